"""Certifications and their issuers whose names begin with what is typed, best first."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from careerguide.pages.cache import address, per_page_version
from careerguide.pages.numbers import count
from careerguide.words.lexicon import Kind
from careerguide.words.models import Synonym
from careerguide.words.starts import (
    Hit,
    Name,
    Starts,
    Suggestion,
    also_called,
    said,
    typed_words,
)
from certifications.pages.words import issuer, kind_words
from certifications.rules.details import Body
from certifications.rules.facts import Certification
from certifications.store import certifications

CERTIFICATION, ISSUER = Kind.CERTIFICATION.value, Kind.ISSUER.value
OF_RANK = 100.0
"""How much a phrase's next meaning is behind; certifications that open more jobs come first."""


def suggestions(text: str, most: int) -> list[Suggestion]:
    """Certifications by abbreviation, name and phrase; an issuer stands for all of its own."""
    every, bodies = certifications().all, _issuers()
    hits = _names().find(typed_words(text), most)
    return [
        _certification(every[hit.name.item], hit)
        if hit.name.item < len(every)
        else _issuer(*bodies[hit.name.item - len(every)], hit)
        for hit in hits
    ]


@per_page_version
def _certification(one: Certification, hit: Hit) -> Suggestion:
    label = one.short if one.group else f"{one.abbreviation}: {one.name}"
    value = one.short
    issued = f"{kind_words(one)}, {issuer(one) or one.body.name}"
    detail = said(issued, also_called(hit.name.text, label))
    href = address("certifications:detail", one.slug)
    return Suggestion(CERTIFICATION, label, detail, value, href, hit.tier)


def _issuer(body: Body, number: int, hit: Hit) -> Suggestion:
    short = body.abbreviation or body.name
    label = body.name if short == body.name else f"{short}: {body.name}"
    said_number = ngettext("%(n)s credential", "%(n)s credentials", number)
    href = f"{reverse('certifications:list')}?{urlencode({'q': short})}"
    return Suggestion(ISSUER, label, said_number % {"n": count(number)}, short, href, hit.tier)


@per_page_version
def _issuers() -> list[tuple[Body, int]]:
    """Who issues certifications held here, and how many."""
    found: dict[str, tuple[Body, int]] = {}
    for one in certifications().all:
        body, number = found.get(one.body.slug, (one.body, 0))
        found[one.body.slug] = body, number + 1
    return list(found.values())


@per_page_version
def _names() -> Starts:
    """Names of certifications, then of issuers, numbered in this order."""
    every, bodies = certifications().all, _issuers()
    at_slug = {one.slug: at for at, one in enumerate(every)}
    at_body = {body.slug: len(every) + at for at, (body, _number) in enumerate(bodies)}
    score = [-float(len(one.occupations) + len(one.preparations)) for one in every]
    score += [-float(number) for _body, number in bodies]
    names = [Name(one.short, at, score[at]) for at, one in enumerate(every)]
    names += [Name(one.name, at, score[at]) for at, one in enumerate(every) if not one.group]
    for at, (body, _number) in enumerate(bodies, start=len(every)):
        names += [Name(text, at, score[at]) for text in (body.name, body.abbreviation)]
    for one in Synonym.objects.filter(kind__in=(Kind.CERTIFICATION, Kind.ISSUER)):
        known = at_slug if one.kind == Kind.CERTIFICATION else at_body
        if (place := known.get(one.key)) is not None:
            names.append(Name(one.phrase, place, OF_RANK * (one.rank - 1) + score[place]))
    return Starts(names, inside=True)
