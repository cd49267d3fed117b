"""The frame of a chart: its axes, and the figures it shows as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from careerguide.charts.scales import Place, linear

Write = Callable[[float], str]
"""A value as readers see it."""


@dataclass(frozen=True)
class Tick:
    """A named value of an axis, and its place."""

    at: float
    label: str


@dataclass(frozen=True)
class Axis:
    """One direction of a plot: where a value stands, and the ticks with their labels."""

    place: Place
    ticks: list[Tick]
    title: str = ""


def axis(place: Place, named: Sequence[float], write: Write, title: str = "") -> Axis:
    return Axis(place, [Tick(place(value), write(value)) for value in named], title)


def across(named: Sequence[float], write: Write, title: str = "") -> Axis:
    """From left to right, from the first to the last of the named values."""
    return axis(linear(named[0], named[-1]), named, write, title)


def up(named: Sequence[float], write: Write, title: str = "") -> Axis:
    """From bottom to top: places count from the top, as SVG's do."""
    return axis(linear(named[0], named[-1], 100, 0), named, write, title)


@dataclass(frozen=True)
class Table:
    """A chart's figures: headings of the columns, and rows that begin with their own heading."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]


def short(text: str, letters: int) -> str:
    """Text that fits in a drawing, where nothing wraps; the whole of it stands in the table."""
    return text if len(text) <= letters else text[: letters - 1].rstrip(" ,-") + "…"


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Rising places moved down, or up from the bottom, until labels there are `apart`."""
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + apart) if found else place)
    ceiling = 100 + apart
    for at in range(len(found) - 1, -1, -1):
        ceiling = found[at] = round(min(found[at], ceiling - apart), 2)
    return found
