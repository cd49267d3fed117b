"""Ways into a job as the planner finds them: its answers, and a ribbon of ten years each."""

from dataclasses import dataclass
from typing import TypedDict

from careerguide.lists.state import Problem
from plan.page.amounts import terms
from plan.page.cardrows import Card, written_cards
from plan.page.cards import answers, roles
from plan.page.words import Words
from plan.plan import Plan
from plan.query import PlanQuery, look_up
from plan.results import Result

MONTHS = 120
"""Months of the ribbon: ten years from today."""


@dataclass(frozen=True)
class Ribbon:
    """Parts of the ten years, in per cent: study and search up to `sure`, first pay from there or
    as late as `late`, then pay."""

    soon: float
    late: float

    @property
    def maybe(self) -> float:
        """Width of when the first pay may come."""
        return round(self.late - self.soon, 2)

    @property
    def paid(self) -> float:
        """Width of what follows."""
        return round(100 - self.late, 2)


class Way(TypedDict):
    """A route that answers a question, and its ribbon; None where its length is not known."""

    card: Card
    ribbon: Ribbon | None


class Ways(TypedDict):
    """The answers, what is said where a question has none, for whom they are, and of how many."""

    found: list[Way]
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
        "found": [
            {"card": card, "ribbon": ribbon(plan.result(card["key"]))}
            for card in written_cards(answered, words)
        ],
        "notes": answered["notes"],
        "terms": terms(plan),
        "total": len(plan.ranked),
        "no_pay": target.no_pay,
    }


def ribbon(result: Result) -> Ribbon | None:
    """From the soonest first pay to the latest, both within the ten years."""
    span = result.first_pay
    if span is None:
        return None
    soon, late = (round(min(100.0, 100 * end / MONTHS), 2) for end in (span.low, span.high))
    return Ribbon(soon, late)
