"""What a certification costs to earn and to hold. Pure arithmetic: no Django. US dollars, months.

    to earn          = each exam once + registration + a license's state fee + the first year's dues
    held for N years = the same + dues of the other years + renewals × the renewal fee
    a year's upkeep  = a year's dues + renewal fee × 12 ÷ months in a cycle

An annual fee is paid like dues, but on either route. Registration and annual fees count where they
are known: that none is known says that there may be none. A license's state fee is always due, and
unknown where no source gives it.

Dues are paid for each started year, and only on the member route. A renewal falls due at each whole
cycle (month 24, 48 …) before the end of the N years: one due on the last day would buy the time
after it. Continuing education, study material and a second attempt are not counted.

Members pay dues and members' prices; others pay the other prices. The cheaper route that is open
counts. What is not known leaves a range: `low` is what is known to be due, `high` the most it can
be, None where nothing limits it. So an unknown fee never makes anything cheaper.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from certifications.rules.terms import Fee, Kind, Origin, Route, Terms

DEFAULT_YEARS = 5
MOST_YEARS = 20
NOTHING = Decimal(0)


class Unknown(StrEnum):
    """What keeps a total from being complete."""

    EXAM = "exam fee"
    PRICE = "price"
    STATE = "state fee"
    DUES = "dues"
    RENEWAL = "renewal fee"
    CYCLE = "renewal cycle"
    MEMBERSHIP = "membership"


@dataclass(frozen=True)
class Part:
    """One line of a total: `each` dollars, paid `times` times. None where unknown.

    `most` limits an unknown `each`: who can't buy one attempt can buy the package of two.
    """

    kind: Kind
    each: Decimal | None
    times: Decimal | None
    months: tuple[int, ...] = ()
    most: Decimal | None = None
    origin: Origin | None = None
    name: str = ""
    """Which exam of several."""

    @property
    def low(self) -> Decimal:
        """Dollars that are known to be due; 0 where the price or the times are unknown."""
        return NOTHING if self.each is None or self.times is None else self.each * self.times

    @property
    def high(self) -> Decimal | None:
        """Dollars it can be at most; None where nothing limits it."""
        each = self.most if self.each is None else self.each
        return None if each is None or self.times is None else each * self.times

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """Which of its times and its price are unknown, in this order."""
        missing = [Unknown.CYCLE] if self.times is None else []
        if self.each is None:
            names = {
                Kind.EXAM: Unknown.EXAM, Kind.PRICE: Unknown.PRICE, Kind.STATE: Unknown.STATE,
                Kind.DUES: Unknown.DUES,
            }  # fmt: skip
            missing.append(names.get(self.kind, Unknown.RENEWAL))
        return tuple(missing)


@dataclass(frozen=True)
class Way:
    """One route with what it is made of."""

    route: Route
    parts: tuple[Part, ...]

    @property
    def low(self) -> Decimal:
        """Dollars that are known to be due on this route."""
        return sum((part.low for part in self.parts), NOTHING)

    @property
    def high(self) -> Decimal | None:
        """Dollars the route can cost at most; None where a part has no limit."""
        ends = [part.high for part in self.parts]
        return None if None in ends else sum((e for e in ends if e is not None), NOTHING)

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        """What is unknown of any part, each once."""
        return named(name for part in self.parts for name in part.unknown)


def named(names: Iterable[Unknown]) -> tuple[Unknown, ...]:
    """Each name once, in the order of the class, whatever order they come in."""
    found = set(names)
    return tuple(name for name in Unknown if name in found)


@dataclass(frozen=True)
class Cost:
    """The cheaper route. `route` is None while what is unknown could decide for another.

    `low` alone is a lower bound: say “at least” unless `complete`, and name `unknown`.
    """

    low: Decimal
    high: Decimal | None
    route: Route | None
    ways: tuple[Way, ...] = field(repr=False)
    unknown: tuple[Unknown, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the total is exact: nothing unknown can change it."""
        return self.low == self.high

    @property
    def doubt(self) -> int:
        """0 for a whole total, 1 for a part of one, 2 for a limit, 3 where nothing is known."""
        return (self.complete, bool(self.low), bool(self.high), True).index(True)

    @property
    def known(self) -> Decimal:
        """The known part, or else the most it can be; 0 where nothing is known."""
        return self.low or self.high or Decimal(0)

    @property
    def weak(self) -> bool:
        """Whether a figure that counts is undated or of low confidence: then it wins nothing."""
        return any(part.low and part.origin and part.origin.weak for part in self.way.parts)

    @property
    def rank(self) -> tuple[int, bool, Decimal]:
        """Cheapest first, what is not wholly known after what is, then what is weakly known."""
        return self.doubt, self.weak, self.known

    @property
    def way(self) -> Way:
        """The route that counts; while undecided, the one whose known parts are lowest."""
        chosen = [way for way in self.ways if way.route == self.route]
        return (chosen or sorted(self.ways, key=lambda way: way.low))[0]


def cost_to_earn(terms: Terms, *, student: bool = False) -> Cost:
    """Dollars for one exam and the first year's dues; `student` pays student dues where known."""
    return _cheaper(terms, {r: _earning(terms, r, Decimal(1), student) for r in terms.routes})


