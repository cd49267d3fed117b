"""The certifications of a guide as rows, in the words of their own pages."""

from collections.abc import Iterable
from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.paging import MOST_COMPARED
from careerguide.pages.cache import address
from careerguide.pages.english import as_english
from careerguide.pages.numbers import span
from certifications.labels import not_known
from certifications.pages.words import (
    cost_origin,
    cost_words,
    gate,
    kind_words,
    months_words,
    weak_words,
)
from certifications.rules.codes import Experience
from certifications.rules.costs import DEFAULT_YEARS
from certifications.rules.facts import Certification
from certifications.store import certifications
from guides.cited import dated
from guides.reader import Reader


class CredentialRow(TypedDict):
    """A certification in the panel: costs over the years as written, "" where not known."""

    abbreviation: str
    name: str
    body: str
    kind: str
    issuer: str
    href: str
    earn: str
    earn_missing: str
    gate: str
    """What one must have to sit."""
    years: str
    years_missing: str
    date: str
    experience: str


def chosen(reader: Reader) -> list[Certification]:
    """The guide's certifications that are here, first choice first."""
    known = certifications().by_slug
    return [known[slug] for slug in reader.guide.certifications if slug in known]


def href(one: Certification) -> str:
    """Its own page."""
    return address("certifications:detail", one.slug)


def compare_href(them: Iterable[Certification]) -> str:
    """The comparison of the first of them, as many as it can show."""
    picked = "&".join(f"c={one.slug}" for one in list(them)[:MOST_COMPARED])
    return f"{reverse('certifications:compare')}?{picked}"


def experience(one: Certification) -> str:
    """What it takes to sit the exam, and what more the full title asks or the issuer advises."""
    kind, months = one.experience
    if kind is Experience.NOT_STATED:
        return ""
    if kind is Experience.SOME:
        return _("%(time)s to sit") % {"time": months_words(months)} if months else _("some to sit")
    later = {r.strength: r.months for r in one.requirements if r.kind == "experience" and r.months}
    for strength, words in (
        ("full title", _("none to sit; %(time)s for the full title")),
        ("advised", _("none to sit; %(time)s advised")),
    ):
        if strength in later:
            return words % {"time": months_words(later[strength])}
    return _("none to sit")


def row(one: Certification) -> CredentialRow:
    """The line of the panel: each cost with what is not known of it, the oldest date of both."""
    over = one.over(DEFAULT_YEARS)
    origin = cost_origin(over, one.origin)
    return {
        "abbreviation": one.short,
        "name": as_english(one.name),
        "body": as_english(one.body.abbreviation),
        "kind": kind_words(one),
        "issuer": one.body.address,
        "href": href(one),
        "earn": "" if one.earn.weak else cost_words(one.earn),
        "earn_missing": weak_words(one.earn) or not_known(one.earn.unknown),
        "gate": gate(one),
        "years": "" if over.weak else cost_words(over),
        "years_missing": weak_words(over) or not_known(over.unknown),
        "date": dated(origin.as_of, origin.confidence),
        "experience": experience(one),
    }


def months(low: int | None, high: int | None) -> str:
    """“12–24 months”; "" where not stated."""
    shown = span(*("" if value is None else str(value) for value in (low, high)))
    return _("%(n)s months") % {"n": shown} if shown else ""
