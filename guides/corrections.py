"""What is told in the articles and elsewhere, what holds, and the figure in use beside it."""

import re
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.pages.numbers import cents, dollars, percent
from certifications.models import Correction
from guides.cited import cited, release
from salaries.wagestore import wages

CODERS, MASSACHUSETTS, SPRINGFIELD = "29-2072", "25", "44140"
ORDINAL = re.compile(r"the (first|second|third) of three")
NUMBERS = {"first": 1, "second": 2, "third": 3}
Today = dict[str, Any]


def corrections(rows: list[Correction]) -> list[dict[str, Any]]:
    """Each with its claims; rows that say the same of several certifications are one."""
    return [_written(list(alike)) for _key, alike in groupby(rows, _what_holds)]


def _what_holds(row: Correction) -> tuple[str, str, str]:
    return row.holds, row.said_by, row.source


def _written(alike: list[Correction]) -> dict[str, Any]:
    first = alike[0]
    said_by = ORDINAL.search(first.said_by)
    article = NUMBERS[said_by[1]] if said_by else None
    today = current(first.key)
    return {
        "keys": [row.key for row in alike],
        "topic": joined([row.topic for row in alike]),
        "claims": claims(alike),
        "said_by": first.said_by,
        "holds": first.holds,
        "today": today,
        "facts": [
            {"n": int(fact.removeprefix("SF")), "href": f"#{fact}"}
            for row in alike
            for fact in row.facts.split()
        ],
        "cited": cited(first, figure=bool(first.organization_id), without=article),
    }


def joined(topics: list[str]) -> str:
    """“… accept the CPC, CPB” of topics that differ in their last word; else one after another."""
    starts = {topic.rpartition(" ")[0] for topic in topics}
    if len(starts) > 1:
        return "; ".join(topics)
    return ", ".join([topics[0], *(topic.rpartition(" ")[2] for topic in topics[1:])])


def claims(alike: list[Correction]) -> list[dict[str, str]]:
    """Each claim once, with the names it is about where there are several."""
    found: dict[str, list[str]] = {}
    for row in alike:
        found.setdefault(row.said, []).append(row.topic.rpartition(" ")[2])
    many = len(found) > 1
    return [
        {"about": ", ".join(names) if many else "", "said": said} for said, names in found.items()
    ]


def current(key: str) -> Today | None:
    """The figure of the release in use that a correction is about; None without one."""
    if key.startswith("outlook-"):
        return _outlook()
    if key == "ma-average-pay":
        return _pay(MASSACHUSETTS, "annual_median")
    return _pay(SPRINGFIELD, "hourly_median") if key == "ma-hourly-table" else None


def _outlook() -> Today | None:
    change = wages().outlook.get(CODERS, {}).get("change_percent")
    if change is None:
        return None
    said = _("The projection in use: a change of %(change)s in the nation.")
    return {
        "text": said % {"change": percent(change, signed=True)},
        "href": reverse("salaries:occupation", args=[CODERS]),
        "source": release("projections"),
    }


def _pay(area: str, figure: str) -> Today | None:
    store = wages()
    row = store.row(CODERS, area)
    value = store.figures(row)[figure] if row is not None else None
    if value is None:
        return None
    hourly = figure.startswith("hourly")
    said = (
        _("The median in use for %(area)s: %(pay)s an hour.")
        if hourly
        else _("The median in use for %(area)s: %(pay)s a year.")
    )
    place = store.areas[store.area_at[area]].name
    return {
        "text": said % {"area": place, "pay": cents(value) if hourly else dollars(value)},
        "href": reverse("salaries:place", args=[CODERS, area]),
        "source": release("oews"),
    }
