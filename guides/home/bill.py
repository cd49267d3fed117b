"""What is left to pay: the bill of the cheapest program that an answer finds nearest."""

from typing import TypedDict

import numpy as np

from careerguide.columns.narrowing import Rows
from careerguide.pages.numbers import about_dollars, dollars
from programs.aid import bill_of
from programs.pages.aid.words import ShownAid, shown_lines
from programs.pages.row import Writer
from programs.pages.words import residencies
from programs.rules.aid import Status
from programs.rules.aidterms import Decides
from programs.rules.codes import PriceBasis, Residency
from programs.selection import Selection


class HomeBill(TypedDict):
    """A bill: sticker, what rules and need may take off, what is left, and who decides.

    `left` is with every aid by rule if granted and `least` with full aid by need; "" for what
    changes nothing.
    """

    name: str
    provider: str
    href: str
    price: str
    whose: str
    sticker: str
    estimate: bool
    by_rule: list[ShownAid]
    by_need: list[ShownAid]
    left: str
    least: str
    who: list[str]


def bill(selection: Selection, rows: Rows) -> HomeBill | None:
    """Of the first of `rows`; None without one, and where no price of it is known."""
    if not len(rows):
        return None
    at = int(rows[0])
    away = bool(selection.away(np.array([at]))[0])
    residency = Residency.OUT_OF_STATE if away else selection.residency
    found = bill_of(selection.catalog, at, selection.reader, residency)
    if found.sticker is None or found.if_met is None or found.low is None:
        return None
    written = Writer(selection).rows(rows[:1])[0]
    estimate = int(selection.catalog["price_basis"][at]) == PriceBasis.YEAR_ESTIMATE
    write = about_dollars if estimate else dollars
    keys = {one.aid.key: one for one in found.lines if one.counted and one.high}
    counted = [one for one in shown_lines(found, Status.APPLIES, Status.IF) if one["key"] in keys]
    by_rule = [one for one in counted if keys[one["key"]].aid.decides == Decides.RULE]
    by_need = [one for one in counted if one not in by_rule]
    return {
        "name": written["name"],
        "provider": written["provider"],
        "href": written["href"],
        "price": written["price"],
        "whose": residencies()[residency.value],
        "sticker": write(found.sticker),
        "estimate": estimate,
        "by_rule": by_rule,
        "by_need": by_need,
        "left": write(found.if_met) if found.if_met < found.sticker else "",
        "least": write(found.low) if found.low < found.if_met else "",
        "who": list(dict.fromkeys(one["who"] for one in (*by_rule, *by_need) if one["who"])),
    }
