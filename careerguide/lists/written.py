"""A list's records as written values, by its columns: its table's rows, and its CSV."""

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse

from careerguide.columns.codes import Code
from careerguide.columns.narrowing import Rows
from careerguide.lists.columns import Column, Fact
from careerguide.lists.csvfile import csv_response
from careerguide.lists.rows import write_rows
from careerguide.lists.selection import Selection
from careerguide.pages.labels import notes

CELL = "components/_figure_cell.html"
CHUNK = 2_000
"""Records written together into a CSV."""


class Writer:
    """Writes a selection's records; a list's own class looks up once what every record needs."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._notes: dict[type[Code], dict[int, str]] = {}
        self._parts = [(one, *_names(one.key)) for one in selection.columns.shown]
        self._blank = dict.fromkeys((name for _c, *names in self._parts for name in names), "")

    def notes(self, codes: type[Code]) -> dict[int, str]:
        """What codes say beside a figure, looked up once for all rows."""
        found = self._notes.get(codes)
        if found is None:
            found = self._notes[codes] = notes(codes)
        return found

    def own(self, fact: Fact) -> dict[str, Any]:
        """What a row says beside its columns: its name and address."""
        return {}

    def flags_of(self, column: Column, fact: Fact) -> str:
        """The contradictions that concern a figure; "" for none."""
        return ""

    def source_of(self, column: Column, fact: Fact) -> str:
        """The slug of what a figure comes from; "" where no release gives it."""
        return column.source_of(fact)

    def row(self, fact: Fact) -> dict[str, Any]:
        """Its columns by `key`, all written: "" where the reason stands instead, under `no_key`."""
        row = self._blank | self.own(fact)
        for column, key, note, missing, bound, flag in self._parts:
            if text := column.written(self, fact):
                row[key] = text
                if column.note:
                    row[note] = column.note(self, fact)
            else:
                row[missing] = column.why(self, fact)
                if column.bound:
                    row[bound] = column.bound(self, fact)
            if column.flags:
                row[flag] = self.flags_of(column, fact)
        return row

    def rows(self, rows: Rows) -> list[dict[str, Any]]:
        """The records at these row numbers, each as `row` writes it."""
        return [self.row(fact) for fact in self.selection.facts(rows)]

    def table_rows(self, rows: Rows) -> list[dict[str, Any]]:
        """The same with `cells`, the figures as the table's cells in HTML.

        A column without a key stands in the row's own template.
        """
        found = self.rows(rows)
        heads = [(one, one.head(self.selection)) for one in self.selection.table if one.key]
        for row in found:
            row["cells"] = write_rows(CELL, [cell(column, head, row) for column, head in heads])
        return found

    def csv(self, name: str) -> StreamingHttpResponse:
        """Every match in the list's order, named `name`.csv."""
        columns, records = self.selection.columns.csv, self.selection.records
        names = [one.csv_name(records) if one.csv_name else one.name for one in columns]
        return csv_response(name, names, self.lines())

    def lines(self) -> Iterator[list[Any]]:
        """The CSV's lines, figures unformatted."""
        cells = [one.cell_of for one in self.selection.columns.csv]
        ordered = self.selection.ordered
        for start in range(0, len(ordered), CHUNK):
            for fact in self.selection.facts(ordered[start : start + CHUNK]):
                yield [cell(self, fact) for cell in cells]


def _names(key: str) -> tuple[str, str, str, str, str]:
    """What rows call a figure, its note, why there is none, what limits it, what contradicts it."""
    return key, f"{key}_note", f"no_{key}", f"{key}_bound", f"{key}_flag"


def cell(column: Column, head: str, row: dict[str, Any]) -> dict[str, Any]:
    """What the template of a cell shows of a figure."""
    key = column.key
    return {
        "label": head,
        "numeric": column.unit.numeric,
        "css": "value wrap" if column.unit.wraps else "value",
        "text": row[key],
        "note": row[f"{key}_note"],
        "why": row[f"no_{key}"],
        "flag": row[f"{key}_flag"],
    }
