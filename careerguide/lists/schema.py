"""What a table says of its columns where it leaves the site: in a schema, a Parquet file, a
workbook. A list's come from its `Column`s, a kept table's from its model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

Lazy = Any
"""A text, or one that is translated when shown."""

ANY, STRING, INTEGER, NUMBER, BOOLEAN, DATE = (
    "any", "string", "integer", "number", "boolean", "date",
)  # fmt: skip
"""Kinds of values, by Table Schema's names; of `any` a cell is whatever it is."""
YES, NO = "yes", "no"


class Reason(str):
    """Why a cell has no value, in words that stand in its place."""

    __slots__ = ()


@dataclass(frozen=True)
class DataField:
    """A column: its heading and what its values are. Empty cells are unknown, never zero."""

    name: str
    kind: str = ANY
    label: Lazy = ""
    about: Lazy = ""
    unit: Lazy = ""
    missing: Lazy = ""
    """What an empty cell means, where it always means the same."""
    sources: tuple[str, ...] = ()
    """Slugs of the sources its figures may come from; a row's own may be in a column beside it."""

    def value(self, cell: Any) -> Any:
        """The cell as a value of the field's kind; None where it is empty. Cells of CSVs may be
        numbers written with a certain number of decimals."""
        if cell is None or cell == "":
            return None
        return _READ[self.kind](cell)


def _boolean(cell: Any) -> bool:
    return cell == YES if isinstance(cell, str) else bool(cell)


def _date(cell: Any) -> date:
    return date.fromisoformat(cell) if isinstance(cell, str) else cell


def _number(cell: Any) -> float | int:
    if isinstance(cell, str | Decimal):
        return float(cell)
    number: float | int = cell
    return number


_READ: dict[str, Any] = {
    ANY: lambda cell: cell, STRING: str, INTEGER: int, NUMBER: _number, BOOLEAN: _boolean,
    DATE: _date,
}  # fmt: skip


class Sheet(NamedTuple):
    """A table's columns and its lines, whose cells are those of its CSV; None is empty."""

    fields: Sequence[DataField]
    lines: Iterable[Sequence[Any]]

    @property
    def names(self) -> list[str]:
        """The names of its columns."""
        return [one.name for one in self.fields]

    @classmethod
    def plain(cls, names: Iterable[str], lines: Iterable[Sequence[Any]]) -> "Sheet":
        """One of whose columns nothing is said but their names."""
        return cls([DataField(name) for name in names], lines)


@dataclass(frozen=True)
class Whole:
    """A table of the whole data, prepared as files: what it is called, what a row of it is, which
    columns tell rows apart, and what writes it.

    `sheet` is asked for a part of it ("" for all, or such as a state's "ma"); None for no part.
    """

    title: Lazy
    about: Lazy
    key: tuple[str, ...]
    """None of these is ever empty; () where no such columns tell rows apart."""
    sheet: Any
    sources: tuple[str, ...] = ()
    """Slugs of the sources of rows whose columns name none."""
    kept: tuple[str, ...] = ()
    """Kinds of rows that staff may change in it, by Django's names."""
