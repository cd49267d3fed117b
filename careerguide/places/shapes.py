"""Outlines of states and of wage areas in the pixels of one map of the nation, 975 wide. No Django.

Files are TopoJSON: neighbours share their borders as arcs, and each arc is simplified once, so that
no gap opens between them. Read once a process.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypedDict

from careerguide.places.states import GEO

STATES = "states-albers-10m.json"
XY = tuple[float, float]
Pixel = tuple[int, int]


@dataclass(frozen=True)
class Detail:
    """How closely outlines are drawn: steps of the grid in a pixel, pixels that a border may be
    moved by, and square pixels of the smallest island drawn (the largest part always is)."""

    steps: int
    tolerance: float
    smallest: float


NATION = Detail(1, 0.95, 8)
"""For the whole map, which is shown at about 600 pixels."""
AREAS = Detail(1, 2.5, 16)
"""For all wage areas of the nation, which are many and small."""
STATE = Detail(10, 0.06, 0.5)
"""For one state, which is shown some ten times as large."""


class Topology(TypedDict):
    """What is read of a TopoJSON file besides its shapes."""

    transform: dict[str, XY]
    arcs: list[list[Pixel]]


Rings = Mapping[str, Sequence[Sequence[Pixel]]]
"""By code, a shape's closed lines, the largest first, in steps of a grid."""


@cache
def state_outlines(detail: Detail = NATION) -> dict[str, str]:
    """The outline of each state as an SVG path in steps of the grid, by FIPS code."""
    return paths(rings(STATES, "states", detail))


@cache
def state_borders(detail: Detail) -> str:
    """The borders between states, each once, as one SVG path in steps of the grid; no coasts."""
    topology = json.loads((GEO / STATES).read_text(encoding="utf-8"))
    sides = Counter(
        max(number, ~number)
        for shape in topology["objects"]["states"]["geometries"]
        for part in ([shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"])
        for numbers in part
        for number in numbers
    )
    arcs = arcs_in_steps(topology, detail)
    return "".join(svg_path(arcs[number], "") for number, n in sides.items() if n > 1)


@cache
def area_rings(detail: Detail) -> Rings:
    """The outline of each wage area that is no whole state; Puerto Rico's are not in the file."""
    return rings("oews_areas-albers.json", "areas", detail)


@cache
def area_outlines(detail: Detail) -> dict[str, str]:
    """The same as SVG paths in steps of the grid."""
    return paths(area_rings(detail))


def rings(file: str, name: str, detail: Detail) -> Rings:
    """The shapes of an object in a file of data/geo."""
    topology = json.loads((GEO / file).read_text(encoding="utf-8"))
    arcs = arcs_in_steps(topology, detail)
    result = {}
    for shape in topology["objects"][name]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        found = [ring(arcs, numbers) for part in parts for numbers in part]
        found.sort(key=ring_area, reverse=True)
        least = detail.smallest * detail.steps**2
        drawn = [found[0], *(one for one in found[1:] if ring_area(one) >= least)]
        result[shape["id"]] = [one for one in drawn if len(one) > 3] or found[:1]
    return result


def paths(shapes: Rings) -> dict[str, str]:
    """An SVG path for each shape."""
    return {code: "".join(map(svg_path, lines)) for code, lines in shapes.items()}


def arcs_in_steps(topology: Topology, detail: Detail) -> list[list[Pixel]]:
    """The arcs in whole steps: TopoJSON counts each point from the one before it."""
    (wide, high), (left, top) = (topology["transform"][key] for key in ("scale", "translate"))
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points: list[XY] = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * wide + left, y * high + top))
        kept = simplified(points, detail.tolerance)
        arcs.append([(round(px * detail.steps), round(py * detail.steps)) for px, py in kept])
    return arcs


def simplified(points: Sequence[XY], tolerance: float) -> list[XY]:
    """Without points within `tolerance` of the line between others (Douglas-Peucker)."""
    if len(points) < 3:
        return list(points)
    (ax, ay), (bx, by) = points[0], points[-1]
    dx, dy = bx - ax, by - ay
    length = (dx * dx + dy * dy) ** 0.5
    far = [
        abs((x - ax) * dy - (y - ay) * dx) / length
        if length
        else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        for x, y in points
    ]
    at = max(range(1, len(points) - 1), key=far.__getitem__)
    if far[at] <= tolerance:
        return [points[0], points[-1]]
    return simplified(points[: at + 1], tolerance)[:-1] + simplified(points[at:], tolerance)


def ring(arcs: Sequence[list[Pixel]], numbers: Iterable[int]) -> list[Pixel]:
    """One closed line from its arcs, ~n being arc n backwards, each point once."""
    found: list[Pixel] = []
    for number in numbers:
        for point in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if not found or found[-1] != point:
                found.append(point)
    return found


def ring_area(points: Sequence[Pixel]) -> float:
    """Square steps inside a closed line (the shoelace formula)."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def svg_path(points: Sequence[Pixel], end: str = "z") -> str:
    """As short as a path can be: from point to point, a minus parting numbers; `end` closes it,
    its last point being its first, or is ""."""
    ends = points[:-1] if end else points
    steps = [f"{bx - ax} {by - ay}".replace(" -", "-") for (ax, ay), (bx, by) in pairwise(ends)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}{end}"
