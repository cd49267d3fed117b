"""The plan's drawings of pay, and of cost and time, as places in an SVG for templates."""

from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.charts.dots import Datum, plot
from careerguide.charts.frame import across, month_ticks, ticks, up
from careerguide.pages.numbers import brief_dollars, dollars, plain
from plan.money import WORK_HOURS_A_YEAR
from plan.page.amounts import or_more
from plan.page.written import Words
from plan.plan import Plan
from plan.routes import Result
from salaries.pages.paycharts import exact, pay_ranges
from salaries.pages.written import units
from salaries.rules.figures import HOURLY
from salaries.wagestore import wages

MOST_DOTS = 300
"""More can't be told apart; the frontier is always drawn."""
OTHER, FRONTIER = 1, 2


def pay_range(plan: Plan) -> dict[str, Any] | None:
    """The range of the job's pay where the reader is, with what they earn now, if they say so.

    Not in US prices: the mark would stand at another figure than the one they gave.
    """
    target, present = plan.target, plan.query.hourly
    row = wages().row(target.soc, target.area.code)
    if not present or row is None or plan.query.adjusted:
        return None
    figures = wages().figures(row)
    unit = units(figures["only"])[0]
    own = present * (100 if unit == HOURLY else WORK_HOURS_A_YEAR)
    title = _("Pay in %s, and present pay") % target.area.name
    drawn = pay_ranges("pay-range", title, [("", exact(figures, unit))], unit, own)
    named = {"job": target.title, "area": target.area.name}
    heading = _("Pay an hour: %(job)s, %(area)s") if unit == HOURLY else _(
        "Pay a year: %(job)s, %(area)s")  # fmt: skip
    return drawn and drawn | {"heading": heading % named, "caption": ""}


def scatter(plan: Plan, words: Words) -> dict[str, Any] | None:
    """Cost against months to the first pay, typical; the frontier has its numbers in the list."""
    shown = [one.result for one in plan.ranked][:MOST_DOTS]
    held = {result.route.key for result in shown}
    shown += [r for key, r in plan.frontier.items() if key not in held]
    if len(shown) < 2:
        return None
    numbers = {key: str(plan.numbers[key]) for key in plan.frontier}
    x = across(ticks(0, max(r.cost.typical for r in shown)), brief_dollars, _("total cost"))
    y = up(month_ticks(max(_wait(r) for r in shown)), plain, _("months to the first pay"))
    data = (
        Datum(r.cost.typical, _wait(r), FRONTIER if number else OTHER, name=number, of=r)
        for r in shown
        for number in [numbers.get(r.route.key, "")]
    )
    said = ngettext("Of %(n)s routes %(m)s is beaten by none in cost, time and gain at once.",
                    "Of %(n)s routes %(m)s are beaten by none in cost, time and gain at once.",
                    len(numbers)) % {"n": len(shown), "m": len(numbers)}  # fmt: skip
    drawn = plot(data, x, y, partial(_told, words))
    return {
        "id": "scatter",
        "title": _("Cost against months to the first pay"),
        "finding": said,
        "plot": drawn,
        "frontier": [words.brief(r) | {"merit": words.merits[key]}
                     for key, r in plan.frontier.items()],
        "others": len(shown) > len(numbers),
        "many": any(dot["many"] for dot in drawn["dots"]),
    }  # fmt: skip


def _wait(result: Result) -> float:
    return result.first_pay.typical if result.first_pay else 0


def _told(words: Words, routes: list[Result]) -> dict[str, str]:
    """What a mark says: it leads to the first of its routes, the best ranked."""
    first, more = routes[0], len(routes) - 1
    named = words.name(first)
    number = words.plan.numbers[first.route.key]
    cost = dollars(first.cost.typical)
    said = _("%(number)s. %(title)s: %(cost)s, first pay after %(months)s months") % {
        "number": number, "title": ", ".join(filter(None, (named["title"], named["provider"]))),
        "cost": or_more(cost) if first.route.unknown_costs else cost,
        "months": plain(_wait(first)),
    }  # fmt: skip
    if more:
        also = ngettext("and %(n)s route more at this point",
                        "and %(n)s routes more at this point", more)  # fmt: skip
        said += f"; {also % {'n': more}}"
    return {"href": named["href"], "said": said}
