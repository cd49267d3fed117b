"""The cards of a plan as written: a route’s row, what it answers, what its cost is made of."""

from typing import TypedDict

import numpy as np
from django.utils.translation import gettext as _

from careerguide.lists.rows import write_rows
from careerguide.pages.numbers import dollar_span, dollars
from careerguide.words.data_text import joined
from certifications.pages.words import gate
from certifications.store import certifications
from plan.page.cards import Answers
from plan.page.ribbon import Ribbon, ribbon
from plan.page.shown import RouteRow
from plan.page.words import Words
from plan.query import PlanQuery
from programs.aid import bill_of, held
from programs.pages.aid.words import shown
from programs.pages.words import residencies, years_after
from programs.rules.codes import Residency

RIBBON = "plan/_ribbon.html"


class Card(RouteRow):
    """A route that answers a question, what its cost is made of, and its ribbon; None where its
    length is not known."""

    answers: str
    mark: str
    includes: str
    graduates: str
    sticker: str
    ribbon: Ribbon | None
    ribbon_html: str


def written_cards(found: Answers, words: Words) -> list[Card]:
    """The rows of the routes that answer, with what each answers and what its cost is made of."""
    rows = [(words.row(words.plan.result(card["key"])), card) for card in found["cards"]]
    return [
        {**row, "answers": card["role"], "mark": card["names"][0],
         "includes": _includes(words, card["key"]), "graduates": _graduates(words, card["key"]),
         "sticker": _sticker(words, card["key"]),
         "ribbon": (way := ribbon(words.plan.result(card["key"]))),
         "ribbon_html": write_rows(RIBBON, [way.written] if way else [])}
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
    parts = [
        books,
        *(cost.label for cost in result.route.costs if cost.kind in ("exam", "license")),
    ]
    said = _("%(parts)s; %(who)s") % {
        "parts": ", ".join(parts), "who": residencies()[whose.value],
    }  # fmt: skip
    one = certifications().by_slug.get(result.route.certification)
    if one is None:
        return said
    return joined("", (said, f"; {one.abbreviation}: ", gate(one)))


def _sticker(words: Words, key: str) -> str:
    """The price before aid and whose rule lowers it; "" where none does."""
    offer = words.offer(words.plan.result(key))
    if offer is None or not offer.figured.aid:
        return ""
    f = offer.figured
    return _("tuition and fees %(sum)s before aid; less if %(aid)s is granted") % {
        "sum": dollar_span(f.sticker_low, f.sticker_high), "aid": f.aid,
    }  # fmt: skip


class Lowering(TypedDict):
    """The first aid by rule of a route: what holds of the reader, what must still, who decides."""

    name: str
    href: str
    school: str
    sum: str
    met: list[str]
    open: list[str]
    who: str
    promise: str
    """All its conditions in a sentence’s end; "" where that is not written."""
    asks: str


def lowering(words: Words, found: Answers) -> Lowering | None:
    """Of the first card whose price a rule of aid lowers; None where none does."""
    for card in found["cards"]:
        offer = words.offer(words.plan.result(card["key"]))
        if offer is None or not offer.figured.aid:
            continue
        selection, row = offer.selection, offer.places[0].row
        bill = bill_of(selection.catalog, row, selection.reader, selection.residency)
        first = bill.first
        if first is None:
            continue
        one = shown(held().rows[first.aid.key], first)
        query = words.plan.query
        return {
            "name": one["name"], "href": one["href"], "sum": one["amount"], "met": one["met"],
            "school": selection.catalog.columns["provider_names"][offer.places[0].provider],
            "open": one["reasons"], "who": one["who"],
            "promise": one["promise"],
            "asks": to_say(query),
        }  # fmt: skip
    return None


def _graduates(words: Words, key: str) -> str:
    """What a program's own graduates earn a year, and when; "" where that is not reported."""
    offer = words.offer(words.plan.result(key))
    if offer is None or offer.figured.earnings < 0:
        return ""
    earned = dollars(offer.figured.earnings)
    return ", ".join(filter(None, (earned, years_after(offer.figured.years_after))))


def to_say(query: PlanQuery) -> str:
    """What the reader must still say for aid by rule to count; "" for nothing."""
    if query.age is None and not query.degree:
        return _("Say your age and the degree you hold: costs and ranks count this aid only then.")
    if query.age is None:
        return _("Say your age: costs and ranks count this aid only then.")
    if not query.degree:
        return _("Say which degree you hold, or none: costs and ranks count this aid only then.")
    return ""
