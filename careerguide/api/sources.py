"""The releases that figures come from, as the API has them."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse

from careerguide.api.resources import KeptList
from careerguide.columns import store
from careerguide.columns.narrowing import Rows
from careerguide.lists.kept import Objects
from careerguide.releases.listed import SourceQuery, SourceSelection, every


class SourceList(KeptList):
    """Every release in use."""

    name, title = "sources", "Releases in use"
    about = "Publisher, edition, license, what each cannot say, and what loading it counted."
    selection, state, example = SourceSelection, SourceQuery, "?source=oews"

    def select(self, params: QueryDict, **within: str) -> SourceSelection:
        """The releases that /sources/ lists."""
        if not store.page_version():
            raise store.NoData("releases")
        return SourceSelection(Objects(every()), *SourceQuery.from_params(params))

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """Numbers of releases, as their pages have them."""
        return [str(selection.records.all[row].pk) for row in rows.tolist()]

    def page(self, key: str, **within: str) -> str:
        """The release's page."""
        return reverse("release", args=[key])


RESOURCES = (SourceList(),)
