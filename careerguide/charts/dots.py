"""Dots over two axes: what stands at one point is one mark, and names keep clear of each other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from careerguide.charts.frame import Axis, spread

TURN = 45
"""From this place on a name hangs left of its dot, so that it stays inside the plot."""


@dataclass(frozen=True)
class Datum:
    """Something with two values, of which each may be a range from its low end.

    `kind` gives shape and colour, `name` is written beside the mark, `of` is the thing itself.
    """

    across: float
    up: float
    kind: int = 1
    low: tuple[float, float] | None = None
    name: str = ""
    of: Any = None


@dataclass(frozen=True)
class Dot:
    """A mark at (x, y) for all that stands there; (x0, y0) is where its low ends meet."""

    x: float
    y: float
    x0: float
    y0: float
    kind: int
    all: list[Any] = field(default_factory=list)
    name: str = ""
    name_y: float = 0
    """Where the name stands, pushed from its dot where names would overlap."""

    @property
    def spans(self) -> bool:
        """Whether a line leads from the low ends to the mark."""
        return (self.x0, self.y0) != (self.x, self.y)

    @property
    def turned(self) -> bool:
        """Whether the name hangs left of the mark."""
        return self.x > TURN


def dots(data: Iterable[Datum], across: Axis, up: Axis, apart: float = 8) -> list[Dot]:
    """Marks from left to right, bottom to top, those with names last so that they lie on top.

    What has one place, range and kind becomes one mark, unless it has a name of its own. Names are
    kept `apart` per cent of the plot's height from each other.
    """
    found: dict[tuple[float | str, ...], Dot] = {}
    for datum in data:
        x, y = across.place(datum.across), up.place(datum.up)
        low = datum.low or (datum.across, datum.up)
        x0, y0 = across.place(low[0]), up.place(low[1])
        dot = Dot(x, y, x0, y0, datum.kind, [], datum.name, y)
        found.setdefault((x, y, x0, y0, datum.kind, datum.name), dot).all.append(datum.of)
    marks = sorted(found.values(), key=lambda dot: (dot.x, -dot.y, dot.kind))
    named = sorted((dot for dot in marks if dot.name), key=lambda dot: (dot.y, dot.x))
    names = spread([dot.y for dot in named], apart)
    return [dot for dot in marks if not dot.name] + [
        replace(dot, name_y=y) for dot, y in zip(named, names, strict=True)
    ]


def plot(
    data: Iterable[Datum], across: Axis, up: Axis, tell: Callable[[list[Any]], dict[str, str]]
) -> dict[str, Any]:
    """What templates/charts/dots.html draws: axes, `dots`, and `named` to lie on top of them.

    `tell` gives `href` and `said` of a mark from all that stands there.
    """
    marks = [
        {**vars(dot), "spans": dot.spans, "turned": dot.turned, "many": len(dot.all) > 1,
         **tell(dot.all)}
        for dot in dots(data, across, up)
    ]  # fmt: skip
    return {
        "across": across,
        "up": up,
        "dots": [one for one in marks if not one["name"]],
        "named": [one for one in marks if one["name"]],
    }
