"""A route's money, month by month as docs/planner.md says: nothing kept, nothing factored out."""

from collections.abc import Iterable, Sequence
from math import ceil, inf
from typing import NamedTuple

BAD, USUAL, GOOD = 0, 1, 2
"""How it turns out: dear and slow, typically, cheap and quick."""
Three = tuple[float, float, float]
"""A figure in these outcomes, in their order."""


class Terms(NamedTuple):
    """What the reader says; `wage` an hour, None where not said; `hired` a share or None."""

    wage: float | None
    raises: float
    full_time: bool
    counts_lost: bool
    years: int
    rate: float
    rise: int
    search: float
    slower: float
    hired: float | None

    @property
    def months(self) -> int:
        return 12 * self.years

    @property
    def loses_pay(self) -> bool:
        return self.full_time and self.counts_lost

    def present(self, month: int) -> float:
        """Pay of the present job in a month from today."""
        year = month // 12
        share = 1.0 if not self.rise else min(1.0, year / self.rise)
        return (self.wage or 0.0) * (1 + (self.raises - 1) * share) * 2080 / 12


class Cost(NamedTuple):
    """`dollars` None where nobody publishes it, `assumed` what it counts as then in gains.

    `when` is training (in yearly shares), study, exam, or so many months after the exam; `every`
    how often it comes again, 0 for once.
    """

    when: str
    dollars: Three | None
    assumed: float | None = None
    after: int = 0
    every: int = 0
    decides: bool = False

    def counted(self, outcome: int) -> float | None:
        return self.assumed if self.dollars is None else self.dollars[outcome]


class Pay(NamedTuple):
    """Hourly percentiles of the job; None where not published."""

    p10: float | None
    p25: float | None
    median: float | None
    p75: float | None


class Route(NamedTuple):
    """`months` of training, None where unknown; `graduates` an hour, and years after finishing.

    `lift` are months under an apprentice's mark. Shares are None where nobody publishes them.
    """

    months: Three | None
    study: Three
    lift: Three
    costs: Sequence[Cost]
    graduates: tuple[float, int] | None
    finish: float | None
    passing: float | None


class Money(NamedTuple):
    """What a route comes to, least first but for paybacks: early, typical, late."""

    cost: Three
    up_front: Three
    first: tuple[int, int, int] | None
    payback: tuple[int | None, int | None, int | None]
    gain: Three | None
    start: Three | None
    ends: tuple[float, float, float, float] | None
    """Of those who do not finish, do not pass, are not hired, and are."""


def times(route: Route, terms: Terms, outcome: int) -> tuple[int, int, int]:
    """The months in which training ends, the exam is taken, and the first pay comes."""
    train = ceil(route.months[outcome]) if route.months else 0
    exam = train + ceil(route.study[outcome])
    return train, exam, exam + ceil(terms.search)


def payments(
    costs: Iterable[Cost], train: int, exam: int, outcome: int, months: int, assumed: bool
) -> list[tuple[int, float]]:
    """Every payment with its month, up to the horizon and those of training beyond it."""
    found = []
    for cost in costs:
        dollars = cost.counted(outcome) if assumed else (cost.dollars and cost.dollars[outcome])
        if dollars is None:
            continue
        if cost.when == "training":
            years = max(1, ceil(train / 12))
            found += [(12 * year, dollars / years) for year in range(years)]
            continue
        month = train if cost.when == "study" else exam + cost.after
        found.append((month, dollars))
        while cost.every and (month := month + cost.every) < months:
            found.append((month, dollars))
    return found


def starting(route: Route, pay: Pay, outcome: int) -> tuple[float | None, int]:
    """Pay an hour at first, and the years it stays so."""
    marked = ceil(route.lift[outcome] / 12)
    usual = pay.p10 if outcome == BAD else pay.p25
    first = pay.p10 if marked else usual
    if first is not None and usual is not None and route.graduates:
        earned, after = route.graduates
        if earned < usual:
            return min(first, earned), max(marked, after)
    return first, marked


def hourly(route: Route, pay: Pay, outcome: int, rise: int, worked: int) -> float | None:
    """Pay an hour in a month of work."""
    held, years = starting(route, pay, outcome)
    start, later, top = (
        (pay.p10, pay.p25, pay.p25),
        (pay.p25, pay.median, pay.median),
        (pay.p25, pay.median, pay.p75),
    )[outcome]
    if held is None or start is None or later is None or top is None:
        return None
    year = worked // 12 - years
    if year < 0:
        return held
    if route.graduates:
        start = min(start, route.graduates[0])
    if not rise:
        return top
    if year <= rise:
        return start + (later - start) * year / rise
    return later + (top - later) * min(1.0, (year - rise) / rise)


