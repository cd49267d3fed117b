"""Scales and ticks for charts. Pure: no Django."""

from collections.abc import Callable
from math import floor, log10


def step(span: float, wanted: int) -> float:
    """The step of 1, 2 or 5 × 10ⁿ that parts a span into about `wanted` pieces."""
    rough = max(span, 1e-9) / max(wanted, 1)
    power = 10 ** floor(log10(rough))
    return next(power * nice for nice in (1, 2, 5, 10) if power * nice >= rough * 0.999)


def ticks(low: float, high: float, wanted: int = 5) -> list[float]:
    """Round numbers from at or below `low` to at or above `high`."""
    if high <= low:
        high = low + 1
    size = step(high - low, wanted)
    first = floor(low / size + 1e-9)
    found = [first * size]
    while found[-1] < high - size * 1e-9:
        found.append((first + len(found)) * size)
    return [round(tick, 9) for tick in found]


def linear(low: float, high: float, start: float, end: float) -> Callable[[float], float]:
    """Maps values from low..high to places from start..end, kept to one decimal."""
    span = (high - low) or 1

    def place(value: float) -> float:
        return round(start + (value - low) / span * (end - start), 1)

    return place
