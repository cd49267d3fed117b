"""States, ZIP codes and the metropolitan areas of counties."""

import gzip
import math
from functools import lru_cache
from typing import NamedTuple

from tests.verify.releases import DATA, newest, sheet

ELSEWHERE = {
    "PR": ("72", "Puerto Rico"),
    "VI": ("78", "Virgin Islands"),
    "GU": ("66", "Guam"),
    "AS": ("60", "American Samoa"),
    "MP": ("69", "Northern Mariana Islands"),
    "FM": ("64", "Federated States of Micronesia"),
    "MH": ("68", "Marshall Islands"),
    "PW": ("70", "Palau"),
}
"""What the files that name the states leave out: FIPS code and name (ANSI INCITS 38)."""
EARTH = 3958.8
"""Its mean radius, miles."""


class Zip(NamedTuple):
    """A postal code; `county` is its five-digit FIPS code, "" where not given."""

    place: str
    state: str
    county: str
    latitude: float
    longitude: float


@lru_cache
def _postal() -> list[list[str]]:
    with gzip.open(DATA / "geo/geonames_US_postal.txt.gz", "rt", encoding="utf-8") as text:
        return [line.rstrip("\n").split("\t") for line in text]


@lru_cache
def state_names() -> dict[str, str]:
    """Postal code to name."""
    named = {row[4]: row[3] for row in _postal() if row[4] and row[3]}
    return named | {code: name for code, (_fips, name) in ELSEWHERE.items()}


@lru_cache
def state_fips() -> dict[str, str]:
    """Postal code to FIPS code, by way of the names in the delineation of counties."""
    by_name = {state: fips for _county, _cbsa, state, fips in _counties()}
    found = {code: by_name[name] for code, name in state_names().items() if name in by_name}
    return found | {code: fips for code, (fips, _name) in ELSEWHERE.items()}


def _counties() -> list[tuple[str, str, str, str]]:
    """County FIPS, CBSA, state's name and FIPS of each county in a core-based area."""
    header, rows = sheet(newest("geo/list1_*.xlsx"), header=3)
    at = [
        header.index(name)
        for name in ("CBSA Code", "State Name", "FIPS State Code", "FIPS County Code")
    ]
    found = []
    for row in rows:
        cbsa, name, state, county = (str(row[i] or "").strip() for i in at)
        if name:
            found.append((state.zfill(2) + county.zfill(3), cbsa, name, state.zfill(2)))
    return found


@lru_cache
def metro_of_county() -> dict[str, str]:
    return {county: cbsa for county, cbsa, _state, _fips in _counties()}


@lru_cache
def zips() -> dict[str, Zip]:
    """Those in a state or territory that the site knows."""
    found = {}
    for row in _postal():
        fips = state_fips().get(row[4])
        if fips:
            county = fips + row[6].zfill(3) if row[6] else ""
            found[row[1]] = Zip(row[2], row[4], county, float(row[9]), float(row[10]))
    return found


def state_of(text: str) -> str:
    """A postal code from itself or a state's name; "" for neither."""
    if text.upper() in state_names():
        return text.upper()
    by_name = {name.lower(): code for code, name in state_names().items()}
    return by_name.get(text.lower(), "")


def miles(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Along a great circle, by the spherical law of cosines made safe for near points."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*here, *there))
    across = math.hypot(
        math.cos(lat2) * math.sin(lon2 - lon1),
        math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1),
    )
    along = math.sin(lat1) * math.sin(lat2) + math.cos(lat1) * math.cos(lat2) * math.cos(
        lon2 - lon1
    )
    return EARTH * math.atan2(across, along)
