"""A plan's routes as a list: for downloads, and for the API."""

from collections.abc import Iterator
from typing import Any, cast

from careerguide.columns.narrowing import Rows
from careerguide.lists import written
from careerguide.lists.columns import Fact
from careerguide.lists.filters import ListState
from careerguide.lists.selection import Selection
from plan.columns import COLUMNS
from plan.page.words import Words
from plan.plan import Plan


class Routes:
    """Every route of a plan: ranked ones, those that aid would bring within limits, those that
    break one, those not known enough, and those without a school, which have no rank."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.all = list(_facts(plan))
        self.size = len(self.all)


def _facts(plan: Plan) -> Iterator[Fact]:
    def one(key: str, status: str, place: int | None, score: float | None) -> Fact:
        return {"key": key, "status": status, "place": place, "score": score}

    if plan.staying:
        yield one(plan.staying.route.key, "yardstick", None, None)
    for at, ranked in enumerate(plan.ranked, 1):
        yield one(ranked.key, "within limits", at, ranked.score)
    for ranked in plan.conditional:
        yield one(ranked.key, "within limits if aid is granted", None, ranked.score)
    for ranked in plan.apart:
        yield one(ranked.key, "breaks a limit", None, ranked.score)
    for key in plan.unranked:
        yield one(key, "not ranked", None, None)
    for result in plan.alone:
        yield one(result.route.key, "on your own", None, None)


class RouteSelection(Selection):
    """Every route, in the plan's own order; figures are worked out for those asked for."""

    columns, filters = COLUMNS, ()
    records: Routes

    @classmethod
    def of(cls, plan: Plan) -> "RouteSelection":
        """The routes of a plan, whose query has no filters of a list."""
        return cls(Routes(plan), cast("ListState", plan.query), plan.problems)

    def more_facts(self, rows: Rows) -> dict[str, list[Any]]:
        """Each route's place in the plan, and its figures."""
        found = [self.records.all[row] for row in rows.tolist()]
        plan = self.records.plan
        facts = {
            name: [fact[name] for fact in found] for name in ("key", "status", "place", "score")
        }
        return facts | {"result": [plan.result(key) for key in facts["key"]]}


class Writer(written.Writer):
    """Writes routes; the names of programs are looked up once a route."""

    selection: RouteSelection

    def __init__(self, selection: RouteSelection) -> None:
        super().__init__(selection)
        self.plan = selection.records.plan
        self.words = Words(self.plan)

    def name(self, fact: Fact) -> dict[str, Any]:
        """Title, school and certification."""
        return {**self.words.name(fact["result"])}

    def places(self, fact: Fact) -> str | None:
        """Where the program is taught; None of a route without one."""
        offer = fact["result"].route.offer
        if offer is None:
            return None
        return "; ".join(label for label, _href in self.words.offer_words(offer).places) or None


def writer(plan: Plan) -> Writer:
    """What writes all of a plan's routes."""
    return Writer(RouteSelection.of(plan))
