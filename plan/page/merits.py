"""What the routes that no other beats are best at, in words."""

from django.utils.translation import gettext as _

from plan.plan import Plan
from plan.routes import Result


def merits(plan: Plan) -> dict[str, str]:
    """By key, for the routes of the frontier; nothing where there is no other to be better than.

    Other routes with an unknown cost can only be dearer and gain less than their figures say, so
    one whose own costs are all known is surely the cheapest if none is cheaper as far as known.
    """
    every = [one.result for one in plan.ranked]
    if len(every) < 2:
        return {}
    best = [min(place) for place in zip(*map(_places, every), strict=True)]
    return {key: _said(result, best) for key, result in plan.frontier.items()}


def _places(result: Result) -> tuple[float, float, float]:
    """Cost, months and gain with its sign turned: lower is better in each."""
    months = result.first_pay.typical if result.first_pay else 0
    return result.cost.typical, months, -(result.gain.typical if result.gain else 0)


def _said(result: Result, best: list[float]) -> str:
    names = (_("cheapest"), _("soonest"), _("highest net gain"))
    known = not result.route.unknown_costs
    found = [
        name
        for name, place, least in zip(names, _places(result), best, strict=True)
        if place <= least and (known or name == names[1])
    ]
    return ", ".join(found) or _("no other is better all round")
