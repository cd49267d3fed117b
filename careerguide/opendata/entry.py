"""What a reader is told of one change of the data."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Move:
    """A row whose figure moved, as written."""

    title: str
    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Moves:
    """The rows in which a figure moved most."""

    words: str
    rows: list[Move]


@dataclass(frozen=True)
class TableChange:
    """A table's counts in words, which figures changed in how many rows, and what moved most."""

    title: str
    counts: str
    figures: str
    moves: list[Moves] = field(default_factory=list)


@dataclass(frozen=True)
class Entry:
    """A load, or a day's corrections; `key` names it for good."""

    key: str
    at: datetime
    title: str
    lines: list[str]
    tables: list[TableChange] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it but the rows that moved, in sentences."""
        told = [f"{one.title}: {one.counts}." for one in self.tables]
        return " ".join((*self.lines, *told))
