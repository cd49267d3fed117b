"""What a reader's words mean: fields of study, jobs, schools and places."""

from functools import cached_property

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.core.urlstate import BadValue
from programs.catalog import Catalog
from programs.narrowing import Mask, mask_of
from programs.search import search_words, tokens

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
        by_name = mask_of(catalog.of_fields(catalog.labels["field"].matching(what)), catalog.size)
        by_name[: len(catalog.listed)] |= catalog.labels["listed"].matching(what)
        named |= by_name if here is None else by_name & here
        titles = catalog.labels["job"].matching(what)
        if titles.any():
            jobs = np.zeros(len(catalog.wages.codes), dtype=bool)
            jobs[catalog.job_of_title[titles]] = True
            leading = catalog.leading_to(jobs)
            by_job |= leading if here is None else leading & here

    @cached_property
    def mask(self) -> Mask:
        named, by_job = self._found
        return named | by_job

    @cached_property
    def tier(self) -> NDArray[np.int8]:
        """BY_NAME or BY_JOB for every program; lower is the better match."""
        return np.where(self._found[0], BY_NAME, BY_JOB).astype(np.int8)


def field_mask(catalog: Catalog, text: str) -> Mask:
    """Fields under a CIP code of two, four or six digits, or whose title has the words."""
    code = text.split(" ", 1)[0].rstrip(".")
    if code and code[0].isdigit():
        mask = catalog.fields_under(code)
    else:
        mask = catalog.labels["field"].matching(search_words(text))
    if not mask.any():
        message = _("No field of study matches “%(text)s”. Try a word, or a CIP code like 51.07.")
        raise BadValue(message % {"text": text[:60]})
    return mask


OWN_TITLE, JOB_TITLE, IN_OWN_TITLE, IN_JOB_TITLE = range(4)
"""How text names an occupation, best first: as its title, as a job title, or by words of one."""


def find_occupation(catalog: Catalog, text: str) -> int:
    """An occupation by SOC code, title or job title, as a place among the wage store's codes.

    Several may share a job title: the best way of naming one wins, then most employment.
    """
    wages = catalog.wages
    code = text.split(" ", 1)[0]
    if code in wages.code_at:
        return wages.code_at[code]
    words = search_words(text)
    found = catalog.labels["job"].matching(words) if words else np.zeros(0, dtype=bool)
    named: dict[int, int] = {}
    for label in np.flatnonzero(found).tolist():
        job = int(catalog.job_of_title[label])
        if wages.detailed[job]:
            named[job] = min(named.get(job, IN_JOB_TITLE), _naming(catalog, label, words))
    if not named:
        message = _("No occupation matches “%(text)s”. Try a job title, or a SOC code.")
        raise BadValue(message % {"text": text[:60]})
    employment = wages.columns["employment"][wages.national]
    return min(named, key=lambda job: (named[job], -int(employment[job]), job))


def _naming(catalog: Catalog, label: int, words: list[str]) -> int:
    """How a label that has all the words names its occupation."""
    job = catalog.job_of_title[label]
    own = not label or catalog.job_of_title[label - 1] != job
    if tokens(catalog.job_labels[label]) == words:
        return OWN_TITLE if own else JOB_TITLE
    return IN_OWN_TITLE if own else IN_JOB_TITLE
