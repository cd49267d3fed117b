"""The releases in use, as a table to download."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from careerguide.lists.schema import DATE, INTEGER, STRING, DataField, Sheet, Whole
from careerguide.releases.models import Release

FIELDS = (
    DataField("source", STRING, "Source", "By which other tables and settings know it."),
    *(
        DataField(name, kind, label)
        for name, kind, label in (
            ("edition", STRING, "Edition, as its publisher names it"),
            ("year", INTEGER, "Year that its figures describe"),
            ("title", STRING, "Title"),
            ("publisher", STRING, "Publisher"),
            ("licence", STRING, "License"),
            ("url", STRING, "Publisher’s page"),
            ("caveats", STRING, "What it cannot say"),
            ("file_name", STRING, "File"),
            ("sha256", STRING, "SHA-256 of the file"),
            ("bytes", INTEGER, "Bytes of the file"),
            ("rows_read", INTEGER, "Rows read"),
            ("rows_loaded", INTEGER, "Rows loaded"),
            ("rows_unmatched", INTEGER, "Rows left out"),
            ("rows_rejected", INTEGER, "Rows rejected"),
        )
    ),
    DataField("loaded_on", DATE, "Loaded on"),
)


def sources(part: str) -> Sheet | None:
    """Every release in use; None for a part."""
    return None if part else Sheet(FIELDS, _lines())


def _lines() -> Iterator[list[Any]]:
    names = [one.name for one in FIELDS[:-1]]
    for release in Release.objects.filter(is_current=True).order_by("source", "edition"):
        cells = [getattr(release, name) for name in names]
        yield [*(None if cell == "" else cell for cell in cells), release.loaded_at.date()]


SOURCES = Whole(
    _("Sources"),
    _("A release in use: one edition of one publisher’s file, its license, and what loading it"
      " counted."),
    ("source", "edition"), sources,
)  # fmt: skip
