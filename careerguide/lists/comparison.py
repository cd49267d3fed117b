"""Compare figures side by side, and say which is best only where that is true. Pure: no Django."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Figure:
    """One figure of one thing compared.

    `low` and `high` are its ends in the row's unit (the same for a point), None where unknown.
    Figures are comparable when their `scope` is equal: what they measure, of whom, where.
    """

    text: str
    low: float | None = None
    high: float | None = None
    scope: Hashable = None
    note: str = ""
    source: str = ""
    flag: str = ""
    best: bool = False
    missing: bool = False

    @property
    def known(self) -> bool:
        return self.low is not None and self.high is not None


@dataclass(frozen=True)
class Row:
    """One line of a comparison; `prefer` is "lowest", "highest" or "" for no mark."""

    label: str
    figures: Sequence[Figure]
    prefer: str = ""
    note: str = ""

    @property
    def differs(self) -> bool:
        return len({(f.text, f.flag) for f in self.figures}) > 1


@dataclass(frozen=True)
class Group:
    """Lines under one heading."""

    label: str
    rows: Sequence[Row] = field(default_factory=tuple)


def best(figures: Sequence[Figure], prefer: str) -> int | None:
    """Which figure is the lowest or highest beyond doubt; None where none is.

    At least two must be known and free of contradictions, all of those must be comparable, and a
    range must lie wholly on the better side of every other: overlap or a tie gets no mark.
    """
    usable = [at for at, f in enumerate(figures) if f.known and not f.flag]
    if not prefer or len(usable) < 2 or len({figures[at].scope for at in usable}) > 1:
        return None
    for at in usable:
        if all(_better(figures[at], figures[o], prefer) for o in usable if o != at):
            return at
    return None


def marked(row: Row, judged: Sequence[Figure] = ()) -> Row:
    """The row with its best figure marked.

    `judged` stands in for its figures where more speaks against them than they show.
    """
    at = best(judged or row.figures, row.prefer)
    if at is None:
        return row
    return replace(row, figures=[replace(f, best=n == at) for n, f in enumerate(row.figures)])


def _better(one: Figure, other: Figure, prefer: str) -> bool:
    if prefer == "lowest":
        return (one.high or 0) < (other.low or 0)
    return (one.low or 0) > (other.high or 0)
