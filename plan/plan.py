"""A plan: every route worked out, ranked, and parted by what the reader asked for."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from careerguide.lists.state import Problem
from plan.gather import STAY, Routes
from plan.query import MOST_SIDE_BY_SIDE, PlanQuery
from plan.ranking import Ranked, broken, frontier, is_complete, ranked
from plan.routes import Result, Terms, worked_out
from plan.target import Target


@dataclass
class Plan:
    """Computed from a query when first asked for. Staying put is the yardstick, never ranked.

    `problems` are what could not be used of the query, by field.
    """

    query: PlanQuery
    target: Target
    problems: Sequence[Problem] = ()

    @cached_property
    def terms(self) -> Terms:
        return self.query.terms(self.target.factor)

    @cached_property
    def results(self) -> dict[str, Result]:
        """Every route's figures by key; nothing without a job to aim at."""
        if not self.target.soc:
            return {}
        known: dict[Hashable, Result] = {}  # a school's programs often cost and last the same
        found = {}
        for route in Routes(self.target).all():
            alike = (route.stays, route.costs, route.steps)
            if alike not in known:
                known[alike] = worked_out(route, self.terms)
            found[route.key] = replace(known[alike], route=route)
        return found

    @cached_property
    def staying(self) -> Result | None:
        return self.results.get(STAY)

    @cached_property
    def _moving(self) -> list[Result]:
        return [r for r in self.results.values() if not r.route.stays]

    @cached_property
    def breaking(self) -> dict[str, list[str]]:
        """By key, the limits that a route breaks; only those that break one."""
        limits = self.query.limits()
        found = {r.route.key: broken(r, limits) for r in self._moving}
        return {key: broke for key, broke in found.items() if broke}

    @cached_property
    def ranked(self) -> list[Ranked]:
        """Routes with known figures that keep to every limit, best first."""
        within = [r for r in self._moving if r.route.key not in self.breaking]
        return ranked(within, self.query.weights())

    @cached_property
    def apart(self) -> list[Ranked]:
        """Those that break a limit, ranked among themselves."""
        over = [r for r in self._moving if r.route.key in self.breaking]
        return ranked(over, self.query.weights())

    @cached_property
    def unranked(self) -> list[Result]:
        """Routes of which a price, a length or the pay is not known, cheapest known part first."""
        found = [r for r in self._moving if not is_complete(r)]
        return sorted(found, key=lambda r: (r.cost.typical, r.route.key))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Every route's one number on the page, by key: through its lists, one after another."""
        listed = [one.result for one in (*self.ranked, *self.apart)]
        return {r.route.key: at for at, r in enumerate([*listed, *self.unranked], 1)}

    @cached_property
    def frontier(self) -> dict[str, Result]:
        """Routes within the limits that no other beats on cost, time and gain at once."""
        found = frontier([one.result for one in self.ranked])
        return {result.route.key: result for result in found}

    @cached_property
    def side_by_side(self) -> list[Result]:
        """The routes picked for comparison, in the order picked; all are set against staying."""
        known = [self.results[key] for key in self.query.r if key in self.numbers]
        return known[:MOST_SIDE_BY_SIDE]
