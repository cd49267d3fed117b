"""Find labels (schools, fields, job titles) by their words: some 70,000 in a fraction of a ms.

Searching labels and mapping them to programs replaces full-text ranking over every program.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from careerguide.words.text import MOST_WORDS, stem, stems

_LITTLE = "a an and at by for from in near of on or the to with"
_LITTLE_SPANISH = "a al con de del e el en la las lo los para por un una y"
_GENERIC = "bootcamp certificate class course degree diploma job program school training"
GENERIC = frozenset(map(stem, _GENERIC.split()))
"""Words that say which in some names: “school psychologist”."""
LITTLE = frozenset(map(stem, _LITTLE.split()))
LITTLE_SPANISH = frozenset(_LITTLE_SPANISH.split())
"""Words that hold others together; of Spanish ones only where a phrase is sought."""
NOISE = GENERIC | LITTLE
"""Words that say what is sought but seldom which; left out where others remain."""
SEATS = frozenset(map(stem, ["academy", "college", "institute", "school", "university"]))
"""Words of schools' names that say what is sought where they stand in no such name."""
SHORTEST_PREFIX = 3


def search_words(text: str) -> list[str]:
    """The words of a query that decide, at most MOST_WORDS; all of them if none would be left."""
    return deciding(stems(text))


def deciding(found: Sequence[str]) -> list[str]:
    """Words but for those that seldom say which; all of them if none would be left."""
    return ([word for word in found if word not in NOISE] or list(found))[:MOST_WORDS]


class LabelIndex:
    """An inverted index over numbered labels."""

    def __init__(
        self, labels: Iterable[str], spelled_out: Callable[[list[str]], list[str]] | None = None
    ) -> None:
        """`spelled_out` writes shortened words out; without it words stay as they are."""
        postings: dict[str, list[int]] = {}
        self.keys: list[tuple[str, ...]] = []
        """The words of each label that decide."""
        for at, label in enumerate(labels):
            found = spelled_out(stems(label)) if spelled_out else stems(label)
            self.keys.append(tuple(deciding(found)))
            for word in set(found):
                postings.setdefault(word, []).append(at)
        self.size = len(self.keys)
        self.lengths = np.array([len(key) for key in self.keys], dtype=np.int8)
        """How many words of each label decide; int8, by label."""
        self.words = sorted(postings)
        self.postings = [np.array(postings[word], dtype=np.int32) for word in self.words]
        self.at = {word: at for at, word in enumerate(self.words)}

    def uses(self, weights: NDArray[np.float64]) -> Iterator[tuple[str, float]]:
        """Each word with how much it is used: the sum of the weights of the labels that have it."""
        for word, at in zip(self.words, self.postings, strict=True):
            yield word, float(weights[at].sum())

    def _whole(self, word: str) -> NDArray[np.bool_]:
        found = np.zeros(self.size, dtype=bool)
        if (at := self.at.get(word)) is not None:
            found[self.postings[at]] = True
        return found

    def _begun(self, word: str) -> NDArray[np.bool_]:
        found = self._whole(word)
        if len(word) >= SHORTEST_PREFIX:
            at = bisect_left(self.words, word)
            while at < len(self.words) and self.words[at].startswith(word):
                found[self.postings[at]] = True
                at += 1
        return found

    def matching(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """Labels that have every word, bool by label; every label where no word is given.

        Where none has them all as they are, a word stands for those that it begins: “nurse” is not
        “nursery” where there are nurses.
        """
        whole = self.having(words)
        return whole if whole.any() else self._all(words, self._begun)

    def having(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """Labels that have every word as it is, bool by label."""
        return self._all(words, self._whole)

    def beginning(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """Labels with every word, of which the last may still be unfinished: bool by label."""
        if not words:
            return np.ones(self.size, dtype=bool)
        return self._all(words[:-1], self._whole) & self._begun(words[-1])

    def _all(
        self, words: Sequence[str], of_word: Callable[[str], NDArray[np.bool_]]
    ) -> NDArray[np.bool_]:
        if not words:
            return np.ones(self.size, dtype=bool)
        return reduce(np.logical_and, (of_word(word) for word in words))
