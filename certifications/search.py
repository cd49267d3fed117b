"""Which certifications words mean, best first."""

import re
from collections.abc import Sequence

import numpy as np

from careerguide.folding import joined, raw_words
from careerguide.pages.cache import per_page_version
from careerguide.words.index import LabelIndex, deciding
from careerguide.words.lexicon import Kind, Labels, index_of, spellings
from careerguide.words.line import Line, read
from careerguide.words.text import root, stems
from certifications.rules.facts import Certification
from certifications.store import certifications
from salaries import search as jobs

NUMBER = re.compile(r"\(.*\)")
"""What a name has beside that nobody says: the number of its exam."""
FEWEST_WORDS = 2
"""Words that name a certification as no known phrase does."""
WEIGHT = 1000.0
"""How much the words of a certification are used, as of a job that so many have."""


@per_page_version(spoken=False)
def _index() -> LabelIndex:
    """Every certification's texts, in the order of the certifications."""
    places = (" ".join(name for _slug, name in one.settings) for one in certifications().all)
    every = zip(certifications().all, places, strict=True)
    return index_of(f"{one.haystack} {one.places} {where}" for one, where in every)


@per_page_version(spoken=False)
def _own() -> LabelIndex:
    """Each certification's name and abbreviation, and its issuer's."""
    return index_of(
        f"{one.name} {one.abbreviation} {one.body.name} {one.body.abbreviation}"
        for one in certifications().all
    )


@per_page_version(spoken=False)
def _roots() -> list[frozenset[str]]:
    """The roots of each certification's own name, in the order of the certifications."""
    return [frozenset(map(root, stems(one.name))) for one in certifications().all]


@per_page_version
def find(text: str) -> list[str]:
    """Slugs of the certifications that a text means, best first.

    An abbreviation or a phrase that is known comes first, then those of an issuer, those whose own
    name has all words in any form (“coding” is “coder”), those whose texts have them; where there
    are none, those that employers of the job ask for.
    """
    line, every = read(text), certifications().all
    known = {one.slug: one for one in every}
    typed, raw = joined(line.typed or stems(text)), joined(raw_words(text))
    called = [one.slug for one in every if raw and raw == joined(raw_words(one.abbreviation))]
    called += [one.slug for one in every if typed and typed == joined(stems(one.abbreviation))]
    keys = [key for key in line.keys(Kind.CERTIFICATION) if key in known]
    issuers = {one.slug for one in every if _issued_by(one, line.keys(Kind.ISSUER), typed)}
    issued = [one.slug for one in every if one.slug in issuers]
    named = []
    if line.words:
        index = _index()
        # As typed first: what exams ask (“icd-10-pcs”) is in no other label.
        tries = (index.having(words) for words in (stems(text), line.typed) if words)
        having = next((found for found in tries if found.any()), index.matching(line.words))
        at = having.nonzero()[0].tolist()
        wanted = set(map(root, line.words))
        bearing = [n for n, roots in enumerate(_roots()) if wanted <= roots]
        for places in (bearing, at):
            named += [one.slug for one in sorted((every[n] for n in places), key=_usual)]
    keys += [key for key in line.part_keys(Kind.CERTIFICATION) if key in known and not named]
    found = list(dict.fromkeys([*called, *keys, *issued, *named])) or _fitting(text, line)
    by = named_issuers(line.typed)
    return sorted(found, key=lambda slug: bool(by) and known[slug].body.slug not in by)


def _fitting(text: str, line: Line) -> list[str]:
    """Slugs of what the field that the words mean prepares for, or employers of the job ask for."""
    every = certifications().all
    fields, codes = line.keys(Kind.FIELD), _jobs(text)
    fitting = [o for o in every if _taught_by(o, fields)] or [
        o for o in every if _for_jobs(o, codes)
    ]
    # Of what the field prepares for, that which the job asks for: nurses are no nurse aides.
    return [o.slug for o in sorted(fitting, key=lambda o: (not _for_jobs(o, codes), _usual(o)))]


@per_page_version
def called(text: str) -> list[str]:
    """Slugs of the certifications whose own name the words are, or part of it with its issuer or
    abbreviation: “CPT phlebotomy NHA”. Other words beside are none of a certification."""
    words = deciding(read(text).typed)
    if len(words) < FEWEST_WORDS:
        return []
    every = (certifications().all[at] for at in _own().having(words).nonzero()[0].tolist())
    found = []
    for one in every:
        name = set(deciding(spellings().spelled_out(stems(NUMBER.sub("", one.name)))))
        if name <= set(words) or not name >= set(words):
            found.append(one)
    return [one.slug for one in sorted(found, key=_usual)]


def named_issuers(words: Sequence[str]) -> set[str]:
    """Slugs of the issuers whose name or abbreviation stands among the words."""
    typed = f" {' '.join(words)} "
    bodies = {one.body.slug: one.body for one in certifications().all}
    return {
        slug
        for slug, body in bodies.items()
        if any(f" {' '.join(stems(name))} " in typed for name in (body.name, body.abbreviation))
    }


def _usual(one: Certification) -> tuple[bool, bool, int]:
    """What most people mean first: no group, no apprentice's mark, one that opens most doors."""
    return one.group, bool(one.apprentice_of), -len(one.occupations) - len(one.preparations)


def _issued_by(one: Certification, issuers: tuple[str, ...], typed: str) -> bool:
    abbreviation = joined(stems(one.body.abbreviation))
    return one.body.slug in issuers or bool(typed and typed == abbreviation)


def _jobs(text: str) -> list[str]:
    return [match.code for match in jobs.find(text)[:1]]


def _taught_by(one: Certification, fields: tuple[str, ...]) -> bool:
    """Whether a field that the words mean prepares for it: of words in another language."""
    return any(link.code.startswith(key) for link in one.preparations for key in fields)


def _for_jobs(one: Certification, codes: list[str]) -> bool:
    return any(link.code in codes for link in one.occupations)


def labels() -> Labels:
    """Names, abbreviations and issuers, for spelling."""
    every = certifications().all
    index = index_of(f"{one.name} {one.abbreviation} {one.body.name}" for one in every)
    return index, np.full(index.size, WEIGHT)
