"""Two to six certifications side by side, and which costs least where that is certain."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypedDict

import numpy as np
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists import comparison
from careerguide.lists.comparison import FEWEST, Compared, Group, marked
from careerguide.lists.filters import ListState
from careerguide.lists.page import Link
from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.sidebyside import WrittenGroup, written
from careerguide.lists.state import Problem
from careerguide.pages.cache import address
from careerguide.pages.labels import listed
from careerguide.pages.numbers import spelled
from certifications.columns import COLUMNS, alike
from certifications.filters import CertificationQuery, CompareState
from certifications.labels import money
from certifications.pages.row import Writer
from certifications.pages.sums import sum_words
from certifications.pages.words import (
    cost_words,
    gate,
    inside,
    issuer,
    kind_words,
    long_name,
    names_note,
    over_label,
)
from certifications.rules.costs import Cost, Part, Unknown
from certifications.rules.facts import Certification
from certifications.rules.terms import Kind
from certifications.selection import Selection
from certifications.store import certifications

Pair = tuple[Certification, Cost]


@dataclass(frozen=True)
class Verdict:
    """One sentence, what more is certain, then why: each certification's sum, as they stand."""

    sentence: str
    more: tuple[str, ...]
    of: str
    sums: tuple[str, ...]


def compared_figures(chosen: list[Certification], query: ListState) -> list[Group]:
    """Figures in groups, marked only where one is surely best."""
    selection = Selection(certifications(), query)
    at = {one.slug: row for row, one in enumerate(selection.records.all)}
    rows = np.array([at[one.slug] for one in chosen], dtype=np.int32)
    found = comparison.groups(COLUMNS, Writer(selection), list(selection.facts(rows)), {})
    return [replace(group, rows=[marked(row) for row in group.rows]) for group in found]


class ComparisonPage(TypedDict):
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
    names_note: str
    folder_href: str
    """The folder with these in it; "" where there are none."""


def comparison_page(params: QueryDict) -> ComparisonPage:
    """The certifications an address picks, the first six of them; unknown ones are only named."""
    state, problems = CompareState.from_params(params)
    by_slug = certifications().by_slug
    picked = state.c[:MOST_COMPARED]
    chosen = [by_slug[slug] for slug in picked if slug in by_slug]
    query = CertificationQuery(c=picked, years=state.years)
    groups = compared_figures(chosen, query)
    enough = len(chosen) >= FEWEST
    return {
        "section": "certifications",
        "page_title": _("Compare certifications and licenses"),
        "page_lede": _("What each costs and asks. The address keeps your choice."),
        "items": [_item(one, state) for one in chosen],
        "groups": written(groups, [one.short for one in chosen]),
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
        "names_note": names_note(),
        "folder_href": reverse("folder") + CompareState(c=tuple(one.slug for one in chosen)).query()
        if chosen
        else "",
    }


def _years(years: int) -> str:
    return ngettext("%(n)s year", "%(n)s years", years) % {"n": years}


def _item(one: Certification, state: CompareState) -> Compared:
    """The head of a column."""
    return Compared(
        href=address("certifications:detail", one.slug),
        head=one.short,
        sub=format_html("{}, {}", long_name(one), issuer(one)),
        said=one.short,
        remove_href=state.without("c", one.slug).query(),
    )


def verdicts(chosen: Sequence[Certification], years: int) -> list[Verdict]:
    """To earn, and over `years`."""
    over = over_label(years)
    return [
        _verdict(chosen, _("To earn"), lambda one: one.earn),
        _verdict(chosen, over, lambda one: one.over(years)),
    ]


def _verdict(
    chosen: Sequence[Certification], label: str, cost: Callable[[Certification], Cost]
) -> Verdict:
    standing = [(one, cost(one)) for one in chosen]
    pairs = sorted(standing, key=lambda pair: pair[1].low)
    sums = tuple(f"{one.short}: {sum_words(one_cost)}" for one, one_cost in standing)
    what = inside(label)
    if len({alike(one) for one in chosen}) > 1:
        kinds = listed(list(dict.fromkeys(map(kind_words, chosen))))
        words = {"what": what, "kinds": kinds}
        sentence = _("We name none that costs least %(what)s: they are not alike (%(kinds)s).")
        return Verdict(sentence % words, (), label, sums)
    winner = cheapest(pairs)
    if winner and winner[1].weak:
        words = {"name": winner[0].short, "what": what, "cost": cost_words(winner[1])}
        sentence = _(
            "We can’t say which costs least %(what)s: %(name)s is the lowest (%(cost)s), but from"
            " an undated or weakly supported source."
        )
        return Verdict(sentence % words, (), label, sums)
    if winner:
        words = {"name": winner[0].short, "what": what, "cost": cost_words(winner[1])}
        asks = f"{winner[0].short}: {gate(winner[0])}."
        sentence = _("%(name)s costs least %(what)s: %(cost)s.") % words
        return Verdict(sentence, (asks,), label, sums)
    if all(_surely_not(one_cost, pairs) or not one_cost.unknown for _one, one_cost in pairs):
        return Verdict(_tied(pairs, what), (), label, sums)
    sentence = _("We can’t say which costs least %(what)s.") % {"what": what}
    missing = _("Not known: %(parts)s.") % {"parts": unknown_of(standing)}
    return Verdict(sentence, (missing, *_certain(pairs), *_break_even(pairs)), label, sums)


