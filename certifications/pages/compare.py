"""Two to six certifications side by side."""

from dataclasses import replace
from typing import TypedDict

import numpy as np
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists import comparison
from careerguide.lists.comparison import FEWEST, Compared, Group, WrittenGroup, marked, written
from careerguide.lists.filters import ListState
from careerguide.lists.page import Link
from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.state import Problem
from careerguide.pages.numbers import spelled
from certifications.columns import COLUMNS
from certifications.filters import CertificationQuery, CompareState
from certifications.pages.compare.verdict import Verdict, verdicts
from certifications.pages.row import Writer
from certifications.rules.facts import Certification
from certifications.selection import Selection
from certifications.store import held


def compared(chosen: list[Certification], query: ListState) -> list[Group]:
    """Figures in groups, marked only where one is surely best."""
    selection = Selection(held(), query)
    at = {one.slug: row for row, one in enumerate(selection.records.all)}
    rows = np.array([at[one.slug] for one in chosen], dtype=np.int32)
    found = comparison.groups(COLUMNS, Writer(selection), list(selection.facts(rows)), {})
    return [replace(group, rows=[marked(row) for row in group.rows]) for group in found]


class Context(TypedDict):
    """What templates/certifications/compare.html shows."""

    section: str
    page_title: str
    page_lede: str
    items: list[Compared]
    groups: list[WrittenGroup]
    lowest: bool
    verdicts: list[Verdict]
    enough: bool
    too_many: bool
    unknown: list[str]
    limit: str
    problems: list[Problem]
    state: CompareState
    years: list[Link]
    toggle_href: str
    more_href: str


def comparison_context(params: QueryDict) -> Context:
    state, problems = CompareState.from_params(params)
    by_slug = held().by_slug
    picked = state.c[:MOST_COMPARED]
    chosen = [by_slug[slug] for slug in picked if slug in by_slug]
    query = CertificationQuery(c=picked, years=state.years)
    groups = compared(chosen, query)
    enough = len(chosen) >= FEWEST
    return {
        "section": "certifications",
        "page_title": _("Compare certifications"),
        "page_lede": _("What each costs and asks. The address keeps your choice."),
        "items": [_item(one, state) for one in chosen],
        "groups": [written(group) for group in groups],
        "lowest": any(f.best for group in groups for row in group.rows for f in row.figures),
        "verdicts": verdicts(chosen, state.years) if enough else [],
        "enough": enough,
        "too_many": len(state.c) > MOST_COMPARED,
        "unknown": [slug for slug in picked if slug not in by_slug],
        "limit": spelled(MOST_COMPARED),
        "problems": problems,
        "state": state,
        "years": [
            {
                "label": _years(n),
                "href": state.but(years=n).query(),
                "current": n == state.years,
            }
            for n in sorted({1, 2, 5, 10, state.years})
        ],
        "toggle_href": state.but(differences=not state.differences).query(),
        "more_href": reverse("certifications:list") + query.query(),
    }


def _years(years: int) -> str:
    return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}


def _item(one: Certification, state: CompareState) -> Compared:
    """The head of a column."""
    return Compared(
        href=reverse("certifications:detail", args=[one.slug]),
        head=one.short,
        sub=f"{one.long}, {one.body.abbreviation}",
        said=one.short,
        remove_href=state.without("c", one.slug).query(),
    )
