"""What a cost counts as in orders while its renewals are unknown. Pure: no Django. US dollars.

An unknown renewal counts as the dearest that is known of any certification, so that what is not
published never beats what is.
"""

from collections.abc import Iterable
from decimal import Decimal

from certifications.rules.costs import Cost, Part, Unknown, Way
from certifications.rules.terms import Kind, Terms

RENEWALS = {Unknown.RENEWAL, Unknown.CYCLE}


def dearest_renewal(every: Iterable[Terms]) -> Decimal | None:
    """Dollars a year of the dearest renewal known, spread over its cycle; None where none is."""
    found = [
        fee.amount * 12 / terms.cycle_months
        for terms in every
        if terms.cycle_months
        for route in terms.routes
        if (fee := terms.fee(Kind.RENEWAL, route)) and fee.amount is not None
    ]
    return max(found, default=None)


def supposed(cost: Cost, renewal: Decimal | None, years: int) -> Decimal | None:
    """The cost if unknown renewals cost `renewal` a year, of `years` held; itself where complete.

    The cheaper of the routes of which no more is unknown. None where more may decide.
    """
    if cost.complete:
        return cost.low
    if renewal is None or not set(cost.unknown) <= RENEWALS:
        return None
    return min(_way(way, renewal, years) for way in cost.ways if set(way.unknown) <= RENEWALS)


def _way(way: Way, renewal: Decimal, years: int) -> Decimal:
    return sum((_part(part, renewal, years) for part in way.parts), Decimal(0))


def _part(part: Part, renewal: Decimal, years: int) -> Decimal:
    if not part.unknown:
        return part.low
    if part.times is None:
        return renewal * years
    cycle = Decimal(part.months[0]) if part.months else 12 / part.times
    return part.times * renewal * cycle / 12
