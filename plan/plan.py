"""A plan: every route to the job from where the reader is, ranked, and parted by their limits."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.utils.translation import gettext as _

from careerguide.lists.state import Problem
from plan import credentials
from plan.gather import Offer, offers
from plan.query import MOST_SIDE_BY_SIDE, PlanQuery, Target
from plan.ranking import BUDGET, best_first, frontier, parts, scores
from plan.results import Result, worked_out
from plan.routes import Route, Step, Terms
from plan.table import Table
from programs.rules.aidterms import Degree

BY_RULE, BY_NEED = "rule", "need"
"""How aid that is not counted would bring a route within the budget."""
STAY, CERTIFICATE_ONLY = "stay", "only"
DEGREE = "degree"
"""What is asked first of who enters a program for graduates; stands beside limits."""


@dataclass(frozen=True)
class Ranked:
    """A route's place in the plan's table, its score (0 to 100), and the parts it is made of, each
    0 to 1."""

    key: str
    at: int
    score: float
    parts: dict[str, float]


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
        """What the reader says and assumes, in the dollars that the plan counts in."""
        return self.query.terms(self.target.factor, self.target.raises)

    @cached_property
    def fees(self) -> credentials.Fees:
        """Certifications and licenses for the job where the reader is, and what they cost."""
        asked = credentials.asking(self.target.soc, self.target.state)
        return credentials.Fees(asked, int(self.query.years))

    @cached_property
    def table(self) -> Table:
        """Routes that begin at a school; none without a job to aim at."""
        found = offers(self.target) if self.target.soc else []
        return Table(self.target, self.terms, found, self.fees)

    @property
    def offers(self) -> Sequence[Offer]:
        """The programs of these routes."""
        return self.table.offers

    @property
    def programs(self) -> int:
        """How many programs are part of a route, each campus counted."""
        return sum(len(offer.places) for offer in self.offers)

    @property
    def gains_known(self) -> bool:
        """Whether the reader said what they earn, so that a gain can be told."""
        return self.terms.present_hourly is not None

    # Routes one by one

    @cached_property
    def _results(self) -> dict[str, Result]:
        return {}

    def result(self, key: str) -> Result:
        """A route's figures, worked out once. Raises KeyError for a key that is none."""
        found = self._results.get(key)
        if found is None:
            others = self.others
            found = worked_out(others[key], self.terms) if key in others else (
                self.table.result(self.table.place_of[key]))  # fmt: skip
            self._results[key] = found
        return found

    @cached_property
    def others(self) -> dict[str, Route]:
        """Routes without a school, by key: staying put first."""
        if not self.target.soc:
            return {}
        every = [self._staying(), *self._held_already(), *self._alone()]
        return {route.key: route for route in every}

    def _staying(self) -> Route:
        """What every other route is weighed against: no cost, no step, the present pay."""
        title = _("Stay in the present job") if self.query.hourly else _("Change nothing")
        return Route(STAY, title, stays=True, sure=1.0)

    @property
    def _searching(self) -> Step:
        return credentials.searching(self.query.search)

    def _held_already(self) -> Iterator[Route]:
        """Applying with a credential the reader has."""
        for one in self.fees.peers:
            if one.slug == self.query.have:
                kept = [c for c in self.fees.of(one) if c.kind not in ("exam", "license", "retake")]
                title = _("Apply with your %(name)s") % {"name": one.abbreviation}
                yield Route(
                    f"have~{one.slug}", title, (self._searching,), tuple(kept),
                    self.target.pay, certification=one.slug, alone=True,
                )  # fmt: skip

    def _alone(self) -> Iterator[Route]:
        """A certification without a course, where its issuer asks for none.

        Nobody publishes how many who begin to study alone come to sit the exam.
        """
        worked = self.query.experience
        for one in self.fees.peers:
            sits = credentials.may_sit(one, worked) and credentials.for_beginners(one, worked)
            if one.slug == self.query.have or not sits or credentials.needs_course(one):
                continue
            steps = [credentials.study(one, after_course=False), self._searching]
            lift: Step | None = credentials.lifting(one, after_course=False, months_worked=worked)
            yield Route(
                f"{CERTIFICATE_ONLY}~{one.slug}", _("%(name)s by self-study, no course")
                % {"name": one.abbreviation},
                (*steps, lift) if lift else tuple(steps), tuple(self.fees.of(one, alone=True)),
                self.target.pay, certification=one.slug, alone=True, finish=None,
                passing=credentials.pass_rate(one),
            )  # fmt: skip

    @property
    def staying(self) -> Result | None:
        """The figures of the yardstick; None without a job to aim at."""
        return self.result(STAY) if self.others else None

    @cached_property
    def alone(self) -> list[Result]:
        """Routes without a school, known ones first, then cheapest: they have no rank."""
        found = [self.result(key) for key in self.others if key != STAY]
        return sorted(
            found,
            key=lambda r: (
                any(cost.decides for cost in r.route.unknown_costs),
                r.up_front.typical,
                r.route.key,
            ),
        )

    # All school routes

    @cached_property
    def breaking(self) -> dict[str, list[str]]:
        """By key, the limits that a rankable route breaks as it typically turns out, and whether
        it asks for a degree first; only those that break one, whatever aid is granted."""
        return {key: broke for key, broke in self._broken.items() if key not in self.fits_if}

    @cached_property
    def fits_if(self) -> dict[str, str]:
        """By key, routes that only break the budget, and would not if aid is granted that is not
        counted: BY_RULE, else BY_NEED at its most."""
        table, budget = self.table, self.query.limits().budget
        found = {}
        for key, broke in self._broken.items():
            if broke != [BUDGET] or budget is None:
                continue
            place = table.place_of[key]
            figured = table.offers[table.lines[place].offer].figured
            over = float(table.figures.up_front[table.rank_place[place]]) - budget
            if over <= figured.off_rule:
                found[key] = BY_RULE
            elif over <= figured.off_need:
                found[key] = BY_NEED
        return found

    @cached_property
    def _broken(self) -> dict[str, list[str]]:
        table, limits = self.table, self.query.limits()
        held = self.query.degree == Degree.BACHELOR
        found = {}
        up_front, first = table.figures.up_front.tolist(), table.figures.first_pay.tolist()
        for at, cost, months in zip(table.rankable, up_front, first, strict=True):
            line = table.lines[at]
            broke = limits.broken(cost, months)
            if not held and table.offers[line.offer].after_degree:
                broke.append(DEGREE)
            if broke:
                found[line.key] = broke
        return found

    @cached_property
    def ranked(self) -> list[Ranked]:
        """School routes with known figures that keep to every limit, best first."""
        some = self._broken
        return self._ranked(lambda key: key not in some)

    @cached_property
    def conditional(self) -> list[Ranked]:
        """Those that keep to every limit if aid is granted, ranked among themselves as they are
        without it."""
        return self._ranked(lambda key: key in self.fits_if)

    @cached_property
    def apart(self) -> list[Ranked]:
        """Those that break a limit, ranked among themselves."""
        return self._ranked(lambda key: key in self.breaking)

    def _ranked(self, among: Callable[[str], bool]) -> list[Ranked]:
        """Some of the rankable lines, best first. `at` is a place among these."""
        table = self.table
        keys = [table.lines[at].key for at in table.rankable]
        some = np.array([at for at, key in enumerate(keys) if among(key)], dtype=np.int64)
        if not len(some):
            return []
        shares = parts({name: column[some] for name, column in table.columns.items()})
        score = scores(shares, self.query.weights())
        order = best_first(score, table.figures.cost[some], [keys[at] for at in some])
        by_name = {name: share.tolist() for name, share in shares.items()}
        places, points = some.tolist(), score.tolist()
        return [
            Ranked(keys[places[o]], places[o], points[o],
                   {name: share[o] for name, share in by_name.items()})
            for o in order.tolist()
        ]  # fmt: skip

    @cached_property
    def unranked(self) -> list[str]:
        """Keys of school routes whose price, length or pay is not known, in order of key."""
        ranked = set(self.table.rankable)
        return sorted(one.key for at, one in enumerate(self.table.lines) if at not in ranked)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Every route's one number on the page, by key: through its lists, one after another."""
        listed = [one.key for one in (*self.ranked, *self.conditional, *self.apart)]
        own = [result.route.key for result in self.alone]
        return {key: at for at, key in enumerate([*listed, *self.unranked, *own], 1)}

    @cached_property
    def frontier(self) -> dict[str, Ranked]:
        """Routes within the limits that no other beats on cost, time and gain at once."""
        some = np.array([one.at for one in self.ranked], dtype=np.int64)
        columns = self.table.columns
        found = frontier([-columns[name][some] for name in ("cost", "time", "pay")])
        return {self.ranked[at].key: self.ranked[at] for at in found.tolist()}

    @cached_property
    def results(self) -> dict[str, Result]:
        """Every route's figures by key: for downloads, as pages show few."""
        keys = [*self.others, *(line.key for line in self.table.lines)]
        return {key: self.result(key) for key in keys}

    @cached_property
    def side_by_side(self) -> list[Result]:
        """The routes picked for comparison, in the order picked; all are set against staying."""
        places, lines = self.table.place_of, self.table.lines
        named = [lines[places[key]].key if key in places else key for key in self.query.r]
        known = [key for key in dict.fromkeys(named) if key in self.numbers]
        return [self.result(key) for key in known[:MOST_SIDE_BY_SIDE]]
