"""Records as JSON text, column by column: a figure says its value, unit, source, date, or why it is
unknown; what only names a record stands as it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import repeat
from json.encoder import encode_basestring as quoted
from math import isfinite
from typing import Any, NamedTuple

from careerguide.api.text import pair, text_of
from careerguide.lists.columns import Column, Columns, Fact, Unit
from careerguide.lists.written import Writer

Record = dict[str, Any]
OWN = ("key", "page", "corrected")
"""Members of every record that are no column; one of that name says the same."""
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
    told = column.csv or column.is_figure or column.text is not None
    return column.api and told and column.name not in OWN


def is_sourced(column: Column) -> bool:
    """Whether a column is a figure, or a fact that may be unknown: it says where it comes from."""
    return bool(column.unit.name or column.missing or column.basis or column.source or column.cited)


Values = Callable[[Writer, Sequence[Fact]], list[Any]]


@cache
def values_of(column: Column) -> Values:
    """A column's plain values: what its CSV has, numbers as numbers; None where unknown."""
    cell, name, unit = column.cell, column.name, column.unit
    if cell is not None:
        # Most figures are whole and most facts words: they need no further call.
        usual, plain = (int, _number) if unit.name else (str, _plain)
        return lambda writer, facts: [
            value if type(value) is usual and value != "" else plain(value)
            for value in [cell(writer, fact) for fact in facts]
        ]
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


class Written(NamedTuple):
    """A record as the members of a JSON object, and the sources that its figures name."""

    members: str
    sources: frozenset[str]


def records(
    columns: Columns, writer: Writer, facts: Sequence[Fact], ask: Asked
) -> Iterator[Written]:
    """Records of these facts, in their order, column by column."""
    shape = Shape.of(columns)
    texts: list[Sequence[str]] = []
    named: list[Sequence[Origin]] = []
    by_all: set[str] = set()
    for column in shape.columns:
        head, values = f"{quoted(column.name)}:", values_of(column)(writer, facts)
        if not is_sourced(column):
            texts.append(
                [
                    head + (quoted(value) if type(value) is str else text_of(value))
                    for value in values
                ]
            )
            continue
        if column.missing and not callable(column.missing):
            # A download's cell may have the reason itself where nothing is known.
            reason = str(column.missing)
            values = [None if value == reason else value for value in values]
        origins = ask.origins(writer, column, facts)
        reasons = _reasons(shape.reasons[column.name], writer, facts, values)
        corrected = ask.corrections(writer, column, facts) or ()
        figures = written(column.unit, head, values, _shown(origins, corrected), reasons)
        texts.append(_with_more(column, figures, writer, facts, corrected))
        if len(every := set(origins)) == 1:
            by_all.add(every.pop()[0])
        else:
            named.append(origins)
    sources = zip(*named, strict=True) if named else repeat(())
    for members, origins in zip(zip(*texts, strict=True), sources, strict=False):
        own = {source for source, _date in set(origins)}
        yield Written(",".join(members), frozenset(own | by_all))


def written(
    unit: Unit,
    head: str,
    values: Sequence[Any],
    origins: Sequence[Origin],
    reasons: Sequence[str | None],
) -> list[str]:
    """A column of figures, each behind its name and with all that belongs to it. What stands behind
    the value is alike for many."""
    head, unit_pair = f'{head}{{"value":', pair("unit", unit.name or "text")
    why: list[tuple[Origin, str | None]] = [*zip(origins, reasons, strict=True)]
    behind = {one: _behind(unit_pair, *one) for one in set(why)}
    return [
        f"{head}{value if type(value) is int else text_of(value)}{behind[one]}"
        for value, one in zip(values, why, strict=True)
    ]


def _behind(unit_pair: str, origin: Origin, reason: str | None) -> str:
    said = {"source": origin[0], "date": origin[1] or None, "missing": reason}
    return f",{','.join((unit_pair, *(pair(name, one) for name, one in said.items())))}}}"


def _reasons(
    column: Column, writer: Writer, facts: Sequence[Fact], values: Sequence[Any]
) -> list[str | None]:
    """Why each value is unknown; None where it is known, and where nobody says."""
    if None not in values:
        return [None] * len(values)
    if not callable(column.missing):
        same = str(column.missing) or None
        return [same if value is None else None for value in values]
    return [
        column.why(writer, fact) or None if value is None else None
        for fact, value in zip(facts, values, strict=True)
    ]


def _with_more(
    column: Column,
    figures: list[str],
    writer: Writer,
    facts: Sequence[Fact],
    corrected: Sequence[Record | None],
) -> list[str]:
    """What few figures have besides: what contradicts them, and what staff corrected."""
    if column.flags:
        for at, fact in enumerate(facts):
            if flag := writer.flags_of(column, fact):
                figures[at] = f"{figures[at][:-1]},{pair('flag', flag)}}}"
    for at, correction in enumerate(corrected):
        if correction:
            figures[at] = f"{figures[at][:-1]},{pair('correction', correction)}}}"
    return figures


def _shown(origins: Sequence[Origin], corrected: Sequence[Record | None]) -> Sequence[Origin]:
    """Where figures come from: those that staff corrected, from what staff name."""
    if not corrected:
        return origins
    return [
        (one["source"], one["date"]) if one else origin
        for origin, one in zip(origins, corrected, strict=True)
    ]
