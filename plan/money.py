"""Money month by month on a route, against staying in the present job. Pure: no Django.

Units are in names: `_dollars` without more is a sum, `_monthly` dollars a month, `_months` whole
months from today (month 0). Rates are yearly shares: 0.03 is 3 %.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

WORK_HOURS_A_YEAR = 2080
"""BLS multiplies hourly wages by 2,080 hours to state them by the year (OEWS technical notes)."""


def monthly_from_hourly(hourly_dollars: float) -> float:
    """A month's pay of full-time work: hourly pay × 2,080 hours ÷ 12 months."""
    return hourly_dollars * WORK_HOURS_A_YEAR / 12


@dataclass(frozen=True)
class Payment:
    """Dollars due at the start of a month; again every `every_months` where that is not 0."""

    dollars: float
    month: int = 0
    every_months: int = 0


@dataclass(frozen=True)
class PayPath:
    """Monthly pay from the first pay on: from `start` to `later` in equal yearly rises over
    `rise_years`, then on to `top` over as many years again. A top equal to `later` is no rise.
    """

    start_monthly: float
    later_monthly: float
    top_monthly: float
    rise_years: int

    def at(self, worked_months: int) -> float:
        """Pay in the month after `worked_months` months of work: it rises once a year."""
        year = worked_months // 12
        if not self.rise_years:
            return self.top_monthly
        if year <= self.rise_years:
            return _between(self.start_monthly, self.later_monthly, year / self.rise_years)
        share = min((year - self.rise_years) / self.rise_years, 1)
        return _between(self.later_monthly, self.top_monthly, share)


@dataclass(frozen=True)
class Case:
    """One way a route may turn out: months, payments and pay, and the pay it is weighed against.

    While studying and searching, the reader earns `studying_monthly` (all, part or none of
    `present_monthly`); from `first_pay_month` on, what `pay` says. `pay` is None for staying put.
    """

    first_pay_month: int
    payments: tuple[Payment, ...] = ()
    pay: PayPath | None = None
    present_monthly: float = 0.0
    studying_monthly: float = 0.0


def gains(case: Case, months: int) -> list[float]:
    """For each month, what the route brings more than the present job would.

    gain(m) = pay − payments − present pay; negative while it costs. Pay changes once a year, so a
    year of months is written at once.
    """
    if case.pay is None:
        flow = [0.0] * months
    else:
        flow = [case.studying_monthly - case.present_monthly] * min(case.first_pay_month, months)
        for worked in range(0, months - len(flow), 12):
            flow += [case.pay.at(worked) - case.present_monthly] * 12
        del flow[months:]
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
    if case.pay is None:
        return None
    for month, ahead in enumerate(curve(case, months)):
        if month >= case.first_pay_month and ahead >= 0:
            return month + 1
    return None


def net_gain(case: Case, months: int, discount_rate: float) -> float:
    """Present value of the gains: Σ gain(m) ÷ (1 + rate)^(m ÷ 12)  (standard discounting)."""
    factor = (1 + discount_rate) ** (-1 / 12)
    total, weight = 0.0, 1.0
    for gain in gains(case, months):
        total += gain * weight
        weight *= factor
    return total


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
