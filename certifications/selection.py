"""Which certifications a query means, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from careerguide.lists.state import Problem
from certifications.filters import CertificationQuery, focus_value, focus_values
from certifications.rules.costs import Cost
from certifications.rules.facts import Certification, Certifications


@dataclass
class Selection:
    """A query resolved against the certifications held."""

    held: Certifications
    query: CertificationQuery
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def matching(self) -> list[Certification]:
        return [one for one in self.held.all if self._passes(one)]

    def _passes(self, one: Certification) -> bool:
        query = self.query
        return (
            all(word in one.haystack for word in query.q.casefold().split())
            and (not query.focus or bool(focus_values(one.focus) & {*query.focus}))
            and (not query.level or focus_value(one.level) in query.level)
            and (not query.body or one.body.slug in query.body)
            and (not query.setting or bool({s for s, _n in one.settings} & {*query.setting}))
            and (not query.experience or one.experience[0] in query.experience)
            and within(one.exam_price, query.exam_max, query.exam_unknown)
            and within(one.upkeep, query.upkeep_max, query.upkeep_unknown)
        )

    @property
    def total(self) -> int:
        return len(self.matching)

    @cached_property
    def ordered(self) -> Sequence[Certification]:
        """In the query's order; ties by what they are called.

        A total that is only “at least” comes after every complete one, whichever way the list is
        sorted: what is not known must not win. Totals of which nothing is known come last.
        """
        sort = self.query.sort
        key, falling = sort.removeprefix("-"), sort.startswith("-")
        rows = sorted(self.matching, key=lambda one: (one.short.casefold(), one.slug))
        if key == "abbreviation":
            return rows[::-1] if falling else rows
        costs = {one.slug: self.cost(key, one) for one in rows}
        return sorted(rows, key=lambda one: rank(costs[one.slug], falling=falling))

    def known(self, one: Certification) -> int:
        """How much is known of the cost the list is sorted by (how_known); 0 by name."""
        key = self.query.sort.removeprefix("-")
        return 0 if key == "abbreviation" else how_known(self.cost(key, one))

    def cost(self, key: str, one: Certification) -> Cost:
        if key == "cost_over_years":
            return one.over(self.query.years)
        return one.earn if key == "cost_to_earn" else one.exam_price

    def without(self, name: str) -> int:
        """How many match when one filter is dropped."""
        return Selection(self.held, self.query.without(name)).total


def within(cost: Cost, most: int | None, include_unknown: bool) -> bool:
    """Whether a cost is surely no more than `most`; with `include_unknown`, not surely more."""
    if most is None:
        return True
    if cost.low > most:
        return False
    return include_unknown or (cost.high is not None and cost.high <= most)


def rank(cost: Cost, *, falling: bool) -> tuple[int, Decimal | int]:
    """Complete totals, then “at least”, then “up to”, then those of which nothing is known."""
    value = cost.low or cost.high or 0
    return how_known(cost), -value if falling else value


def how_known(cost: Cost) -> int:
    """0 for a whole total, 1 for a part of one, 2 for a limit, 3 where nothing is known."""
    return (cost.complete, bool(cost.low), bool(cost.high), True).index(True)
