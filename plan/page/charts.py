"""The plan's drawings of pay, cost and time, and money over the years, as places in an SVG."""

from functools import partial
from itertools import combinations
from typing import Any, TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.charts.dots import Datum, plot
from careerguide.charts.frame import Axis, Table, across, month_ticks, spread, ticks, up
from careerguide.pages.numbers import brief_dollars, dollars, percent, plain
from careerguide.words.data_text import data_text, sentence
from plan.money import WORK_HOURS_A_YEAR, curve
from plan.page.words import Words
from plan.plan import Plan
from plan.ranked import Ranked
from plan.results import Result, case
from plan.routes import TYPICAL
from salaries.pages.paycharts import exact, pay_ranges
from salaries.pages.wagetext import lead_unit
from salaries.rules import HOURLY
from salaries.wagestore import wages

MOST_DOTS = 100
"""More can't be told apart; the frontier is always drawn."""
FEWEST_DOTS = 5
"""Fewer say nothing that the table does not."""
OTHER, FRONTIER = 1, 2
NAMES_APART = 16
"""Per cent of the height between the numbers at the lines’ ends: a line of large text."""
DASHES = ("", "8 4", "2 3", "10 3 2 3")
"""Lines differ by dash as well as by colour, for print and for readers who see no colours."""


class FrontierRoute(TypedDict):
    """A route that no other beats, in the chart's legend."""

    number: int
    title: str
    provider: str
    role: str


class Scatter(TypedDict):
    """What plan/_scatter.html draws; `plot` is as `careerguide.charts.dots.plot` makes it."""

    id: str
    title: str
    finding: str
    plot: dict[str, Any]
    frontier: list[FrontierRoute]
    others: bool
    many: bool


class YearEnd(TypedDict):
    """A line at the end of a year: its place, per cent of the plot, and its money as written."""

    year: int
    x: float
    y: float
    written: str


class MoneyLine(TypedDict):
    """A route's line: the places of every third month, and that of the number at its end."""

    number: int
    name: str
    mark: int
    dash: str
    points: str
    end: float
    yearly: list[YearEnd]


class MoneyPlot(TypedDict):
    """Axes, the height of $0 in per cent, and the lines."""

    across: Axis
    up: Axis
    zero: float
    lines: list[MoneyLine]


class Curves(TypedDict):
    """What charts/curves.html draws."""

    id: str
    title: str
    note: str
    finding: str
    crossings: list[str]
    plot: MoneyPlot
    table: Table


def pay_range(plan: Plan) -> dict[str, Any] | None:
    """The range of the job's pay where the reader is, with what they earn now, if they say so.

    Not in US prices: the mark would stand at another figure than the one they gave.
    """
    target, present = plan.target, plan.query.hourly
    row = wages().row(target.soc, target.area.code)
    if not present or row is None or plan.query.adjusted:
        return None
    figures = wages().figures(row)
    unit = lead_unit(figures["only"], plan.query.unit)
    own = present * (100 if unit == HOURLY else WORK_HOURS_A_YEAR)
    title = _("Pay in %s, and present pay") % target.area.name
    drawn = pay_ranges("pay-range", title, [("", exact(figures, unit))], unit, own)
    named = {"job": data_text(target.title), "area": target.area.name}
    heading = _("Pay an hour: %(job)s, %(area)s") if unit == HOURLY else _(
        "Pay a year: %(job)s, %(area)s")  # fmt: skip
    return drawn and drawn | {"heading": sentence(heading, named), "caption": ""}


def scatter(plan: Plan, words: Words) -> Scatter | None:
    """Cost against months to the first pay, typical; the frontier has its numbers in the list.

    A cost nobody publishes counts as in ranks.
    """
    shown = plan.ranked[:MOST_DOTS]
    held = {one.key for one in shown}
    shown += [one for key, one in plan.frontier.items() if key not in held]
    if len(shown) < FEWEST_DOTS:
        return None
    numbers = {key: str(plan.numbers[key]) for key in plan.frontier}
    figures = plan.table.figures
    costs, waits = figures.cost.tolist(), figures.first_pay.tolist()
    x = across(ticks(0, max(costs[r.at] for r in shown)), brief_dollars, _("total cost"))
    y = up(month_ticks(max(waits[r.at] for r in shown)), plain, _("months to the first pay"))
    data = (
        Datum(costs[r.at], waits[r.at], FRONTIER if number else OTHER, name=number, of=r)
        for r in shown
        for number in [numbers.get(r.key, "")]
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
        "frontier": [_of_frontier(words, one) for one in plan.frontier.values()],
        "others": len(shown) > len(numbers),
        "many": any(dot["many"] for dot in drawn["dots"]),
    }


