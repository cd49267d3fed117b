"""The outlines of the states as SVG paths.

Shapes come from data/geo, read once per process and simplified to whole pixels. Neighbours share
their borders as arcs, and each arc is simplified once, so no gap opens between them.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.conf import settings

TOLERANCE = 0.7
"""Pixels a border may be moved by; the map is 975 wide and shown at about 600."""
SMALLEST = 8
"""Square pixels of the smallest island drawn; a state's largest part always is."""

XY = tuple[float, float]
Pixel = tuple[int, int]


@lru_cache(maxsize=1)
def paths() -> dict[str, str]:
    """The outline of each state as an SVG path, by FIPS code."""
    file = settings.DATA_DIR / "geo" / "states-albers-10m.json"
    topology = json.loads(file.read_text(encoding="utf-8"))
    arcs = decoded(topology)
    result = {}
    for shape in topology["objects"]["states"]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [ring(arcs, numbers) for part in parts for numbers in part]
        rings.sort(key=area, reverse=True)
        drawn = [rings[0], *(one for one in rings[1:] if area(one) >= SMALLEST)]
        result[shape["id"]] = "".join(map(written, drawn))
    return result


def decoded(topology: dict[str, Any]) -> list[list[Pixel]]:
    """The arcs in whole pixels: TopoJSON counts each point from the one before it."""
    (wide, high), (left, top) = (topology["transform"][key] for key in ("scale", "translate"))
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points: list[XY] = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append((x * wide + left, y * high + top))
        arcs.append([(round(px), round(py)) for px, py in simplified(points)])
    return arcs


def simplified(points: Sequence[XY]) -> list[XY]:
    """Without points within TOLERANCE of the line between others (Douglas-Peucker)."""
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
    if far[at] <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: at + 1])[:-1] + simplified(points[at:])


def ring(arcs: Sequence[list[Pixel]], numbers: Iterable[int]) -> list[Pixel]:
    """One closed line from its arcs, ~n being arc n backwards, each point once."""
    found: list[Pixel] = []
    for number in numbers:
        for point in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if not found or found[-1] != point:
                found.append(point)
    return found


def area(points: Sequence[Pixel]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def written(points: Sequence[Pixel]) -> str:
    """As short as a path can be: from point to point, a minus parting numbers."""
    steps = [
        f"{bx - ax} {by - ay}".replace(" -", "-") for (ax, ay), (bx, by) in pairwise(points[:-1])
    ]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}z"
