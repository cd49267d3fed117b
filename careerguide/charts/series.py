"""Figures in their order: lines over years, and bars of counts; what is unknown leaves a gap."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from careerguide.charts.frame import Axis, Write, linear, ticks, up

FILLED = 0.6
"""Of its place, how much a bar fills."""


@dataclass(frozen=True)
class Point:
    """A year's figure, as written, and where it stands."""

    year: int
    written: str
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """Points of the years that have a figure, and strokes that join neighbouring years."""

    points: list[Point]
    strokes: list[tuple[Point, Point]]
    up: Axis

    @property
    def first(self) -> Point:
        """The point of the earliest year that has a figure."""
        return self.points[0]

    @property
    def last(self) -> Point:
        """The point of the latest year that has a figure."""
        return self.points[-1]


def line(values: Sequence[tuple[int, float | None]], write: Write, tick: Write) -> Line | None:
    """A line over rising years; None with fewer than two figures.

    The axis need not begin at 0, for a line is read by its slope; its ticks are named.
    """
    known = [(year, value) for year, value in values if value is not None]
    if len(known) < 2:
        return None
    figures = [value for _year, value in known]
    axis = up(ticks(min(figures), max(figures), 3), tick)
    along = linear(known[0][0], known[-1][0])
    points = [Point(year, write(v), along(year), axis.place(v)) for year, v in known]
    strokes = [(one, two) for one, two in pairwise(points) if two.year - one.year == 1]
    return Line(points, strokes, axis)


@dataclass(frozen=True)
class Bar:
    """A bar from the bottom up; without a figure it has no height and `known` is false."""

    label: str
    x: float
    width: float
    y: float
    known: bool
    written: str
    middle: float = field(init=False)
    """The bar's middle from the left, in per cent of the plot, where its label stands."""
    height: float = field(init=False)
    """In per cent of the plot; 0 for a zero and where the figure is unknown."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "middle", round(self.x + self.width / 2, 2))
        object.__setattr__(self, "height", round(100 - self.y, 2))


def bars(values: Sequence[tuple[str, float | None]], write: Write, unknown: str) -> list[Bar]:
    """A bar for each label in its order; none at all where no figure is known.

    The scale runs from 0 to the largest figure. Figures are 0 or more; `unknown` says that one is
    missing.
    """
    known = [value for _label, value in values if value is not None]
    if not known:
        return []
    place = linear(0, max(known), 100, 0)
    slot = 100 / len(values)
    return [
        Bar(
            label,
            x=round((at + (1 - FILLED) / 2) * slot, 2),
            width=round(FILLED * slot, 2),
            y=100 if value is None else place(value),
            known=value is not None,
            written=unknown if value is None else write(value),
        )
        for at, (label, value) in enumerate(values)
    ]
