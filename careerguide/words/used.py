"""What labels are made of: every word of them with its weight, and indexes of names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from django.conf import settings
from django.utils.module_loading import import_string

from careerguide.pages.cache import per_build
from careerguide.words.index import LabelIndex


@dataclass(frozen=True)
class Used:
    """What labels are made of: each word's weight, those of subjects, and indexes of names."""

    weights: Mapping[str, float]
    subjects: frozenset[str]
    titles: Sequence[LabelIndex]
    """Indexes of what officials and issuers call things."""
    names: Sequence[LabelIndex]
    is_school: Callable[[Sequence[str]], bool]
    """Whether words are a school's name in a form that no index has: initials."""
    school_near: Callable[[Sequence[str]], str]
    """The school that words with typing errors name; "" for none."""


@per_build(spoken=False)
def used() -> Used:
    """The words of the build in use, of settings.TITLES, LISTED and NAMES."""
    weights: dict[str, float] = defaultdict(float)
    subjects: set[str] = set()
    titles = list(gathered(settings.TITLES))
    for index, by_label in (*titles, *gathered(settings.LISTED)):
        subjects.update(index.words)
        for word, weight in index.uses(by_label):
            weights[word] += weight
    names = list(gathered(settings.NAMES))
    for index in names:
        for word, weight in index.uses(np.ones(index.size)):
            weights[word] += weight
    is_school = import_string(settings.IS_SCHOOL)
    return Used(
        dict(weights), frozenset(subjects), [index for index, _by in titles], names, is_school,
        import_string(settings.SCHOOL_NEAR),
    )  # fmt: skip


def gathered(paths: Iterable[str]) -> Iterator[Any]:
    """What functions of the apps above give, which the settings name."""
    for path in paths:
        yield import_string(path)()


def with_names(known: Used, indexes: Iterable[LabelIndex]) -> Used:
    """`known` with the words of more names; itself where there are none."""
    new = [index for index in indexes if index.size]
    if not new:
        return known
    weights = defaultdict(float, known.weights)
    for index in new:
        for word, weight in index.uses(np.ones(index.size)):
            weights[word] += weight
    return replace(known, weights=dict(weights), names=[*known.names, *new])
