"""Money month by month on a route, against staying in the present job. Pure: no Django.

Units are in names: `_dollars` without more is a sum, `_monthly` dollars a month, `_months` whole
months from today (month 0). Rates are yearly shares: 0.03 is 3 %.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import ceil
from operator import mul, sub
from typing import NamedTuple

WORK_HOURS_A_YEAR = 2080
"""BLS multiplies hourly wages by 2,080 hours to state them by the year (OEWS technical notes)."""


def monthly_from_hourly(hourly_dollars: float) -> float:
    """A month's pay of full-time work: hourly pay × 2,080 hours ÷ 12 months."""
    return hourly_dollars * WORK_HOURS_A_YEAR / 12


class Payment(NamedTuple):
    """Dollars due at the start of a month; again every `every_months` where that is not 0."""

    dollars: float
    month: int = 0
    every_months: int = 0


@dataclass(frozen=True)
class PayPath:
    """Monthly pay from the first pay on: `held` for the first `held_years`, then from `start` to
    `later` in equal yearly rises over `rise_years`, then on to `top` over as many years again. A
    top equal to `later` is no rise.
    """

    start_monthly: float
    later_monthly: float
    top_monthly: float
    rise_years: int
    held_monthly: float = 0.0
    held_years: int = 0

    def at(self, worked_months: int) -> float:
        """Pay in the month after `worked_months` months of work: it rises once a year."""
        year = worked_months // 12
        if year < self.held_years:
            return self.held_monthly
        year -= self.held_years
        if not self.rise_years:
            return self.top_monthly
        if year <= self.rise_years:
            return _between(self.start_monthly, self.later_monthly, year / self.rise_years)
        share = min((year - self.rise_years) / self.rise_years, 1)
        return _between(self.later_monthly, self.top_monthly, share)

    def over(self, months: int) -> tuple[float, ...]:
        """Pay of each of the first `months` months."""
        return _over(self, months)


@lru_cache(maxsize=500)
def _over(path: PayPath, months: int) -> tuple[float, ...]:
    """Kept, as most routes of a plan lead to the same pay; it changes once a year."""
    every = [pay for worked in range(0, months, 12) for pay in [path.at(worked)] * 12]
    return tuple(every[:months])


@lru_cache(maxsize=100)
def weights(months: int, discount_rate: float) -> tuple[float, ...]:
    """What a dollar of each month is worth today: 1 ÷ (1 + rate)^(m ÷ 12)."""
    factor = (1 + discount_rate) ** (-1 / 12)
    return tuple(factor**month for month in range(months))


def steady(monthly: float) -> PayPath:
    """A pay that never changes."""
    return PayPath(monthly, monthly, monthly, 0)


NOTHING = steady(0.0)
"""The present pay of who is not working."""


@dataclass(frozen=True)
class Case:
    """One way a route may turn out: months, payments and pay, and the pay it is weighed against.

    Up to `first_pay_month` the reader studies and searches: they earn their present pay if
    `earns_meanwhile`, else nothing. From then on they earn what `pay` says; None is the present
    job again, of staying put and of every way in which the route leads to no job. `present` is
    the present job's pay from today on, with its own raises.
    """

    first_pay_month: int
    payments: tuple[Payment, ...] = ()
    pay: PayPath | None = None
    present: PayPath = NOTHING
    earns_meanwhile: bool = True


def gains(case: Case, months: int) -> list[float]:
    """For each month, what the route brings more than the present job would.

    gain(m) = pay − payments − present pay; negative while it costs.
    """
    present = case.present.over(months)
    first = min(case.first_pay_month, months)
    flow = [0.0] * first if case.earns_meanwhile else [-pay for pay in present[:first]]
    if case.pay is None:
        flow += [0.0] * (months - first)
    else:
        flow += map(sub, case.pay.over(months - first), present[first:])
    for payment in case.payments:
        step = payment.every_months or months
        for month in range(payment.month, months, step):
            flow[month] -= payment.dollars
    return flow


def curve(case: Case, months: int) -> list[float]:
    """Money ahead of the present job at the end of each month, in dollars of today: running sum."""
    return list(accumulate(gains(case, months)))


def payback_month(case: Case, months: int) -> int | None:
    """The month, counted from 1, at whose end the route has paid itself back; None if not within.

    It is the first month, from the first pay on, at whose end the running sum is not negative. No
    discount: it is about money in hand.
    """
    return payback_of(case, gains(case, months))


def payback_of(case: Case, flow: Sequence[float]) -> int | None:
    """The same from the gains of each month."""
    if case.pay is None:
        return None
    for month, ahead in enumerate(accumulate(flow)):
        if ahead >= 0 and month >= case.first_pay_month:
            return month + 1
    return None


def net_gain(case: Case, months: int, discount_rate: float) -> float:
    """Present value of the gains: Σ gain(m) ÷ (1 + rate)^(m ÷ 12)  (standard discounting)."""
    return present_value(gains(case, months), discount_rate)


def present_value(flow: Sequence[float], discount_rate: float) -> float:
    """The same from the gains of each month."""
    return sum(map(mul, flow, weights(len(flow), discount_rate)))


def until(payments: Sequence[Payment], month: int) -> tuple[Payment, ...]:
    """The payments due before a month, each by itself: those who stop there pay no more."""
    return tuple(
        Payment(payment.dollars, due)
        for payment in payments
        for due in range(payment.month, month, payment.every_months or max(month, 1))
    )


def total_paid(payments: Sequence[Payment], months: int) -> float:
    """All payments that fall into the first `months` months."""
    return sum(
        payment.dollars * len(range(payment.month, months, payment.every_months or months))
        for payment in payments
        if payment.month < months
    )


def in_yearly_shares(dollars: float, length_months: float) -> tuple[Payment, ...]:
    """A program's price in equal parts at the start of each begun year of study."""
    years = max(1, ceil(length_months / 12))
    return tuple(Payment(dollars / years, 12 * year) for year in range(years))


def _between(low: float, high: float, share: float) -> float:
    return low + (high - low) * share
