"""Words for what is held as codes: kinds of fee, routes, unknown parts, dates, confidence."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TypedDict
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from careerguide.charts.frame import short
from careerguide.editorial.models import AS_OF, is_old
from careerguide.pages.cache import per_language
from careerguide.pages.language import OWN
from careerguide.pages.numbers import dollars
from careerguide.words.data_text import data_words
from certifications import models
from certifications.rules.costs import Unknown
from certifications.rules.details import Requirement
from certifications.rules.terms import Kind, Origin, Route

DOCUMENT = re.compile(r"(\d{3})_[0-9a-f]+\.txt")
CONFIDENCES = ("low", "med", "high")
MOST_LINKS = 3
LONGEST_HOST = 24
"""Letters of a host that fit beside a label on a phone."""
OUTSIDE = "external noopener noreferrer nofollow"
"""What a link to another site says of itself."""


class SourceLink(TypedDict):
    """One source: `href` is "" where there is nothing to follow, `rel` but for another site."""

    href: str
    label: str
    rel: str


class OriginWords(TypedDict):
    """When a figure is from, how sure it is, whether to check, and where it was found.

    Of many places the first are in `links`; `more` counts the others.
    """

    date: str
    confidence: str
    check: str
    links: list[SourceLink]
    more: int


@per_language
def fee_kinds() -> Mapping[str, str]:
    """Words for each kind of fee, in the order in which pages list fees."""
    return {
        Kind.EXAM: _("exam, one attempt"),
        Kind.PRICE: _("course or card"),
        Kind.REGISTRATION: _("registration or application"),
        Kind.STATE: _("the state’s fee for the license"),
        Kind.TWO_ATTEMPTS: _("exam, package of two attempts"),
        Kind.SECOND_ATTEMPT: _("second attempt after failing"),
        Kind.ANNUAL: _("annual fee"),
        Kind.DUES: _("membership dues for a year"),
        Kind.STUDENT_DUES: _("student membership dues for a year"),
        Kind.RENEWAL: _("renewal, once a cycle"),
        Kind.MATERIAL: _("study material"),
    }


@per_language
def audiences() -> Mapping[str, str]:
    """Words for whom a fee is; “member” and “non-member” are routes too."""
    return {"any": _("everyone"), "member": _("members"), "non-member": _("non-members")}


@per_language
def unknowns() -> Mapping[str, str]:
    """Words for what keeps a total from being complete."""
    return {
        Unknown.EXAM: _("the exam fee"),
        Unknown.PRICE: _("the price of the course or card"),
        Unknown.STATE: _("the state’s fee"),
        Unknown.DUES: _("the dues"),
        Unknown.RENEWAL: _("the renewal fee"),
        Unknown.CYCLE: _("how often it renews"),
        Unknown.MEMBERSHIP: _("whether membership is required"),
    }


def requirement_words(row: Requirement, *, sits: bool = True) -> str:
    """“Experience, for the full title”; `sits` whether there is an exam to sit."""
    asked = models.Requirement
    kinds, strengths = dict(asked.Kind.choices), dict(asked.Strength.choices)
    strength = strengths.get(row.strength, row.strength)
    if not sits and row.strength == asked.Strength.TO_SIT:
        strength = _("to get it")
    label = f"{kinds.get(row.kind, row.kind)}, {strength}"
    if row.way:
        label = _("way %(n)s: %(what)s") % {"n": row.way, "what": label}
    return label[:1].upper() + label[1:]


def route_words(route: Route | None) -> str:
    """“as a member”; "" while no route is decided."""
    if route is None:
        return ""
    return _("as a member") if route is Route.MEMBER else _("without membership")


def unknown_words(names: Iterable[Unknown]) -> str:
    """“the exam fee, the renewal fee”; "" for nothing."""
    return ", ".join(unknowns()[name] for name in names)


def not_known(names: Iterable[Unknown]) -> str:
    """“not known: the exam fee, the renewal fee”; "" for nothing."""
    found = unknown_words(names)
    return _("not known: %(parts)s") % {"parts": found} if found else ""


def money(amount: Decimal | None) -> str:
    """Whole dollars where they are; else with cents."""
    if amount is None or amount == amount.to_integral_value():
        return dollars(None if amount is None else int(amount))
    return f"${amount:,.2f}"


def date_words(as_of: str, *, brief: bool = False) -> str:
    """“February 2026” of “2026-02”, “Feb 2026” in brief; “undated” of ""."""
    found = AS_OF.fullmatch(as_of)
    if not found:
        return _("undated")
    year, month, day = found["year"], found["month"], found["day"]
    if not month:
        return year
    words = {"month": (MONTHS_3 if brief else MONTHS)[int(month)], "year": year}
    words["day"] = str(int(day or 0))
    if not brief:
        dated = _("%(month)s %(day)s, %(year)s") if day else _("%(month)s %(year)s")
        return dated % words
    if get_language() == OWN:  # Django has English months small there
        words["month"] = capfirst(str(words["month"]))
    if day:
        return pgettext("brief date", "%(month)s %(day)s, %(year)s") % words
    return pgettext("brief date", "%(month)s %(year)s") % words


def confidence_words(confidence: str) -> str:
    """“high confidence”; low for what is neither high nor medium."""
    words = {"high": _("high confidence"), "med": _("medium confidence")}
    return words.get(confidence, _("low confidence"))


def origin_words(origin: Origin, *, ask: bool = True) -> OriginWords:
    """An origin for templates/certifications/_origin.html; `more` are on the page's own list.

    `ask` is False for what its issuer could not tell, such as what a survey found.
    """
    links = _once_a_host(source_links(origin.source))
    return {
        "date": date_words(origin.as_of),
        "confidence": confidence_words(origin.confidence),
        "check": _("check with the issuer") if ask and is_old(origin.as_of) else "",
        "links": links[:MOST_LINKS],
        "more": len(links[MOST_LINKS:]),
    }


def origin_line(origin: Origin, *, ask: bool = True) -> str:
    """“February 2026, medium confidence, check with the issuer”."""
    words = origin_words(origin, ask=ask)
    return ", ".join(filter(None, (words["date"], words["confidence"], words["check"])))


def _once_a_host(links: list[SourceLink]) -> list[SourceLink]:
    """The first link of each host."""
    return list({link["label"]: link for link in reversed(links)}.values())[::-1]


def source_links(source: str) -> list[SourceLink]:
    """Each source by its host, or by its own words where there is nothing to follow."""
    links: list[SourceLink] = []
    for part in dict.fromkeys(filter(None, (part.strip() for part in source.split(";")))):
        if part.startswith(("http://", "https://")):
            try:
                host = urlsplit(part).hostname or ""
            except ValueError:
                host = ""
            label = short(host.removeprefix("www.") or part, LONGEST_HOST)
            links.append({"href": part, "label": label, "rel": OUTSIDE})
        else:
            links.append(_document(part))
    return links


def _document(name: str) -> SourceLink:
    """An older article, with its place on the page of what they said; another name as it is."""
    found = DOCUMENT.fullmatch(name)
    if not found:
        return {"href": "", "label": data_words(name), "rel": ""}
    number = int(found[1]) + 1
    href = f"{reverse('paths:articles')}#article-{number}"
    return {"href": href, "label": _("older article %(n)s") % {"n": number}, "rel": ""}


def weakest(origins: Iterable[Origin]) -> Origin:
    """What a sum of figures rests on: the oldest date, undated if one is, the least confidence."""
    found = list(origins)
    if not found:
        return Origin(confidence="low")
    dates = [origin.as_of for origin in found]
    return Origin(
        "; ".join(dict.fromkeys(origin.source for origin in found)),
        "" if "" in dates else min(dates),
        min((origin.confidence for origin in found), key=_sureness),
    )


def _sureness(confidence: str) -> int:
    return CONFIDENCES.index(confidence) if confidence in CONFIDENCES else 0
