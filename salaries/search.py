"""Find occupations by title, job title or SOC code, in memory; say which job title matched."""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

CODE = re.compile(r"(\d\d)-?(\d{0,4})(?:\.\d\d)?")
WORD = re.compile(r"[a-z0-9]+")
LIKE_ENOUGH = 72
"""Similarity (0 to 100) from which a label is offered as “did you mean”."""
EXACT, PREFIX, JOB_EXACT, WORDS, JOB_PREFIX, JOB_WORDS = range(6)


@dataclass(frozen=True)
class Match:
    """An occupation's position, how well it matched (0 is best), and the job title that did.

    `job_title` is "" where the occupation's own title or its code matched.
    """

    at: int
    tier: int
    job_title: str = ""


def stems(text: str) -> list[str]:
    """Lower-case words without accents and plural endings, so that “coders” finds “coder”."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return [_stem(word) for word in WORD.findall(folded)]


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] != "s" else word


def _closeness(match: Match) -> tuple[int, int]:
    """Of two matches of an occupation the better tier, then the shorter job title, is smaller."""
    return match.tier, len(match.job_title)


def _sorted(words: list[str]) -> str:
    return " ".join(sorted(words))


class Index:
    """Labels of occupations by word; `weight` (employment) orders equal matches."""

    def __init__(
        self, codes: list[str], titles: list[str], jobs: list[list[str]], weight: list[int]
    ) -> None:
        self.codes, self.weight = codes, weight
        self.labels: list[tuple[str, int, bool]] = [
            *((title, at, False) for at, title in enumerate(titles)),
            *((job, at, True) for at, names in enumerate(jobs) for job in names),
        ]
        self.keys = [" ".join(stems(label)) for label, _at, _job in self.labels]
        postings: dict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(self.keys):
            for word in set(key.split()):
                postings[word].append(number)
        self.postings = dict(postings)
        self.vocabulary = sorted(self.postings)

    def find(self, query: str) -> list[Match]:
        """Occupations that match, best first; a code matches by its digits."""
        if code := CODE.fullmatch(query):
            prefix = f"{code[1]}-{code[2]}"
            if found := [at for at, known in enumerate(self.codes) if known.startswith(prefix)]:
                return [Match(at, EXACT) for at in found]
        words = stems(query)
        if not words:
            return []
        best: dict[int, Match] = {}
        for number in self._with_all(words):
            match = self._match(number, " ".join(words))
            best[match.at] = min(best.get(match.at, match), match, key=_closeness)
        return sorted(best.values(), key=lambda m: (m.tier, -self.weight[m.at], m.at))

    def suggest(self, query: str, most: int = 3) -> list[str]:
        """At most `most` labels spelled like a query that found nothing, likest first."""
        found = process.extract(
            _sorted(stems(query)),
            self._sorted_keys,
            scorer=fuzz.ratio,
            score_cutoff=LIKE_ENOUGH,
            limit=most * 3,
        )
        labels = (self.labels[at][0] for _key, _score, at in found)
        return list({" ".join(stems(label)): label for label in labels}.values())[:most]

    @cached_property
    def _sorted_keys(self) -> list[str]:
        """Each label's words in the order of the alphabet: their own order does not count."""
        return [_sorted(key.split()) for key in self.keys]

    def _with_all(self, words: list[str]) -> Iterable[int]:
        found: set[int] | None = None
        for word in sorted(words, key=len, reverse=True):
            labels = self._with(word)
            found = labels if found is None else found & labels
            if not found:
                return ()
        return found or ()

    def _with(self, word: str) -> set[int]:
        """Labels with the word, or from three letters on, with a word that begins so."""
        if len(word) < 3:
            return set(self.postings.get(word, ()))
        found: set[int] = set()
        for known in self.vocabulary[bisect_left(self.vocabulary, word) :]:
            if not known.startswith(word):
                break
            found.update(self.postings[known])
        return found

    def _match(self, number: int, query: str) -> Match:
        label, at, job = self.labels[number]
        key = self.keys[number]
        tiers = (JOB_EXACT, JOB_PREFIX, JOB_WORDS) if job else (EXACT, PREFIX, WORDS)
        tier = tiers[0 if key == query else 1 if key.startswith(query) else 2]
        return Match(at, tier, label if job else "")
