"""Find labels (schools, fields, job titles) by their words: some 70,000 in a fraction of a ms.

Searching labels and mapping them to programs replaces full-text ranking over every program.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import reduce

import numpy as np
from numpy.typing import NDArray

_LITTLE = "a an and at by for from in near of on or the to with"
_GENERIC = "certificate class course degree diploma job program school training"
NOISE = frozenset(f"{_LITTLE} {_GENERIC} classes".split())
"""Words that say what is sought but seldom which; left out where others remain."""
SHORTEST_PREFIX = 3
MOST_WORDS = 8


def tokens(text: str) -> list[str]:
    """Lower-case words without accents; a trailing plural s is dropped."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return [_stem(word) for word in re.findall(r"[a-z0-9]+", plain.replace("'", ""))]


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


_NOISE = frozenset(_stem(word) for word in NOISE)


def search_words(text: str) -> list[str]:
    """The words of a query that decide, at most MOST_WORDS; all of them if none would be left."""
    return _deciding(tokens(text))


def _deciding(found: list[str]) -> list[str]:
    return ([word for word in found if word not in _NOISE] or found)[:MOST_WORDS]


class LabelIndex:
    """An inverted index over numbered labels; a query word matches words it begins."""

    def __init__(self, labels: Iterable[str]) -> None:
        postings: dict[str, list[int]] = {}
        lengths = []
        for at, label in enumerate(labels):
            found = tokens(label)
            lengths.append(len(_deciding(found)))
            for word in set(found):
                postings.setdefault(word, []).append(at)
        self.size = len(lengths)
        self.lengths = np.array(lengths, dtype=np.int8)
        """How many words of each label decide."""
        self.words = sorted(postings)
        self.postings = [np.array(postings[word], dtype=np.int32) for word in self.words]

    def _word(self, word: str) -> NDArray[np.bool_]:
        found = np.zeros(self.size, dtype=bool)
        at = bisect_left(self.words, word)
        while at < len(self.words) and self.words[at].startswith(word):
            if len(word) >= SHORTEST_PREFIX or self.words[at] == word:
                found[self.postings[at]] = True
            at += 1
        return found

    def matching(self, words: list[str]) -> NDArray[np.bool_]:
        """Labels that have every word; every label where no word is given."""
        if not words:
            return np.ones(self.size, dtype=bool)
        return reduce(np.logical_and, (self._word(word) for word in words))
