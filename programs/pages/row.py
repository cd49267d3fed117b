"""Programs as written values: what a list row, a comparison and a download say of one."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.columns.narrowing import Rows
from careerguide.lists.columns import Column, Fact
from careerguide.lists.rows import write_rows
from careerguide.pages.labels import labels
from programs.columns import COLUMNS
from programs.pages.words import flags_of, residencies
from programs.rules.codes import STATE_LIST, AwardLevel, Origin, Residency
from programs.rules.ids import listed_by, program_slug
from programs.selection import Selection
from salaries.build.release import releases_of_figures

CELL = "components/_figure_cell.html"


class Writer:
    """Writes a selection's programs by their columns; what every row needs is looked up once."""

    def __init__(self, selection: Selection) -> None:
        self.selection, self.catalog = selection, selection.catalog
        self.residencies = residencies()
        self.residency = self.residencies[selection.residency]
        self.awards = labels(AwardLevel)
        self.home = reverse("programs:list")
        self._cited: dict[str, str] | None = None

    @property
    def price_for(self) -> str:
        """What a price is, above a row of them."""
        return _("whole program, %(who)s") % {"who": self.residency}

    @property
    def cited(self) -> dict[str, str]:
        """Short names of the releases figures come from, by source."""
        if self._cited is None:
            found = releases_of_figures().items()
            self._cited = {slug: f"{release.title} {release.edition}" for slug, release in found}
        return self._cited

    def residency_of(self, fact: Fact) -> str:
        """Whose price the program's is."""
        return self.residencies[Residency.OUT_OF_STATE] if fact["away"] else self.residency

    def is_listed(self, fact: Fact) -> bool:
        return bool(fact["origin"] == Origin.STATE_LISTED)

    def award(self, fact: Fact) -> str:
        """The award level; of a listing without one, the credential it names."""
        if not fact["award_level"] and fact["row"] < len(self.catalog.listed):
            credential: str = self.catalog["listed_credentials"][fact["row"]]
            return credential or self.awards[AwardLevel.NOT_REPORTED]
        return self.awards[fact["award_level"]]

    def slug_of(self, source: str, fact: Fact) -> str:
        """A source's slug; of a state's list, that of the program's own state."""
        return listed_by(fact["id"]) if source == STATE_LIST else source

    def source_of(self, column: Column, fact: Fact) -> str:
        """The slug of what a figure of the program comes from."""
        return self.slug_of(column.source_of(fact), fact)

    def flags_of(self, column: Column, fact: Fact) -> str:
        """The contradictions that concern a figure; "" for none."""
        figure = column.flags_on(fact)
        return flags_of(figure, fact["flags"]) if figure else ""

    def rows(self, rows: Rows) -> list[dict[str, Any]]:
        return [self.row(fact) for fact in self.selection.facts(rows)]

    def row(self, fact: Fact) -> dict[str, Any]:
        """Its columns by `key`, all written: "" where the reason stands instead, under `no_key`."""
        slug = program_slug(fact["id"])
        row: dict[str, Any] = {
            "slug": slug,
            "href": f"{self.home}{slug}/",
            "name": self.catalog.name(fact["row"]),
            "school_flag": flags_of("school", fact["flags"]),
        }
        for column in COLUMNS.shown:
            key = column.key
            row[key] = text = column.written(self, fact)
            row[f"{key}_note"] = column.note(self, fact) if column.note else ""
            row[f"no_{key}"] = "" if text else column.why(self, fact)
            row[f"{key}_flag"] = self.flags_of(column, fact)
        return row

    def table_rows(self, rows: Rows) -> list[dict[str, Any]]:
        """The same with `cells`, the figures as the table's cells in HTML."""
        found = self.rows(rows)
        heads = [(column, str(column.heading)) for column in COLUMNS.table]
        for row in found:
            row["cells"] = write_rows(CELL, [cell(column, head, row) for column, head in heads])
        return found


def cell(column: Column, head: str, row: dict[str, Any]) -> dict[str, Any]:
    """What the template of a cell shows of a figure."""
    key = column.key
    return {
        "label": head,
        "css": "value wrap" if column.unit.wraps else "value",
        "text": row[key],
        "note": row[f"{key}_note"],
        "why": row[f"no_{key}"],
        "flag": row[f"{key}_flag"],
    }
