"""States, ZIP codes and the wage areas of counties."""

import gzip
import math
from functools import lru_cache
from typing import NamedTuple

from tests.verify.releases import DATA, cells, newest

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
    """Postal code to FIPS code."""
    rows = cells(newest("oews/area_counties_*.csv"), "state", "state_fips")
    return dict(rows) | {code: fips for code, (fips, _name) in ELSEWHERE.items()}


@lru_cache
def area_of_county() -> dict[str, str]:
    """County FIPS to the code of the wage area it is in, metropolitan or not."""
    return dict(cells(newest("oews/area_counties_*.csv"), "fips", "area_code"))


@lru_cache
def _moved() -> dict[str, str]:
    """ZIP codes whose county is no more, to today's."""
    return dict(cells(newest("geo/zip_area_fixes.csv"), "zip", "fips"))


@lru_cache
def zips() -> dict[str, Zip]:
    """Those in a state or territory that the site knows."""
    found = {}
    for row in _postal():
        fips = state_fips().get(row[4])
        if fips:
            county = _moved().get(row[1]) or (fips + row[6].zfill(3) if row[6] else "")
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
