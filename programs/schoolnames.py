"""Which schools words name: in full, by another name, in short or by initials.

IPEDS knows other names of half the schools. What people say besides follows patterns (initials,
“UW-Milwaukee”), which are tried on every name, or is a row of synonyms.csv (“UMass”, “Tri-C”).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from careerguide.columns.narrowing import Mask, mask_of
from careerguide.folding import joined, nearest, raw_words
from careerguide.places.names import OTHER_NAMES
from careerguide.words.index import LITTLE_SPANISH, deciding
from careerguide.words.lexicon import HOW, WHAT, lexicon, spellings
from careerguide.words.text import stem, stems
from programs.catalog import catalog
from programs.kept import per_schools
from programs.named import indexes
from programs.rules.ids import is_institution

PARTED = re.compile(r"[|;]|, | / | or |\s{2,}")
"""What stands between other names in IPEDS."""
TAIL = frozenset(("district", "system", "main", "campu", "inc"))
"""Last words of a name that nobody says."""
SEAT = frozenset(("university", "college", "institute", "school", "academy"))
"""Words at which a school's name may end before its campus."""
FAR_FEWER = 2
"""How many times the programs of a branch the main campus has, or more."""
FEWEST_LETTERS, MOST_LETTERS = 3, 6
"""Of initials; two are enough where one is of “university” and a campus or place follows."""
CHANGING = SEAT | {"community", "technical", "state", "junior", "area", "county", "regional"}
"""Words of a college's name that come and go with its rank."""
SHORTEST_NAME = 10
"""Letters of a name that may have typing errors as a whole."""
SHORTEST_CUT, FEWEST_CUT = 3, 6
"""Letters of a word cut short, and of all words of a name that is."""
_SILENT = frozenset(("of", "the", "and", "at", "for", "in", "a", "de"))
Names = dict[str, list[int]]
"""Places of providers by a name, written as one word."""


@per_schools
def other_names() -> dict[tuple[str, ...], list[int]]:
    """Places of providers by the words of each of their other names."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    spelled_out = spellings().spelled_out
    for at, alias in enumerate(catalog()["provider_aliases"]):
        for name in PARTED.split(alias):
            if words := tuple(deciding(spelled_out(stems(name)))):
                found[words].append(at)
    return dict(found)


@per_schools
def _own_names() -> Names:
    found: Names = defaultdict(list)
    for at, key in enumerate(indexes()["school"].keys):
        for name in {joined(key), joined(_said(key))}:
            found[name].append(at)
    return dict(found)


@per_schools
def _aliases() -> Names:
    found: Names = defaultdict(list)
    for words, places in other_names().items():
        found[joined(words)] += places
    return dict(found)


@per_schools
def _initials() -> Names:
    """“UW” is every school of the University of Wisconsin, “CPCC” one college."""
    found: Names = defaultdict(list)
    for at, name in enumerate(catalog()["provider_names"]):
        for letters in set(_initials_of(raw_words(name))):
            if 2 <= len(letters) <= MOST_LETTERS:
                found[letters].append(at)
    return dict(found)


@per_schools
def _programs_of_schools() -> list[int]:
    """How many programs each provider has."""
    known = catalog()
    return np.bincount(known.provider, minlength=len(known["provider_names"])).tolist()


def _initials_of(words: Sequence[str]) -> Iterator[str]:
    """Of a whole name, of what stands before a campus, and of a university with its state."""
    seats = [at for at, word in enumerate(words) if word in SEAT]
    ends = {len(words), *(at + 1 for at in seats)}
    if seats and words[seats[0] + 1 : seats[0] + 2] == ["of"]:
        ends |= {seats[0] + 3, seats[0] + 4, seats[0] + 5} if len(words) > 2 else set()
    for end in ends:
        part = words[:end]
        yield "".join(word[0] for word in part if word not in _SILENT)
        yield "".join(word[0] for word in part if word != "the")


def _said(key: Sequence[str]) -> Sequence[str]:
    """A name without the last words that nobody says."""
    while len(key) > 1 and key[-1] in TAIL:
        key = key[:-1]
    return key


def schools_named(words: Sequence[str]) -> tuple[Mask, Mask]:
    """Providers whose name the words are or begin; and those that have them, or their place.

    The second only says where for one that is named: a city finds its schools. Bool by provider.
    """
    found = _schools_named(words)
    english = [word for word in words if word not in LITTLE_SPANISH]
    if 1 < len(english) < len(words) and not any(mask.any() for mask in found):
        # “Colegio comunitario de Houston”: no school's English name has the little word.
        return _schools_named(english)
    return found


def _schools_named(words: Sequence[str]) -> tuple[Mask, Mask]:
    size, own = indexes()["school"].size, tuple(deciding(words))
    called, named, short = _called(words), _named(own), _by_initials(tuple(words))
    first = called or named
    if named and not called and _is_initials(words):
        # Larger schools have these initials, though only a small one lists them as its name.
        programs = _programs_of_schools()
        most = max(programs[at] for at in named)
        first = [*named, *(at for at in short if programs[at] > most)]
    if not first and not indexes()["school"].having(words).any():
        first = short or _of_state(own) or _of_town(own) or _shortened(own) or _renamed(own)
    others = indexes()["provider"].having(words)
    others[[*named, *short]] = True
    return mask_of(np.array(first, dtype=np.int64), size), others


def main_of(schools: Mask) -> Mask:
    """Of schools that words name, those that most mean: a campus with few programs beside one
    with many comes after it. All where there are a few of one size, as of a chain."""
    programs = np.where(schools, np.array(_programs_of_schools()), 0)
    return np.asarray(schools & (programs * FAR_FEWER >= programs.max(initial=0)))


def names_a_school(words: Sequence[str]) -> bool:
    """Whether words are a school's name in any of its forms."""
    return bool(words) and bool(schools_named(words)[0].any())


