"""The section “What you would pay” of a program's page: the sticker, each aid, and the bill."""

from collections.abc import Callable
from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.pages.labels import labels
from careerguide.pages.numbers import about_dollars, dollars
from careerguide.places.statenames import state_name
from programs.aid import bill_of
from programs.catalog import Catalog
from programs.corrected import price_basis, price_missing
from programs.models import Program
from programs.pages.aid.words import ShownAid, aid_href, shown_lines
from programs.reader import Said
from programs.rules.aid import Bill, Status
from programs.rules.codes import Missing, PriceBasis, Residency


class PaysFigure(TypedDict):
    """One figure of the bill: its label, value and what it rests on."""

    label: str
    value: str
    note: str


class Pays(TypedDict):
    """What templates/programs/_pays.html shows."""

    whose: str
    figures: list[PaysFigure]
    unknown: str
    certain: str
    estimate: bool
    counted: list[ShownAid]
    ask: list[ShownAid]
    no: list[ShownAid]
    href: str
    aid_href: str
    said: bool


def pays(catalog: Catalog, program: Program, said: Said) -> Pays | None:
    """The bill of a program for a reader who lives in its school's state; None for a program that
    is not in use."""
    row = catalog.row(program.pk)
    if row is None:
        return None
    state = program.provider.state
    bill = bill_of(catalog, row, said.reader(state), Residency.IN_STATE)
    estimate = price_basis(catalog, row, Residency.IN_STATE) == PriceBasis.YEAR_ESTIMATE
    why = labels(Missing)[price_missing(catalog, row, Residency.IN_STATE)] or _("not reported")
    return {
        "whose": _("For somebody who lives in %(state)s.")
        % {"state": (state_name(state) or state)},
        "figures": figures(bill, about_dollars if estimate else dollars),
        "unknown": why if bill.sticker is None else "",
        "certain": _certain(bill),
        "estimate": estimate,
        "counted": shown_lines(bill, Status.APPLIES, Status.IF),
        "ask": shown_lines(bill, Status.ASK),
        "no": shown_lines(bill, Status.NO),
        "href": f"{aid_href(state)}&next={program.get_absolute_url()}#you",
        "aid_href": aid_href(state),
        "said": said != Said(),
    }


def figures(bill: Bill, write: Callable[[float], str]) -> list[PaysFigure]:
    """By `write`: the sticker, what is left with aid by rule, and with aid by need at its most."""
    if bill.sticker is None or bill.if_met is None or bill.low is None:
        return []
    rules = [one.aid.short for one in bill.lines if one.counted and one.aid.decides == "rule"]
    needs = [one.aid.short for one in bill.lines if one.counted and one.aid.decides != "rule"]
    found: list[PaysFigure] = [
        {"label": _("sticker price, in-state"), "value": write(bill.sticker),
         "note": _("tuition and fees of the whole program")},
    ]  # fmt: skip
    if rules and bill.if_met < bill.sticker:
        found.append(
            {"label": _("what you would pay, if granted"), "value": write(bill.if_met),
             "note": _("if %(aid)s") % {"aid": _(" or ").join(rules)}}
        )  # fmt: skip
    if needs and bill.low < bill.if_met:
        found.append(
            {"label": _("with the most aid by need"), "value": write(bill.low),
             "note": _("if full %(aid)s; most get less") % {"aid": _(" and ").join(needs)}}
        )  # fmt: skip
    return found


def _certain(bill: Bill) -> str:
    if bill.sticker is None or bill.high is None:
        return ""
    off = bill.sticker - bill.high
    if off:
        return _("Certain: %(sum)s are taken off.") % {"sum": dollars(off)}
    return _("Nothing is certain before somebody decides: count on the sticker price until then.")
