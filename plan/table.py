"""Every school route to the job as a line of columns; a Route is built only of those asked for."""

from collections.abc import Hashable
from dataclasses import replace
from functools import cached_property
from math import ceil, nan
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask
from certifications.rules.facts import Certification
from plan import credentials
from plan.earning import Earning
from plan.gather import Offers
from plan.lines import NONE, Lines
from plan.many import Figures, Many, Months, Reckoner, figures
from plan.numbering import kinds
from plan.odds import break_evens, expected
from plan.offer import Offer, relied_on
from plan.query import Target
from plan.ranking import NEVER, Column, Places
from plan.results import Result, starts, worked_out
from plan.routes import TYPICAL, Cost, Graduates, LocalPay, Route, Step, Terms


class Table:
    """Routes that begin with a program: each alone, and with certifications it prepares for."""

    def __init__(
        self, target: Target, terms: Terms, offers: Offers, fees: credentials.Fees
    ) -> None:
        self.target, self.query, self.terms = target, target.query, terms
        self.offers, self.fees, self.asked = offers, fees, fees.peers
        self.holds = any(one.slug == self.query.have for one in self.asked)
        self.searching = credentials.searching(self.query.search)

    @cached_property
    def lines(self) -> Lines:
        """Every route, in the order of the offers."""
        return Lines(self.offers, [one.slug for one in self.asked], self._fitting)

    def _fitting(self, field: int, award: int) -> list[int]:
        """Places of the certifications that make a route with such a program, NONE for the program
        alone. Who holds one tries none.

        What a law asks for is no choice: the program alone leads to no job.
        """
        cip = self.target.catalog.field_codes[field] if field >= 0 else "none"
        worked = self.query.experience
        fit = [] if self.holds else credentials.fitting(self.asked, cip, award, worked)
        sat = [self.asked.index(one) for one in fit]
        return [c for c in sat if self.asked[c].kind.needed] or [NONE, *sat]

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
        most = max(self.offers.column("books"), default=-1)
        return None if most < 0 else float(most)

    @cached_property
    def finish(self) -> Column:
        """The completion rates of these programs' schools that are reported, 0 to 1."""
        finish = self.offers.column("finish")
        return np.asarray(finish[finish >= 0])

    @cached_property
    def worst_finish(self) -> float:
        """What an unknown completion rate counts as in ranks: the lowest known of these schools.

        1 where none is known: all are alike.
        """
        return float(self.finish.min()) if len(self.finish) else 1.0

    @cached_property
    def _earning(self) -> Earning:
        return Earning(self.offers, self.target.factor)

    def graduates(self, offer: Offer) -> Graduates | None:
        """What ranks take a program's graduates to earn; see `Earning`."""
        return self._earning.of(offer)

    def passing(self, certification: int) -> float | None:
        """The share that passes: 1 without an exam, None where none is published."""
        return 1.0 if certification == NONE else credentials.pass_rate(self.asked[certification])

    # Columns of the lines that can be ranked

    @cached_property
    def rankable(self) -> Places:
        """Places of the lines of which price, length, exam fee and, where a gain is wanted, pay
        are known."""
        gain = self.terms.present_hourly is not None
        if gain and self.target.no_pay:
            return np.zeros(0, dtype=np.int64)
        priced = [all(c.reckoned for c in costs if c.decides) for costs in self.own_costs]
        priced.append(True)  # NONE, the last place
        known = (self.offers.column("price_high") >= 0) & (self.offers.column("months_high") >= 0)
        lines = self.lines
        return np.flatnonzero(known[lines.offer] & np.array(priced)[lines.certification])

    def rank_place(self, line: int) -> int | None:
        """The place of a line among the columns; None where it can't be ranked."""
        at = int(np.searchsorted(self.rankable, line))
        return at if at < len(self.rankable) and self.rankable[at] == line else None

    def of_offers(self, name: str) -> NDArray[Any]:
        """What `Figured` calls by this name of the program of each rankable line."""
        return np.asarray(self.offers.column(name)[self._ranked_offer])

    @cached_property
    def _ranked_offer(self) -> Places:
        return self.lines.offer[self.rankable]

    @cached_property
    def _sits(self) -> Places:
        """The certification of each rankable line."""
        return self.lines.certification[self.rankable]

    @cached_property
    def _many(self) -> Many:
        pay = self.target.pay or LocalPay(None, None, None, None)
        later = nan if pay.median is None else pay.median
        books, most = self.of_offers("books").astype(np.float64), max(self.most_books or 0.0, 0.0)
        train = np.ceil(self.of_offers("months_typical") * self.query.slower).astype(np.int64)
        held, years, start = self._pay(pay)
        first, kind = kinds(train, years, self._sits)
        search, study = ceil(self.query.search), ceil(credentials.STUDY_AFTER_COURSE.typical)
        months = [
            Months(int(train[at]), 0 if sits == NONE else study, search, int(years[at]), sits)
            for at, sits in zip(first, self._sits[first].tolist(), strict=True)
        ]
        return Many(
            months, kind, self.of_offers("price_typical").astype(np.float64),
            np.where(books >= 0, books, most), held, start, np.full(len(kind), later),
        )  # fmt: skip

    def _pay(self, pay: LocalPay) -> tuple[Column, Places, Column]:
        """Hourly pay at first, whole years it stays so, and where rises begin; NaN unknown."""
        lifts = [(lift,) if lift else () for lift in (*self.lifts, None)]  # NONE, the last place
        alone = [starts(Route("", "", steps, pay=pay), TYPICAL) for steps in lifts]
        first = np.array([nan if held is None else held for held, _years in alone])[self._sits]
        marked = np.array([years for _held, years in alone])[self._sits]
        hourly, after = (column[self._ranked_offer] for column in self._earning.columns)
        usual = nan if pay.p25 is None else pay.p25
        lower = hourly < usual
        return (
            np.where(lower, np.minimum(first, hourly), first),
            np.where(lower, np.maximum(marked, after), marked),
            np.fmin(usual, hourly) if pay.p25 is not None else np.full(len(hourly), nan),
        )

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
        finish = self.of_offers("finish")
        return (
            np.where(finish < 0, self.worst_finish, finish),
            np.array(passing)[self._sits],
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

    @cached_property
    def worth_it(self) -> Mask:
        """Whether each gains at all if everybody is hired, as far as known."""
        if self.terms.present_hourly is None:
            return np.ones(len(self.rankable), dtype=bool)
        return np.asarray(self._needed <= NEVER)

    @cached_property
    def sure(self) -> Column:
        """0 to 1: the mean of how far price and length can be relied on, of who finishes and,
        where a law or employers ask for a certification, of who passes it, 0 without one."""
        finish, _passing = self._odds
        price, length = relied_on(self.of_offers("price_basis"), self.of_offers("length_basis"))
        contradicted = self.of_offers("contradicted")
        total = np.where(contradicted, 0.0, price + length) + finish
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
        return np.where((self._sits != NONE) | self.holds, passing, 0.0)

    @cached_property
    def through(self) -> Column:
        """0 to 1: of those who begin, the share that gets to the end with what is asked for."""
        return np.asarray(self._odds[0] * self._gets_paper)

    @cached_property
    def odds_known(self) -> Mask:
        """Whether it is published who finishes and who passes each."""
        passes = [self.passing(c) is not None for c in (*range(len(self.asked)), NONE)]
        return np.asarray((self.of_offers("finish") >= 0) & np.array(passes)[self._sits])

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
