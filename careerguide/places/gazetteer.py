"""Every ZIP code and town in memory, by name. No Django, so it is made of any rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from careerguide.places.names import OTHER_NAMES, STATE_KEYS, Words, key, spelled_out, words_of

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


def errors_allowed(letters: int) -> int:
    """Typing errors by the length of what was typed: in a short word one makes another word."""
    return 0 if letters < 4 else 1 if letters < 7 else 2 if letters < 11 else 3


def nearest(typed: str, names: Iterable[str]) -> dict[str, int]:
    """The names with the fewest typing errors (a letter more, less, other, or two exchanged)."""
    most = errors_allowed(len(typed))
    if not most:
        return {}
    near = {
        name: errors
        for name in names
        if abs(len(name) - len(typed)) <= most
        and (errors := OSA.distance(typed, name, score_cutoff=most)) <= most
    }
    fewest = min(near.values(), default=0)
    return {name: errors for name, errors in near.items() if errors == fewest}


class Gazetteer:
    """Towns are the ZIP codes of a state whose place has one name, however it is written.

    A town with more ZIP codes stands before others of its name.
    """

    def __init__(self, rows: Iterable[ZipRow]) -> None:
        self._zips: dict[str, ZipRow] = {row[0]: row for row in sorted(rows)}
        towns: dict[tuple[Words, str], list[ZipRow]] = defaultdict(list)
        names: dict[str, Words] = {}
        for row in self._zips.values():
            if row[1] not in names:
                names[row[1]] = spelled_out(words_of(row[1]))
            towns[names[row[1]], row[2]].append(row)
        self._towns: dict[str, list[list[ZipRow]]] = defaultdict(list)
        for (words, _state), zips in sorted(towns.items(), key=lambda t: (-len(t[1]), t[0][1])):
            for one in {key(words), " ".join(words)}:
                self._towns[one].append(zips)
        self._towns = dict(self._towns)
        self._by_letter: dict[tuple[str, str], list[str]] = defaultdict(list)
        for words, state in towns:
            name = key(words)
            if name:
                self._by_letter[name[0], state].append(name)
                self._by_letter[name[0], ""].append(name)
        self._short_ends = {words[-1] for words, _state in towns if len(words) > 1}

    def labels(self) -> tuple[list[str], list[str]]:
        """Every ZIP code in order, and the label of each one's town."""
        return list(self._zips), [f"{row[1]}, {row[2]}" for row in self._zips.values()]

    def zip_code(self, code: str) -> Place | None:
        """A ZIP code's centre; None for one that is unknown."""
        row = self._zips.get(code)
        return row and Place(f"{row[1]}, {row[2]} {code}", row[2], row[4], row[5], row[3])

    def town(self, words: Words, state: str = "") -> Place | None:
        """The town of exactly this name, as written, spelled out or by another name it has.

        A name so well known that it stands in place_names.csv comes before towns that have it,
        unless a state is given: then only that state's towns are looked at.
        """
        whole = spelled_out(words)
        found = self._town(whole, state)
        if state and found:
            return found
        for name in (key(words), key(whole)):
            other, its_state = OTHER_NAMES.get(name, ("", ""))
            if other and state in ("", its_state):
                return self._town(spelled_out(words_of(other)), its_state) or found
        return found

    def _town(self, words: Words, state: str) -> Place | None:
        for name in (" ".join(words), key(words)):
            for zips in self._towns.get(name, ()):
                if not state or zips[0][2] == state:
                    return _middle(zips)
        return None

    def town_near(self, words: Words, state: str = "") -> tuple[Place, int] | None:
        """The largest town of those with the fewest typing errors, and how many they are."""
        typed = key(spelled_out(words))
        near = nearest(typed, self._by_letter.get((typed[:1], state), ()))
        best: list[ZipRow] = []
        for name in near:
            for zips in self._towns[name]:
                if (not state or zips[0][2] == state) and len(zips) > len(best):
                    best = zips
        if not best:
            return None
        place = _middle(best)
        return replace(place, respelled=place.label), min(near.values())

    def ends_a_name(self, word: str) -> bool:
        """Whether a town's name of several words ends so: “Fe”, but not “ZZ”."""
        return word in self._short_ends


def state_near(words: Words) -> tuple[str, int] | None:
    """The state whose name has the fewest typing errors, and how many; never a postal code."""
    typed = key(words)
    names = [name for name in STATE_KEYS if len(name) > 3 and name[0] == typed[:1]]
    near = nearest(typed, names)
    states = {STATE_KEYS[name] for name in near}
    return (states.pop(), min(near.values())) if len(states) == 1 else None


def _middle(zips: list[ZipRow]) -> Place:
    """A town's centre is the middle of its ZIP codes' centres."""
    (name, _n), *_rest = Counter(row[1] for row in zips).most_common()
    counties = Counter(row[3] for row in zips)
    county = min(counties, key=lambda fips: (-counties[fips], fips))
    latitude = sum(row[4] for row in zips) / len(zips)
    longitude = sum(row[5] for row in zips) / len(zips)
    return Place(f"{name}, {zips[0][2]}", zips[0][2], latitude, longitude, county)
