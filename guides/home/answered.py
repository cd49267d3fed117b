"""What stands beside an answer's figures: a sentence, the bill, pay, routes, programs, gates."""

from typing import TypedDict

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.columns.narrowing import Rows
from careerguide.lists.page import Link
from careerguide.pages.labels import either
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_text, sentence
from guides.home.bill import HomeBill, bill
from guides.home.figures import comparable, lowest, published
from guides.home.gates import Asked, Gate, asked, gates
from guides.home.near import Reach, reaches
from guides.home.question import Question
from guides.home.ways import Ways, ways
from plan.query import PlanQuery
from programs.selection import Selection
from salaries.pages.paycharts import RangesChart, exact, pay_ranges
from salaries.pages.wagetext import per, units, words
from salaries.rules import ANNUAL, HOURLY
from salaries.unit import tabs_of
from salaries.wagestore import wages


class Said(TypedDict):
    """The answer's sentence in its parts; "" for what is not known.

    `median` is as written, exact; `programs` is how many lead there, by reach; `price` is that of
    the cheapest of those nearest where the reader's state is known, `you_pay` what is left of it
    and `if_granted` the rule that must be granted for it.
    """

    median: str
    per: str
    area: str
    programs: list[str]
    where: str
    price: str
    you_pay: str
    if_granted: str


class Parts(TypedDict, total=False):
    """What guides/_instant.html shows besides the figures; `placed` is whether the reader's state
    is known."""

    placed: bool
    said: Said
    bill: HomeBill | None
    reaches: list[Reach]
    routes: Ways
    gates: list[Gate]
    asked: Asked
    chart: RangesChart | None
    unit_tabs: list[Link]


def parts(question: Question) -> Parts:
    """All of them, for a question with a job."""
    target = question.target
    selection, where, rows = cheapest(question)
    state = "" if question.near else target.state
    found = reaches(question)
    # Whose price and whose aid it is rests on where the reader lives.
    owed = bill(selection, rows) if selection and target.state else None
    return {
        "placed": bool(target.state),
        "said": said(question, found, owed, where),
        "bill": owed,
        "reaches": found,
        "routes": ways(PlanQuery(target=target.soc, zip=question.near, state=state), question.unit),
        "gates": gates(target.soc, target.state),
        "asked": asked(target.soc, target.state),
        "chart": pay_chart(question),
        "unit_tabs": tabs_of(question.query, reverse("home")),
    }


def cheapest(question: Question) -> tuple[Selection | None, str, Rows]:
    """Of the nearest programs there are, those of the lowest price that nothing contradicts."""
    for selection, where in question.rings:
        if selection.total:
            return selection, where, lowest(selection, "price_high", comparable(selection))
    return None, "", np.empty(0, dtype=np.int32)


def said(question: Question, found: list[Reach], owed: HomeBill | None, where: str) -> Said:
    """The first area with a median counts, as in the figures."""
    result = Said(median="", per="", area="", programs=[], where=where, price="", you_pay="",
                  if_granted="")  # fmt: skip
    for area in question.target.areas:
        pay = published(question.target.soc, area, words(), question.unit)
        if pay and (pay.p25 or pay.median):
            if pay.median.startswith("$"):
                result["median"] = pay.median
                result["per"] = per(HOURLY if pay.hourly else ANNUAL)
                result["area"] = _("the United States") if area.is_nation else area.name
            break
    result["programs"] = [f"{count(one['total'])} {one['brief']}" for one in found]
    if owed:
        result["price"] = owed["price"]
        if owed["left"]:
            aids = either([data_text(one["name"]) for one in owed["by_rule"]])
            result["you_pay"] = owed["left"]
            result["if_granted"] = sentence(_("if %(aid)s is granted"), {"aid": aids})
    return result


def pay_chart(question: Question) -> RangesChart | None:
    """Pay here, in the state and in the nation on one scale; None where no range is fully known."""
    soc, store = question.target.soc, wages()
    rows = [(area, store.row(soc, area.code)) for area in question.target.areas]
    known = [(area.name, store.figures(row)) for area, row in rows if row is not None]
    if not known:
        return None
    there = units(known[-1][1]["only"])
    unit = question.unit if question.unit in there else there[0]
    named = [(name, exact(figures, unit)) for name, figures in known]
    return pay_ranges("pay-here", _("Pay %s, place by place") % per(unit), named, unit)
