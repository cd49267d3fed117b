"""Range bars, one under another on one scale: p10 to p90, thick from p25 to p75, and the median."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerguide.charts.frame import Axis, Write, across, short, ticks

ROW = 62
"""Height of a row in pixels: the median's label, the bar, and the labels of its ends."""
NAMED = 24
"""Height of the line above them that names the row."""
LETTERS = 38
"""Of a row's name, so that it fits on a phone."""
PRESENT = 22
"""Height of the line of words above all rows that names the present pay."""


@dataclass(frozen=True)
class RangeBar:
    """Places of the five percentiles from left to right, and the widths between them."""

    p10: float
    p25: float
    median: float
    p75: float
    p90: float

    @property
    def outer(self) -> float:
        """Width from p10 to p90, in per cent of the plot."""
        return round(self.p90 - self.p10, 2)

    @property
    def inner(self) -> float:
        """Width from p25 to p75, in per cent of the plot."""
        return round(self.p75 - self.p25, 2)


@dataclass(frozen=True)
class Point:
    """One percentile: its place, what it is called, and its value as written."""

    at: float
    label: str
    written: str


@dataclass(frozen=True)
class Row:
    """One range: its bar, its five points from left to right, and where it begins, in pixels."""

    name: str
    bar: RangeBar
    points: list[Point]
    top: int

    @property
    def middle(self) -> int:
        """Where the middle of the bar is, in pixels from the top."""
        return self.top + 30 + (NAMED if self.name else 0)

    @property
    def label(self) -> str:
        """The name, cut to LETTERS."""
        return short(self.name, LETTERS)


@dataclass(frozen=True)
class Ranges:
    """Rows over one axis; `height` in pixels, without the axis's labels."""

    rows: list[Row]
    across: Axis
    height: int
    present: float | None = None
    """Where the present pay stands."""

    @property
    def reach(self) -> int:
        """How far down the line of the present pay goes: past the last bar, above its labels."""
        return self.height - 20


def ranges(
    named: Sequence[tuple[str, Sequence[float | None]]], labels: Sequence[str], write: Write,
    tick: Write, present: float | None = None,
) -> Ranges | None:  # fmt: skip
    """The ranges that are fully known, on one scale; None where there is none.

    One with an end unknown is left out: a bar with an end guessed would be read as a figure.

    `labels` name the five percentiles; `write` writes a value, `tick` a round one. The scale holds
    the present pay too.
    """
    known = [(name, values) for name, values in named if len(values) == 5 and None not in values]
    every = [value for _name, values in known for value in values if value is not None]
    if not every:
        return None
    every += [] if present is None else [present]
    axis = across(ticks(min(every), max(every), 4), tick)
    top = 0 if present is None else PRESENT
    rows = []
    for name, values in known:
        figures = [value for value in values if value is not None]
        points = [
            Point(axis.place(value), label, write(value))
            for label, value in zip(labels, figures, strict=True)
        ]
        rows.append(Row(name, RangeBar(*(p.at for p in points)), points, top))
        top += ROW + (NAMED if name else 0)
    own = None if present is None else axis.place(present)
    return Ranges(rows, axis, top, own)
