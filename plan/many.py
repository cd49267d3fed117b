"""What decides the rank of many routes at once, as columns. Pure: no Django.

A route's money is linear in its price, its books and its pay at first and later: the months alone
make the factors, and few routes differ in their months. So the factors are reckoned once for each
set of months and certification, and the rest is arithmetic over columns. The figures are those of
`plan.results`, typical outcome; tests hold both to the cent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plan.money import Payment, PayPath, in_yearly_shares, monthly_from_hourly, weights
from plan.odds import Ends
from plan.routes import TYPICAL, Cost, Terms, payments

Column = NDArray[np.float64]


@dataclass(frozen=True)
class Months:
    """What makes routes' money alike but for price, books and pay: whole months and years."""

    train: int
    exam: int
    search: int
    held_years: int
    certification: int = -1
    """Place of the certification among those given; -1 for none."""

    @property
    def sits(self) -> int:
        """The month of the exam, or the last of training."""
        return self.train + self.exam

    @property
    def first_pay(self) -> int:
        """Months before the first pay."""
        return self.sits + self.search


@dataclass(frozen=True)
class Factors:
    """Of one `Months`: sums in dollars, and what a dollar of price or of monthly pay comes to.

    Named `_value` where discounted over the horizon; `stopped` is the money of those who end there.
    """

    first_pay: float
    price_total: float
    price_value: float
    own_total: float
    own_up_front: float
    own_value: float
    held: float
    start: float
    later: float
    present: float
    unfinished: float
    failed: float
    unhired: float


class Reckoner:
    """Makes factors for one reader's terms and the costs of each certification."""

    def __init__(self, terms: Terms, costs: Sequence[Sequence[Cost]]) -> None:
        self.terms, self.costs, self.months = terms, costs, terms.horizon_months
        self.weights = weights(self.months, terms.discount_rate)
        self.until = [0.0, *accumulate(self.weights)]
        present = zip(terms.present.over(self.months), self.weights, strict=True)
        self.present_until = [0.0, *accumulate(pay * weight for pay, weight in present)]

    def every(self, months: Sequence[Months]) -> list[Factors]:
        """See `Factors`. Pay that a percentile lacks makes gains unknown elsewhere, not here."""
        return [self._factors(*each) for each in zip(months, self._pay(months), strict=True)]

    def _factors(self, months: Months, pay: Sequence[float]) -> Factors:
        first = min(months.first_pay, self.months)
        price = in_yearly_shares(1.0, months.train)
        held, start, later = pay
        own: Sequence[Payment] = ()
        if months.certification >= 0:
            certified = self.costs[months.certification]
            own = payments(certified, months.train, months.sits, TYPICAL, reckoned=True)
        soon = max(1, months.first_pay)
        return Factors(
            months.first_pay,
            sum(p.dollars for p in price if p.month < self.months),
            self._value(price, self.months),
            sum(p.dollars * len(self._due(p, self.months)) for p in own),
            sum(p.dollars * len(self._due(p, soon)) for p in own),
            self._value(own, self.months),
            held, start, later,
            self.present_until[-1] - self.present_until[first] + self._lost(first),
            -self._lost(months.train),
            -self._lost(months.sits) - self._value(own, months.sits + 1),
            -self._lost(first) - self._value(own, max(months.first_pay, months.sits + 1)),
        )  # fmt: skip

    def _lost(self, month: int) -> float:
        """Present pay given up before a month."""
        return 0.0 if self.terms.earns_meanwhile else self.present_until[min(month, self.months)]

    def _due(self, payment: Payment, before: int) -> range:
        return range(payment.month, before, payment.every_months or max(before, 1))

    def _value(self, paid: Sequence[Payment], before: int) -> float:
        """Payments due before a month and within the horizon, discounted."""
        end = min(before, self.months)
        return sum(p.dollars * self.weights[m] for p in paid for m in self._due(p, end))

    def _pay(self, months: Sequence[Months]) -> list[list[float]]:
        """What a dollar a month of held, first and later pay comes to, from the first pay on."""
        path, until = PayPath(0.0, 1.0, 1.0, self.terms.rise_years), np.array(self.until)
        years = np.arange(ceil(self.months / 12))
        begins = _whole(one.first_pay for one in months)[:, None] + 12 * years
        ends = np.minimum(begins + 12, self.months)
        worth = until[ends] - until[np.minimum(begins, self.months)]
        since = years - _whole(one.held_years for one in months)[:, None]
        share = np.array([path.at(12 * int(year)) for year in years])[np.maximum(since, 0)]
        rising = np.where(since < 0, 0.0, worth)
        columns = (np.where(since < 0, worth, 0.0), rising * (1 - share), rising * share)
        return np.stack([column.sum(axis=1) for column in columns], axis=1).tolist()


def _whole(values: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64)


@dataclass(frozen=True)
class Many:
    """Columns of one place a route: dollars, months and hourly pay; NaN where unknown.

    `kind` is a place in `months`. `price` and `books` with what is assumed of unknown ones. `held`
    is the hourly pay at first.
    """

    months: Sequence[Months]
    kind: NDArray[np.int64]
    price: Column
    books: Column
    held: Column
    start: Column
    later: Column


@dataclass(frozen=True)
class Figures:
    """What decides ranks, a place a route, and the money of the four ends."""

    cost: Column
    up_front: Column
    first_pay: Column
    ends: Ends


def figures(many: Many, reckoner: Reckoner) -> Figures:
    """The typical figures of every route; those with a NaN among what they need are NaN."""
    made = reckoner.every(many.months)
    f: dict[str, Column] = {
        one.name: np.array([getattr(each, one.name) for each in made], dtype=np.float64)[many.kind]
        for one in fields(Factors)
    }
    taught = many.price + many.books
    spent = taught * f["price_value"]
    pay: Any = (
        many.held * f["held"] + many.start * f["start"] + many.later * f["later"]
    ) * monthly_from_hourly(1.0)
    return Figures(
        taught * f["price_total"] + f["own_total"],
        taught + f["own_up_front"],
        f["first_pay"],
        Ends(
            f["unfinished"] - spent,
            f["failed"] - spent,
            f["unhired"] - spent,
            pay - f["present"] - spent - f["own_value"],
        ),
    )
