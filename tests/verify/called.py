"""Which fields are called like a job: its programs stand first where the job was asked for."""

import re
from collections import Counter
from functools import lru_cache

from tests.verify.jobs import MEETS, Jobs, field_titles

LITTLE = frozenset(re.findall(r"\w+", "a an and at by for from in near of on or the to with"))
LETTERS = 6
"""Of a word, those that count: “animation” is of “animators”."""
MOST = 40
"""Titles with a word that says which."""
NONDEGREE = 3


def _beginnings(title: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", title.lower().replace("'", "").replace("’", ""))
    return frozenset(
        one[:LETTERS] for one in map(_singular, words) if len(one) > 2 and one not in LITTLE
    )


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "sui" else word


@lru_cache
def _telling() -> dict[str, frozenset[str]]:
    """By field, the beginnings of its title's words that at most MOST titles have."""
    every = {cip: _beginnings(title) for cip, title in field_titles().items()}
    counts = Counter(one for words in every.values() for one in words)
    return {cip: frozenset(w for w in words if counts[w] <= MOST) for cip, words in every.items()}


def place(jobs: Jobs, job: str, title: str, cip: str, level: int) -> tuple[bool, int]:
    """What sorts a job's programs before anything else: those for more than its usual schooling
    last, then by how many of their field's words its title has."""
    entry = jobs.entry(job)
    over = entry is not None and MEETS.get(level, NONDEGREE) > max(entry, NONDEGREE)
    wanted = _beginnings(title.partition(", Except")[0])
    return over, -len(wanted & _telling().get(cip, frozenset()))
