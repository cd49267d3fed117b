"""Three answers first: the route cheapest to try, the surest, and the one with best pay after."""

from collections import Counter
from typing import TypedDict

import numpy as np
from django.utils.translation import gettext as _

from careerguide.columns.narrowing import Mask
from plan.page.amounts import wage_per
from plan.plan import Plan
from plan.ranked import Ranked, Ranking
from plan.ranking import Column
from plan.routes import Span

CHEAPEST, SUREST, BEST_PAID = "cheapest", "surest", "best-paid"


class Answer(TypedDict):
    """A route by key, what it answers, in words and by name, and what was set against what."""

    key: str
    role: str
    roles: list[str]
    names: list[str]


class Answers(TypedDict):
    """The cards, and what is said where a question has no one answer."""

    cards: list[Answer]
    notes: list[str]


def answers(plan: Plan) -> Answers:
    """One card a route, however many questions it answers; ties and unknowns get none, nor does a
    route that is not worth it even if all are hired, or whose price or length others contradict.
    Where no route surely keeps to the limits, those that do if aid is granted answer: each says so.

    - cheapest to try: least before the first pay, where what is not known counts as the most
      that is known of its peers, as ranks have it
    - surest: most of those who begin finish and pass, of the routes whose odds are known
    - best pay after: the highest pay that a program's own graduates report
    """
    among = plan.ranked if len(plan.ranked) else plan.conditional
    ranked = among.only(plan.table.worth_it[among.places])
    if len(ranked) < 2:
        return {"cards": [], "notes": []}
    names = {
        CHEAPEST: _("Cheapest to try"), SUREST: _("Surest"), BEST_PAID: _("Best pay after"),
    }  # fmt: skip
    table = plan.table
    trusted = ~table.of_offers("contradicted").astype(bool)[ranked.places]
    ranked = _preferred(ranked, trusted)
    certain = _preferred(ranked, table.odds_known[ranked.places])
    found = {
        CHEAPEST: _least(ranked, table.figures.up_front),
        SUREST: _least(certain, -table.through),
        BEST_PAID: _best_paid(plan, ranked),
    }
    cards: dict[str, Answer] = {}
    for name, one in found.items():
        if one is not None:
            card = cards.setdefault(one.key, {"key": one.key, "role": "", "roles": [], "names": []})
            card["roles"].append(names[name])
            card["names"].append(name)
    for card in cards.values():
        card["role"] = _(" and ").join(_lower(card["roles"]))
    notes = [] if found[BEST_PAID] else [_no_best_paid(plan)]
    return {"cards": list(cards.values()), "notes": notes}


def _preferred(ranked: Ranking, better: Mask) -> Ranking:
    """Those that are better; all, alike in that, where none is."""
    return ranked.only(better) if better.any() else ranked


def _lower(roles: list[str]) -> list[str]:
    return [roles[0], *(role[0].lower() + role[1:] for role in roles[1:])]


def _least(ranked: Ranking, column: Column) -> Ranked:
    """The route with the least in a column; of several, the best ranked."""
    return ranked[int(column[ranked.places].round(6).argmin())]


def _best_paid(plan: Plan, ranked: Ranking) -> Ranked | None:
    """The route whose graduates earn most, where two programs' graduates can be compared.

    Earnings at different years after finishing are not compared: the years most programs have
    count. None where all that are known are alike.
    """
    earnings, years = (
        plan.table.of_offers(name)[ranked.places] for name in ("earnings", "years_after")
    )
    told = years[earnings > 0].tolist()
    if not told:
        return None
    earned = np.where(
        (earnings > 0) & (years == max(told, key=Counter(told).__getitem__)), earnings, 0
    )
    if len(np.unique(earned[earned > 0])) < 2:
        return None
    return ranked[int(earned.argmax())]


def _no_best_paid(plan: Plan) -> str:
    """Why no route has the best pay after."""
    pay = plan.target.pay
    if pay is None or pay.median is None:
        return _("Best pay after: pay of this job is not published here.")
    return _("Best pay after: no two programs here report what their graduates earn, so pay is the"
             " same on every route, half of these jobs over %(pay)s.") % {
        "pay": wage_per(plan, Span(*[pay.median] * 3)),
    }  # fmt: skip


def roles(found: Answers) -> dict[str, str]:
    """What each route of a card is, by key."""
    return {card["key"]: card["role"] for card in found["cards"]}
