"""Outlines of counties, states and territories in degrees, as data/geo has them. No Django.

Read once a process, when the first map is asked for. Borders are arcs that neighbours share, so a
border is drawn once and no gap opens along it.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.charts.albers import Frame, Points, around
from careerguide.charts.outline import GRID, Box, Steps, chained, clipped, on_grid, path, thinned
from careerguide.places.states import GEO, STATE_BY_FIPS

COUNTIES, REGIONS = "counties-10m.json", "ct_planning_regions.json"
MAIN = 0.02
"""Of a state's largest part: smaller islands decide nothing of what a map of it shows."""


COARSE = 1.5
"""Units that an outline may be off where whole states are shown."""


@dataclass(frozen=True)
class Lines:
    """Open or closed lines, and the box of each: (n, 4), west, south, east, north."""

    lines: Sequence[Points]
    boxes: NDArray[np.float64]

    @classmethod
    def of(cls, lines: Sequence[Points]) -> "Lines":
        """With their boxes."""
        if not lines:
            return cls(lines, np.zeros((0, 4)))
        every = np.concatenate(lines)
        begin = np.concatenate(([0], np.cumsum([len(line) for line in lines])[:-1]))
        ends = (np.minimum.reduceat(every, begin), np.maximum.reduceat(every, begin))
        return cls(lines, np.concatenate(ends, axis=1))

    def near(self, box: Box, middle: float) -> list[Points]:
        """Those whose boxes meet `box`, as longitudes around `middle`."""
        west, south, east, north = box
        shift = np.rint((middle - self.boxes[:, 0]) / 360) * 360
        left, right = self.boxes[:, 0] + shift, self.boxes[:, 2] + shift
        meets = (left <= east) & (right >= west)
        meets &= (self.boxes[:, 1] <= north) & (self.boxes[:, 3] >= south)
        found = []
        for at in np.flatnonzero(meets).tolist():
            line, turn = self.lines[at], float(shift[at])
            found.append(line + np.array([turn, 0.0]) if turn else line)
        return found


@dataclass(frozen=True)
class Outlines:
    """The land of each state by postal code, and borders between counties and between states."""

    states: dict[str, Lines]
    land: Lines
    counties: Lines
    borders: Lines

    def shown(self, frame: Frame, states: Iterable[str] = (), counties: bool = True) -> "Drawn":
        """What of them a frame shows; `states` are drawn as here. Without counties so much is
        shown that COARSE is not seen."""
        box, middle = frame.bounds, frame.projection.longitude

        def drawn(lines: Sequence[Points], whole: Callable[..., list[Steps]] = list) -> list[Steps]:
            steps = on_grid(frame, lines)
            return steps if counties else [thinned(line, COARSE * GRID) for line in whole(steps)]

        def filled(lines: Lines) -> str:
            rings = (clipped(ring, box) for ring in lines.near(box, middle))
            return path(drawn([ring for ring in rings if len(ring)]), closed=True)

        def stroked(lines: Lines) -> str:
            return path(drawn(lines.near(box, middle), chained), closed=False)

        return Drawn(
            filled(self.land),
            "".join(filled(self.states[one]) for one in states if one in self.states),
            stroked(self.counties) if counties else "",
            stroked(self.borders),
        )

    def names(self, frame: Frame, least: float) -> list[tuple[str, float, float]]:
        """States that fill at least a share of a frame: postal code, and the middle of what is seen
        of the largest part, in units."""
        box, middle = frame.bounds, frame.projection.longitude
        whole = (box[2] - box[0]) * (box[3] - box[1])
        found = []
        for state, lines in self.states.items():
            rings = [clipped(ring, box) for ring in lines.near(box, middle)]
            seen = max((ring for ring in rings if len(ring) > 2), key=area, default=None)
            if seen is not None and area(seen) >= least * whole:
                x, y = frame.place(*centroid(seen))
                found.append((state, float(x), float(y)))
        return found

    def main(self, state: str) -> Points:
        """Points of the parts of a state that matter, longitudes around its first; none without."""
        if state not in self.states:
            return np.zeros((0, 2))
        rings = self.states[state].lines
        middle = float(max(rings, key=len)[0, 0])
        turned = [np.column_stack((around(r[:, 0], middle), r[:, 1])) for r in rings]
        sizes = [area(ring) for ring in turned]
        return np.concatenate(
            [r for r, size in zip(turned, sizes, strict=True) if size >= MAIN * max(sizes)]
        )


