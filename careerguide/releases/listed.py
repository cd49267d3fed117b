"""The releases in use as a list: for the API, and as a table to download."""

from django.utils.translation import gettext_lazy as _

from careerguide.lists.columns import Column, Columns
from careerguide.lists.filters import AnyOf, list_state
from careerguide.lists.kept import DAY, ObjectSelection, attribute, columns_of, sheet, where
from careerguide.lists.schema import Sheet, Whole
from careerguide.releases.models import Release, releases_in_use

OWN = ("id", "code", "by_hand", "is_current", "seconds", "licence", "loaded_at")
"""Of a release, what concerns the site alone, and what columns of other names say."""


def every() -> list[Release]:
    """The releases in use."""
    return sorted(releases_in_use(), key=lambda one: (one.source, -one.year, one.pk))


def sources() -> dict[str, str]:
    """The slugs in use, with the title of each."""
    return {one.source: one.title for one in every()}


FILTERS = (AnyOf("source", "Source", sources, matches=where(lambda one, slug: one.source == slug)),)
SourceQuery = list_state("SourceQuery", FILTERS)


class SourceSelection(ObjectSelection):
    """A query resolved against the releases in use."""

    columns = Columns((
        *columns_of(Release, OWN),
        attribute("license", _("License"), of="licence"),
        Column("loaded_on", DAY, _("Loaded on"), cell=lambda _w, f: f["one"].loaded_at.date()),
    ))  # fmt: skip
    filters = FILTERS


def table(part: str) -> Sheet | None:
    """Every release in use; None for a part."""
    told = Columns([one for one in SourceSelection.columns if one.name != "reasons"])
    return None if part else sheet(told, every())


SOURCES = Whole(
    _("Sources"),
    _("A release in use: one edition of one publisher’s file, its license, and what loading it"
      " counted."),
    ("source", "edition"), table,
)  # fmt: skip
