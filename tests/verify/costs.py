"""What a certification costs: sums over its routes, with what is not known kept as a range.

Members pay dues and members' prices, others the other prices; of the routes that are open the
cheaper one counts. Nothing unknown makes anything cheaper.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

NAMES = {
    "exam": "the exam fee",
    "price": "the price of the course or card",
    "state": "the state’s fee",
    "dues": "the dues",
    "renewal": "the renewal fee",
    "cycle": "how often it renews",
    "membership": "whether membership is required",
}
"""What may be unknown, in the order it is said."""
ENDLESS = Decimal("Infinity")


class Fee(NamedTuple):
    """Dollars, and where they are from; `audience` is "member", "non-member" or "any"."""

    kind: str
    audience: str
    dollars: Decimal
    source: str
    day: str
    confidence: str
    part: str = ""
    """Which exam, where several must be passed."""

    @property
    def weak(self) -> bool:
        """Whether nobody should count on it: no date, or low confidence."""
        return not self.day or self.confidence == "low"


class Terms(NamedTuple):
    """What is known of one certification; `membership` is "yes", "no" or "" (not said)."""

    fees: tuple[Fee, ...]
    membership: str
    cycle: int | None
    licensed: bool = False
    """Whether a state takes a fee of its own."""
    sits: bool = True
    """Whether there is an exam to sit, and not a course or card to buy."""

    def fee(self, kind: str, route: str, part: str | None = None) -> Fee | None:
        held = [fee for fee in self.fees if fee.kind == kind and part in (None, fee.part)]
        own = [fee for fee in held if fee.audience == route]
        anyone = [fee for fee in held if fee.audience == "any"]
        return next(iter(own or anyone), None)

    def routes(self) -> list[str]:
        """Those that are open or may be; a member's only where it may cost something else."""
        if self.membership == "yes":
            return ["member"]
        pays_dues = any(fee.kind == "dues" for fee in self.fees)
        if not self.membership or pays_dues or self._own_prices():
            return ["non-member", "member"]
        return ["non-member"]

    def _own_prices(self) -> bool:
        for kind in ("exam", "two attempts", "renewal"):
            own, other = self.fee(kind, "member"), self.fee(kind, "non-member")
            if own and (other is None or own.dollars != other.dollars):
                return True
        return False


class Sum(NamedTuple):
    """A route's cost: the least and the most it can be, what is unknown, and what it rests on."""

    route: str
    low: Decimal
    high: Decimal
    unknown: frozenset[str]
    fees: tuple[Fee, ...]


def _exam(terms: Terms, route: str) -> Sum:
    named = list(dict.fromkeys(fee.part for fee in terms.fees if fee.part))
    if named:
        fees = [fee for name in named if (fee := terms.fee("exam", route, name))]
        dollars = sum((fee.dollars for fee in fees), Decimal(0))
        return Sum(route, dollars, dollars, frozenset(), tuple(fees))
    fee = terms.fee("exam", route)
    if fee:
        return Sum(route, fee.dollars, fee.dollars, frozenset(), (fee,))
    two = terms.fee("two attempts", route)  # nobody pays more for one than for both
    missing = frozenset({"exam" if terms.sits else "price"})
    return Sum(route, Decimal(0), two.dollars if two else ENDLESS, missing, ())


def _once(terms: Terms, route: str) -> Sum:
    """Registration as far as it is known; a license's own fee, which is always due."""
    fees = [fee for kind in ("registration", "state") if (fee := terms.fee(kind, route))]
    dollars = sum((fee.dollars for fee in fees), Decimal(0))
    if terms.licensed and terms.fee("state", route) is None:
        return Sum(route, dollars, ENDLESS, frozenset({"state"}), tuple(fees))
    return Sum(route, dollars, dollars, frozenset(), tuple(fees))


def _dues(terms: Terms, route: str, years: int) -> Sum:
    if route == "non-member":
        return Sum(route, Decimal(0), Decimal(0), frozenset(), ())
    fee = next((fee for fee in terms.fees if fee.kind == "dues"), None)
    if fee is None:
        return Sum(route, Decimal(0), ENDLESS, frozenset({"dues"}), ())
    return Sum(route, years * fee.dollars, years * fee.dollars, frozenset(), (fee,))


def _renewals(terms: Terms, route: str, times: Decimal | None) -> Sum:
    """`times` None where the cycle is not known; none fall due at 0."""
    if times == 0:
        return Sum(route, Decimal(0), Decimal(0), frozenset(), ())
    fee = terms.fee("renewal", route)
    unknown = {"cycle"} if times is None else set()
    unknown |= set() if fee else {"renewal"}
    if fee is None or times is None:
        return Sum(route, Decimal(0), ENDLESS, frozenset(unknown), (fee,) if fee else ())
    return Sum(route, fee.dollars * times, fee.dollars * times, frozenset(), (fee,))


