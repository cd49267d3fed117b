"""A route as data: its steps, costs and pay, each low, typical and high. Pure: no Django."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

from plan import money
from plan.money import Case, Payment, PayPath

LOW, TYPICAL, HIGH = 0, 1, 2
"""How it turns out for the reader: LOW is dear, slow and paid little."""


@dataclass(frozen=True)
class Span:
    """A figure's low end, typical value and high end, in its own unit."""

    low: float
    typical: float
    high: float

    @classmethod
    def of(cls, low: float, high: float) -> "Span":
        """Where only the ends are known, the middle stands for the typical value."""
        return cls(low, (low + high) / 2, high)

    def cost_in(self, outcome: int) -> float:
        """Costs and lengths: the high end where things turn out badly."""
        return (self.high, self.typical, self.low)[outcome]


@dataclass(frozen=True)
class Cost:
    """One thing to pay for; `dollars` is None where no one publishes it.

    `kind` is "training" or "books" (spread over the years of study), "exam" (paid when it is
    taken), "dues" (then and every `every_months`) or "renewal" (every `every_months` after it).
    """

    label: str
    kind: str
    dollars: Span | None
    every_months: int = 0
    source: str = ""

    @property
    def decides(self) -> bool:
        """Without it a route's total means little; without the others it is "at least"."""
        return self.kind in ("training", "exam")


@dataclass(frozen=True)
class Step:
    """Part of the timeline: "train", "exam", "search", "lift" or "rise". `months` None: unknown."""

    kind: str
    label: str
    months: Span | None
    note: str = ""


@dataclass(frozen=True)
class LocalPay:
    """Hourly dollars of the occupation where the first job is; None where not published."""

    p10: float | None
    p25: float | None
    median: float | None
    p75: float | None


@dataclass(frozen=True)
class Terms:
    """What the reader says of themselves and assumes; every page lists these."""

    horizon_years: int = 10
    present_hourly: float = 0.0
    keeps_working: bool = True
    counts_lost_pay: bool = True
    discount_rate: float = 0.03
    rise_years: int = 5

    @property
    def horizon_months(self) -> int:
        """Months over which costs and gains are counted."""
        return self.horizon_years * 12


@dataclass(frozen=True)
class Route:
    """Steps up to the first pay, what they cost, and the pay they lead to; `pay` None: unknown.

    `key` names it in addresses. `sure` is a share, 0 to 1, of what makes its figures dependable.
    """

    key: str
    title: str
    steps: tuple[Step, ...] = ()
    costs: tuple[Cost, ...] = ()
    pay: LocalPay | None = None
    sure: float = 0.0
    stays: bool = False
    certification: str = ""
    """The slug of the one that it leads to or stands on; "" for none."""
    program: Callable[[], Mapping[str, str]] | None = field(default=None, hash=False, compare=False)
    """Writes the row of the program it begins with, as lists show it; None without one."""

    def months_of(self, kind: str, outcome: int) -> int | None:
        """Whole months of one kind of step: a begun month counts. None where not known."""
        total = 0
        for step in self.steps:
            if step.kind == kind:
                if step.months is None:
                    return None
                total += ceil(step.months.cost_in(outcome))
        return total

    def first_pay_month(self, outcome: int) -> int | None:
        """Months of training, exam and search together."""
        parts = [self.months_of(kind, outcome) for kind in ("train", "exam", "search")]
        return None if None in parts else sum(part or 0 for part in parts)

    @cached_property
    def unknown_costs(self) -> tuple[Cost, ...]:
        """Costs that no one publishes: with any of them the totals are "at least"."""
        return tuple(cost for cost in self.costs if cost.dollars is None)

    def payments(self, outcome: int) -> tuple[Payment, ...]:
        """The known costs as payments in their months."""
        train = self.months_of("train", outcome) or 0
        exam = train + (self.months_of("exam", outcome) or 0)
        result: list[Payment] = []
        for cost in self.costs:
            if cost.dollars is None:
                continue
            dollars = cost.dollars.cost_in(outcome)
            if cost.kind in ("training", "books"):
                result.extend(money.in_yearly_shares(dollars, train))
            else:
                late = cost.every_months if cost.kind == "renewal" else 0
                result.append(Payment(dollars, exam + late, cost.every_months))
        return tuple(result)

    def up_front(self, outcome: int) -> float:
        """Known payments before the first pay: what a reader must have or borrow."""
        return money.total_paid(self.payments(outcome), max(1, self.first_pay_month(outcome) or 1))

    def total(self, outcome: int, months: int) -> float:
        """Known payments within the horizon."""
        return money.total_paid(self.payments(outcome), months)


def pay_path(pay: LocalPay, outcome: int, rise_years: int) -> PayPath | None:
    """Pay from the first job on; None where a percentile it needs is not published.

    Low: from the 10th percentile to the 25th. Typical: from the 25th to the median. High: from the
    25th to the median, then on to the 75th. A choice of this site, from the percentiles of all who
    hold the job: the wage statistics do not follow people.
    """
    ends = {
        LOW: (pay.p10, pay.p25, pay.p25),
        TYPICAL: (pay.p25, pay.median, pay.median),
        HIGH: (pay.p25, pay.median, pay.p75),
    }[outcome]
    start, later, top = (None if h is None else money.monthly_from_hourly(h) for h in ends)
    if start is None or later is None or top is None:
        return None
    return PayPath(start, later, top, rise_years)


def case(route: Route, outcome: int, terms: Terms) -> Case | None:
    """The route's money in one outcome; None where its length or pay is not known."""
    present = money.monthly_from_hourly(terms.present_hourly)
    if route.stays:
        return Case(0, present_monthly=present)
    first = route.first_pay_month(outcome)
    pay = pay_path(route.pay, outcome, terms.rise_years) if route.pay else None
    if first is None or pay is None:
        return None
    earns = present if terms.keeps_working or not terms.counts_lost_pay else 0.0
    return Case(first, route.payments(outcome), pay, present, earns)


@dataclass(frozen=True)
class Result:
    """A route's figures in the three outcomes; None where something they need is not known."""

    route: Route
    cost: Span
    up_front: Span
    first_pay: Span | None
    payback: tuple[int | None, int | None, int | None]
    gain: Span | None
    start_hourly: Span | None
    later_hourly: Span | None


def worked_out(route: Route, terms: Terms) -> Result:
    """Every figure of a route. Spans run from the lowest figure to the highest."""
    months = terms.horizon_months
    cases = [case(route, outcome, terms) for outcome in (LOW, TYPICAL, HIGH)]
    firsts = [route.first_pay_month(outcome) for outcome in (HIGH, TYPICAL, LOW)]
    gains = [None if c is None else money.net_gain(c, months, terms.discount_rate) for c in cases]
    paybacks = [None if c is None else money.payback_month(c, months) for c in cases]
    pay = route.pay or LocalPay(None, None, None, None)
    return Result(
        route,
        _span([route.total(outcome, months) for outcome in (HIGH, TYPICAL, LOW)]) or Span(0, 0, 0),
        _span([route.up_front(outcome) for outcome in (HIGH, TYPICAL, LOW)]) or Span(0, 0, 0),
        _span(firsts),
        (paybacks[HIGH], paybacks[TYPICAL], paybacks[LOW]),
        _span(gains),
        _span([pay.p10, pay.p25, pay.p25]),
        _span([pay.p25, pay.median, pay.p75]),
    )


def _span(values: Sequence[float | None]) -> Span | None:
    """Three values as a span; None where one is not known."""
    known = [value for value in values if value is not None]
    if len(known) < 3:
        return None
    return Span(min(known), known[1], max(known))
