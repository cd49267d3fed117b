"""The releases that figures come from, as the API has them."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from careerguide.api.kept import Objects, ObjectSelection, columns_of, where
from careerguide.api.resources import Resource
from careerguide.columns import store
from careerguide.columns.narrowing import Rows
from careerguide.lists.filters import AnyOf, list_state
from careerguide.releases.models import Release, releases_in_use

OWN = ("id", "code", "by_hand", "is_current", "seconds")
"""Of a release, what concerns the site alone."""


def sources() -> dict[str, str]:
    """The slugs in use, with the title of each."""
    return {one.source: one.title for one in sorted(releases_in_use(), key=lambda r: r.source)}


FILTERS = (AnyOf("source", "Source", sources, matches=where(lambda one, slug: one.source == slug)),)
SourceQuery = list_state("SourceQuery", FILTERS)


class SourceSelection(ObjectSelection):
    """A query resolved against the releases in use."""

    columns, filters = columns_of(Release, OWN), FILTERS


class SourceList(Resource):
    """Every release in use."""

    name, title = "sources", "Releases in use"
    about = "Publisher, edition, license, what each cannot say, and what loading it counted."
    selection, state, example = SourceSelection, SourceQuery, "?source=oews"

    def select(self, params: QueryDict, **within: str) -> SourceSelection:
        """The releases that /sources/ lists."""
        if not store.page_version():
            raise store.NoData("releases")
        every = sorted(releases_in_use(), key=lambda one: (one.source, -one.year, one.pk))
        return SourceSelection(Objects(every), *SourceQuery.from_params(params))

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """Numbers of releases, as their pages have them."""
        return [str(selection.records.all[row].pk) for row in rows.tolist()]

    def page(self, key: str, **within: str) -> str:
        """The release's page."""
        return reverse("release", args=[key])


RESOURCES = (SourceList(),)
