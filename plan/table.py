"""Every school route to the job as a line of columns; a Route is built only of those asked for."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, nan

import numpy as np
from django.utils.translation import gettext as _

from certifications.rules.facts import Certification
from plan import credentials
from plan.gather import Offer
from plan.many import Figures, Many, Months, Reckoner, figures
from plan.odds import break_evens, expected
from plan.query import Target
from plan.ranking import NEVER, Column
from plan.results import Result, starts, worked_out
from plan.routes import TYPICAL, Cost, Graduates, Route, Step, Terms
from programs.rules.codes import AWARD_RANK

NONE = -1
"""The place of the certification of a route that has none."""


@dataclass(frozen=True)
class Line:
    """A route by its program and certification, as places among the table's."""

    key: str
    offer: int
    certification: int = NONE


class Table:
    """Routes that begin with a program: each alone, and with certifications it prepares for."""

    def __init__(
        self, target: Target, terms: Terms, offers: Sequence[Offer], fees: credentials.Fees
    ) -> None:
        self.target, self.query, self.terms = target, target.query, terms
        self.offers, self.fees, self.asked = offers, fees, fees.peers
        self.holds = any(one.slug == self.query.have for one in self.asked)
        self.searching = credentials.searching(self.query.search)

    @cached_property
    def lines(self) -> list[Line]:
        """Every route, in the order of the offers."""
        fitting: dict[tuple[int, int], list[int]] = {}
        codes = self.target.catalog.field_codes
        found = []
        for at, offer in enumerate(self.offers):
            kind = field, award = offer.figured.field, offer.figured.award
            if kind not in fitting:
                fitting[kind] = self._fitting(codes[field] if field >= 0 else "none", award)
            slug, sat = offer.slug, fitting[kind]
            # What a law asks for is no choice: the program alone leads to no job.
            if not (needed := [c for c in sat if self.asked[c].kind.needed]):
                found.append(Line(slug, at))
            found += [Line(f"{slug}~{self.asked[c].slug}", at, c) for c in needed or sat]
        return found

    def _fitting(self, cip: str, award: int) -> list[int]:
        """Places of the certifications tried with such a program: none for who holds one."""
        if self.holds:
            return []
        worked = self.query.experience
        return [self.asked.index(c) for c in credentials.fitting(self.asked, cip, award, worked)]

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Every route's place among the lines by key; a campus that is not named first, too.

        A program alone that leads to no job without a license is the route with that.
        """
        found = {}
        for at, line in enumerate(self.lines):
            _slug, dash, certification = line.key.partition("~")
            for place in self.offers[line.offer].places:
                found[f"{place.slug}{dash}{certification}"] = at
                found.setdefault(place.slug, at)
        return found

    # What is known and assumed of all

    @cached_property
    def own_costs(self) -> list[list[Cost]]:
        """Costs of each certification."""
        return [self.fees.of(one) for one in self.asked]

    @cached_property
    def lifts(self) -> list[Step | None]:
        """Of each certification, work under an apprentice's mark after a course."""
        worked = self.query.experience
        return [credentials.lifting(c, after_course=True, months_worked=worked) for c in self.asked]

    @cached_property
    def most_books(self) -> float | None:
        """What unknown books count as: the most that is known of these programs."""
        most = max((o.figured.books for o in self.offers), default=-1)
        return None if most < 0 else float(most)

    @cached_property
    def worst_finish(self) -> float:
        """What an unknown completion rate counts as in ranks: the lowest known of these schools.

        1 where none is known: all are alike.
        """
        return min((o.finish for o in self.offers if o.finish is not None), default=1.0)

    def graduates(self, offer: Offer) -> Graduates | None:
        """What ranks take a program's graduates to earn: where that is not reported, the least that
        those of a program with the same kind of award do; None where none is known."""
        own = offer.graduates(self.target.factor)
        return own or self._least_paid.get(AWARD_RANK[offer.figured.award])

    @cached_property
    def _least_paid(self) -> dict[int, Graduates]:
        found: dict[int, Graduates] = {}
        for offer in self.offers:
            known, kind = offer.graduates(self.target.factor), AWARD_RANK[offer.figured.award]
            if known and (kind not in found or known.hourly < found[kind].hourly):
                found[kind] = known
        return found

    def passing(self, certification: int) -> float | None:
        """The share that passes: 1 without an exam, None where none is published."""
        return 1.0 if certification == NONE else credentials.pass_rate(self.asked[certification])

    # Columns of the lines that can be ranked

    @cached_property
    def rankable(self) -> list[int]:
        """Places of the lines of which price, length, exam fee and, where a gain is wanted, pay
        are known."""
        gain = self.terms.present_hourly is not None
        if gain and self.target.no_pay:
            return []
        priced = [all(c.reckoned for c in costs if c.decides) for costs in self.own_costs]
        known = [o.figured.price_high >= 0 and o.figured.months_high >= 0 for o in self.offers]
        return [
            at
            for at, line in enumerate(self.lines)
            if known[line.offer] and (line.certification == NONE or priced[line.certification])
        ]

    @cached_property
    def rank_place(self) -> dict[int, int]:
        """The place among the columns of each line that can be ranked."""
        return {line: at for at, line in enumerate(self.rankable)}

    @cached_property
    def _many(self) -> Many:
        slower = self.query.slower
        search = ceil(self.query.search)
        study = ceil(credentials.STUDY_AFTER_COURSE.typical)
        paid: dict[tuple[int, ...], tuple[float, int, float]] = {}
        months, rows = [], []
        pay = self.target.pay
        later = nan if pay is None or pay.median is None else pay.median
        books = max(self.most_books or 0.0, 0.0)
        for at in self.rankable:
            line = self.lines[at]
            f, sits = self.offers[line.offer].figured, line.certification
            kind = (f.earnings, f.years_after, sits, f.award if f.earnings < 0 else -1)
            if kind not in paid:
                paid[kind] = self._pay(line)
            held, years, start = paid[kind]
            own = 0 if sits == NONE else study
            months.append(Months(ceil(f.months_typical * slower), own, search, years, sits))
            rows.append((f.price_typical, f.books if f.books >= 0 else books, held, start, later))
        columns = np.array(rows, dtype=np.float64).reshape(-1, 5).T
        return Many(months, *columns)

    def _pay(self, line: Line) -> tuple[float, int, float]:
        """Hourly pay at first, whole years it stays so, and where rises begin; NaN unknown."""
        lift = NONE if line.certification == NONE else line.certification
        step = None if lift == NONE else self.lifts[lift]
        graduates = self.graduates(self.offers[line.offer])
        route = Route("", "", (step,) if step else (), pay=self.target.pay, graduates=graduates)
        held, years = starts(route, TYPICAL)
        start = self.target.pay.p25 if self.target.pay else None
        if start is not None and graduates:
            start = min(start, graduates.hourly)
        return nan if held is None else held, years, nan if start is None else start

    @cached_property
    def figures(self) -> Figures:
        """Cost, time and the money of the four ends of every rankable line, as columns."""
        return figures(self._many, Reckoner(self.terms, self.own_costs))

    @cached_property
    def columns(self) -> dict[str, Column]:
        """What ranks weigh, higher being better: lower cost, sooner pay, more gain at the odds,
        surer figures."""
        found = self.figures
        return {
            "cost": -found.cost,
            "time": -found.first_pay,
            "pay": self._worth,
            "sure": self.sure,
        }

    @cached_property
    def _odds(self) -> tuple[Column, Column]:
        """Who finishes and who passes, an unknown as the worst known of its peers."""
        worst = self.fees.worst_passing
        rates = [self.passing(c) for c in range(len(self.asked))]
        passing = [(1.0 if worst is None else worst) if rate is None else rate for rate in rates]
        passing.append(1.0)  # NONE, the last place
        lines = [self.lines[at] for at in self.rankable]
        finish = [self.offers[line.offer].finish for line in lines]
        return (
            np.array([self.worst_finish if one is None else one for one in finish]),
            np.array([passing[line.certification] for line in lines]),
        )

    @cached_property
    def _worth(self) -> Column:
        """The expected net gain at the reader's odds of being hired; without these, how few must
        be hired for it to be worth it; without a present pay, the pay at first."""
        finish, passing = self._odds
        if self.terms.present_hourly is None:
            return np.nan_to_num(self._many.held)
        if self.terms.hired is None:
            return -np.minimum(self._needed, NEVER)
        return np.asarray(expected(self.figures.ends, finish, passing, self.terms.hired))

    @cached_property
    def _needed(self) -> Column:
        return break_evens(self.figures.ends, *self._odds)

    def worth_it(self, place: int) -> bool:
        """Whether a place among the columns gains at all if everybody is hired, as far as known."""
        return self.terms.present_hourly is None or bool(self._needed[place] <= NEVER)

    @cached_property
    def sure(self) -> Column:
        """0 to 1: the mean of how far price and length can be relied on, of who finishes and,
        where a law or employers ask for a certification, of who passes it, 0 without one."""
        finish, _passing = self._odds
        lines = [self.lines[at] for at in self.rankable]
        known = np.array([self.offers[line.offer].sure for line in lines]).reshape(-1, 2)
        total = known.sum(axis=1) + finish
        if not credentials.asked_for(self.asked):
            return np.asarray(total / 3)
        return np.asarray((total + self._gets_paper) / 4)

    @cached_property
    def _gets_paper(self) -> Column:
        """Of those who finish, the share that passes; where a law or employers ask for a
        certification, 0 without one."""
        passing = self._odds[1]
        if not credentials.asked_for(self.asked):
            return passing
        sits = [self.lines[at].certification != NONE or self.holds for at in self.rankable]
        return np.where(np.array(sits, dtype=bool), passing, 0.0)

    @cached_property
    def through(self) -> Column:
        """0 to 1: of those who begin, the share that gets to the end with what is asked for."""
        return np.asarray(self._odds[0] * self._gets_paper)

    def odds_known(self, place: int) -> bool:
        """Whether it is published who finishes and who passes, of a place among the columns."""
        line = self.lines[self.rankable[place]]
        finish = self.offers[line.offer].finish
        return finish is not None and self.passing(line.certification) is not None

    # One route in full

    def route(self, at: int) -> Route:
        """A line with its steps, costs and odds."""
        line = self.lines[at]
        offer = self.offers[line.offer]
        slower = self.query.slower
        steps = [Step("train", _("Train"), offer.months(slower))]
        costs = [
            Cost(_("Tuition and fees"), "training", offer.price),
            Cost(_("Books"), "books", offer.books, assumed=self.most_books),
        ]
        one: Certification | None = None
        if line.certification != NONE:
            one = self.asked[line.certification]
            steps.append(credentials.study(one, after_course=True))
            costs += self.own_costs[line.certification]
        steps.append(self.searching)
        if one and (lift := self.lifts[line.certification]):
            steps.append(lift)
        return Route(
            line.key, "", tuple(steps), tuple(costs), self.target.pay,
            certification=one.slug if one else "", finish=offer.finish,
            passing=self.passing(line.certification),
            graduates=offer.graduates(self.target.factor), offer=line.offer,
        )  # fmt: skip

    @cached_property
    def _known(self) -> dict[Hashable, Result]:
        return {}

    def result(self, at: int) -> Result:
        """Every figure of a line; lines that cost, last and pay alike are worked out once."""
        route = self.route(at)
        alike = (route.steps, route.costs, route.graduates, route.finish, route.passing)
        if alike not in self._known:
            self._known[alike] = worked_out(route, self.terms)
        return replace(self._known[alike], route=route)