def cheapest(pairs: Sequence[Pair]) -> Pair | None:
    """The one whose most is below the least of every other; None where there is doubt or a tie."""
    for pair in pairs:
        if all(other is pair or below(pair[1], other[1]) for other in pairs):
            return pair
    return None


def below(one: Cost, other: Cost) -> bool:
    """Whether one surely costs less than the other."""
    return one.high is not None and one.high < other.low


def _tied(pairs: Sequence[Pair], what: str) -> str:
    names = [one.short for one, cost in pairs if cost.low == pairs[0][1].low]
    words = {"what": what, "names": listed(names)}
    return _("No single one costs least %(what)s: %(names)s cost the same.") % words


def _certain(pairs: Sequence[Pair]) -> list[str]:
    """What the cheapest complete total surely beats."""
    for one, cost in pairs:
        if cost.weak:
            continue
        dearer = [f"{o.short} ({cost_words(c)})" for o, c in pairs if below(cost, c)]
        if dearer:
            words = {"one": one.short, "cost": cost_words(cost), "others": listed(dearer)}
            return [_("What is certain: %(one)s (%(cost)s) costs less than %(others)s.") % words]
    return []


def _surely_not(cost: Cost, pairs: Sequence[Pair]) -> bool:
    """Whether another surely costs less, so that what is unknown of this one decides nothing."""
    return any(below(other, cost) for _one, other in pairs)


def _break_even(pairs: Sequence[Pair]) -> list[str]:
    """What an unknown renewal fee would have to be for the cheapest known to stay cheapest."""
    complete = [(one, cost) for one, cost in pairs if cost.complete and not cost.weak]
    if not complete:
        return []
    rival, rival_cost = min(complete, key=lambda pair: pair[1].low)
    found = []
    for one, cost in pairs:
        part = _only_unknown(cost)
        if part is None or not part.times or cost.low >= rival_cost.low:
            continue
        limit = (rival_cost.low - cost.low) / part.times
        words = {
            "one": one.short,
            "rival": rival.short,
            "cost": cost_words(rival_cost),
            "fee": money(limit.quantize(Decimal("0.01"))),
        }
        text = _(
            "%(one)s costs less than %(rival)s (%(cost)s) if each of its renewals costs"
            " less than %(fee)s."
        )
        found.append(text % words)
    return found


def _only_unknown(cost: Cost) -> Part | None:
    """The one renewal whose fee is all that is unknown; None otherwise."""
    if cost.route is None:
        return None
    unknown = [part for part in cost.way.parts if part.unknown]
    if len(unknown) == 1 and unknown[0].kind is Kind.RENEWAL and unknown[0].times is not None:
        return unknown[0]
    return None


def unknown_of(pairs: Sequence[Pair]) -> str:
    """“the renewal fees of CPC and CBCS; the dues of CMRS”: every part that is not known."""
    said: dict[Unknown, Callable[[int], str]] = {
        Unknown.EXAM: lambda n: ngettext("the exam fee of %(of)s", "the exam fees of %(of)s", n),
        Unknown.PRICE: lambda n: ngettext("the price of %(of)s", "the prices of %(of)s", n),
        Unknown.STATE: lambda _n: _("what the state takes for %(of)s"),
        Unknown.DUES: lambda _n: _("the dues of %(of)s"),
        Unknown.RENEWAL: lambda n: ngettext(
            "the renewal fee of %(of)s", "the renewal fees of %(of)s", n
        ),
        Unknown.CYCLE: lambda n: ngettext("how often %(of)s renews", "how often %(of)s renew", n),
        Unknown.MEMBERSHIP: lambda n: ngettext(
            "whether %(of)s asks for membership", "whether %(of)s ask for membership", n
        ),
    }
    parts = []
    for name, words in said.items():
        if names := [one.short for one, cost in pairs if name in cost.unknown]:
            parts.append(words(len(names)) % {"of": listed(names)})
    return "; ".join(parts)
