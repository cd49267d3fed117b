"""Names that begin with what is typed so far: a sorted list and a bisection, best first."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.folding import raw_words
from careerguide.words.lexicon import spellings
from careerguide.words.text import MOST_WORDS, stem, stems

CODE = re.compile(r"(\d\d)([-.]?)(\d{1,4})")
EXACT, BEGINS, INSIDE, SOMEHOW = range(4)
"""Tiers: the whole name, its beginning, that of a word inside it, its words in any order."""
_AFTER = "{"
"""Sorts after every letter, digit and space."""
_FAR = 1_000.0
"""Added to the score of what begins inside a name."""
_MANY = 500
"""Names, of which the best are looked at alone first."""


@dataclass(frozen=True)
class Suggestion:
    """What is offered while one types. `value` is what fills the box, `href` where it leads."""

    kind: str
    label: str
    detail: str
    value: str
    href: str
    tier: int = BEGINS


@dataclass(frozen=True)
class Name:
    """A name, the number of what it names, and how unlikely that is to be meant: 0 is likeliest."""

    text: str
    item: int
    score: float = 0.0
    inside: bool = True
    """Whether the words inside it may be what is meant."""


@dataclass(frozen=True)
class Hit:
    """A name that was found, and how."""

    name: Name
    tier: int


class Starts:
    """Names by their beginnings.

    With `inside` by the beginning of each of their words, too; with `without_last` a name is whole
    without its last word (the state of a town).
    """

    def __init__(
        self, names: Iterable[Name], *, inside: bool = False, without_last: bool = False
    ) -> None:
        self.names = list(names)
        spelled_out = spellings().spelled_out
        found: list[tuple[str, int, bool]] = []
        for at, name in enumerate(self.names):
            raw = raw_words(name.text)
            stemmed = [stem(word) for word in raw]
            for key in {" ".join(words) for words in (raw, stemmed, spelled_out(stemmed))}:
                found.append((key, at, False))
                if inside and name.inside:
                    starts = (place + 1 for place, sign in enumerate(key) if sign == " ")
                    found += [(key[start:], at, True) for start in starts]
                elif without_last:
                    found.append((key.rpartition(" ")[0], at, False))
        found.sort()
        self.keys = [key for key, _at, _within in found]
        self.name_of = np.array([at for _key, at, _within in found], dtype=np.int32)
        self.within = np.array([within for _key, _at, within in found], dtype=bool)
        self.item_of = np.array([self.names[at].item for _k, at, _w in found], dtype=np.int32)
        scores = np.array([name.score for name in self.names], dtype=np.float32)
        self.scores = scores[self.name_of] + self.within * np.float32(_FAR)

    def find(self, typed: str, most: int) -> list[Hit]:
        """Names that begin with what `typed_words` gives, each item once, best first.

        The last word may be unfinished; without its plural it must be whole: “nurses” finds
        “nurse aide”, and “nurs” not “Nuremberg”.
        """
        if not typed:
            return []
        *before, last = typed.split()
        spelled = " ".join([*spellings().spelled_out(before), last])
        ranges = [(start, _AFTER) for start in dict.fromkeys((typed, spelled))]
        if stem(last) != last:
            ranges.append((" ".join([*before, stem(last)]), " " + _AFTER))
        whole, begun = list[int](), list[int]()
        for start, end in ranges:
            low = bisect_left(self.keys, start)
            middle = bisect_left(self.keys, start + " ", low)
            whole += self._best(low, middle, most)
            begun += self._best(middle, bisect_left(self.keys, start + end, middle), most)
        best: dict[int, Hit] = {}
        for tier, places in ((EXACT, whole), (BEGINS, begun)):
            for at in places:
                name = self.names[self.name_of[at]]
                hit = Hit(name, INSIDE if self.within[at] else tier)
                if name.item not in best or hit.tier < best[name.item].tier:
                    best[name.item] = hit
        return sorted(best.values(), key=lambda hit: hit.tier)[:most]

    def _best(self, low: int, high: int, most: int) -> list[int]:
        """Of the places from `low` to `high`, those of the best name of each item, best first."""
        if high - low < 2:
            return list(range(low, high))
        if high - low > _MANY:
            near = np.argpartition(self.scores[low:high], _MANY)[:_MANY] + low
            if len(found := self._each_once(np.sort(near))) >= most:
                return found[:most]
        return self._each_once(np.arange(low, high))[:most]

    def _each_once(self, places: NDArray[np.intp]) -> list[int]:
        ordered = places[np.argsort(self.scores[places], kind="stable")]
        _items, first = np.unique(self.item_of[ordered], return_index=True)
        return ordered[np.sort(first)].tolist()


def code_begun(text: str, mark: str) -> str:
    """A code so far as it is published, with `mark` after two digits; "" for another text.

    “29-11” and “2911” are “29-11”, “51.07” is none with a hyphen.
    """
    found = CODE.fullmatch(text.strip())
    return f"{found[1]}{mark}{found[3]}" if found and found[2] in ("", mark) else ""


def typed_words(text: str) -> str:
    """A text so far as `Starts.find` takes it: words without plurals, the last one as typed."""
    raw = raw_words(text)[:MOST_WORDS]
    return " ".join([*map(stem, raw[:-1]), *raw[-1:]])


def also_called(name: str, title: str) -> str:
    """That what is called `title` is `name` besides; "" where the title says so itself."""
    if set(stems(name)) <= set(stems(title)):
        return ""
    return _("also called %(name)s") % {"name": name}


def strangeness(name: str, title: str, language: str = "en") -> float:
    """What puts a name after others of the same thing: words beside its title's, and Spanish."""
    other = not set(stems(name)) <= set(stems(title))
    return 0.001 * other + 0.001 * (language != "en")


def said(*parts: str) -> str:
    """The parts that say something, one after another."""
    return " · ".join(part for part in parts if part)
