"""Lines over years: a year without a figure breaks the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from careerguide.charts.frame import Axis, Write, up
from careerguide.charts.scales import linear, ticks


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
        return self.points[0]

    @property
    def last(self) -> Point:
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
