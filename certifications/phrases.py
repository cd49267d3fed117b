"""What certifications and those who issue them are called, as phrases that find them.

They are no rows of `Synonym`: a certification that is loaded or added is found by its name and its
abbreviation, and so is what prepares for it and who holds it.
"""

import re
from collections.abc import Iterator

from careerguide.folding import joined
from careerguide.pages.cache import per_page_version
from careerguide.words.lexicon import WHAT, Kind
from careerguide.words.models import Synonym
from careerguide.words.text import stems
from certifications.rules.facts import Certification
from certifications.store import certifications
from salaries.search import jobs

BRACKETS = re.compile(r"\s*\([^()]*\)")
"""What stands beside a name: who issues it, the number of its exam, a former name."""
FEWEST_LETTERS = 3
"""Of an abbreviation: shorter ones stand for too much."""
SURE = 4
"""Letters of initials that name no job."""
LAST = 9
"""The rank of these meanings: after those that a row of synonyms gives."""


@per_page_version(spoken=False)
def named_credentials() -> list[Synonym]:
    """Certifications and issuers by name and abbreviation, where no row says what these mean."""
    rows = Synonym.objects.filter(kind__in=WHAT).values_list("phrase", "kind")
    every = {joined(stems(phrase)) for phrase in (*(phrase for phrase, _k in rows), *jobs().titles)}
    theirs = (Kind.CERTIFICATION, Kind.ISSUER)
    own = {joined(stems(phrase)) for phrase, kind in rows if kind in theirs}
    found: dict[tuple[str, str, str], Synonym] = {}
    for phrase, kind, key in _meanings():
        name = joined(stems(phrase))
        # “CompTIA” and “CCNA” are what they are also where rows say what these are for; “CMA” is
        # first what people are called.
        sure = kind == Kind.ISSUER or (kind == Kind.CERTIFICATION and _is_sure(phrase))
        known = own if sure else every
        if len(name) >= FEWEST_LETTERS and name not in known:
            one = Synonym(phrase=phrase.lower(), kind=kind, key=key, rank=LAST)
            found.setdefault((name, kind, key), one)
    return list(found.values())


def _is_sure(phrase: str) -> bool:
    """Whether a text is initials that stand for nothing else: shorter ones name jobs too."""
    return phrase.isupper() and phrase.isalpha() and len(phrase) >= SURE


def _meanings() -> Iterator[tuple[str, str, str]]:
    """Phrase, kind and key of each."""
    for one in certifications().all:
        if not one.group:
            for phrase in _names(one):
                yield from ((phrase, *meaning) for meaning in _of(one))
    for body in {one.body.slug: one.body for one in certifications().all}.values():
        # In full: “PMI” is one, “PMI (project)” another.
        for phrase in (body.abbreviation, body.name, BRACKETS.sub("", body.name)):
            yield phrase, Kind.ISSUER, body.slug


def _names(one: Certification) -> Iterator[str]:
    for text in (one.name, one.abbreviation):
        yield text
        yield BRACKETS.sub("", text)


def _of(one: Certification) -> Iterator[tuple[str, str]]:
    """What a certification's name means: itself, what prepares for it, and who holds it."""
    yield Kind.CERTIFICATION, one.slug
    yield from ((Kind.FIELD, link.code) for link in one.preparations)
    yield from ((Kind.OCCUPATION, link.code) for link in one.occupations)
