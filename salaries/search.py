"""Which occupations words mean, best first, in memory; and the job title that says so."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from careerguide.pages.cache import per_build, per_page_version
from careerguide.pages.slots import filler
from careerguide.words import line as lines
from careerguide.words.index import GENERIC, LabelIndex, deciding
from careerguide.words.lexicon import Kind, Labels, index_of
from careerguide.words.line import Line
from careerguide.words.models import Synonym
from careerguide.words.text import root_of_spanish, stems
from careerguide.words.titled import in_other_languages
from careerguide.words.topics import Topic, topics
from salaries.wagestore import wages

CODE = re.compile(r"(\d\d)-?(\d{0,3}|\d{4}(?:\.\d\d)?)")
BRACKETS = re.compile(r"([^()]+?)\s*\(([^()]+)\)\s*([^()]*)")
EXACT, SAID, CALLED, MENTIONED, PART = range(5)
"""Tiers: the code or the own title; what a phrase is known to mean; a job title of just these
words, or a title that has them; a job title that has them; what a part of them is known for."""

SHORT = 3
"""Letters of initials."""
FEWEST_TITLES = 10
"""Job titles that end in a word which names people at work."""


@dataclass(frozen=True)
class Match:
    """An occupation's SOC code, how well it matched (0 is best), and the job title that did."""

    code: str
    tier: int
    job_title: str = ""


def names_in(job_title: str) -> list[str]:
    """A job title, and both names of one with another in brackets: “Pest Technician (Pest Tech)”.

    Short initials stand for too much to be a name: “PT”.
    """
    parts = BRACKETS.fullmatch(job_title)
    if not parts:
        return [job_title]
    names = (f"{parts[1]} {parts[3]}".strip(), parts[2])
    return [job_title, *(name for name in names if len(name) > SHORT)]


class Index:
    """Labels of occupations by word. `weight` is their employment.

    What most people mean by a name is the job that most of those so called have, so among jobs of
    one name the weight decides, beside the share of titles with these words that are the job's.
    """

    def __init__(
        self, codes: Sequence[str], titles: Sequence[str], jobs: Sequence[Sequence[str]],
        weight: Sequence[int],
    ) -> None:  # fmt: skip
        self.codes = list(codes)
        self.titles = list(titles)
        self.at = {code: at for at, code in enumerate(codes)}
        self.weight = np.maximum(np.asarray(weight, dtype=np.float64), 1)
        named = [
            [[title], *map(names_in, names)] for title, names in zip(titles, jobs, strict=True)
        ]
        every = list(chain.from_iterable(named))
        self.labels = list(chain.from_iterable(every))
        self.title_of = np.repeat(np.arange(len(every)), list(map(len, every)))
        """Which title each label is a name of; int64, by label."""
        self.of_title = np.repeat(np.arange(len(named)), list(map(len, named)))
        self.of_label = self.of_title[self.title_of]
        self.is_title = np.zeros(len(self.labels), dtype=bool)
        for at in np.unique(self.of_label, return_index=True)[1]:
            self.is_title[at] = True
        self.index = index_of(self.labels)
        self.generic = [GENERIC.intersection(stems(title)) for title in titles]
        """Words of each title that seldom say which, but do here: “school psychologists”."""

    def find(self, line: Line, leading: Mapping[str, float] | None = None) -> list[Match]:
        """Occupations that a line means, best first.

        `leading` has, by code, the share (0 to 1) of the programs so named that lead to it: without
        it a field of study would mean whatever large job mentions it.
        """
        if code := CODE.fullmatch(line.text.strip()):
            prefix = f"{code[1]}-{code[2][:4]}"
            if codes := [known for known in self.codes if known.startswith(prefix)]:
                return [Match(known, EXACT) for known in codes]
        if line.soc in self.at:
            return [Match(line.soc, EXACT)]
        if not leading and line.soc_by_dot in self.at:
            return [Match(line.soc_by_dot, EXACT)]
        typed = deciding(line.typed) if line.words else []
        words = typed if typed and self.index.having(typed).any() else line.words
        by_words = {m.code: m for m in self._by_words(words, set(line.typed), leading or {})}
        exact = [match for match in by_words.values() if match.tier == EXACT]
        said = [
            Match(code, SAID, by_words[code].job_title if code in by_words else "")
            for code in line.keys(Kind.OCCUPATION)
            if code in self.at
        ]
        found = {match.code: match for match in reversed([*exact, *said, *by_words.values()])}
        if found:
            order = dict.fromkeys(m.code for m in (*exact, *said, *by_words.values()))
            return [found[code] for code in order]
        part = [Match(c, PART) for c in line.part_keys(Kind.OCCUPATION) if c in self.at]
        # Words in quotes are all asked for.
        return part or ([] if line.exact else self._by_head(typed))

    def _by_head(self, words: Sequence[str]) -> list[Match]:
        """What the last words mean where they name people at work: “logo designer”: a designer."""
        if not words or self._heads[words[-1]] < FEWEST_TITLES:
            return []
        for start in range(1, len(words)):
            if found := list(self._by_words(words[start:], set(words), {})):
                return [replace(match, tier=PART) for match in found]
        return []

    @cached_property
    def _heads(self) -> Counter[str]:
        """How many labels end in each word."""
        return Counter(key[-1] for key in self.index.keys if key)

    def _by_words(
        self, words: Sequence[str], typed: set[str], leading: Mapping[str, float]
    ) -> Iterator[Match]:
        labels = (
            np.flatnonzero(self.index.matching(words)) if words else np.zeros(0, dtype=np.int64)
        )
        scores, tiers, said = self._scored(labels, tuple(words), typed)
        for code, share in leading.items():
            if (at := self.at.get(code)) is not None:
                scores[at] += share
        order = np.lexsort((np.arange(len(scores)), -scores, tiers))
        for at in order.tolist():
            if scores[at] > 0 and tiers[at] <= MENTIONED:
                yield Match(self.codes[at], int(tiers[at]), said.get(at, ""))

    def _scored(
        self, labels: NDArray[np.int64], words: tuple[str, ...], typed: set[str]
    ) -> tuple[NDArray[np.float64], NDArray[np.int8], dict[int, str]]:
        """By occupation: score, tier (MENTIONED where no label has the words), best job title."""
        count = len(self.codes)
        jobs = self.of_title[np.unique(self.title_of[labels])]
        scores = np.bincount(jobs, minlength=count) / max(len(jobs), 1)
        common = np.log10(self.weight) / 10
        tiers = np.full(count, MENTIONED, dtype=np.int8)
        said: dict[int, str] = {}
        shortest: dict[int, int] = {}
        wanted = sorted(words)
        for label in labels.tolist():
            at, key = int(self.of_label[label]), self.index.keys[label]
            exact = sorted(key) == wanted
            if self.is_title[label]:
                tier = EXACT if exact and self.generic[at] <= typed else CALLED
                said[at], shortest[at] = "", 0
            else:
                tier = CALLED if exact else MENTIONED
                if len(key) < shortest.get(at, 99):
                    said[at], shortest[at] = self.labels[label], len(key)
            if tier < tiers[at]:
                tiers[at] = tier
        scores += np.where(scores > 0, common, 0) + (tiers == CALLED)
        return scores, tiers, said


