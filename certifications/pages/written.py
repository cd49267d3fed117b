"""Certifications as written values: what a list row, a comparison and a page show."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.editorial.models import is_old
from careerguide.pages.numbers import count
from certifications.filters import focus_value
from certifications.labels import (
    confidence_words,
    date_words,
    experiences,
    focuses,
    levels,
    money,
    not_known,
    route_words,
    unknown_words,
    weakest,
)
from certifications.rules.costs import Cost
from certifications.rules.facts import Certification
from certifications.rules.terms import Origin

NBSP = "\u00a0"


def cost_words(cost: Cost) -> str:
    """“$647”, “at least $222”, “$255–355”; "" where no part of it is known."""
    low, high = money(cost.low), money(cost.high)
    if cost.complete:
        return low
    if not cost.unknown:
        return f"{low}–{high.removeprefix('$')}"
    return _("at least %(amount)s") % {"amount": low} if cost.low else ""


def cost_note(cost: Cost) -> str:
    """By which route, and what is not known.

    Not the most it can be: beside a part that is unknown that would read as a known end.
    """
    return "; ".join(filter(None, (route_words(cost.route), not_known(cost.unknown))))


def exam_limit(one: Certification) -> str:
    """What limits an exam fee that is not known; "" for nothing."""
    price = one.exam_price
    if price.low or not price.high:
        return ""
    words = _("no more than %(amount)s, the price of two attempts")
    return words % {"amount": money(price.high)}


def cost_origin(cost: Cost, fallback: Origin) -> Origin:
    """What a total rests on; where no part is known, the certification's own source."""
    found = [part.origin for part in cost.way.parts if part.origin]
    return weakest(found) if found else fallback


def months_words(months: int) -> str:
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": count(months)}


def experience_words(one: Certification) -> str:
    kind, months = one.experience
    if kind == "some" and not months:
        return _("some, months not stated")
    return months_words(months) if months else experiences()[kind]


def focus_words(one: Certification) -> str:
    return focuses().get(focus_value(one.focus), one.focus)


def level_words(one: Certification) -> str:
    return levels().get(focus_value(one.level), one.level)


def over_label(years: int) -> str:
    """The cost to earn it and hold it that long, as a heading."""
    return ngettext("Over %(n)s year", "Over %(n)s years", years) % {"n": years}


def inside(label: str) -> str:
    """A label within a sentence: “over 5 years”."""
    return label[:1].lower() + label[1:]


def row(one: Certification, years: int) -> dict[str, Any]:
    """One row of the list: every value a string, "" where the reason stands instead."""
    over = one.over(years)
    origin = cost_origin(over, one.origin)
    earn = cost_words(one.earn)
    return {
        "slug": one.slug,
        "href": reverse("certifications:detail", args=[one.slug]),
        "abbreviation": one.short,
        "name": one.long,
        "body": one.body.abbreviation,
        "focus": focus_words(one),
        "level": level_words(one),
        "earn": earn,
        "earn_route": route_words(one.earn.route) if earn else "",
        "earn_unknown": _unknown(one.earn),
        "over": cost_words(over),
        "over_label": over_label(years),
        "over_unknown": _unknown(over),
        "exam": cost_words(one.exam_price),
        "exam_limit": exam_limit(one),
        "experience": experience_words(one),
        "experience_known": one.experience[0] != "not-stated",
        "gate": _("and an accredited program") if one.gated else "",
        "date": date_words(origin.as_of, brief=True),
        "confidence": confidence_words(origin.confidence).replace(" ", NBSP),
        "check": _("check with issuer").replace(" ", NBSP) if is_old(origin.as_of) else "",
    }


def _unknown(cost: Cost) -> str:
    """What is not known of a cost; under “not known” the parts alone."""
    return not_known(cost.unknown) if cost_words(cost) else unknown_words(cost.unknown)