def _total(parts: Iterable[Sum]) -> Sum:
    held = list(parts)
    return Sum(
        held[0].route,
        sum((part.low for part in held), Decimal(0)),
        sum((part.high for part in held), Decimal(0)),
        frozenset[str]().union(*(part.unknown for part in held)),
        tuple(fee for part in held for fee in part.fees),
    )


class Cost(NamedTuple):
    """The cheaper route's cost; `route` is "" while what is unknown could decide for another."""

    low: Decimal
    high: Decimal
    route: str
    unknown: frozenset[str]
    fees: tuple[Fee, ...]
    counted: str
    """The route whose parts are shown first: while undecided, that with the lowest known part."""

    @property
    def weak(self) -> bool:
        """Whether a fee that counts is one that nobody should count on."""
        return self.low > 0 and any(fee.weak and fee.dollars for fee in self.fees)

    @property
    def figure(self) -> tuple[Decimal | None, str]:
        """What is shown, and how much of it is known."""
        if self.low == self.high:
            return self.low, "complete"
        if self.low:
            return self.low, "at least"
        return (self.high, "up to") if self.high < ENDLESS else (None, "not known")

    @property
    def unknown_words(self) -> str:
        return "; ".join(words for name, words in NAMES.items() if name in self.unknown)


def _cheaper(terms: Terms, sums: list[Sum]) -> Cost:
    open_routes = [s for s in sums if terms.membership == "no" or s.route == "member"]
    low = min(s.low for s in sums)
    high = min((s.high for s in open_routes), default=ENDLESS)
    surely = [
        s
        for s in open_routes
        if all(other is s or (s.high < ENDLESS and s.high <= other.low) for other in sums)
    ]
    route = surely[0].route if surely else ""
    counted = surely[0] if surely else min(sums, key=lambda s: s.low)
    unknown = frozenset[str]()
    if low != high:
        unknown = unknown.union(*(s.unknown for s in sums if s.low <= high))
        unknown |= frozenset() if terms.membership else {"membership"}
    return Cost(low, high, route, unknown, counted.fees, counted.route)


def to_earn(terms: Terms) -> Cost:
    """One exam, and a member's first dues."""
    return over(terms, 1, renewals=Decimal(0))


def over(terms: Terms, years: int, renewals: Decimal | None = None) -> Cost:
    """One exam, a year's dues each year, and the renewals that fall due before the end."""
    if renewals is None and terms.cycle:
        renewals = Decimal(-(-12 * years // terms.cycle) - 1)
    return _cheaper(
        terms,
        [
            _total(
                (
                    _exam(terms, r),
                    _once(terms, r),
                    _dues(terms, r, years),
                    _renewals(terms, r, renewals),
                )
            )
            for r in terms.routes()
        ],
    )


def dearest_renewal(every: Iterable[Terms]) -> Decimal:
    """Dollars a year of the dearest renewal that any of them publishes."""
    return max(
        fee.dollars * 12 / terms.cycle
        for terms in every
        if terms.cycle
        for route in terms.routes()
        if (fee := terms.fee("renewal", route))
    )


def supposed(terms: Terms, years: int, yearly: Decimal) -> Decimal | None:
    """What it counts as in orders where only renewals are unknown: these at `yearly` dollars."""
    cost = over(terms, years)
    if cost.low == cost.high or not cost.unknown <= {"renewal", "cycle"}:
        return None
    found = []
    for route in terms.routes():
        first = _total((_exam(terms, route), _once(terms, route), _dues(terms, route, years)))
        if first.unknown:
            continue
        fee, cycle = terms.fee("renewal", route), terms.cycle
        if not cycle:
            renewals = yearly * years
        else:
            times = -(-12 * years // cycle) - 1
            renewals = times * (fee.dollars if fee else yearly * cycle / 12)
        found.append(first.low + renewals)
    return min(found)


def upkeep(terms: Terms) -> Cost:
    """A year's dues, and the renewals' fees spread over their cycle."""
    times = Decimal(12) / terms.cycle if terms.cycle else None
    return _cheaper(
        terms,
        [_total((_dues(terms, r, 1), _renewals(terms, r, times))) for r in terms.routes()],
    )


def exam(terms: Terms) -> Cost:
    """One attempt on the route that costs least to earn; over all routes while undecided."""
    route = to_earn(terms).route
    sums = [_exam(terms, r) for r in ([route] if route else terms.routes())]
    lowest = min(sums, key=lambda s: s.low)
    return Cost(
        lowest.low,
        max(s.high for s in sums),
        route,
        frozenset[str]().union(*(s.unknown for s in sums)),
        lowest.fees,
        route,
    )
