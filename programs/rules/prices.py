"""What a whole program costs, from what is published. Pure: no Django. Money in whole dollars."""

from dataclasses import dataclass, replace

from programs.rules.codes import GRADUATE, AwardLevel, Missing, PriceBasis
from programs.rules.lengths import BANDS

Span = tuple[int | None, int | None]
UNKNOWN: Span = (None, None)

PROFESSIONAL = AwardLevel.PROFESSIONAL_DOCTORATE
GRADUATE_LEVELS = frozenset(GRADUATE) - {PROFESSIONAL}
PROFESSION_OF = {
    "51.01": "chiropractic",
    "51.04": "dentistry",
    "51.12": "medicine",
    "51.17": "optometry",
    "51.19": "osteopathic",
    "51.20": "pharmacy",
    "51.21": "podiatry",
    "01.80": "veterinary",
    "22.01": "law",
}
"""CIP groups of the professions that IC_AY prices one by one."""


@dataclass(frozen=True)
class Price:
    """Tuition and fees of a whole program by residency, low to high; books apart.

    `basis` is a PriceBasis, `missing` a Missing.
    """

    in_district: Span = UNKNOWN
    in_state: Span = UNKNOWN
    out_of_state: Span = UNKNOWN
    books: int | None = None
    basis: int = PriceBasis.UNKNOWN
    missing: int = Missing.NONE


def students(level: int, cip: str) -> str:
    """Which of a school's published prices a program's students pay; "" where none applies."""
    if level == PROFESSIONAL:
        return PROFESSION_OF.get(cip[:5], "")
    return "graduate" if level in GRADUATE_LEVELS else "undergraduate"


def times_band(year_price: int | None, level: int) -> Span:
    """One academic year's price times the length of the award level, in whole dollars."""
    band = BANDS.get(level)
    if band is None or year_price is None:
        return UNKNOWN
    low = None if band.years_low is None else _whole(year_price * band.years_low)
    return low, _whole(year_price * band.years_high)


def _whole(dollars: float) -> int:
    """Rounded, a half to the even dollar: 29/24 has no exact binary form, which moves halves."""
    return round(round(dollars, 6))


def estimate(year: tuple[int | None, int | None, int | None], level: int) -> Price:
    """A program's price from one-year prices (in-district, in-state, out-of-state)."""
    spans = [times_band(price, level) for price in year]
    if all(span == UNKNOWN for span in spans):
        return Price(missing=Missing.STUDENTS if level in BANDS else Missing.NO_BAND)
    return Price(spans[0], spans[1], spans[2], basis=PriceBasis.YEAR_ESTIMATE)


def reported(prices: list[tuple[int | None, int | None]]) -> Price:
    """From (tuition and fees, books) of whole programs, one for each program of the same key."""
    known = [tuition for tuition, _books in prices if tuition is not None]
    if not known:
        return Price(missing=Missing.SCHOOL)
    span = (min(known), max(known))
    books = {books for _tuition, books in prices}
    one = books.pop() if len(books) == 1 else None
    return Price(span, span, span, one, basis=PriceBasis.PROGRAM_TOTAL)


def listing(tuition: int | None, out_of_district: int | None, books: int | None) -> Price:
    """From a state list, where $0 does not say whether a program is free: it is unknown.

    Providers with a district price list none for other states: that one is unknown too.
    """
    if not tuition:
        return Price(missing=Missing.SCHOOL if tuition is None else Missing.LISTED_ZERO)
    home = (tuition, tuition)
    price = Price(home, home, home, books, basis=PriceBasis.LISTING)
    if out_of_district:
        away = (out_of_district, out_of_district)
        price = replace(price, in_state=away, out_of_state=UNKNOWN)
    return price