def _called(words: Sequence[str]) -> list[int]:
    """Schools that staff's words are short for, each meaning's."""
    found: list[int] = []
    for meant in map(tuple, map(deciding, lexicon().schools(words))):
        found += _named(meant) or np.flatnonzero(indexes()["school"].having(meant)).tolist()
    return found


def _named(words: tuple[str, ...]) -> list[int]:
    name = joined(words)
    own, ids = _own_names().get(name, []), catalog()["provider_ids"]
    if any(is_institution(ids[at]) for at in own):
        return own
    # A state's list may have just this name, and IPEDS a longer one of the same school.
    return [*own, *_aliases().get(name, []), *_begun(words)]


def _begun(words: tuple[str, ...]) -> list[int]:
    keys = indexes()["school"].keys
    having = np.flatnonzero(indexes()["school"].having(words)).tolist() if words else []
    return [at for at in having if tuple(keys[at][: len(words)]) == words]


def _shortened(words: tuple[str, ...]) -> list[int]:
    """Schools whose name begins with these words cut short: “Mich Tech”, “Quinsig”."""
    if len(joined(words)) < FEWEST_CUT or any(
        indexes()[kind].matching(words).any() for kind in ("field", "listed")
    ):
        return []
    found = np.flatnonzero(indexes()["school"].matching(words)).tolist()
    keys = indexes()["school"].keys
    return [at for at in found if all(map(_is_cut, words, keys[at]))]


def _of_state(words: tuple[str, ...]) -> list[int]:
    """Schools where “st” is no saint: “Weber St”."""
    at = [at for at, word in enumerate(words) if at and word == "saint"]
    return _named((*words[: at[-1]], "state", *words[at[-1] + 1 :])) if at else []


def _of_town(words: tuple[str, ...]) -> list[int]:
    """Schools whose town is said short: “East LA College”, “Philly Community College”."""
    towns = [OTHER_NAMES.get(word, ("", ""))[0] for word in words]
    if len(words) < 2 or not any(towns):
        return []
    whole = (stems(town) if town else [word] for town, word in zip(towns, words, strict=True))
    name = tuple(deciding(spellings().spelled_out([word for part in whole for word in part])))
    return _named(name) or _shortened(name)


def _renamed(words: tuple[str, ...]) -> list[int]:
    """Schools that have all words but those which change as colleges do: “X Community College”."""
    kept = [word for word in words if word not in CHANGING]
    if not kept or SEAT.isdisjoint(words):
        return []
    if any(word in SEAT and _named(words[: at + 1]) for at, word in enumerate(words[:-1])):
        return []  # “Houston Community College welding” is no welding school in Houston
    if any(indexes()[kind].having(kept).any() for kind in ("field", "listed")):
        return []
    return np.flatnonzero(indexes()["school"].having(kept)).tolist()


def school_near(words: Sequence[str]) -> str:
    """The school's name with the fewest typing errors; "" where none is near or words are few."""
    typed = joined(deciding(words))
    if len(words) < 2 or len(typed) < SHORTEST_NAME:
        return ""
    alike = [name for name in _own_names() if name[:1] == typed[:1]]
    near = nearest(typed, alike)
    return catalog()["provider_names"][_own_names()[min(near)][0]] if near else ""


def _is_cut(word: str, whole: str) -> bool:
    return word == whole or (len(word) >= SHORTEST_CUT and whole.startswith(word))


def _by_initials(words: tuple[str, ...]) -> list[int]:
    """Schools of these initials, or of these and with the other words in their name or place."""
    letters = words[0] if words else ""
    places = _initials().get(letters, [])
    if not places or _means_else(words[:1]):
        return []
    if len(words) == 1:
        is_word = len(letters) < FEWEST_LETTERS or letters in indexes()["school"].at
        return [] if is_word else places
    if len(letters) < FEWEST_LETTERS and "u" not in letters:
        return []
    beside = indexes()["provider"].having(words[1:])
    return [at for at in places if beside[at]]


def _is_initials(words: Sequence[str]) -> bool:
    return len(words) == 1 and len(words[0]) >= FEWEST_LETTERS and words[0] in _initials()


def _means_else(words: Iterable[str]) -> bool:
    return bool(lexicon().of([stem(word) for word in words], WHAT | HOW))
