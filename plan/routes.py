"""A route as data: its steps, costs and pay, each low, typical and high. Pure: no Django."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil
from typing import NamedTuple

from plan import money
from plan.money import Payment, PayPath

LOW, TYPICAL, HIGH = 0, 1, 2
"""How it turns out for the reader: LOW is dear, slow and paid little."""


class Span(NamedTuple):
    """A figure's low end, typical value and high end, in its own unit."""

    low: float
    typical: float
    high: float

    @classmethod
    def of(cls, low: float, high: float, typical: float | None = None) -> "Span":
        """Where only the ends are known, the middle stands for the typical value."""
        return cls(low, (low + high) / 2 if typical is None else typical, high)

    def cost_in(self, outcome: int) -> float:
        """Costs and lengths: the high end where things turn out badly."""
        return (self.high, self.typical, self.low)[outcome]


@dataclass(frozen=True)
class Cost:
    """One thing to pay for; `dollars` is None where no one publishes it.

    `kind` is "training" or "books" (spread over the years of study), "study" (when study for the
    exam begins), "exam", "license" or "retake" (when it is taken), "dues" (then and every
    `every_months`), "renewal" or "units" (every `every_months` after it). `assumed` is what an
    unknown counts as in gains and ranks: the most known of its peers; None where nothing is.
    """

    label: str
    kind: str
    dollars: Span | None
    every_months: int = 0
    source: str = ""
    assumed: float | None = None

    @property
    def decides(self) -> bool:
        """Without it a route's total means little; without the others it is "at least"."""
        return self.kind in ("training", "exam")

    @property
    def comes_later(self) -> bool:
        """Whether it falls due only in the years of work."""
        return self.kind in ("renewal", "units")

    @property
    def reckoned(self) -> Span | None:
        """What gains and ranks count: the dollars, or what is assumed of an unknown."""
        if self.dollars is None and self.assumed is not None:
            return Span(self.assumed, self.assumed, self.assumed)
        return self.dollars


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
class Graduates:
    """What a program's graduates earn an hour, full time, so many years after finishing."""

    hourly: float
    years_after: int


@dataclass(frozen=True)
class Terms:
    """What the reader says of themselves and assumes; every page lists these.

    `present_hourly` None: not said, so no gain is known; 0 is not working. `raises` is what the
    present pay is multiplied by over `rise_years`. `hired` is the reader's own share of those who
    finish and pass that are hired; None: unknown.
    """

    horizon_years: int = 10
    present_hourly: float | None = 0.0
    keeps_working: bool = True
    counts_lost_pay: bool = True
    discount_rate: float = 0.03
    rise_years: int = 5
    raises: float = 1.0
    hired: float | None = None

    @property
    def horizon_months(self) -> int:
        """Months over which costs and gains are counted."""
        return self.horizon_years * 12

    @property
    def earns_meanwhile(self) -> bool:
        """Whether study and search leave the present pay as it is, or count as if they did."""
        return self.keeps_working or not self.counts_lost_pay

    @property
    def present(self) -> PayPath:
        """The present job's pay from today on, which rises as the new job's typically does."""
        now = money.monthly_from_hourly(self.present_hourly or 0.0)
        return PayPath(now, now * self.raises, now * self.raises, self.rise_years)


@dataclass(frozen=True)
class Route:
    """Steps up to the first pay, what they cost, and the pay they lead to; `pay` None: unknown.

    `key` names it in addresses. `sure` is a share, 0 to 1, of what makes its figures dependable.
    `finish` and `passing` are shares of those who begin and who sit, 1 where there is nothing to
    finish or pass; None where nobody publishes them.
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
    alone: bool = False
    """Whether no school is part of it: nobody counts how many are hired that way."""
    finish: float | None = 1.0
    passing: float | None = 1.0
    graduates: Graduates | None = None
    offer: int | None = field(default=None, compare=False)
    """Place of the program it begins with among the plan's offers; None without one."""

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

    def payments(self, outcome: int, *, reckoned: bool = False) -> tuple[Payment, ...]:
        """The known costs as payments in their months; `reckoned`: with what is assumed."""
        train = self.months_of("train", outcome) or 0
        return payments(self.costs, train, self.exam_month(outcome), outcome, reckoned=reckoned)

    def exam_month(self, outcome: int) -> int:
        """The month in which an exam is taken; the training's last where there is none."""
        return sum(self.months_of(kind, outcome) or 0 for kind in ("train", "exam"))

    def up_front(self, outcome: int) -> float:
        """Known payments before the first pay: what a reader must have or borrow."""
        return money.total_paid(self.payments(outcome), max(1, self.first_pay_month(outcome) or 1))

    def total(self, outcome: int, months: int) -> float:
        """Known payments within the horizon."""
        return money.total_paid(self.payments(outcome), months)


def payments(
    costs: Sequence[Cost], train: int, exam: int, outcome: int, *, reckoned: bool
) -> tuple[Payment, ...]:
    """Costs as payments, with training of so many months and the exam in month `exam`."""
    result: list[Payment] = []
    for cost in costs:
        span = cost.reckoned if reckoned else cost.dollars
        if span is None:
            continue
        dollars = span.cost_in(outcome)
        if cost.kind in ("training", "books"):
            result.extend(money.in_yearly_shares(dollars, train))
        elif cost.kind == "study":
            result.append(Payment(dollars, train))
        else:
            late = cost.every_months if cost.kind in ("renewal", "units") else 0
            result.append(Payment(dollars, exam + late, cost.every_months))
    return tuple(result)
