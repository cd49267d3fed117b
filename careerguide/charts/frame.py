"""The frame of a chart: scales, round ticks, axes, and the figures it shows as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

Place = Callable[[float], float]
"""From a value to its place, a percentage of the plot."""
Write = Callable[[float], str]
"""A value as readers see it."""

LOG_STEPS = ((1, 2, 5), (1, 3), (1,))
"""Which multiples of powers of ten a logarithmic axis may name, the fullest first."""
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months are parted as calendars are, not by tens."""


def step(span: float, wanted: int) -> float:
    """The step of 1, 2 or 5 × 10ⁿ that parts a span above 0 into about `wanted` pieces."""
    rough = span / max(wanted, 1)
    power = 10 ** floor(log10(rough))
    return next(power * nice for nice in (1, 2, 5, 10) if power * nice >= rough * 0.999)


def multiples(low: float, high: float, size: float) -> list[float]:
    """Multiples of `size` from at or below `low` to at or above `high`."""
    first = floor(low / size + 1e-9)
    last = max(ceil(high / size - 1e-9), first + 1)
    return [round(at * size, 9) for at in range(first, last + 1)]


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers from at or below `low` to at or above `high`; at least two.

    Ends that differ by less than a millionth count as one.
    """
    if high - low < 1e-6:
        high = low + 1
    return multiples(low, high, step(high - low, wanted))


def month_ticks(longest: float, most: int = 6) -> list[float]:
    """Months from 0 to at or above `longest`, in at most about `most` pieces."""
    size = next((s for s in MONTH_STEPS if longest <= s * most), longest / most)
    return multiples(0, longest, size)


def log_ends(low: float, high: float) -> tuple[float, float]:
    """The nearest of 1, 2 and 5 × 10ⁿ at or below `low` (above 0) and at or above `high`."""
    found = _powers(low, high, LOG_STEPS[0])
    start = max(value for value in found if value <= low * (1 + 1e-9))
    end = min(value for value in found if value >= high * (1 - 1e-9) and value > start)
    return start, end


def log_ticks(start: float, end: float, most: int = 7) -> list[float]:
    """Round numbers from `start` to `end`, each about two, three or ten times the one before.

    From the fullest series of which no more than `most` fit; none where that holds none.
    """
    for family in LOG_STEPS:
        every = _powers(start, end, family)
        found = [value for value in every if start * (1 - 1e-9) <= value <= end * (1 + 1e-9)]
        if len(found) <= most:
            break
    return found


def _powers(low: float, high: float, family: Sequence[int]) -> list[float]:
    """Members of a series around `low` and `high`."""
    powers = range(floor(log10(low)), floor(log10(high)) + 2)
    return [round(lead * 10.0**power, 9) for power in powers for lead in family]


def linear(low: float, high: float, start: float = 0, end: float = 100) -> Place:
    """Maps values from low..high to places from start..end, to two decimals."""
    span = (high - low) or 1

    def place(value: float) -> float:
        return round(start + (value - low) / span * (end - start), 2)

    return place


def logarithmic(low: float, high: float, start: float = 0, end: float = 100) -> Place:
    """The same for values above 0, where equal distances are equal ratios."""
    along = linear(log10(low), log10(high), start, end)
    return lambda value: along(log10(value))


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
    """An axis over any scale, with a tick at each of the named values."""
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
