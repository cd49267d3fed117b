"""Counties by name: each is its largest town, as distances are measured from towns. No Django."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import hypot

from careerguide.folding import joined, nearest
from careerguide.places.names import COUNTY_WORDS, Words, is_county, spelled_out, turned, words_of
from careerguide.places.towns import Place, Town, ZipRow

CountyRow = tuple[str, str, str]
"""County FIPS, name and state: "53033", "King County", "WA"."""
NEARLY_AS_LARGE = 4


class Counties:
    """Counties and their like; one with more ZIP codes stands before others of its name."""

    def __init__(self, rows: Iterable[CountyRow], towns: Sequence[Town]) -> None:
        """Those of `rows` that have a ZIP code."""
        zips: dict[str, list[tuple[int, ZipRow]]] = defaultdict(list)
        for at, town in enumerate(towns):
            for row in town.zips:
                zips[row[3]].append((at, row))
        self._named: dict[str, list[tuple[int, Place]]] = defaultdict(list)
        for fips, name, state in sorted(rows):
            if fips in zips and is_county(words_of(name)):  # a city in no county has its own name
                town = towns[_largest(zips[fips])]
                place = replace(town.place(), county_fips=fips, respelled=town.label, state=state)
                self._named[_key(words_of(name))].append((len(zips[fips]), place))
        for alike in self._named.values():
            alike.sort(key=lambda one: (-one[0], one[1].county_fips))

    def find(self, words: Words, state: str = "") -> Place | None:
        """The largest town of the county of exactly this name: “King County”, “Broward”."""
        return self._of(_key(turned(words)), state)

    def near(self, words: Words, state: str = "") -> Place | None:
        """The same of the name with the fewest typing errors."""
        typed = _key(turned(words))
        known = (key for key in self._named if key[:1] == typed[:1] and self._of(key, state))
        close = nearest(typed, known)
        best = max(close, key=lambda key: self._named[key][0][0], default="")
        return self._of(best, state)

    def _of(self, key: str, state: str) -> Place | None:
        alike = [one for one in self._named.get(key, ()) if state in ("", one[1].state)]
        if not alike:
            return None
        size, place = alike[0]
        others = {one.state for n, one in alike[1:] if n * NEARLY_AS_LARGE >= size}
        return replace(place, elsewhere=tuple(sorted(others - {place.state})))


def _largest(zips: Sequence[tuple[int, ZipRow]]) -> int:
    """The place of the town with most of the ZIP codes; of several, the one in their middle."""
    counts = Counter(at for at, _row in zips)
    middle = [sum(float(row[part]) for _at, row in zips) / len(zips) for part in (4, 5)]

    def rank(one: tuple[int, ZipRow]) -> tuple[int, float, int]:
        at, row = one
        return -counts[at], hypot(row[4] - middle[0], row[5] - middle[1]), at

    return min(zips, key=rank)[0]


def _key(words: Words) -> str:
    """A name without the word that says what it is: sources differ in “Bronx County”, “Borough”."""
    return joined(w for w in spelled_out(words) if w not in COUNTY_WORDS and w != "the")
