"""Records as JSON, column by column: a figure says its value, unit, source, date, or why it is
unknown; what only names a record stands as it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import Any

from careerguide.lists.columns import Column, Columns, Fact, Unit
from careerguide.lists.written import Writer

Record = dict[str, Any]
Origin = tuple[str, str]
"""Of a figure: the slug of its source, or its address or name; its date or edition."""


@dataclass(frozen=True)
class Shape:
    """How the records of a list look: its columns, and the column whose reason each shares."""

    columns: tuple[Column, ...]
    reasons: dict[str, Column]

    @classmethod
    @cache
    def of(cls, columns: Columns) -> "Shape":
        """Every column that says something; made once, as declarations never change."""
        told = tuple(one for one in columns if _is_told(one))
        reasons = {one.low: one for one in told if one.low}
        reasons |= {one.name: one for one in told if one.missing or one.name not in reasons}
        return cls(told, reasons)


def _is_told(column: Column) -> bool:
    return column.api and (column.csv or column.is_figure or column.text is not None)


def is_sourced(column: Column) -> bool:
    """Whether a column is a figure, or a fact that may be unknown: it says where it comes from."""
    return bool(column.unit.name or column.missing or column.basis or column.source or column.cited)


Values = Callable[[Writer, Sequence[Fact]], list[Any]]


@cache
def values_of(column: Column) -> Values:
    """A column's plain values: what its CSV has, numbers as numbers; None where unknown."""
    cell, name, unit = column.cell, column.name, column.unit
    if cell is not None:
        plain = _number if unit.name else _plain
        return lambda writer, facts: [plain(cell(writer, fact)) for fact in facts]
    if column.text is not None and not unit.name:
        return lambda writer, facts: [column.written(writer, fact) or None for fact in facts]
    if not unit.name:
        return lambda _writer, facts: [fact[name] for fact in facts]
    convert = unit.cell
    return lambda _writer, facts: [
        # Most are whole: they need no call.
        value if type(value) is int or value is None else _number(value)
        for value in [convert(fact[name]) for fact in facts]
    ]


def _number(value: Any) -> float | int | None:
    """A number that JSON has; an endless cost, which nothing limits, is None."""
    if value is None or type(value) is int:
        return value
    if value == "":
        return None
    found = float(value)
    if not isfinite(found):
        return None
    return int(found) if found.is_integer() else found


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else None if value == "" else value


@dataclass(frozen=True)
class Asked:
    """What figures ask of their resource, a column at a time: where each comes from, and which
    staff corrected; None where they corrected nothing of these."""

    origins: Callable[[Writer, Column, Sequence[Fact]], Sequence[Origin]]
    corrections: Callable[[Writer, Column, Sequence[Fact]], Sequence[Record | None] | None]


def records(
    columns: Columns, writer: Writer, facts: Sequence[Fact], ask: Asked
) -> tuple[list[Record], set[str]]:
    """Records of these facts, in their order, and the sources that their figures name."""
    shape, found, sources = Shape.of(columns), [Record() for _fact in facts], set[str]()
    for column in shape.columns:
        name, cells = column.name, values_of(column)(writer, facts)
        if is_sourced(column):
            origins = ask.origins(writer, column, facts)
            sources.update(source for source, _date in set(origins))
            reasons = _reasons(shape.reasons[name], writer, facts, cells)
            cells = figures(column.unit, cells, origins, reasons)
            _add(column, cells, writer, facts, ask)
        for record, cell in zip(found, cells, strict=True):
            record[name] = cell
    return found, sources


def figures(
    unit: Unit, values: Sequence[Any], origins: Sequence[Origin], reasons: Sequence[str | None]
) -> list[Record]:
    """A column of records with all that belongs to a figure."""
    name = unit.name or "text"
    return [
        {"value": value, "unit": name, "source": source, "date": date or None, "missing": reason}
        for value, (source, date), reason in zip(values, origins, reasons, strict=True)
    ]


def _reasons(
    column: Column, writer: Writer, facts: Sequence[Fact], values: Sequence[Any]
) -> list[str | None]:
    """Why each value is unknown; None where it is known, and where nobody says."""
    if not callable(column.missing):
        same = str(column.missing) or None
        return [same if value is None else None for value in values]
    return [
        column.why(writer, fact) or None if value is None else None
        for fact, value in zip(facts, values, strict=True)
    ]


def _add(
    column: Column, found: list[Record], writer: Writer, facts: Sequence[Fact], ask: Asked
) -> None:
    """What few figures have: what contradicts them, and what staff corrected, which then is what
    they come from."""
    if column.flags:
        for one, fact in zip(found, facts, strict=True):
            if flag := writer.flags_of(column, fact):
                one["flag"] = flag
    for one, correction in zip(found, ask.corrections(writer, column, facts) or (), strict=False):
        if correction:
            one["correction"] = correction
            one["source"], one["date"] = correction["source"], correction["date"]