def cost_over(terms: Terms, years: int = DEFAULT_YEARS) -> Cost:
    """Dollars to earn it and hold it for `years`, 1 to 20. Raises ValueError for other years."""
    if not 1 <= years <= MOST_YEARS:
        raise ValueError(f"years must be from 1 to {MOST_YEARS}")
    due = renewal_months(terms.cycle_months, years)
    times = None if due is None else Decimal(len(due))
    return _cheaper(
        terms,
        {
            route: (
                *_earning(terms, route, Decimal(years)),
                *_renewing(terms, route, times, due or ()),
            )
            for route in terms.routes
        },
    )


def upkeep(terms: Terms) -> Cost:
    """Dollars a year to keep it, renewals spread over their cycle."""
    cycle = terms.cycle_months
    times = Decimal(12) / cycle if cycle else None
    return _cheaper(
        terms,
        {r: (*_dues(terms, r, Decimal(1)), *_renewing(terms, r, times)) for r in terms.routes},
    )


def exam_price(terms: Terms) -> Cost:
    """Dollars for one attempt, on the route that costs least to earn.

    While that is undecided, from the lowest to the highest price of the routes it may be.
    """
    earn = cost_to_earn(terms)
    routes = [earn.route] if earn.route else terms.routes
    ways = tuple(Way(route, _exam(terms, route)) for route in routes)
    highs = [way.high for way in ways]
    high = None if None in highs else max(h for h in highs if h is not None)
    return Cost(
        min(way.low for way in ways),
        high,
        earn.route,
        ways,
        named(name for way in ways for name in way.unknown),
    )


def renewal_months(cycle_months: int | None, years: int) -> tuple[int, ...] | None:
    """The months in which renewals fall due before `years` have passed; None for no known cycle."""
    if not cycle_months:
        return None
    return tuple(range(cycle_months, 12 * years, cycle_months))


def _earning(terms: Terms, route: Route, years: Decimal, student: bool = False) -> tuple[Part, ...]:
    return *_exam(terms, route), *_once(terms, route), *_dues(terms, route, years, student)


def _exam(terms: Terms, route: Route) -> tuple[Part, ...]:
    """One attempt at each exam; the package of two limits a single one of unknown price."""
    kind, once = Kind.EXAM if terms.sits else Kind.PRICE, Decimal(1)
    two, exams = terms.fee(Kind.TWO_ATTEMPTS, route), terms.exams(route)
    most = two.amount if two and len(exams) == 1 else None
    return tuple(
        Part(kind, fee.amount, once, origin=fee.origin, name=name)
        if fee
        else Part(kind, None, once, most=most, name=name)
        for name, fee in exams
    )


def _once(terms: Terms, route: Route) -> tuple[Part, ...]:
    """Registration where it is known, and what a state takes for its license."""
    once, parts = Decimal(1), []
    if fee := terms.fee(Kind.REGISTRATION, route):
        parts.append(_paid(Kind.REGISTRATION, fee, once))
    if terms.licensed:
        parts.append(_paid(Kind.STATE, terms.fee(Kind.STATE, route), once))
    return tuple(parts)


def _dues(terms: Terms, route: Route, years: Decimal, student: bool = False) -> tuple[Part, ...]:
    annual = terms.fee(Kind.ANNUAL, route)
    yearly = (_paid(Kind.ANNUAL, annual, years),) if annual else ()
    if route is Route.NON_MEMBER:
        return yearly
    return (_paid(Kind.DUES, terms.dues(student=student), years), *yearly)


def _renewing(
    terms: Terms, route: Route, times: Decimal | None, months: tuple[int, ...] = ()
) -> tuple[Part, ...]:
    if times == 0:
        return ()
    return (_paid(Kind.RENEWAL, terms.fee(Kind.RENEWAL, route), times, months),)


def _paid(kind: Kind, fee: Fee | None, times: Decimal | None, months: tuple[int, ...] = ()) -> Part:
    if fee is None:
        return Part(kind, None, times, months)
    return Part(kind, fee.amount, times, months, origin=fee.origin)


def _cheaper(terms: Terms, parts: Mapping[Route, tuple[Part, ...]]) -> Cost:
    """The cheaper of the open routes, as far as what is known decides it.

    Where it is not known whether membership is required, only the member route is surely open.
    """
    ways = tuple(Way(route, held) for route, held in parts.items())
    sure = [way for way in ways if terms.membership_required is False or way.route is Route.MEMBER]
    low = min(way.low for way in ways)
    high = _least(way.high for way in sure)
    possible = [way for way in ways if high is None or way.low <= high]
    chosen = _chosen(ways, sure)
    if low == high:
        return Cost(low, high, chosen, ways)
    unknown = named(name for way in ways if way in possible for name in way.unknown)
    if terms.membership_required is None:
        unknown = named((*unknown, Unknown.MEMBERSHIP))
    return Cost(low, high, chosen, ways, unknown)


def _chosen(ways: Iterable[Way], sure: Iterable[Way]) -> Route | None:
    """The open route that can't be dearer than any other; of two such, the non-member's."""
    for way in sure:
        high = way.high
        if all(other is way or (high is not None and high <= other.low) for other in ways):
            return way.route
    return None


def _least(ends: Iterable[Decimal | None]) -> Decimal | None:
    known = [end for end in ends if end is not None]
    return min(known) if known else None
