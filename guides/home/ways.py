"""Ways into a job as the planner finds them: its answers, on ribbons of ten years."""

from typing import TypedDict

from careerguide.lists.state import Problem
from plan.page.amounts import terms
from plan.page.cardrows import Card, written_cards
from plan.page.cards import answers, roles
from plan.page.words import Words
from plan.plan import Plan
from plan.query import PlanQuery, look_up


class Ways(TypedDict):
    """The answers, what is said where a question has none, for whom they are, and of how many."""

    found: list[Card]
    notes: list[str]
    terms: str
    total: int
    no_pay: str


def ways(query: PlanQuery, unit: str) -> Ways:
    """Of a plan; no answer where fewer than two routes can be ranked."""
    target, not_found = look_up(query)
    problems: list[Problem] = [*not_found]
    plan = Plan(query.but(unit=unit), target, problems)
    answered = answers(plan)
    words = Words(plan, roles(answered))
    return {
        "found": written_cards(answered, words),
        "notes": answered["notes"],
        "terms": terms(plan),
        "total": len(plan.ranked),
        "no_pay": target.no_pay,
    }
