"""The plan's drawings as places in an SVG; templates draw them, and say the same in words."""

from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.core.charts.dots import Datum, plot
from careerguide.core.charts.frame import Table, across, spread, up
from careerguide.core.charts.scales import month_ticks, ticks
from careerguide.core.numbers import brief_dollars, dollars, plain
from careerguide.paths.plan.plan import Plan
from careerguide.paths.plan.written import Words
from careerguide.paths.planner.money import WORK_HOURS_A_YEAR, curve
from careerguide.paths.planner.routes import TYPICAL, Result, case
from salaries.filters import HOURLY
from salaries.paycharts import exact, pay_ranges
from salaries.portrait import units
from salaries.wagestore import wages

MOST_DOTS = 300
"""More can't be told apart; the frontier is always drawn."""
OTHER, FRONTIER = 1, 2
DASHES = ("", "8 4", "2 3", "10 3 2 3")
"""Lines differ by dash as well as by colour, for print and for readers who see no colours."""


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
    return pay_ranges("pay-range", title, [("", exact(figures, unit))], unit, own)


def scatter(plan: Plan) -> dict[str, Any] | None:
    """Cost against months to the first pay, typical; frontier numbered as in its list."""
    shown = [one.result for one in plan.ranked][:MOST_DOTS]
    held = {result.route.key for result in shown}
    shown += [r for key, r in plan.frontier.items() if key not in held]
    if len(shown) < 2:
        return None
    words = Words(plan)
    numbers = {key: str(at) for at, key in enumerate(plan.frontier, 1)}
    x = across(ticks(0, max(r.cost.typical for r in shown)), brief_dollars, _("total cost"))
    y = up(month_ticks(max(_wait(r) for r in shown)), plain, _("months to the first pay"))
    data = (
        Datum(r.cost.typical, _wait(r), FRONTIER if number else OTHER, name=number, of=r)
        for r in shown
        for number in [numbers.get(r.route.key, "")]
    )
    said = ngettext("%(n)s route; %(m)s is beaten by none in cost, time and gain at once.",
                    "%(n)s routes; %(m)s are beaten by none in cost, time and gain at once.",
                    len(shown)) % {"n": len(shown), "m": len(numbers)}  # fmt: skip
    return {
        "id": "scatter",
        "title": _("Cost against months to the first pay"),
        "caption": _("Cost and time of the routes within your limits"),
        "note": _("Numbered: no other route is at least as cheap, as soon and as gainful at once."),
        "finding": said,
        "plot": plot(data, x, y, partial(_told, words)),
    }


def _wait(result: Result) -> float:
    return result.first_pay.typical if result.first_pay else 0


def _told(words: Words, routes: list[Result]) -> dict[str, str]:
    """What a mark says: it leads to the first of its routes, the best ranked."""
    first, more = routes[0], len(routes) - 1
    named = words.name(first)
    said = _("%(title)s: %(cost)s, first pay after %(months)s months") % {
        "title": ", ".join(filter(None, (named["title"], named["provider"]))),
        "cost": dollars(first.cost.typical), "months": plain(_wait(first)),
    }  # fmt: skip
    if more:
        also = ngettext("and %(n)s route more at this point",
                        "and %(n)s routes more at this point", more)  # fmt: skip
        said += f"; {also % {'n': more}}"
    return {"href": named["href"], "said": said}


def curves(plan: Plan, results: list[Result]) -> dict[str, Any] | None:
    """Money ahead of the present job, year by year, of the routes side by side."""
    terms = plan.terms
    months = terms.horizon_months
    lines = []
    for result in results:
        made = case(result.route, TYPICAL, terms)
        if made is not None:
            lines.append((result, [0.0, *curve(made, months)]))
    if not lines:
        return None
    values = [value for _r, line in lines for value in line]
    years = range(0, terms.horizon_years + 1, 1 if months <= 120 else 2)
    x = across([12 * year for year in years], lambda m: str(round(m / 12)), _("years from today"))
    y = up(ticks(min(*values, 0), max(*values, 0)), brief_dollars, _("dollars ahead"))
    drawn: list[dict[str, Any]] = [
        {
            "key": result.route.key,
            "number": at,
            "dash": DASHES[(at - 1) % len(DASHES)],
            "points": " ".join(
                f"{x.place(m)},{y.place(v)}" for m, v in enumerate(line) if m % 3 == 0
            ),
            "end": y.place(line[-1]),
            "yearly": [
                {"year": year, "x": x.place(12 * year), "y": y.place(line[12 * year]),
                 "written": _signed(line[12 * year])}
                for year in years
            ],
        }
        for at, (result, line) in enumerate(lines, 1)
    ]  # fmt: skip
    by_end = sorted(drawn, key=lambda one: one["end"])
    for one, end in zip(by_end, spread([one["end"] for one in by_end], 8), strict=True):
        one["end"] = end
    found = crossings([line for _r, line in lines])
    return {
        "id": "curves",
        "title": _("Money ahead of the present job"),
        "caption": _("Money ahead of the present job, year by year"),
        "note": _("Typical outcome; below the line the route has not paid back."),
        "finding": " ".join(found),
        "crossings": found,
        "plot": {"across": x, "up": y, "zero": y.place(0), "lines": drawn},
        "table": Table(
            [_("Route"), *(str(year) for year in years)],
            [[str(one["number"]), *(v["written"] for v in one["yearly"])] for one in drawn],
        ),
    }


def crossings(lines: list[list[float]]) -> list[str]:
    """Where one route's money passes another's for good, in words."""
    found = []
    for a in range(len(lines)):
        for b in range(a + 1, len(lines)):
            ahead = [one - other for one, other in zip(lines[a], lines[b], strict=True)]
            last = ahead[-1]
            turns = [m for m in range(1, len(ahead)) if ahead[m] * last <= 0]
            winner, loser = (a, b) if last > 0 else (b, a)
            if abs(last) < 1:
                continue
            words = {"winner": winner + 1, "loser": loser + 1, "month": max(turns, default=0) + 1}
            if turns:
                found.append(_("From month %(month)s on, route %(winner)s is ahead of route"
                               " %(loser)s.") % words)  # fmt: skip
            else:
                found.append(_("Route %(winner)s is ahead of route %(loser)s throughout.") % words)
    return found


def _signed(amount: float) -> str:
    return ("−" if amount < -0.5 else "") + dollars(abs(amount))