def _of_frontier(words: Words, one: Ranked) -> FrontierRoute:
    name = words.titled(one)
    number, role = words.plan.numbers[one.key], words.roles.get(one.key, "")
    return {"number": number, "title": name["heading"], "provider": name["school"], "role": role}


def _told(words: Words, routes: list[Ranked]) -> dict[str, str]:
    """What a mark says: it leads to the first of its routes, the best ranked."""
    first, more = routes[0], len(routes) - 1
    name = words.titled(first)
    figures = words.plan.table.figures
    said = _("%(number)s. %(title)s: %(cost)s, first pay after %(months)s months") % {
        "number": words.plan.numbers[first.key],
        "title": ", ".join(filter(None, (name["title"], name["provider"]))),
        "cost": dollars(float(figures.cost[first.at])),
        "months": plain(float(figures.first_pay[first.at])),
    }
    if more:
        also = ngettext("and %(n)s route more at this point",
                        "and %(n)s routes more at this point", more)  # fmt: skip
        said += f"; {also % {'n': more}}"
    return {"href": name["href"], "said": said}


def curves(plan: Plan, results: list[Result], names: list[str]) -> Curves | None:
    """Money ahead of the present job, year by year, of the routes side by side, of who is hired;
    `names` are the routes'.

    What is at hand, as the month of payback counts it: not discounted, as net gains are.
    """
    terms = plan.terms
    months = terms.horizon_months
    lines = []
    for result, name in zip(results, names, strict=True):
        made = case(result.route, TYPICAL, terms)
        if made is not None:
            lines.append((plan.numbers[result.route.key], name, [0.0, *curve(made, months)]))
    if not lines:
        return None
    values = [value for _n, _name, line in lines for value in line]
    years = range(0, terms.horizon_years + 1, 1 if months <= 120 else 2)
    x = across([12 * year for year in years], lambda m: str(round(m / 12)), _("years from today"))
    y = up(ticks(min(*values, 0), max(*values, 0)), brief_dollars, _("ahead of the present job"))
    drawn: list[MoneyLine] = [
        {
            "number": number,
            "name": name,
            "mark": at,
            "dash": DASHES[(at - 1) % len(DASHES)],
            "points": " ".join(
                f"{x.place(m)},{y.place(v)}" for m, v in enumerate(line) if m % 3 == 0
            ),
            "end": y.place(line[-1]),
            "yearly": [
                {"year": year, "x": x.place(12 * year), "y": y.place(line[12 * year]),
                 "written": _with_sign(line[12 * year])}
                for year in years
            ],
        }
        for at, (number, name, line) in enumerate(lines, 1)
    ]  # fmt: skip
    by_end = sorted(drawn, key=lambda one: one["end"])
    for one, end in zip(by_end, spread([one["end"] for one in by_end], NAMES_APART), strict=True):
        one["end"] = end
    found = crossings({number: line for number, _name, line in lines})
    return {
        "id": "curves",
        "title": _("Money ahead of the present job, if hired"),
        "note": _curves_note(terms.discount_rate),
        "finding": " ".join(found),
        "crossings": found,
        "plot": {"across": x, "up": y, "zero": y.place(0), "lines": drawn},
        "table": Table(
            [_("Route"), *(str(year) for year in years)],
            [[one["name"], *(v["written"] for v in one["yearly"])] for one in drawn],
        ),
    }


def _curves_note(rate: float) -> str:
    said = _("Typical outcome; below $0 a route has not paid back.")
    if not rate:
        return said
    less = {"rate": percent(100 * rate)}
    more = _("Not discounted: net gains count later dollars at %(rate)s less a year.") % less
    return f"{said} {more}"


def crossings(lines: dict[int, list[float]]) -> list[str]:
    """Where one route's money passes another's for good, in words; routes go by their numbers."""
    found = []
    for (a, one), (b, other) in combinations(lines.items(), 2):
        ahead = [mine - its for mine, its in zip(one, other, strict=True)]
        last = ahead[-1]
        if abs(last) < 1:
            continue
        turns = [m for m in range(1, len(ahead)) if ahead[m] * last <= 0]
        winner, loser = (a, b) if last > 0 else (b, a)
        words = {"winner": winner, "loser": loser, "month": max(turns, default=0) + 1}
        if turns:
            found.append(_("From month %(month)s on, route %(winner)s is ahead of route"
                           " %(loser)s.") % words)  # fmt: skip
        else:
            found.append(_("Route %(winner)s is ahead of route %(loser)s throughout.") % words)
    return found


def _with_sign(amount: float) -> str:
    return ("−" if amount < -0.5 else "") + dollars(abs(amount))
