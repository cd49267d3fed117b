"""The plan's drawing of money over the years, as places in an SVG, and what it says in words."""

from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _

from careerguide.charts.frame import Table, across, spread, ticks, up
from careerguide.pages.numbers import brief_dollars, dollars, percent
from plan.money import curve
from plan.plan import Plan
from plan.routes import TYPICAL, Result, case

NAMES_APART = 8
"""Per cent of the height between the numbers at the lines' ends: a line of text."""
DASHES = ("", "8 4", "2 3", "10 3 2 3")
"""Lines differ by dash as well as by colour, for print and for readers who see no colours."""


def curves(plan: Plan, results: list[Result], names: list[str]) -> dict[str, Any] | None:
    """Money ahead of the present job, year by year, of the routes side by side; `names` are theirs.

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
    drawn: list[dict[str, Any]] = [
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
                 "written": _signed(line[12 * year])}
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
        "title": _("Money ahead of the present job"),
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


def _signed(amount: float) -> str:
    return ("−" if amount < -0.5 else "") + dollars(abs(amount))
