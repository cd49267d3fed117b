"""What a reader's words mean for programs: fields of study, schools, jobs and credentials."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, Where, mask_of
from careerguide.lists.state import BadValue
from careerguide.words.lexicon import Kind, lexicon, spellings
from careerguide.words.line import Line, read
from careerguide.words.text import stems
from programs.catalog import Catalog, catalog
from programs.named import indexes, named_so, titled
from programs.schoolnames import main_of, schools_named
from salaries import search
from salaries.rules import Education

FIELD, NAME, FIELD_BESIDE, JOB = 0, 1, 2, 3
"""Tiers of a match: what the words mean first; the words name field, program or school; what they
may mean besides; a job that the program leads to."""
NOT = 100
"""The tier of a program that does not match."""


class Meaning:
    """Programs that words mean, and how well each matches.

    The words of a phrase that is known mean its fields; others name a field, a program or a school.
    “medical coder boston” is tried as what “medical coder” and where “boston”, and every other cut
    of the words in two. Words of a job mean also what leads to it.
    """

    def __init__(self, catalog: Catalog, text: str) -> None:
        self.catalog, self.line = catalog, read(text)

    @cached_property
    def tier(self) -> NDArray[np.int8]:
        """By program, int8: lower is the better match, NOT is none."""
        tiers = np.full(self.catalog.size, NOT, dtype=np.int8)
        line = self.line
        coded = fields_of_code(self.catalog, line)
        self._set(tiers, self._of_fields(coded), FIELD)
        self._set_jobs(tiers, [line.soc or ("" if coded.any() else line.soc_by_dot)])
        if not line.words or line.keys(Kind.NOT_A_JOB):
            return tiers
        known = self._whole(tiers, line)
        if line.place_text:
            where = spellings().spelled_out(stems(line.place_text))
            here = self.catalog.of_providers(indexes()["placed"].having(where))
            tiers[~here] = NOT
        elif not known and len(line.words) > 1:
            self._cuts(tiers, line.words)
        if not (tiers < NOT).any() and not line.place_text:
            for cip in line.part_keys(Kind.FIELD):
                self._set(tiers, self._of_fields(self.catalog.fields_under(cip)), FIELD_BESIDE)
            self._set_jobs(tiers, [match.code for match in search.find(line.text)[:1]])
        return tiers

    def _whole(self, tiers: NDArray[np.int8], line: Line) -> bool:
        """All of the words as one thing; whether they were found to mean or name something."""
        keys = line.keys(Kind.FIELD) or self._titled(line)
        named = self._set_meant(tiers, line.words, keys)
        first, others = schools_named(line.words)
        if first.any() and not keys:
            # A school of just this name is what most mean, whatever mentions the words besides.
            tiers[tiers < NAME] = NAME
            main = main_of(first)
            self._set(tiers, self.catalog.of_providers(first & ~main), NAME)
            self._set(tiers, self.catalog.of_providers(main), FIELD)
        if not (keys or named) or len(line.words) > 1:
            least = FIELD_BESIDE if keys or named else NAME
            self._set(tiers, self.catalog.of_providers(others), least)
        if keys or not first.any():
            self._set_jobs(tiers, [] if line.exact else self._job(line.text))
        return bool(keys or named or first.any())

    def _cuts(self, tiers: NDArray[np.int8], words: Sequence[str]) -> None:
        """Some words for what, the others for where: a school, a city or a state."""
        for at in range(1, len(words)):
            for what, where in ((words[:at], words[at:]), (words[at:], words[:at])):
                first, others = schools_named(where)
                named = first if first.any() else indexes()["school"].having(where)
                every = ((named, FIELD), (others & ~named, FIELD_BESIDE))
                places = [(mask, least) for mask, least in every if mask.any()]
                found = self._what(what) if places else tiers
                for providers, least in places:
                    at_them = np.flatnonzero(self.catalog.of_providers(providers))
                    tier = np.where(found[at_them] < NOT, np.maximum(found[at_them], least), NOT)
                    tiers[at_them] = np.minimum(tiers[at_them], tier)

    def _what(self, words: Sequence[str]) -> NDArray[np.int8]:
        """What some of the words mean, anywhere."""
        found = np.full(self.catalog.size, NOT, dtype=np.int8)
        self._set_meant(found, words, [m.key for m in lexicon().of(words) if m.kind == Kind.FIELD])
        self._set_jobs(found, self._job(" ".join(words)))
        return found

    def _set_meant(
        self, tiers: NDArray[np.int8], words: Sequence[str], keys: Sequence[str]
    ) -> bool:
        """The fields that the words mean, best first, and what bears them as its name.

        Returns whether something bears them. Of a whole group, the fields of this very name are
        what most mean.
        """
        for cip in keys:
            self._set(tiers, self._of_fields(self.catalog.fields_under(cip)), FIELD_BESIDE)
        for cip in keys[:1]:
            fields = self.catalog.fields_under(cip)
            so_titled = fields & mask_of(np.array(titled(words), dtype=np.int64), len(fields))
            if not self._of_fields(so_titled).any():
                so_titled = fields & indexes()["field"].having(words)
            self._set(tiers, self._of_fields(so_titled if so_titled.any() else fields), FIELD)
        named = named_so(self.catalog, words)
        self._set(tiers, named, NAME if keys else FIELD)
        return bool(named.any())

    def _titled(self, line: Line) -> tuple[str, ...]:
        """The code of the fields whose title is just these words, the widest; () for none."""
        codes = [self.catalog.field_codes[at] for at in titled(line.words)]
        return (min(codes, key=len),) if codes else ()

    def _job(self, text: str) -> list[str]:
        """The code of the job that a text means before others; none where only a part does."""
        return [m.code for m in search.find(text)[:1] if m.tier < search.PART]

    def _of_fields(self, fields: Mask) -> Mask:
        return mask_of(self.catalog.of_fields(fields), self.catalog.size)

    def _set(self, tiers: NDArray[np.int8], rows: Mask, tier: int) -> None:
        """The tier of these programs where theirs is no better."""
        tiers[rows & (tiers > tier)] = tier

    def _set_jobs(self, tiers: NDArray[np.int8], codes: Sequence[str]) -> None:
        wages = self.catalog.wages
        jobs = np.zeros(len(wages.codes), dtype=bool)
        jobs[[wages.code_at[code] for code in codes if code in wages.code_at]] = True
        if jobs.any():
            self._set(tiers, self.catalog.leading_to(jobs), JOB)

    @cached_property
    def mask(self) -> Mask:
        """Which programs match at all."""
        return np.asarray(self.tier < NOT)

    @cached_property
    def close(self) -> Mask:
        """Those that the words mean or name; where none is, those that lead to the job.

        Near a place these alone are listed: relevance cuts before distance sorts.
        """
        direct = self.tier < JOB
        if self.line.keys(Kind.FIELD):
            direct &= self.tier != NAME  # “medical assistant” is no administrative assistant
        return np.asarray(direct if direct.any() else self.mask)

    def fit(self, rows: Where) -> NDArray[np.int8]:
        """By row, int8, how far its award is from what entering the job typically takes; 0 best.

        All 0 where the words mean no job: then graduates alone decide.
        """
        found = search.find(self.line.text)[:1]
        entry = self.catalog.wages.entry(found[0].code) if found else None
        rank = self.catalog["rank"][rows].astype(np.int8)
        if entry is None:
            return np.zeros(len(rank), dtype=np.int8)
        return np.abs(rank - max(int(entry), int(Education.AWARD))).astype(np.int8)


def fields_of_code(catalog: Catalog, line: Line) -> Mask:
    """Fields under a line's CIP code, in whatever form it was typed; none where it has none."""
    is_job = line.soc in catalog.wages.code_at
    code = line.cip or ("" if is_job else line.cip_by_hyphen)
    return catalog.fields_under(code) if code else np.zeros(len(catalog.field_codes), dtype=bool)


