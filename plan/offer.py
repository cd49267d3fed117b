"""A program of a plan: its figures, where it is taught, and how far they can be relied on."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from plan.money import WORK_HOURS_A_YEAR
from plan.routes import Graduates, Span
from programs.rules.codes import LengthBasis, PriceBasis
from programs.selection import Selection

ESTIMATED = 0.5
SURE_PRICE = {
    PriceBasis.UNKNOWN: 0.0,
    PriceBasis.PROGRAM_TOTAL: 1.0,
    PriceBasis.YEAR_ESTIMATE: ESTIMATED,
    PriceBasis.LISTING: 0.8,
    PriceBasis.CORRECTED: 1.0,
}
SURE_LENGTH = {
    LengthBasis.UNKNOWN: 0.0,
    LengthBasis.REPORTED: 1.0,
    LengthBasis.AWARD_LEVEL: ESTIMATED,
    LengthBasis.LISTING: 0.8,
    LengthBasis.CORRECTED: 1.0,
}
"""How far a price or length can be relied on, by its basis: reported, estimated, listed. A choice
of this site, weighed with the odds of finishing and the certification of the route. A basis that is
not named is an estimate."""


class Place(NamedTuple):
    """Where an offer is taught: the program's row in the catalogue, and miles if known."""

    row: int
    provider: int
    miles: float | None
    slug: str


class Figured(NamedTuple):
    """What a program costs, lasts and leads to; None or -1 where unknown.

    Dollars, months of full-time study, dollars a year. `price` is what the reader would pay after
    aid, `aid` the first aid by rule that lowers it ("" for none); `off_rule` and `off_need` are
    what aid by rule, and that with aid by need at its most, would take off the typical price beyond
    what is counted there. `finish` is the school's completion rate.
    """

    field: int
    award: int
    price_low: int
    price_typical: float
    price_high: int
    sticker_low: int
    sticker_high: int
    aid: str
    off_rule: float
    off_need: float
    books: int
    months_low: float
    months_typical: float
    months_high: float
    price_basis: int
    length_basis: int
    contradicted: bool
    earnings: int
    years_after: int
    finish: float


@dataclass(frozen=True)
class Offer:
    """A program of one college, wherever it is taught at the same figures: nearest place first.

    `figured` is known of all places alike. `selection` is whose price counts.
    """

    figured: Figured
    places: tuple[Place, ...]
    selection: Selection

    @property
    def slug(self) -> str:
        """The program that names it in addresses."""
        return self.places[0].slug

    @property
    def price(self) -> Span | None:
        """What the reader would pay in tuition and fees of the whole program; None unknown."""
        f = self.figured
        return None if f.price_high < 0 else Span(f.price_low, f.price_typical, f.price_high)

    @property
    def books(self) -> Span | None:
        """Books of the whole program; None where not reported."""
        return None if self.figured.books < 0 else Span(*[float(self.figured.books)] * 3)

    def months(self, slower: float) -> Span | None:
        """Months of study at a pace so many times slower than full time."""
        f = self.figured
        if f.months_high < 0:
            return None
        return Span(f.months_low * slower, f.months_typical * slower, f.months_high * slower)

    @property
    def finish(self) -> float | None:
        """The school's completion rate, a proxy for the program's; None where not reported."""
        return None if self.figured.finish < 0 else self.figured.finish

    def graduates(self, factor: float) -> Graduates | None:
        """What graduates earn an hour, times a factor; None where not reported."""
        f = self.figured
        if f.earnings < 0:
            return None
        return Graduates(f.earnings / WORK_HOURS_A_YEAR * factor, max(0, f.years_after))

    @property
    def sure(self) -> tuple[float, float]:
        """How far the price and the length can be relied on, 0 to 1 each."""
        f = self.figured
        if f.contradicted:
            return 0.0, 0.0
        price = SURE_PRICE.get(PriceBasis(f.price_basis), ESTIMATED)
        return price, SURE_LENGTH.get(LengthBasis(f.length_basis), ESTIMATED)


def relied_on(price_basis: Any, length_basis: Any) -> tuple[Any, Any]:
    """How far prices and lengths of these bases can be relied on, as columns, 0 to 1 each."""
    price = np.array([SURE_PRICE.get(one, ESTIMATED) for one in sorted(PriceBasis)])
    length = np.array([SURE_LENGTH.get(one, ESTIMATED) for one in sorted(LengthBasis)])
    return price[price_basis], length[length_basis]
