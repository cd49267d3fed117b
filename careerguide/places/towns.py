"""Rows of ZIP codes become towns here, for finding, for suggesting and for typing errors."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from careerguide.places.names import Words, spelled_out, words_of

ZipRow = tuple[str, str, str, str, float, float]
"""Code, place, state, county FIPS, latitude, longitude."""


@dataclass(frozen=True)
class Place:
    """A centre to measure from, in degrees."""

    label: str
    state: str
    latitude: float
    longitude: float
    county_fips: str = ""
    """Of a ZIP code; of a named place, the county most of its ZIP codes are in."""
    respelled: str = ""
    """The label, where the name typed is unknown and this one was probably meant."""
    elsewhere: tuple[str, ...] = ()
    """States that have a town of the name nearly as large, where no state was typed."""


@dataclass(frozen=True)
class Town:
    """The ZIP codes of a state whose place has one name, however it is written."""

    words: Words
    """Of the name, folded and with “st”, “mt”, “n” written out."""
    state: str
    zips: tuple[ZipRow, ...]

    @property
    def size(self) -> int:
        """How many ZIP codes it has: one with more is larger."""
        return len(self.zips)

    @cached_property
    def label(self) -> str:
        """The name that most of its ZIP codes have, and the state."""
        (name, _n), *_rest = Counter(row[1] for row in self.zips).most_common()
        return f"{name}, {self.state}"

    def place(self) -> Place:
        """Its centre: the middle of its ZIP codes' centres."""
        counties = Counter(row[3] for row in self.zips)
        county = min(counties, key=lambda fips: (-counties[fips], fips))
        latitude = sum(row[4] for row in self.zips) / self.size
        longitude = sum(row[5] for row in self.zips) / self.size
        return Place(self.label, self.state, latitude, longitude, county)


def towns_of(rows: Iterable[ZipRow]) -> list[Town]:
    """Every town of the rows, the largest first."""
    found: dict[tuple[Words, str], list[ZipRow]] = defaultdict(list)
    names: dict[str, Words] = {}
    for row in sorted(rows):
        if row[1] not in names:
            names[row[1]] = spelled_out(words_of(row[1]))
        found[names[row[1]], row[2]].append(row)
    towns = (Town(words, state, tuple(zips)) for (words, state), zips in found.items())
    return sorted(towns, key=lambda town: (-town.size, town.state, town.words))
