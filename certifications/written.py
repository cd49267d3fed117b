"""Certifications as written values: what a list row, a comparison and a page show."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.core.numbers import count
from certifications.costs import Cost
from certifications.facts import Certification
from certifications.labels import (
    experiences,
    focuses,
    levels,
    money,
    not_known,
    origin_words,
    route_words,
    weakest,
)
from certifications.query import focus_value
from certifications.terms import Origin


def cost_words(cost: Cost) -> str:
    """“$647”, “at least $222”, “$255–355”, “up to $499”; "" where nothing is known."""
    low, high = money(cost.low), money(cost.high)
    if cost.complete:
        return low
    if not cost.unknown:
        return f"{low}–{high.removeprefix('$')}"
    if cost.low:
        return _("at least %(amount)s") % {"amount": low}
    return _("up to %(amount)s") % {"amount": high} if high else ""


def cost_note(cost: Cost) -> str:
    """By which route, and what is not known."""
    parts = [route_words(cost.route)]
    if not cost.complete and cost.low and cost.high and cost.unknown:
        parts.append(_("no more than %(amount)s") % {"amount": money(cost.high)})
    parts.append(not_known(cost.unknown))
    return "; ".join(filter(None, parts))


def cost_origin(cost: Cost, fallback: Origin) -> Origin:
    """What a total rests on; where no part is known, the certification's own source."""
    found = [part.origin for part in cost.way.parts if part.origin]
    return weakest(found) if found else fallback


def months_words(months: int) -> str:
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": count(months)}


def experience_words(one: Certification) -> str:
    kind, months = one.experience
    return months_words(months) if months else experiences()[kind]


def focus_words(one: Certification) -> str:
    return focuses().get(focus_value(one.focus), one.focus)


def level_words(one: Certification) -> str:
    return levels().get(focus_value(one.level), one.level)


def over_label(years: int) -> str:
    """The cost to earn it and hold it that long, as a heading."""
    return ngettext("Over %(n)s year", "Over %(n)s years", years) % {"n": years}


def row(one: Certification, years: int) -> dict[str, Any]:
    """One row of the list: every value a string, "" where the reason stands instead."""
    over = one.over(years)
    origin = origin_words(cost_origin(over, one.origin))
    return {
        "slug": one.slug,
        "href": reverse("certifications:detail", args=[one.slug]),
        "abbreviation": one.abbreviation,
        "name": one.name,
        "body": one.body.abbreviation,
        "focus": focus_words(one),
        "level": level_words(one),
        "earn": cost_words(one.earn),
        "earn_note": cost_note(one.earn),
        "over": cost_words(over),
        "over_label": over_label(years),
        "over_note": not_known(over.unknown),
        "exam": cost_words(one.exam_price),
        "experience": experience_words(one),
        "experience_known": one.experience[0] != "not-stated",
        "date": origin["date"],
        "confidence": origin["confidence"],
        "check": origin["check"],
    }
