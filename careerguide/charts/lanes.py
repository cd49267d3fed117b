"""Values on one scale in bands: each a dot, perhaps with its range, none over another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from careerguide.charts.frame import Place


@dataclass(frozen=True)
class Valued:
    """Something with a value, and the range around it where one is known."""

    value: float
    low: float
    high: float
    of: Any = None


@dataclass(frozen=True)
class Lane:
    """A dot at `x` with its range from `x0` to `x1`, in per cent; `y` in pixels from the top.

    `all` is what stands there: one thing, or several where a band was full.
    """

    x: float
    x0: float
    x1: float
    y: float
    all: tuple[Any, ...]

    @property
    def spans(self) -> bool:
        """Whether it has a range to draw."""
        return self.x1 > self.x0


@dataclass(frozen=True)
class Band:
    """The lanes of one kind, from `top` on, in pixels; its words stand above its first lane."""

    kind: int
    top: float
    lanes: tuple[Lane, ...]


def rows(data: Iterable[Valued], place: Place, top: float, row: float) -> list[Lane]:
    """Each in a row of its own, the lowest first; the first row's middle at `top`."""
    ordered = sorted(data, key=lambda one: (one.value, one.low, one.high))
    return [
        Lane(place(one.value), place(one.low), place(one.high), top + at * row, (one.of,))
        for at, one in enumerate(ordered)
    ]


def swarm(
    data: Iterable[Valued], place: Place, top: float, row: float, width: float, most: int
) -> list[Lane]:
    """Dots `width` per cent wide, each in the first row where it touches none; no ranges.

    Past `most` rows it joins the dot of the last row that it would touch, so that none is lost.
    """
    ends: list[float] = []
    last: dict[int, int] = {}
    found: list[tuple[float, int, list[Any]]] = []
    for one in sorted(data, key=lambda one: one.value):
        x = place(one.value)
        at = next((at for at, end in enumerate(ends) if x - end >= width), len(ends))
        if at == most:
            at = max(range(most), key=lambda row: ends[row])
            found[last[at]][2].append(one.of)
            continue
        if at == len(ends):
            ends.append(x)
        ends[at] = x
        last[at] = len(found)
        found.append((x, at, [one.of]))
    return [Lane(x, x, x, top + at * row, tuple(held)) for x, at, held in found]


def lowest(lanes: Sequence[Lane], top: float) -> float:
    """The pixel of the last lane; `top` without any."""
    return max((lane.y for lane in lanes), default=top)
