"""A list's records as written values, by its columns: its table's rows, and its CSV."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import Any, ClassVar, Generic, TypeVar

import numpy as np
from django.utils.translation import get_language

from careerguide.columns.codes import Code
from careerguide.columns.narrowing import Rows
from careerguide.lists.columns import Brief, Column, Fact, Said
from careerguide.lists.rows import joined, names_in, written_each
from careerguide.lists.schema import Sheet
from careerguide.lists.selection import Selection
from careerguide.pages.cache import per_build
from careerguide.pages.labels import labels, notes
from careerguide.pages.language import OWN

CELL = "components/_figure_cell.html"
CHUNK = 2_000
"""Records written together into a CSV."""
MOST_KEPT = 10_000
"""Written rows of a list that a worker keeps, some 2 kB each."""
Parts = tuple[Column, str, str, str, str, str, str]
"""A column, and what rows call what is written of it (`_names`)."""
_AS_IT_IS = Brief()
Kept = TypeVar("Kept")


class Writer:
    """Writes a selection's records; a list's own class looks up once what every record needs."""

    templates: ClassVar[tuple[str, ...]] = ()
    """Those that write the table's rows. A figure that is in no column and that they do not name is
    not written there."""

    def __init__(self, selection: Selection) -> None:
        self.selection = selection
        self._labels: dict[type[Code], dict[int, str]] = {}
        self._notes: dict[type[Code], dict[int, str]] = {}
        self._parts = [(one, *_names(one.key)) for one in selection.columns.shown]
        self._blank = _blank(self._parts)

    def labels(self, codes: type[Code]) -> dict[int, str]:
        """What codes are called, looked up once for all rows."""
        found = self._labels.get(codes)
        if found is None:
            found = self._labels[codes] = labels(codes)
        return found

    def notes(self, codes: type[Code]) -> dict[int, str]:
        """What they say beside a figure, likewise."""
        found = self._notes.get(codes)
        if found is None:
            found = self._notes[codes] = notes(codes)
        return found

    def own(self, fact: Fact) -> dict[str, Any]:
        """What a row says beside its columns: its name and address."""
        return {}

    def mark(self, rows: list[dict[str, Any]]) -> None:
        """Mark names in rows of a table that is not in English, where they are English."""

    def flags_of(self, column: Column, fact: Fact) -> str:
        """The contradictions that concern a figure; "" for none."""
        return ""

    def brief_flags_of(self, column: Column, fact: Fact) -> str:
        """The same in few words, for a list's row."""
        return self.flags_of(column, fact)

    def source_of(self, column: Column, fact: Fact) -> str:
        """The slug of what a figure comes from; "" where no release gives it."""
        return column.source_of(fact)

    def sources_of(self, column: Column, facts: Sequence[Fact]) -> list[str]:
        """The same of many records."""
        return [self.source_of(column, fact) for fact in facts]

    def row(self, fact: Fact) -> dict[str, Any]:
        """Its columns by `key`, all written: "" where the reason stands instead, under `no_key`."""
        return self._written([fact])[0]

    def rows(self, rows: Rows) -> list[dict[str, Any]]:
        """The same of many records."""
        return self._written(list(self.selection.facts(rows)))

    def few(self, rows: Rows, keys: Collection[str]) -> list[tuple[Fact, dict[str, Any]]]:
        """The facts of a few records, and of their columns those of these keys as written."""
        facts: list[Fact] = self.selection.few_facts(rows)
        parts = [one for one in self._parts if one[0].key in keys]
        return list(zip(facts, self._written(facts, parts), strict=True))

    def _written(self, facts: list[Fact], parts: list[Parts] | None = None) -> list[dict[str, Any]]:
        """By column, since a column is asked many things that are alike for every record.

        All columns, or those of some `parts`.
        """
        blank = self._blank if parts is None else _blank(parts)
        found = [blank | self.own(fact) for fact in facts]
        for column, key, beside, note, missing, bound, flag in parts or self._parts:
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
        """What the table's own templates (`templates`) name of records, and `cells`, its figures in
        HTML.

        A reader who changes an order or a limit meets many rows again: those that depend on the
        record alone are kept.
        """
        variant = self.variant()
        if variant is None:
            return self._with_cells(rows)
        kept = _kept_rows(type(self)).of(variant)
        numbers = rows.tolist()
        found = {number: kept[number] for number in numbers if number in kept}
        if lacking := [number for number in numbers if number not in found]:
            made = dict(zip(lacking, self._with_cells(np.array(lacking)), strict=True))
            found |= made
            kept |= made
        return [{**found[number]} for number in numbers]

    def _with_cells(self, rows: Rows) -> list[dict[str, Any]]:
        facts = self.selection.few_facts(rows)
        table = [one for one in self.selection.table if one.key]
        named = names_in(*self.templates)
        parts = [one for one in self._parts if one[0] not in table and not named.isdisjoint(one)]
        found = self._written(facts, parts)
        columns = [self._cells_of(column, facts, found) for column in table]
        for row, cells in zip(found, zip(*columns, strict=True), strict=True):
            row["cells"] = joined(cells)
        if get_language() != OWN:
            self.mark(found)
        return found

    def _cells_of(
        self, column: Column, facts: list[Fact], rows: list[dict[str, Any]]
    ) -> Iterable[str]:
        """A column's cells as HTML; each row is given its note, too."""
        brief, note_key = column.brief or _AS_IT_IS, f"{column.key}_note"
        said: dict[str, Said | None] = {
            "beneath": brief.beneath,
            "beside": column.beside,
            "note": column.note if column.brief is None else brief.note,
            "more": brief.more,
        }
        said_of = [(name, words) for name, words in said.items() if words is not None]
        always = {name: "" for name, words in said.items() if words is None} | {
            "label": column.head(self.selection),
            "css": f"num {column.key}" if column.unit.numeric else column.key,
            "value_css": "value wrap" if column.unit.wraps else "value",
        }
        if not column.flags:
            always["flag"] = ""
        if brief.under is None:
            always["under"] = ""
        why_of = brief.missing or column.why
        if brief.text is None:
            texts = column.texts(self, facts)
        else:
            texts = [brief.text(self, fact) for fact in facts]
        cells: list[dict[str, Any]] = []
        for fact, row, text in zip(facts, rows, texts, strict=True):
            cell: dict[str, Any] = {"text": text}
            if text:
                cell |= {name: words(self, fact) for name, words in said_of}
                cell["about"] = brief.about is not None and brief.about(fact)
            else:
                cell["why"] = why_of(self, fact)
            if column.flags:
                cell["flag"] = self.brief_flags_of(column, fact)
            if brief.under is not None:
                cell["under"] = brief.under(self, fact)
            row[note_key] = cell.get("note", "")
            cells.append(cell)
        return written_each(CELL, cells, **always)

    def sheet(
        self, columns: Sequence[Column] = (), rows: Rows | None = None, *, reasons: bool = False
    ) -> Sheet:
        """The file's columns and its lines, figures unformatted: every match in the list's order
        with the CSV's columns, or some `rows` with others. With `reasons`, these stand in the place
        of figures that are unknown."""
        columns = columns or self.selection.columns.csv
        rows = self.selection.ordered if rows is None else rows
        fields = [one.field(self.selection.records) for one in columns]
        cells = [one.cell_or_why if reasons and one.missing else one.cell_of for one in columns]
        return Sheet(fields, self._lines(cells, rows))

    def _lines(self, cells: Sequence[Callable[..., Any]], rows: Rows) -> Iterator[list[Any]]:
        for start in range(0, len(rows), CHUNK):
            for fact in self.selection.facts(rows[start : start + CHUNK]):
                yield [cell(self, fact) for cell in cells]


class KeptRows(Generic[Kept]):
    """Rows that were written, by variant and number; the variants asked for last stay, `most` rows
    of them all."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.by_variant: dict[Hashable, dict[int, Kept]] = {}

    def of(self, variant: Hashable) -> dict[int, Kept]:
        """Those of a variant; whoever writes one puts it in."""
        own = self.by_variant.pop(variant, {})
        if len(own) > self.most:
            own = {}
        left = self.most - len(own)
        for other, rows in reversed(list(self.by_variant.items())):
            left -= len(rows)
            if left < 0:
                self.by_variant.pop(other, None)
        self.by_variant[variant] = own
        return own


@per_build
def _kept_rows(_writer: type[Writer]) -> KeptRows[dict[str, Any]]:
    return KeptRows(MOST_KEPT)


def _blank(parts: list[Parts]) -> dict[str, str]:
    return dict.fromkeys((name for _column, *names in parts for name in names), "")


def _names(key: str) -> tuple[str, str, str, str, str, str]:
    """What rows call a figure, what belongs to it, its note, why there is none, what limits it,
    what contradicts it."""
    return key, f"{key}_beside", f"{key}_note", f"no_{key}", f"{key}_bound", f"{key}_flag"