@dataclass(frozen=True)
class Drawn:
    """Paths in steps of the grid; "" where there is nothing."""

    land: str
    here: str
    counties: str
    borders: str

    def only_here(self) -> "Drawn":
        """The states drawn as here as plain land, and nothing around them: an inset."""
        return Drawn(self.here, "", "", "")


def area(ring: Points) -> float:
    """Square degrees inside a closed line (the shoelace formula)."""
    x, y = ring[:, 0], ring[:, 1]
    return float(abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2)


def centroid(ring: Points) -> tuple[float, float]:
    """The middle of what a closed line holds."""
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    whole = 3 * cross.sum()
    if not whole:
        return float(ring[:, 0].mean()), float(ring[:, 1].mean())
    across = float(((x + np.roll(x, -1)) * cross).sum() / whole)
    up = float(((y + np.roll(y, -1)) * cross).sum() / whole)
    return across + float(ring[0, 0]), up + float(ring[0, 1])


@cache
def outlines() -> Outlines:
    """All of them; Connecticut has its planning regions for the counties it no longer has."""
    topology = json.loads((GEO / COUNTIES).read_text(encoding="utf-8"))
    regions = json.loads((GEO / REGIONS).read_text(encoding="utf-8"))
    arcs = in_degrees(topology)
    objects = topology["objects"]
    owners: dict[int, set[str]] = defaultdict(set)
    for county in objects["counties"]["geometries"]:
        for ring in rings_of(county):
            for number in ring:
                owners[max(number, ~number)].add(county["id"])
    instead = {region["id"][:2] for region in regions["features"]}
    inner, outer = [], []
    for number, counties in owners.items():
        parted = {county[:2] for county in counties}
        if len(parted) > 1:
            outer.append(arcs[number])
        elif len(counties) > 1 and not parted & instead:
            inner.append(arcs[number])
    for region in regions["features"]:
        inner += [np.array(ring, dtype=np.float64) for ring in region["geometry"]["coordinates"]]
    states = {
        STATE_BY_FIPS[shape["id"]]: Lines.of([joined(arcs, ring) for ring in rings_of(shape)])
        for shape in objects["states"]["geometries"]
    }
    land = [
        joined(arcs, ring) for shape in objects["nation"]["geometries"] for ring in rings_of(shape)
    ]
    return Outlines(states, Lines.of(land), Lines.of(inner), Lines.of(outer))


def in_degrees(topology: dict[str, Any]) -> list[Points]:
    """The arcs: TopoJSON counts each point, in whole steps, from the one before it."""
    scale, start = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    lengths = np.cumsum([len(steps) for steps in topology["arcs"]])
    steps = np.array([step for arc in topology["arcs"] for step in arc], dtype=np.float64)
    run = np.cumsum(steps, axis=0)
    before = np.concatenate((np.zeros((1, 2)), run[lengths[:-1] - 1]))
    run -= np.repeat(before, np.diff(lengths, prepend=0), axis=0)
    return np.split(run * scale + start, lengths[:-1])


def rings_of(shape: dict[str, Any]) -> list[list[int]]:
    """The numbers of the arcs of each closed line of a Polygon or MultiPolygon."""
    parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for part in parts for ring in part]


def joined(arcs: Sequence[Points], numbers: Sequence[int]) -> Points:
    """One closed line from its arcs, ~n being arc n backwards, joints once."""
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([part[:-1] for part in parts])
