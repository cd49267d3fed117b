"""Where the shapes of the small charts stand, in the units of their viewBox. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 400
EDGE = 6
"""Room left and right, so that no shape is cut."""
TOP, BOTTOM = 24, 116
"""The highest and the lowest point of a line in a chart 140 high."""


@dataclass(frozen=True)
class RangeBar:
    """Positions of the five percentiles from left to right, and the widths between them."""

    p10: float
    p25: float
    median: float
    p75: float
    p90: float

    @property
    def outer(self) -> float:
        return round(self.p90 - self.p10, 1)

    @property
    def inner(self) -> float:
        return round(self.p75 - self.p25, 1)


def range_bar(values: Sequence[float | None], low: float, high: float) -> RangeBar | None:
    """The bar of p10, p25, median, p75 and p90 on a scale from `low` to `high`.

    None when one is unknown: a bar with an end guessed would be read as a figure.
    """
    known = [value for value in values if value is not None]
    if len(known) != 5 or high <= low:
        return None
    scale = (WIDTH - 2 * EDGE) / (high - low)
    return RangeBar(*(round(EDGE + (value - low) * scale, 1) for value in known))


@dataclass(frozen=True)
class Point:
    """A year's figure: where it stands, and whether its label must hang left of it."""

    year: int
    value: float
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """Points of the years that have a figure, and the strokes that join neighbouring years."""

    points: list[Point]
    strokes: list[str]
    first: Point
    last: Point


def line(values: Sequence[tuple[int, float | None]]) -> Line | None:
    """A line over years. A missing year breaks it; None with fewer than two figures."""
    known = [(year, value) for year, value in values if value is not None]
    if len(known) < 2:
        return None
    years, figures = [year for year, _v in known], [value for _y, value in known]
    across = (WIDTH - 2 * EDGE) / (years[-1] - years[0])
    low, high = min(figures), max(figures)
    up = (BOTTOM - TOP) / (high - low or 1)
    points = [
        Point(
            year,
            value,
            round(EDGE + (year - years[0]) * across, 1),
            round(BOTTOM - (value - low) * up, 1),
        )
        for year, value in known
    ]
    runs: list[list[Point]] = []
    for point in points:
        if runs and point.year - runs[-1][-1].year == 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    strokes = [" ".join(f"{p.x},{p.y}" for p in run) for run in runs if len(run) > 1]
    return Line(points, strokes, points[0], points[-1])
