"""A plan: every route to the job from where the reader is, ranked, and parted by their limits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.utils.translation import gettext as _

from careerguide.columns.narrowing import Mask
from careerguide.lists.state import Problem
from plan import credentials
from plan.gather import Offers, offers
from plan.query import MOST_SIDE_BY_SIDE, PlanQuery, Target
from plan.ranked import ByKey, Keys, Ranked, Ranking
from plan.ranking import BUDGET, best_first, frontier, parts, scores
from plan.results import Result, worked_out
from plan.routes import Route, Step, Terms
from plan.table import Table
from programs.rules.aidterms import Degree
from programs.rules.codes import GRADUATE

BY_RULE, BY_NEED = "rule", "need"
"""How aid that is not counted would bring a route within the budget."""
STAY, CERTIFICATE_ONLY = "stay", "only"
DEGREE = "degree"
"""What is asked first of who enters a program for graduates; stands beside limits."""


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
        return Table(self.target, self.terms, offers(self.target), self.fees)

    @property
    def offers(self) -> Offers:
        """The programs of these routes."""
        return self.table.offers

    @property
    def programs(self) -> int:
        """How many programs are part of a route, each campus counted."""
        return self.offers.programs

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
            others, at = self.others, self.table.lines.find(key)
            if key not in others and at is None:
                raise KeyError(key)
            found = worked_out(others[key], self.terms) if at is None else self.table.result(at)
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
    def _breaks(self) -> dict[str, Mask]:
        """Which rankable routes break a limit as they typically turn out, by limit, and which ask
        for a degree first."""
        table, figures = self.table, self.table.figures
        found = self.query.limits().over(figures.up_front, figures.first_pay)
        if self.query.degree != Degree.BACHELOR:
            found[DEGREE] = np.isin(table.of_offers("award"), GRADUATE)
        return found

    @cached_property
    def _if_granted(self) -> dict[str, Mask]:
        """Which rankable routes only break the budget, and would not if aid is granted that is not
        counted: BY_RULE, else BY_NEED at its most."""
        budget = self.query.limits().budget
        broken = dict(self._breaks)
        alone = broken.pop(BUDGET, None)
        if alone is None or budget is None:
            return {}
        for other in broken.values():
            alone = alone & ~other
        over = self.table.figures.up_front - budget
        by_rule = alone & (over <= self.table.of_offers("off_rule"))
        by_need = alone & ~by_rule & (over <= self.table.of_offers("off_need"))
        return {BY_RULE: by_rule, BY_NEED: by_need}

    def _any(self, masks: Mapping[str, Mask]) -> Mask:
        return np.any([np.zeros(len(self.table.rankable), dtype=bool), *masks.values()], axis=0)

    @cached_property
    def breaking(self) -> Mapping[str, list[str]]:
        """By key, the limits that a rankable route breaks as it typically turns out, and whether
        it asks for a degree first; only those that break one, whatever aid is granted."""
        apart = self._any(self._breaks) & ~self._any(self._if_granted)

        def of(key: str) -> list[str] | None:
            at = self._place(key)
            if at is None or not apart[at]:
                return None
            return [name for name, mask in self._breaks.items() if mask[at]]

        return ByKey(lambda: map(self._key, np.flatnonzero(apart).tolist()), of)

    @cached_property
    def fits_if(self) -> Mapping[str, str]:
        """By key, routes that only break the budget, and would not if aid is granted that is not
        counted: BY_RULE, else BY_NEED at its most."""

        def of(key: str) -> str | None:
            at = self._place(key)
            ways = (name for name, mask in self._if_granted.items() if at is not None and mask[at])
            return next(ways, None)

        return ByKey(
            lambda: map(self._key, np.flatnonzero(self._any(self._if_granted)).tolist()), of
        )

    def _key(self, at: int) -> str:
        """The key of a place among the columns."""
        return self.table.lines.key(int(self.table.rankable[at]))

    def _place(self, key: str) -> int | None:
        """The place among the columns of a route; None for one that has no rank."""
        line = self.table.lines.find(key)
        return None if line is None else self.table.rank_place(line)

    @cached_property
    def ranked(self) -> Ranking:
        """School routes with known figures that keep to every limit, best first."""
        return self._ranked(~self._any(self._breaks))

    @cached_property
    def conditional(self) -> Ranking:
        """Those that keep to every limit if aid is granted, ranked among themselves as they are
        without it."""
        return self._ranked(self._any(self._if_granted))

    @cached_property
    def apart(self) -> Ranking:
        """Those that break a limit, ranked among themselves."""
        return self._ranked(self._any(self._breaks) & ~self._any(self._if_granted))

    def _ranked(self, among: Mask) -> Ranking:
        """Some of the rankable lines, best first."""
        some = np.flatnonzero(among)
        shares = parts({name: column[some] for name, column in self.table.columns.items()})
        score = scores(shares, self.query.weights())
        by_key = self.table.lines.by_key[self.table.rankable[some]]
        order = best_first(score, self.table.figures.cost[some], by_key)
        ordered = {name: share[order] for name, share in shares.items()}
        return Ranking(some[order], score[order], ordered, self._key)

    @cached_property
    def unranked(self) -> Keys:
        """Keys of school routes whose price, length or pay is not known, in order of key."""
        lines = self.table.lines
        unknown = np.setdiff1d(np.arange(len(lines)), self.table.rankable, assume_unique=True)
        return Keys(unknown[lines.by_key[unknown].argsort()], lines.key)

    def lacks(self, key: str) -> bool:
        """Whether a route begins at a school and is not known well enough to rank."""
        return self.table.lines.find(key) is not None and self._place(key) is None

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Every route's one number on the page, by key: through its lists, one after another."""
        lists = [
            self.table.rankable[one.places] for one in (self.ranked, self.conditional, self.apart)
        ]
        order = np.concatenate((*lists, self.unranked.places))
        number = np.empty(len(order), dtype=np.int64)
        number[order] = np.arange(1, len(order) + 1)
        lines = self.table.lines
        own = {result.route.key: at for at, result in enumerate(self.alone, len(order) + 1)}

        def of(key: str) -> int | None:
            at = lines.find(key)
            return own.get(key) if at is None else int(number[at])

        return ByKey(lambda: [*map(lines.key, order.tolist()), *own], of)

    @cached_property
    def frontier(self) -> dict[str, Ranked]:
        """Routes within the limits that no other beats on cost, time and gain at once."""
        ranked, columns = self.ranked, self.table.columns
        found = frontier([-columns[name][ranked.places] for name in ("cost", "time", "pay")])
        return {one.key: one for one in map(ranked.__getitem__, found.tolist())}

    @cached_property
    def results(self) -> dict[str, Result]:
        """Every route's figures by key: for downloads, as pages show few."""
        keys = [*self.others, *(line.key for line in self.table.lines)]
        return {key: self.result(key) for key in keys}

    @cached_property
    def side_by_side(self) -> list[Result]:
        """The routes picked for comparison, in the order picked; all are set against staying."""
        lines = self.table.lines
        places = ((key, lines.find(key)) for key in self.query.r)
        named = [key if at is None else lines.key(at) for key, at in places]
        known = [key for key in dict.fromkeys(named) if key in self.numbers]
        return [self.result(key) for key in known[:MOST_SIDE_BY_SIDE]]