@per_build(spoken=False)
def jobs() -> Index:
    """The detailed occupations of the build in use; raises store.NoData before a load."""
    known = wages()
    at = [at for at, detailed in enumerate(known.detailed) if detailed]
    codes = [known.codes[number] for number in at]
    employment = known.columns["employment"][known.national]
    return Index(
        codes,
        [known.titles[number] for number in at],
        [known.job_titles.get(code, []) for code in codes],
        [int(employment[number]) for number in at],
    )


@per_page_version(spoken=False)
def titled_jobs() -> list[Synonym]:
    """Occupations by their official titles in other languages."""
    known = jobs()
    return in_other_languages(Kind.OCCUPATION, zip(known.titles, known.codes, strict=True))


def find(text: str) -> list[Match]:
    """Occupations that a text means, best first; what programs say of its words counts too."""
    return _find(text)


@per_page_version
def _find(text: str) -> list[Match]:
    line = lines.read(text)
    leading = filler("jobs that programs named so lead to")
    found = jobs().find(line, leading(line) if leading else {})
    unsure = not found or found[0].tier == PART
    return (_by_words_elsewhere(line) if unsure else []) or found


def _by_words_elsewhere(line: Line) -> list[Match]:
    """Occupations whose title in another language has all the words, the largest first."""
    known, every = jobs(), titled_jobs()
    if not line.words or line.exact:
        return []
    words = list(map(root_of_spanish, line.typed))
    at = np.flatnonzero(_titled_index().having(words)).tolist()
    codes = {every[one].key: every[one].phrase for one in at}
    largest = sorted(codes, key=lambda code: -known.weight[known.at[code]])
    return [Match(code, CALLED, codes[code]) for code in largest]


@per_page_version(spoken=False)
def _titled_index() -> LabelIndex:
    roots = (map(root_of_spanish, stems(one.phrase)) for one in titled_jobs())
    return index_of(map(" ".join, roots))


def topic_of(text: str) -> Topic | None:
    """What a text is about where that is no job; a part of its words only where they name none."""
    line = lines.read(text)
    if not (line.topic or line.part_topic):
        return None
    found = find(text)
    unsure = not found or found[0].tier == PART
    return topics().get(line.topic or (line.part_topic if unsure else ""))


def labels() -> Labels:
    """Titles and job titles, each with the employment of its occupation, for spelling."""
    known = jobs()
    return known.index, known.weight[known.of_label]
