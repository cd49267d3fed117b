"""Every ZIP code, town and county in memory, by name. No Django, so it is made of any rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from careerguide.folding import joined, nearest
from careerguide.places.counties import Counties, CountyRow
from careerguide.places.names import OTHER_NAMES, STATE_KEYS, Words, spelled_out, words_of
from careerguide.places.towns import Place, Town, ZipRow, towns_of

__all__ = ["Gazetteer", "Place", "state_near"]
NEARLY_AS_LARGE = 4
MOST_STATES = 5


class Gazetteer:
    """ZIP codes and towns; a town with more ZIP codes stands before others of its name."""

    def __init__(self, rows: Iterable[ZipRow], counties: Iterable[CountyRow] = ()) -> None:
        self.zips: dict[str, ZipRow] = {row[0]: row for row in sorted(rows)}
        """Every ZIP code's row, in order of the codes."""
        self.towns: list[Town] = towns_of(self.zips.values())
        """The largest first."""
        self.counties = Counties(counties, self.towns)
        self._named: dict[str, list[Town]] = defaultdict(list)
        self._by_letter: dict[tuple[str, str], list[str]] = defaultdict(list)
        for town in self.towns:
            name = joined(town.words)
            for one in {name, " ".join(town.words)}:
                self._named[one].append(town)
            if name:
                self._by_letter[name[0], town.state].append(name)
                self._by_letter[name[0], ""].append(name)
        self._sizes = {town.label: town.size for town in self.towns}
        self._short_ends = {town.words[-1] for town in self.towns if len(town.words) > 1}

    def zip_code(self, code: str) -> Place | None:
        """A ZIP code's centre; None for one that is unknown."""
        row = self.zips.get(code)
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
        for name in (joined(words), joined(whole)):
            other, its_state = OTHER_NAMES.get(name, ("", ""))
            if other and state in ("", its_state):
                return self._town(spelled_out(words_of(other)), its_state) or found
        return found

    def _town(self, words: Words, state: str) -> Place | None:
        for name in (" ".join(words), joined(words)):
            for town in self._named.get(name, ()):
                if not state:
                    return replace(town.place(), elsewhere=self._like(town, name))
                if town.state == state:
                    return town.place()
        return None

    def _like(self, town: Town, name: str) -> tuple[str, ...]:
        """States with a town of the name and at least a quarter of its ZIP codes."""
        alike = (one for one in self._named[name] if one.size * NEARLY_AS_LARGE >= town.size)
        return tuple(sorted(one.state for one in alike if one is not town))[:MOST_STATES]

    def town_near(self, words: Words, state: str = "") -> tuple[Place, int] | None:
        """The largest town of those with the fewest typing errors, and how many they are."""
        typed = joined(spelled_out(words))
        near = nearest(typed, self._by_letter.get((typed[:1], state), ()))
        towns = [town for name in near for town in self._named[name] if state in ("", town.state)]
        if not towns:
            return None
        place = max(towns, key=lambda town: town.size).place()
        return replace(place, respelled=place.label), min(near.values())

    def size(self, label: str) -> int:
        """How many ZIP codes the town of a label has; 0 for none."""
        return self._sizes.get(label, 0)

    def ends_a_name(self, word: str) -> bool:
        """Whether a town's name of several words ends so: “Fe”, but not “ZZ”."""
        return word in self._short_ends


def state_near(words: Words) -> tuple[str, int] | None:
    """The state whose name has the fewest typing errors, and how many; never a postal code."""
    typed = joined(words)
    names = [name for name in STATE_KEYS if len(name) > 3 and name[0] == typed[:1]]
    near = nearest(typed, names)
    states = {STATE_KEYS[name] for name in near}
    return (states.pop(), min(near.values())) if len(states) == 1 else None