def flow(route: Route, pay: Pay, terms: Terms, outcome: int) -> list[float] | None:
    """What the route brings more than the present job, month by month, if hired."""
    train, exam, first = times(route, terms, outcome)
    gains = []
    for month in range(terms.months):
        if month < first:
            gains.append(-terms.present(month) if terms.loses_pay else 0.0)
            continue
        earned = hourly(route, pay, outcome, terms.rise, month - first)
        if earned is None:
            return None
        gains.append(earned * 2080 / 12 - terms.present(month))
    if hourly(route, pay, outcome, terms.rise, 0) is None:
        return None
    for month, dollars in payments(route.costs, train, exam, outcome, terms.months, assumed=True):
        if month < terms.months:
            gains[month] -= dollars
    return gains


def worth(gains: Sequence[float], rate: float) -> float:
    return sum(gain / (1 + rate) ** (month / 12) for month, gain in enumerate(gains))


def _stopped(terms: Terms, month: int, paid: Iterable[tuple[int, float]]) -> float:
    """Of those who go back to the present job in a month, having paid this."""
    gains = [
        -terms.present(at) if at < month and terms.loses_pay else 0.0 for at in range(terms.months)
    ]
    for at, dollars in paid:
        if at < terms.months:
            gains[at] -= dollars
    return worth(gains, terms.rate)


def _payback(gains: Sequence[float], first: int) -> int | None:
    ahead = 0.0
    for month, gain in enumerate(gains):
        ahead += gain
        if month >= first and ahead >= 0:
            return month + 1
    return None


def _rising(found: Sequence[float]) -> Three:
    good, usual, bad = found[GOOD], found[USUAL], found[BAD]
    return min(good, usual, bad), usual, max(good, usual, bad)


def money(route: Route, pay: Pay, terms: Terms) -> Money:
    """All figures of a route; gains are None where pay, length or the present pay is unknown."""
    totals, fronts, firsts, flows = [], [], [], []
    for outcome in (BAD, USUAL, GOOD):
        train, exam, first = times(route, terms, outcome)
        paid = payments(route.costs, train, exam, outcome, terms.months, assumed=False)
        totals.append(sum(dollars for month, dollars in paid if month < terms.months))
        before = max(1, first if route.months else 1)
        fronts.append(sum(dollars for month, dollars in paid if month < before))
        firsts.append(first)
        known = terms.wage is not None and route.months is not None
        flows.append(flow(route, pay, terms, outcome) if known else None)
    starts = [starting(route, pay, outcome)[0] for outcome in (BAD, USUAL, GOOD)]
    gains = [None if one is None else worth(one, terms.rate) for one in flows]
    backs = [
        None if one is None else _payback(one, first)
        for one, first in zip(flows, firsts, strict=True)
    ]
    known_gains = [one for one in gains if one is not None]
    known_starts = [one for one in starts if one is not None]
    usual = gains[USUAL]
    return Money(
        _rising(totals),
        _rising(fronts),
        (min(firsts), firsts[USUAL], max(firsts)) if route.months else None,
        (backs[GOOD], backs[USUAL], backs[BAD]),
        _rising(known_gains) if len(known_gains) == 3 else None,
        _rising(known_starts[::1]) if len(known_starts) == 3 else None,
        None if usual is None else _ends(route, terms, usual),
    )


def _ends(route: Route, terms: Terms, hired: float) -> tuple[float, float, float, float]:
    train, exam, first = times(route, terms, USUAL)
    every = payments(route.costs, train, exam, USUAL, terms.months, assumed=True)
    taught = [one for one in route.costs if one.when == "training"]
    spent = payments(taught, train, exam, USUAL, terms.months, assumed=True)
    return (
        _stopped(terms, train, spent),
        _stopped(terms, exam, [one for one in every if one[0] <= exam]),
        _stopped(terms, first, [one for one in every if one[0] < max(first, exam + 1)]),
        hired,
    )


def expected(ends: tuple[float, float, float, float], f: float, p: float, h: float) -> float:
    unfinished, failed, unhired, hired = ends
    return f * p * h * hired + f * p * (1 - h) * unhired + f * (1 - p) * failed + (
        (1 - f) * unfinished
    )  # fmt: skip


def break_even(ends: tuple[float, float, float, float], f: float, p: float) -> float:
    """The share to be hired at which nothing is lost; infinite where being hired brings nothing."""
    nothing, all_hired = expected(ends, f, p, 0.0), expected(ends, f, p, 1.0)
    if all_hired <= nothing:
        return inf
    return max(0.0, -nothing) / (all_hired - nothing)
