"""States by postal code, as data/geo/states.csv lists them, their outlines, and distances.

No Django. Outlines are read once per process and simplified to whole pixels: neighbours share their
borders as arcs, and each arc is simplified once, so no gap opens between them.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_MILES = 3958.8
"""Mean radius of the earth (IUGG 6371.0 km)."""
GEO = Path(__file__).resolve().parents[2] / "data" / "geo"
STATES_FILE = GEO / "states.csv"
TOLERANCE = 0.7
"""Pixels a border may be moved by; the map is 975 wide and shown at about 600."""
SMALLEST = 8
"""Square pixels of the smallest island drawn; a state's largest part always is."""

XY = tuple[float, float]
Pixel = tuple[int, int]


class Kind(StrEnum):
    """What a part of the nation is."""

    STATE = "state"
    DISTRICT = "district"
    TERRITORY = "territory"
    FREELY_ASSOCIATED = "freely associated"
    """A country of its own whose schools report to the United States."""


@dataclass(frozen=True)
class State:
    """A part of the nation in which a program or a wage area can be."""

    postal: str
    fips: str
    name: str
    kind: Kind


def read_states(file: Path = STATES_FILE) -> tuple[State, ...]:
    """The file's rows by name. Raises ValueError for a kind there is not or a code given twice."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = [
            State(row["postal"], row["fips"], row["name"], Kind(row["kind"]))
            for row in csv.DictReader(stream)
        ]
    for codes in ([one.postal for one in rows], [one.fips for one in rows]):
        if len(set(codes)) != len(codes):
            raise ValueError(f"{file.name} gives a postal or FIPS code twice")
    return tuple(sorted(rows, key=lambda one: one.name))


STATES = {one.postal: one for one in read_states()}
STATE_NAMES = {code: one.name for code, one in STATES.items()}
STATE_FIPS = {code: one.fips for code, one in STATES.items()}
STATE_BY_FIPS = {one.fips: code for code, one in STATES.items()}
STATE_BY_NAME = {name.lower(): code for code, name in STATE_NAMES.items()}


def states_that_are(*kinds: Kind) -> dict[str, str]:
    """Postal code to name, by name, of the states of some kinds."""
    return {code: one.name for code, one in STATES.items() if one.kind in kinds}


def state_kind(state: str) -> Kind | None:
    """None for text that is no postal code of a state."""
    return STATES[state].kind if state in STATES else None


def country_code(state: str) -> str:
    """“US” for a state's postal code; "" where no state is given, and for a country of its own."""
    return "US" if state and state_kind(state) is not Kind.FREELY_ASSOCIATED else ""


def state_code(text: str) -> str | None:
    """“MA”, “ma” or “Massachusetts” as MA; None for anything else."""
    shown = text.strip()
    return shown.upper() if shown.upper() in STATE_NAMES else STATE_BY_NAME.get(shown.lower())


def miles(
    latitude: float, longitude: float, latitudes: ArrayLike, longitudes: ArrayLike
) -> NDArray[np.float64]:
    """Great-circle distances in miles from one point (degrees), by the haversine formula."""
    lat, lon = np.radians(latitude), np.radians(longitude)
    lats, lons = np.radians(latitudes), np.radians(longitudes)
    chord = np.sin((lats - lat) / 2) ** 2
    chord = chord + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    distance = 2 * EARTH_RADIUS_MILES * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    return np.asarray(distance, dtype=np.float64)


class Topology(TypedDict):
    """What is read of a TopoJSON file besides its shapes."""

    transform: dict[str, XY]
    arcs: list[list[Pixel]]


@cache
def state_tiles() -> dict[str, tuple[int, int]]:
    """By postal code the column and row, from 1, of a state on a map of squares of one size."""
    with (GEO / "tiles.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return {row["postal"]: (int(row["column"]), int(row["row"])) for row in rows}


@cache
def state_outlines() -> dict[str, str]:
    """The outline of each state as an SVG path, by FIPS code."""
    topology = json.loads((GEO / "states-albers-10m.json").read_text(encoding="utf-8"))
    arcs = arcs_in_pixels(topology)
    result = {}
    for shape in topology["objects"]["states"]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [ring(arcs, numbers) for part in parts for numbers in part]
        rings.sort(key=ring_area, reverse=True)
        drawn = [rings[0], *(one for one in rings[1:] if ring_area(one) >= SMALLEST)]
        result[shape["id"]] = "".join(map(svg_path, drawn))
    return result


def arcs_in_pixels(topology: Topology) -> list[list[Pixel]]:
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


def ring_area(points: Sequence[Pixel]) -> float:
    """Square pixels inside a closed line (the shoelace formula)."""
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def svg_path(points: Sequence[Pixel]) -> str:
    """As short as a path can be: from point to point, a minus parting numbers."""
    steps = [
        f"{bx - ax} {by - ay}".replace(" -", "-") for (ax, ay), (bx, by) in pairwise(points[:-1])
    ]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps).replace(' -', '-')}z"
