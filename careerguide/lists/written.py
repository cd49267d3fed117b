"""A list's records as written values, by its columns: its table's rows, and its CSV."""

from collections.abc import Hashable, Iterator
from typing import Any

import numpy as np
from django.http import StreamingHttpResponse

from careerguide.columns.codes import Code
from careerguide.columns.narrowing import Rows
from careerguide.lists.columns import Column, Fact
from careerguide.lists.csvfile import Sheet, csv_response
from careerguide.lists.rows import write_rows
from careerguide.lists.selection import Selection
from careerguide.pages.cache import per_build
from careerguide.pages.labels import notes

CELL = "components/_figure_cell.html"
CHUNK = 2_000
"""Records written together into a CSV."""
MOST_KEPT = 2_000
"""Written rows that are kept of one kind, some 3 kB each."""


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

    def brief_flags_of(self, column: Column, fact: Fact) -> str:
        """The same in few words, for a list's row."""
        return self.flags_of(column, fact)

    def source_of(self, column: Column, fact: Fact) -> str:
        """The slug of what a figure comes from; "" where no release gives it."""
        return column.source_of(fact)

    def row(self, fact: Fact) -> dict[str, Any]:
        """Its columns by `key`, all written: "" where the reason stands instead, under `no_key`."""
        return self._written([fact])[0]

    def rows(self, rows: Rows) -> list[dict[str, Any]]:
        """The same of many records."""
        return self._written(list(self.selection.facts(rows)))

    def _written(self, facts: list[Fact]) -> list[dict[str, Any]]:
        """By column, since a column is asked many things that are alike for every record."""
        found = [self._blank | self.own(fact) for fact in facts]
        for column, key, beside, note, missing, bound, flag in self._parts:
            for fact, row, text in zip(facts, found, column.texts(self, facts), strict=True):
                if text:
                    row[key] = text
                    if column.beside:
                        row[beside] = column.beside(self, fact)
                    if column.note:
                        row[note] = column.note(self, fact)
                else:
                    row[missing] = column.why(self, fact)
                    if column.bound:
                        row[bound] = column.bound(self, fact)
            if column.flags:
                for fact, row in zip(facts, found, strict=True):
                    row[flag] = self.flags_of(column, fact)
        return found

    def variant(self) -> Hashable:
        """What a record's written row depends on but for the record; None where rows differ."""
        return None

    def table_rows(self, rows: Rows) -> list[dict[str, Any]]:
        """The same with `cells`, the figures as the table's cells in HTML.

        A column without a key stands in the row's own template. A reader who changes an order or a
        limit meets many rows again: those that depend on the record alone are kept.
        """
        variant = self.variant()
        if variant is None:
            return self._with_cells(rows)
        kept = _kept(type(self), variant)
        numbers = rows.tolist()
        if lacking := [number for number in numbers if number not in kept]:
            if len(kept) > MOST_KEPT:
                kept.clear()
                lacking = numbers
            kept |= zip(lacking, self._with_cells(np.array(lacking)), strict=True)
        return [{**kept[number]} for number in numbers]

    def _with_cells(self, rows: Rows) -> list[dict[str, Any]]:
        facts = list(self.selection.facts(rows))
        found = self._written(facts)
        heads = [(one, one.head(self.selection)) for one in self.selection.table if one.key]
        for row, fact in zip(found, facts, strict=True):
            cells = [self._cell(column, head, row, fact) for column, head in heads]
            row["cells"] = write_rows(CELL, cells)
        return found

    def _cell(self, column: Column, head: str, row: dict[str, Any], fact: Fact) -> dict[str, Any]:
        """What the template of a cell shows of a figure."""
        key, brief = column.key, column.brief
        text = row[key]
        known = bool(text)
        note, why = row[f"{key}_note"], row[f"no_{key}"]
        more = ""
        if brief is not None:
            more = brief.more(self, fact) if known else ""
            note = brief.note(self, fact) if known else ""
            text = brief.text(self, fact) if brief.text and known else text
            why = brief.missing(self, fact) if brief.missing and not text else why
        return {
            "label": head,
            "css": f"num {key}" if column.unit.numeric else key,
            "value_css": "value wrap" if column.unit.wraps else "value",
            "text": text,
            "about": known and brief is not None and brief.about(fact),
            "beneath": brief.beneath(self, fact) if brief is not None and known else "",
            "under": brief.under(self, fact) if brief is not None else "",
            "beside": row[f"{key}_beside"],
            "note": note,
            "more": more,
            "why": why,
            "flag": self.brief_flags_of(column, fact) if row[f"{key}_flag"] else "",
        }

    def csv(self, name: str) -> StreamingHttpResponse:
        """Every match in the list's order, named `name`.csv."""
        return csv_response(name, *self.sheet())

    def sheet(self) -> Sheet:
        """The names of the CSV's columns, and its lines."""
        columns, records = self.selection.columns.csv, self.selection.records
        names = [one.csv_name(records) if one.csv_name else one.name for one in columns]
        return names, self.lines()

    def lines(self) -> Iterator[list[Any]]:
        """The CSV's lines, figures unformatted."""
        cells = [one.cell_of for one in self.selection.columns.csv]
        ordered = self.selection.ordered
        for start in range(0, len(ordered), CHUNK):
            for fact in self.selection.facts(ordered[start : start + CHUNK]):
                yield [cell(self, fact) for cell in cells]


@per_build(most=8)
def _kept(_writer: type[Writer], _variant: Hashable) -> dict[int, dict[str, Any]]:
    """Rows that were written, by number; whoever writes one puts it in."""
    return {}


def _names(key: str) -> tuple[str, str, str, str, str, str]:
    """What rows call a figure, what belongs to it, its note, why there is none, what limits it,
    what contradicts it."""
    return key, f"{key}_beside", f"{key}_note", f"no_{key}", f"{key}_bound", f"{key}_flag"
