"""What a route brings in its three outcomes, and at the odds. Pure: no Django."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from plan import money
from plan.money import Case, Payment, PayPath
from plan.odds import Ends, break_even, expected, joint_break_even, passing_break_even
from plan.routes import HIGH, LOW, TYPICAL, LocalPay, Route, Span, Terms, payments


def starts(route: Route, outcome: int) -> tuple[float | None, int]:
    """Hourly pay at first and the whole years it stays so; None where a percentile is missing.

    The 10th percentile in the low outcome and under an apprentice's mark, else the 25th; never
    more than the program's graduates earn. What they earn some years on is not passed sooner.
    """
    pay, graduates = route.pay, route.graduates
    marked = ceil((route.months_of("lift", outcome) or 0) / 12)
    usual = None if pay is None else pay.p10 if outcome == LOW else pay.p25
    first = pay.p10 if pay and marked else usual
    if first is None or usual is None or graduates is None or graduates.hourly >= usual:
        return first, marked
    return min(first, graduates.hourly), max(marked, graduates.years_after)


def pay_path(route: Route, outcome: int, rise_years: int) -> PayPath | None:
    """Pay from the first job on; None where a percentile it needs is not published.

    Low: from the 10th percentile to the 25th. Typical: from the 25th to the median. High: from the
    25th to the median, then on to the 75th. A choice of this site, from the percentiles of all who
    hold the job: the wage statistics do not follow people. It begins lower, and stays there for
    some years, where `starts` says so.
    """
    held, years = starts(route, outcome)
    pay = route.pay
    if pay is None or held is None:
        return None
    start, later, top = {
        LOW: (pay.p10, pay.p25, pay.p25),
        TYPICAL: (pay.p25, pay.median, pay.median),
        HIGH: (pay.p25, pay.median, pay.p75),
    }[outcome]
    if start is None or later is None or top is None:
        return None
    if route.graduates:
        start = min(start, route.graduates.hourly)
    return PayPath(
        money.monthly_from_hourly(start), money.monthly_from_hourly(later),
        money.monthly_from_hourly(top), rise_years, money.monthly_from_hourly(held), years,
    )  # fmt: skip


def case(route: Route, outcome: int, terms: Terms) -> Case | None:
    """The money of one outcome where the reader is hired; None where length or pay is unknown."""
    if terms.present_hourly is None:
        return None
    if route.stays:
        return Case(0, present=terms.present)
    first = route.first_pay_month(outcome)
    pay = pay_path(route, outcome, terms.rise_years)
    if first is None or pay is None:
        return None
    paid = route.payments(outcome, reckoned=True)
    return Case(first, paid, pay, terms.present, terms.earns_meanwhile)


def ends(route: Route, terms: Terms) -> Ends | None:
    """Present values of the four ends of a route, typical; None where a gain is unknown."""
    hired = case(route, TYPICAL, terms)
    if hired is None:
        return None
    gain = money.net_gain(hired, terms.horizon_months, terms.discount_rate)
    return _ends(route, terms, hired, gain)


def _ends(route: Route, terms: Terms, hired: Case, gain: float) -> Ends:
    train, exam = route.months_of("train", TYPICAL) or 0, route.exam_month(TYPICAL)
    taught = [cost for cost in route.costs if cost.kind in ("training", "books")]
    spent = payments(taught, train, exam, TYPICAL, reckoned=True)

    def stopping(month: int, paid: Sequence[Payment]) -> float:
        stopped = Case(month, tuple(paid), None, terms.present, terms.earns_meanwhile)
        return money.net_gain(stopped, terms.horizon_months, terms.discount_rate)

    sat = money.until(hired.payments, exam + 1)
    sought = money.until(hired.payments, max(hired.first_pay_month, exam + 1))
    first = hired.first_pay_month
    return Ends(stopping(train, spent), stopping(exam, sat), stopping(first, sought), gain)


@dataclass(frozen=True)
class Result:
    """A route's figures in the three outcomes; None where something they need is not known.

    `gain` is what it brings to those who are hired. `needed` is the share that must be hired for
    it to be worth it: of those who finish and pass; where nobody publishes who passes, pass and be
    hired of those who finish; where not who finishes (`joint`), all three of those who begin.
    `at_odds` is the expected net gain at all odds, the reader's own included.
    """

    route: Route
    cost: Span
    up_front: Span
    first_pay: Span | None
    payback: tuple[int | None, int | None, int | None]
    gain: Span | None
    start_hourly: Span | None
    later_hourly: Span | None
    needed: float | None = None
    joint: bool = False
    at_odds: float | None = None


def worked_out(route: Route, terms: Terms) -> Result:
    """Every figure of a route. Spans run from the lowest figure to the highest."""
    months = terms.horizon_months
    cases = [case(route, outcome, terms) for outcome in (LOW, TYPICAL, HIGH)]
    firsts = [route.first_pay_month(outcome) for outcome in (HIGH, TYPICAL, LOW)]
    flows = [None if c is None else money.gains(c, months) for c in cases]
    rate = terms.discount_rate
    gains = [None if flow is None else money.present_value(flow, rate) for flow in flows]
    paybacks = [
        None if c is None or flow is None else money.payback_of(c, flow)
        for c, flow in zip(cases, flows, strict=True)
    ]
    pay = route.pay or LocalPay(None, None, None, None)
    hired, gain = cases[TYPICAL], gains[TYPICAL]
    known = None if hired is None or gain is None else _ends(route, terms, hired, gain)
    needed, joint, at_odds = _odds(route, terms, known)
    return Result(
        route,
        _span([route.total(outcome, months) for outcome in (HIGH, TYPICAL, LOW)]) or Span(0, 0, 0),
        _span([route.up_front(outcome) for outcome in (HIGH, TYPICAL, LOW)]) or Span(0, 0, 0),
        _span(firsts),
        (paybacks[HIGH], paybacks[TYPICAL], paybacks[LOW]),
        _span(gains),
        _span([starts(route, outcome)[0] for outcome in (LOW, TYPICAL, HIGH)]),
        _span([pay.p25, pay.median, pay.p75]),
        needed, joint, at_odds,
    )  # fmt: skip


def _odds(
    route: Route, terms: Terms, found: Ends | None
) -> tuple[float | None, bool, float | None]:
    finish, passing = route.finish, route.passing
    joint = finish is None
    if found is None or route.stays:
        return None, joint, None
    if finish is None:
        return joint_break_even(found), True, None
    if passing is None:
        return passing_break_even(found, finish), False, None
    hired = None if route.alone else terms.hired
    at_odds = None if hired is None else float(expected(found, finish, passing, hired))
    return break_even(found, finish, passing), False, at_odds


def _span(values: Sequence[float | None]) -> Span | None:
    """Three values as a span; None where one is not known."""
    known = [value for value in values if value is not None]
    if len(known) < 3:
        return None
    return Span(min(known), known[1], max(known))
