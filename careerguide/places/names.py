"""What people write for a place as words, and what abbreviations and other names mean. No Django.

The names themselves are data: data/geo/place_words.csv, place_names.csv and states.csv.
"""

import csv
from collections.abc import Iterator

from careerguide.folding import joined, raw_words
from careerguide.places.states import STATE_NAMES, STATES_FILE

GEO = STATES_FILE.parent
BEFORE, FIRST, AFTER, OTHER = "before", "first", "after", "other"
AROUND, LEADING = "around", "leading"
"""Where a word of place_words.csv stands: before another word, first before another, after one; at
either end or only in front, where it says nothing of its own; or last, where a county is meant."""
LONGEST_STATE = 6
"""Most words of a state's name."""
Words = tuple[str, ...]


def _rows(file: str) -> list[dict[str, str]]:
    with (GEO / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


WORDS = {(row["word"], row["stands"]): row["meaning"] for row in _rows("place_words.csv")}


SHORT = {word for word, _stands in WORDS}
COUNTY_WORDS = {word for word, stands in WORDS if stands == OTHER}
"""Words of which one says that a name is a county’s: “county”, “parish”."""


def words_of(text: str) -> Words:
    """The words of a text, folded as those of every box."""
    return tuple(raw_words(text))


def spelled_out(words: Words) -> Words:
    """“n”, “st” as north, saint; only where the word stands beside others."""
    if SHORT.isdisjoint(words):
        return words
    last = len(words) - 1

    def whole(at: int, word: str) -> str:
        places = [AFTER] if at else []
        places += [BEFORE] if at < last else []
        places += [FIRST] if at == 0 < last else []
        return next((WORDS[word, p] for p in places if (word, p) in WORDS), word)

    return tuple(whole(at, word) for at, word in enumerate(words))


def bared(words: Words) -> Words:
    """Without the words at the ends that are not of the name: “greater Boston area”."""
    while words and (words[-1], AROUND) in WORDS:
        words = words[:-1]
    while words and ((words[0], AROUND) in WORDS or (words[1:] and (words[0], LEADING) in WORDS)):
        words = words[1:]
    return words


def is_county(words: Words) -> bool:
    """Whether a word says so: “Worcester County”, “condado de King”."""
    return not COUNTY_WORDS.isdisjoint(words)


def turned(words: Words) -> Words:
    """“County of Kings” and “condado de Kings” as “Kings County” is written."""
    if len(words) < 3 or words[0] not in COUNTY_WORDS or words[1] not in ("of", "de"):
        return words
    return (*words[2:], WORDS[words[0], OTHER] or words[0])


def _other_names() -> Iterator[tuple[str, str, str]]:
    for row in _rows("place_names.csv"):
        words = words_of(row["name"])
        for one in {joined(words), joined(spelled_out(words))}:
            yield one, row["place"], row["state"]


ABROAD = frozenset(name for name, place, state in _other_names() if not (place or state))
"""Keys of names that mean another country or no place, though towns have or nearly have them."""
OTHER_NAMES = {name: (place, state) for name, place, state in _other_names() if place}
"""A town's other names by key, with the name its ZIP codes have, and the state."""
STATES_SAID = {(row["language"], row["postal"]): row["name"] for row in _rows("state_names.csv")}
"""By language and postal code, what states are called where that is not their English name."""
STATE_KEYS = {
    **{joined(words_of(name)): code for (_language, code), name in STATES_SAID.items()},
    **{name: state for name, place, state in _other_names() if state and not place},
    **{joined(words_of(name)): code for code, name in STATE_NAMES.items()},
    **{code.lower(): code for code in STATE_NAMES},
}
"""States by the keys of their names and abbreviations."""


def splits(words: Words) -> Iterator[tuple[Words, str]]:
    """Every way to read the last words as a state, the longest first."""
    for count in range(min(LONGEST_STATE, len(words) - 1), 0, -1):
        if state := STATE_KEYS.get(joined(words[-count:])):
            yield words[:-count], state
