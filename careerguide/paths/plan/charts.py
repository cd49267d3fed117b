"""The plan's two drawings as places in an SVG; templates draw them, and say the same in words."""

from typing import Any

from django.utils.translation import gettext as _

from careerguide.core.numbers import dollars, plain
from careerguide.core.scales import linear, ticks
from careerguide.paths.plan.plan import Plan
from careerguide.paths.planner.money import curve
from careerguide.paths.planner.routes import TYPICAL, Result, case

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 64, 14, 14, 40
MOST_DOTS = 300
"""More can't be told apart; the frontier is always drawn."""
DASHES = ("", "8 4", "2 3", "10 3 2 3")
"""Lines differ by dash as well as by colour, for print and for readers who see no colours."""


def scatter(plan: Plan) -> dict[str, Any] | None:
    """Cost against months to the first pay, typical; frontier numbered as in its list."""
    shown = [one.result for one in plan.ranked][:MOST_DOTS]
    shown += [r for r in plan.frontier.values() if r not in shown]
    if len(shown) < 2:
        return None
    numbers = {key: at for at, key in enumerate(plan.frontier, 1)}
    across = ticks(0, max(r.cost.typical for r in shown))
    up = ticks(0, max(r.first_pay.typical for r in shown if r.first_pay))
    x = linear(across[0], across[-1], LEFT, WIDTH - RIGHT)
    y = linear(up[0], up[-1], HEIGHT - BOTTOM, TOP)
    dots = [
        {
            "x": x(r.cost.typical),
            "y": y(r.first_pay.typical if r.first_pay else 0),
            "number": numbers.get(r.route.key, ""),
        }
        for r in sorted(shown, key=lambda r: r.route.key in numbers)
    ]
    return {
        **_frame(),
        "dots": dots,
        "across": [{"at": x(tick), "label": dollars(tick)} for tick in across],
        "up": [{"at": y(tick), "label": plain(tick)} for tick in up],
        "count": len(shown),
    }


def curves(plan: Plan, results: list[Result]) -> dict[str, Any] | None:
    """Money ahead of the present job, year by year, of the routes side by side."""
    terms = plan.query.terms()
    months = terms.horizon_months
    lines = []
    for result in results:
        made = case(result.route, TYPICAL, terms)
        if made is not None:
            lines.append((result, [0.0, *curve(made, months)]))
    if not lines:
        return None
    values = [value for _r, line in lines for value in line]
    up = ticks(min(*values, 0), max(*values, 0))
    x = linear(0, months, LEFT, WIDTH - RIGHT)
    y = linear(up[0], up[-1], HEIGHT - BOTTOM, TOP)
    years = range(0, terms.horizon_years + 1, 1 if months <= 120 else 2)
    return {
        **_frame(),
        "zero": y(0),
        "lines": [
            {
                "key": result.route.key,
                "number": at,
                "dash": DASHES[(at - 1) % len(DASHES)],
                "points": " ".join(f"{x(m)},{y(v)}" for m, v in enumerate(line) if m % 3 == 0),
                "end": y(line[-1]),
                "yearly": [_signed(line[12 * year]) for year in years],
            }
            for at, (result, line) in enumerate(lines, 1)
        ],
        "across": [{"at": x(12 * year), "label": str(year)} for year in years],
        "years": [str(year) for year in years],
        "up": [{"at": y(tick), "label": _signed(tick)} for tick in up],
        "crossings": crossings([line for _r, line in lines]),
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


def _frame() -> dict[str, Any]:
    return {
        "width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT, "top": TOP,
        "bottom": HEIGHT - BOTTOM, "label_at": HEIGHT - BOTTOM + 16, "title_at": HEIGHT - 6,
        "tick_at": LEFT - 6,
    }  # fmt: skip


def _signed(amount: float) -> str:
    return ("−" if amount < -0.5 else "") + dollars(abs(amount))