def field_mask(catalog: Catalog, text: str) -> Mask:
    """Fields under a CIP code of two, four or six digits, or whose title has the words.

    Raises BadValue where there are none.
    """
    line = read(text)
    if line.cip or line.soc:
        mask = fields_of_code(catalog, line)
    elif keys := line.keys(Kind.FIELD):
        mask = np.logical_or.reduce([catalog.fields_under(key) for key in keys])
    elif line.words:
        mask = indexes()["field"].matching(line.words)
    else:
        mask = np.zeros(len(catalog.field_codes), dtype=bool)
    if not mask.any():
        message = _("No field of study matches “%(text)s”. Try a word, or a CIP code like 51.07.")
        raise BadValue(message % {"text": text[:60]})
    return mask


def find_schools(catalog: Catalog, text: str) -> list[int]:
    """Places in the catalogue of the providers that a UNITID or a name means.

    Those of just this name, else those with all its words. Raises BadValue where there are none.
    """
    ids = catalog["provider_ids"]
    if text.isdigit() and int(text) in ids:
        return [ids.index(int(text))]
    words = read(f'"{text}"').words
    if words:
        first, _others = schools_named(words)
        named = first if first.any() else indexes()["school"].having(words)
        if named.any():
            return [int(at) for at in np.flatnonzero(named)]
    raise BadValue(_("No school by the name of “%(text)s” is known here.") % {"text": text[:60]})


DAMPING = 10
"""Programs added to those named so, that a few of them decide little."""


def jobs_led_to(line: Line) -> dict[str, float]:
    """By SOC code, the share (0 to 1) of the programs named so that lead to the occupation."""
    known = catalog()
    if line.cip or line.soc:
        rows = known.of_fields(fields_of_code(known, line))
    elif line.words:
        rows = np.flatnonzero(named_so(known, line.words)).astype(np.int32)
    else:
        return {}
    if not len(rows):
        return {}
    shares = known.counts_leading(rows) / (len(rows) + DAMPING)
    codes = known.wages.codes
    return {codes[at]: float(shares[at]) for at in np.flatnonzero(shares).tolist()}


def find_occupation(catalog: Catalog, text: str) -> int:
    """The first of `find_occupations`."""
    return find_occupations(catalog, text)[0]


def find_occupations(catalog: Catalog, text: str) -> list[int]:
    """What a SOC code, a title, a job title or a field of study may mean, best first.

    Places among the wage store's codes. Raises BadValue for no match.
    """
    wages = catalog.wages
    code = text.split(" ", 1)[0]
    if code in wages.code_at:
        return [wages.code_at[code]]
    found = search.find(text)
    if topic := search.topic_of(text):
        raise BadValue(topic.text)
    if not found:
        message = _("No occupation matches “%(text)s”. Try a job title, or a SOC code.")
        raise BadValue(message % {"text": text[:60]})
    if found[0].tier == search.EXACT:
        return [wages.code_at[match.code] for match in found if match.tier == search.EXACT]
    return [wages.code_at[match.code] for match in found[:MOST_MEANT]]


MOST_MEANT = 8
"""Occupations that words are said to may mean."""
