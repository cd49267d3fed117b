"""States by postal code, as data/geo/states.csv lists them, and distances. No Django."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_MILES = 3958.8
"""Mean radius of the earth (IUGG 6371.0 km)."""
GEO = Path(__file__).resolve().parents[2] / "data" / "geo"
STATES_FILE = GEO / "states.csv"


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
    """Great-circle distances in miles from one point (degrees); NaN for a point that has none."""
    return miles_between(on_globe(latitude, longitude), on_globe(latitudes, longitudes))


def on_globe(latitudes: ArrayLike, longitudes: ArrayLike) -> NDArray[np.float64]:
    """Points in degrees as points on a globe of radius 1, float64 of shape (3, …): what many
    distances are reckoned from without a sine for each."""
    lats = np.radians(np.asarray(latitudes, dtype=np.float64))
    lons = np.radians(np.asarray(longitudes, dtype=np.float64))
    return np.array((np.cos(lats) * np.cos(lons), np.cos(lats) * np.sin(lons), np.sin(lats)))


def miles_between(one: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same distances between points on the globe: twice the angle whose sine is half of the
    chord between two."""
    x, y, z = (there - here for there, here in zip(others, one, strict=True))
    chords = np.sqrt(x * x + y * y + z * z)
    return np.asarray(2 * EARTH_RADIUS_MILES * np.arcsin(np.minimum(chords / 2, 1)))


@cache
def state_tiles() -> dict[str, tuple[int, int]]:
    """By postal code the column and row, from 1, of a state on a map of squares of one size."""
    with (GEO / "tiles.csv").open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        return {row["postal"]: (int(row["column"]), int(row["row"])) for row in rows}
