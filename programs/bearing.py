"""Which fields of study bear a job's name: aerospace engineering the aerospace engineers'.

The crosswalk links a job to every field that some come from; who asks for the job means first what
is called like it.
"""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from careerguide.pages.cache import per_build
from careerguide.words.index import LITTLE
from careerguide.words.text import stems
from programs.catalog import catalog

ROOT = 6
"""Letters that words of one kind begin with: “animation”, “animators”."""
FEWEST_LETTERS = 3
MOST_TITLES = 40
"""Titles with a word that says little of which: technology, management, teaching."""
EXCEPT = ", Except"
"""What in an occupation's title names other ones."""


@per_build(spoken=False)
def _words_of_fields() -> list[frozenset[str]]:
    """By field, the beginnings of its title's words that few titles have."""
    every = [_roots(title) for title in catalog().columns["field_titles"]]
    counts = Counter(root for roots in every for root in roots)
    return [frozenset(root for root in roots if counts[root] <= MOST_TITLES) for roots in every]


def _roots(title: str) -> set[str]:
    words = (word for word in stems(title) if word not in LITTLE and len(word) >= FEWEST_LETTERS)
    return {word[:ROOT] for word in words}


@per_build(spoken=False, most=1_000)
def bearing(title: str) -> NDArray[np.int8]:
    """By field, int8, how many of its title's words that say which the occupation's title has."""
    wanted = _roots(title.partition(EXCEPT)[0])
    found = (len(wanted & words) for words in _words_of_fields())
    return np.fromiter(found, dtype=np.int8)
