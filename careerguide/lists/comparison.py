"""Compare figures side by side, and say which is best only where that is true."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from careerguide.lists.columns import Column, Columns, Fact

FEWEST = 2
"""Things that make a comparison."""


class Figure(NamedTuple):
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
    """What speaks against it; such a figure is never best."""
    warning: str = ""
    """What to know beside it, though it stands."""
    best: bool = False
    missing: bool = False

    @property
    def known(self) -> bool:
        """Whether both its ends are."""
        return self.low is not None and self.high is not None


class Row(NamedTuple):
    """One line of a comparison; `prefer` is "lowest", "highest" or "" for no mark."""

    label: str
    figures: Sequence[Figure]
    prefer: str = ""
    note: str = ""
    judged: Sequence[Figure] = ()
    """What is judged in place of the figures, where more speaks against them than they show."""
    words: "Words | None" = None

    @property
    def differs(self) -> bool:
        """Whether not all figures read the same."""
        return len({(f.text, f.flag, f.warning) for f in self.figures}) > 1

    @property
    def folds(self) -> bool:
        """Whether two or more figures say wholly the same, so that one line says it of all."""
        said = {(f.text, f.note) for f in self.figures}
        spoken = any(f.flag or f.warning for f in self.figures)
        return len(self.figures) >= FEWEST and len(said) == 1 and not spoken

    @property
    def tag(self) -> str:
        """What its best is called: “cheapest”."""
        if self.words and self.words.tag:
            return self.words.tag
        return _("lowest") if self.prefer == "lowest" else _("highest")

    @property
    def reads(self) -> str:
        """What a reader of the line should know, whoever wins; "" for nothing."""
        return self.words.reads if self.words else ""

    @property
    def unlike(self) -> str:
        """Why figures of different scopes are not compared; "" where nothing better is known."""
        return self.words.unlike if self.words else ""


@dataclass(frozen=True)
class Words:
    """What a column says of reading its line; see `careerguide.lists.columns.Compare`."""

    tag: str = ""
    reads: str = ""
    unlike: str = ""


@dataclass(frozen=True)
class Group:
    """Lines under one heading."""

    label: str
    rows: Sequence[Row] = field(default_factory=tuple)


@dataclass(frozen=True)
class Compared:
    """One thing compared, as the head of its column.

    `said` is what a screen reader hears is removed: the head alone may name two things. `letter`
    stands before the head where sentences call the thing by that; "" where they use its name.
    """

    href: str
    head: str
    sub: str
    said: str
    remove_href: str
    letter: str = ""


def best(figures: Sequence[Figure], prefer: str) -> int | None:
    """Which figure is the lowest or highest beyond doubt; None where none is.

    At least two must be known and free of contradictions, all of those must be comparable, and a
    range must lie wholly on the better side of every other: overlap or a tie gets no mark.
    """
    usable = [at for at, f in enumerate(figures) if f.known and not f.flag]
    if not prefer or len(usable) < FEWEST or len({figures[at].scope for at in usable}) > 1:
        return None
    for at in usable:
        if all(surely_better(figures[at], figures[o], prefer) for o in usable if o != at):
            return at
    return None


def marked(row: Row, judged: Sequence[Figure] = ()) -> Row:
    """The row with its best figure marked.

    `judged` stands in for its figures where more speaks against them than they show.
    """
    at = best(judged or row.figures, row.prefer)
    figures = [
        f if f.best == (n == at) else f._replace(best=n == at) for n, f in enumerate(row.figures)
    ]
    return row._replace(figures=figures, judged=judged)


def surely_better(one: Figure, other: Figure, prefer: str) -> bool:
    """Whether the whole range of one, both ends known, lies on the better side of the other's."""
    if prefer == "lowest":
        return (one.high or 0) < (other.low or 0)
    return (one.low or 0) > (other.high or 0)


def groups(
    columns: Columns, writer: Any, facts: Sequence[Fact], releases: Mapping[str, str]
) -> list[Group]:
    """The rows that columns declare under their headings, each figure with its release."""
    found: dict[str, list[tuple[int, Row]]] = {str(group): [] for group in columns.groups}
    for column in columns:
        if column.compare is not None:
            row = _row(column, writer, facts, releases)
            found[str(column.compare.group)].append((column.compare.at, row))
    return [
        Group(label, [row for _at, row in sorted(rows, key=lambda pair: pair[0])])
        for label, rows in found.items()
    ]


def _row(column: Column, writer: Any, facts: Sequence[Fact], releases: Mapping[str, str]) -> Row:
    spec = column.compare
    assert spec is not None
    figures = [_figure(column, writer, fact, releases) for fact in facts]
    words = Words(str(spec.tag), str(spec.reads), str(spec.unlike))
    label = spec.label_of(writer, column.label)
    return Row(label, figures, spec.prefer, spec.note(writer), words=words)


def _figure(column: Column, writer: Any, fact: Fact, releases: Mapping[str, str]) -> Figure:
    text = column.written(writer, fact)
    judged = bool(column.cited or (column.compare and column.compare.prefer))
    note = ((column.compare and column.compare.under) or column.note) if text else column.bound
    high = fact[column.name] if column.is_figure and judged else None
    return Figure(
        text or column.why(writer, fact),
        fact[column.low] if column.low and judged else high,
        high,
        column.scope(fact) if column.scope else None,
        note(writer, fact) if note else "",
        _source(column, writer, fact, releases),
        "" if column.warns else writer.flags_of(column, fact),
        writer.flags_of(column, fact) if column.warns else "",
        missing=not text,
    )


def _source(column: Column, writer: Any, fact: Fact, releases: Mapping[str, str]) -> str:
    if column.cited is not None:
        return column.cited(writer, fact)
    return releases.get(writer.source_of(column, fact), "")
