"""The cards of a plan as written: a route’s row, what it answers, what its cost is made of."""

import numpy as np
from django.utils.translation import gettext as _

from careerguide.pages.numbers import dollars
from plan.page.cards import Answers
from plan.page.shown import RouteRow
from plan.page.words import Words
from programs.pages.words import residencies, years_after
from programs.rules.codes import Residency


class Card(RouteRow):
    """A route that answers a question, and what its cost is made of."""

    answers: str
    mark: str
    includes: str
    graduates: str


def written_cards(found: Answers, words: Words) -> list[Card]:
    """The rows of the routes that answer, with what each answers and what its cost is made of."""
    rows = [(words.row(words.plan.result(card["key"])), card) for card in found["cards"]]
    return [
        {**row, "answers": card["role"], "mark": card["names"][0],
         "includes": _includes(words, card["key"]), "graduates": _graduates(words, card["key"])}
        for row, card in rows
    ]  # fmt: skip


def _includes(words: Words, key: str) -> str:
    """For whom a price is, and what else is in it: its gate."""
    result = words.plan.result(key)
    offer = words.offer(result)
    if offer is None:
        return ""
    away = bool(offer.selection.away(np.array([offer.places[0].row]))[0])
    whose = Residency.OUT_OF_STATE if away else offer.selection.residency
    books = _("tuition, fees and books") if offer.books else _("tuition and fees, not books")
    parts = [books, *(cost.label for cost in result.route.costs if cost.kind == "exam")]
    return _("%(parts)s; %(who)s, before aid") % {
        "parts": ", ".join(parts), "who": residencies()[whose.value],
    }  # fmt: skip


def _graduates(words: Words, key: str) -> str:
    """What a program's own graduates earn a year, and when; "" where that is not reported."""
    offer = words.offer(words.plan.result(key))
    if offer is None or offer.figured.earnings < 0:
        return ""
    earned = dollars(offer.figured.earnings)
    return ", ".join(filter(None, (earned, years_after(offer.figured.years_after))))
