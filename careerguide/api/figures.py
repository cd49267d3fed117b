"""Records as JSON, column by column: a figure says its value, unit, source, date, or why it is
unknown; what only names a record stands as it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from careerguide.lists.columns import Column, Columns, Fact
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
        told = tuple(one for one in columns if one.csv or one.is_figure or one.text is not None)
        reasons = {one.low: one for one in told if one.low}
        reasons |= {one.name: one for one in told if one.missing or one.name not in reasons}
        return cls(told, reasons)


def is_sourced(column: Column) -> bool:
    """Whether a column is a figure, or a fact that may be unknown: it says where it comes from."""
    return bool(column.unit.name or column.missing or column.basis or column.source or column.cited)


def value_of(column: Column) -> Callable[[Writer, Fact], Any]:
    """The plain value of a column: what its CSV has, numbers as numbers."""
    if column.cell is None and column.text is not None and not column.unit.name:
        return lambda writer, fact: column.written(writer, fact) or None
    cell = column.cell or (lambda _writer, fact: column.unit.cell(fact[column.name]))
    if not column.unit.name:
        return lambda writer, fact: _plain(cell(writer, fact))
    return lambda writer, fact: _number(cell(writer, fact))


def _number(value: Any) -> float | int | None:
    if value is None or value == "":
        return None
    if isinstance(value, int):
        return value
    found = float(value)
    # Endless is a cost that nothing limits.
    return None if found in (float("inf"), float("-inf")) or found != found else _whole(found)


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else None if value == "" else value


_value_of = cache(value_of)


@dataclass(frozen=True)
class Asked:
    """What figures ask of their resource: where each comes from, and which staff corrected."""

    origin: Callable[[Writer, Column, Fact], Origin]
    correction: Callable[[Writer, Column, Fact], Record | None]


def records(columns: Columns, writer: Writer, facts: Sequence[Fact], ask: Asked) -> list[Record]:
    """Records of these facts, in their order."""
    shape, found = Shape.of(columns), [Record() for _fact in facts]
    for column in shape.columns:
        name, value = column.name, _value_of(column)
        cells: Iterable[Any]
        if is_sourced(column):
            cells = figures(column, writer, facts, ask, shape.reasons[name])
        else:
            cells = [value(writer, fact) for fact in facts]
        for record, cell in zip(found, cells, strict=True):
            record[name] = cell
    return found


def figures(
    column: Column, writer: Writer, facts: Sequence[Fact], ask: Asked, reason: Column
) -> list[Record]:
    """One column of each fact with all that belongs to a figure."""
    value_of, unit = _value_of(column), column.unit.name or "text"
    origin, correction, flagged = ask.origin, ask.correction, bool(column.flags)
    found: list[Record] = []
    for fact in facts:
        value = value_of(writer, fact)
        source, date = origin(writer, column, fact)
        one: Record = {
            "value": value,
            "unit": unit,
            "source": source,
            "date": date or None,
            "missing": None if value is not None else reason.why(writer, fact) or None,
        }
        if flagged and (flag := writer.flags_of(column, fact)):
            one["flag"] = flag
        if corrected := correction(writer, column, fact):
            one["correction"] = corrected
        found.append(one)
    return found
