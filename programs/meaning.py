"""What a reader's words mean: fields of study, jobs, schools and places."""

from functools import cached_property

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, mask_of
from careerguide.columns.words import search_words
from careerguide.lists.state import BadValue
from programs.catalog import Catalog

BY_NAME, BY_JOB = 0, 1
"""Tiers of a match: the words name the field, program or school; or a job it leads to."""


class Meaning:
    """Programs that free words mean: every word must be used, some for what, some for where.

    “medical coder boston” is tried as what “medical coder” and where “boston”, and every other
    cut of the words in two; what the cuts find is joined.
    """

    def __init__(self, catalog: Catalog, text: str) -> None:
        self.catalog = catalog
        self.words = search_words(text)

    @cached_property
    def _found(self) -> tuple[Mask, Mask]:
        """Rows found by name, and by job title."""
        named = np.zeros(self.catalog.size, dtype=bool)
        by_job = np.zeros(self.catalog.size, dtype=bool)
        count = len(self.words)
        cuts = {(tuple(self.words[:at]), tuple(self.words[at:])) for at in range(count + 1)}
        for what, where in cuts | {(second, first) for first, second in cuts}:
            providers = self.catalog.labels["provider"].matching(list(where))
            if not providers.any():
                continue
            here = self.catalog.of_providers(providers) if where else None
            self._what(list(what), here, named, by_job)
        return named, by_job

    def _what(self, what: list[str], here: Mask | None, named: Mask, by_job: Mask) -> None:
        catalog = self.catalog
        if not what:
            named |= True if here is None else here
            return
        by_name = named_so(catalog, what)
        named |= by_name if here is None else by_name & here
        titles = catalog.labels["job"].matching(what)
        if titles.any():
            jobs = np.zeros(len(catalog.wages.codes), dtype=bool)
            jobs[catalog.job_of_title[titles]] = True
            leading = catalog.leading_to(jobs)
            by_job |= leading if here is None else leading & here

    @cached_property
    def mask(self) -> Mask:
        """For every program, whether the words mean it."""
        named, by_job = self._found
        return named | by_job

    @cached_property
    def tier(self) -> NDArray[np.int8]:
        """BY_NAME or BY_JOB for every program; lower is the better match."""
        return np.where(self._found[0], BY_NAME, BY_JOB).astype(np.int8)


def named_so(catalog: Catalog, words: list[str]) -> Mask:
    """Programs whose field's title, or the name a state lists them by, has every word."""
    found = mask_of(catalog.of_fields(catalog.labels["field"].matching(words)), catalog.size)
    found[: len(catalog.listed)] |= catalog.labels["listed"].matching(words)
    return found


def field_mask(catalog: Catalog, text: str) -> Mask:
    """Fields under a CIP code of two, four or six digits, or whose title has the words.

    Raises BadValue where there are none.
    """
    code = text.split(" ", 1)[0].rstrip(".")
    if code and code[0].isdigit():
        mask = catalog.fields_under(code)
    else:
        mask = catalog.labels["field"].matching(search_words(text))
    if not mask.any():
        message = _("No field of study matches “%(text)s”. Try a word, or a CIP code like 51.07.")
        raise BadValue(message % {"text": text[:60]})
    return mask


DAMPING = 10
"""Programs added to those named so, that a few of them decide little."""
CLOSE = 0.1
"""The least that an occupation scores to be meant besides the best one; see `_scores`."""


def find_occupation(catalog: Catalog, text: str) -> int:
    """The first of `find_occupations`, which raises BadValue for no match."""
    return find_occupations(catalog, text)[0]


def find_occupations(catalog: Catalog, text: str) -> list[int]:
    """What a SOC code, a title, a job title or a field of study may mean, best first.

    Places among the wage store's codes. A code or an occupation's own title means it alone; of
    equally good ones, the one with most employment comes first. Raises BadValue for no match.
    """
    wages = catalog.wages
    code = text.split(" ", 1)[0]
    if code in wages.code_at:
        return [wages.code_at[code]]
    words = search_words(text)
    scores = _scores(catalog, words) if words else np.zeros(0)
    if not scores.any():
        message = _("No occupation matches “%(text)s”. Try a job title, or a SOC code.")
        raise BadValue(message % {"text": text[:60]})
    if scores.max() >= OWN_TITLE:
        return [int(scores.argmax())]
    employment = wages.columns["employment"][wages.national]
    best = np.lexsort((-employment, -scores))
    return [int(job) for at, job in enumerate(best) if not at or scores[job] >= CLOSE]


OWN_TITLE = 10.0
"""Scored by the occupation that the words name in full: above all that others can reach."""


def _scores(catalog: Catalog, words: list[str]) -> NDArray[np.float64]:
    """How well the words mean each occupation; 0 for not at all.

    Three things count, each from 0 to 1: that a job title is just these words, the occupation's
    share of the job titles that have them, and the share of the programs named so that lead there.
    Without the last, a field of study would mean whatever large job mentions it (“cosmetology”:
    compliance officers, for the title “cosmetology inspector”).
    """
    index, count = catalog.labels["job"], len(catalog.wages.codes)
    detailed = np.asarray(catalog.wages.detailed)
    labels = np.flatnonzero(index.matching(words) & detailed[catalog.job_of_title])
    jobs = catalog.job_of_title[labels]
    scores = np.bincount(jobs, minlength=count) / max(len(jobs), 1)
    rows = np.flatnonzero(named_so(catalog, words)).astype(np.int32)
    leading = catalog.counts_leading(rows) / (len(rows) + DAMPING)
    scores += np.where(detailed, leading, 0)
    exact = [
        label
        for label in labels[index.lengths[labels] == len(words)].tolist()
        if search_words(catalog.job_labels[label]) == words
    ]
    scores[np.unique(catalog.job_of_title[exact])] += 1
    for label in exact:
        job = catalog.job_of_title[label]
        if not label or catalog.job_of_title[label - 1] != job:  # an occupation's own title
            scores[job] = OWN_TITLE
    return scores
