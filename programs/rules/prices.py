"""What a whole program costs, from what is published. Pure: no Django. Money in whole dollars.

Where a school publishes one year's price alone, the total is that price times what whole programs
of the award level cost elsewhere in years' prices (LISTED_YEARS, docs/prices.md); where too few
list a total, times the award level's length by definition.
"""

from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

from programs.rules.codes import GRADUATE, AwardLevel, Missing, PriceBasis
from programs.rules.lengths import ACADEMIC_YEARS, BANDS


class Span(NamedTuple):
    """Dollars from low to high, and what is typical; None where unknown."""

    low: int | None = None
    typical: int | None = None
    high: int | None = None


UNKNOWN = Span()


@dataclass(frozen=True)
class Years:
    """What whole programs cost, in prices of one year: four of five from `low` to `high`, half up
    to `typical`; `programs` are how many listed prices say so, of which `within` lie in the range
    and `defined` in the one that the award's definition gives."""

    low: float
    typical: float
    high: float
    programs: int
    within: int
    defined: int


LISTED_YEARS: dict[int, Years] = {
    AwardLevel.UNDER_1_YEAR: Years(0.35, 0.95, 1.5, 337, 272, 219),
    AwardLevel.UNDER_2_YEARS: Years(1.0, 1.6, 2.25, 187, 156, 134),
    AwardLevel.ASSOCIATE: Years(1.75, 2.35, 3.25, 441, 354, 350),
}
"""Measured by bench/calibration.py: public colleges' listed prices by their own year's price. Of
other awards fewer than a hundred are listed; of bachelor's degrees 27, many without the first
years."""

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
    """Tuition and fees of a whole program by residency; books apart.

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


def by_definition(year_price: int | None, level: int) -> Span:
    """One year's price times the length that defines the award level, in whole dollars.

    Typical is the normal length of a degree whose definition names one, else unknown.
    """
    band = BANDS.get(level)
    if band is None or year_price is None:
        return UNKNOWN
    low = None if band.years_low is None else _whole(year_price * band.years_low)
    normal = ACADEMIC_YEARS.get(level)
    typical = None if normal is None else year_price * normal
    return Span(low, typical, _whole(year_price * band.years_high))


def times_years(year_price: int | None, level: int) -> Span:
    """One year's price times what programs of the award level cost, in whole dollars.

    By the award's definition where no listed prices say what they cost.
    """
    years = LISTED_YEARS.get(level)
    if years is None or year_price is None:
        return by_definition(year_price, level)
    return Span(*(_whole(year_price * n) for n in (years.low, years.typical, years.high)))


def _whole(dollars: float) -> int:
    """Rounded, a half to the even dollar: parts of a year have no exact binary form."""
    return round(round(dollars, 6))


def estimate(year: tuple[int | None, int | None, int | None], level: int) -> Price:
    """A program's price from one-year prices (in-district, in-state, out-of-state)."""
    spans = [times_years(price, level) for price in year]
    if all(span == UNKNOWN for span in spans):
        return Price(missing=Missing.STUDENTS if level in BANDS else Missing.NO_BAND)
    return Price(spans[0], spans[1], spans[2], basis=PriceBasis.YEAR_ESTIMATE)


def reported(prices: list[tuple[int | None, int | None]]) -> Price:
    """From (tuition and fees, books) of whole programs, one for each program of the same key.

    Typical is the median, a half to the even dollar.
    """
    known = [tuition for tuition, _books in prices if tuition is not None]
    if not known:
        return Price(missing=Missing.SCHOOL)
    span = Span(min(known), round(median(known)), max(known))
    books = {books for _tuition, books in prices}
    one = books.pop() if len(books) == 1 else None
    return Price(span, span, span, one, basis=PriceBasis.PROGRAM_TOTAL)


def listing(tuition: int | None, out_of_district: int | None, books: int | None) -> Price:
    """From a state list, where $0 does not say whether a program is free: it is unknown.

    Providers with a district price list none for other states: that one is unknown too.
    """
    if not tuition:
        return Price(missing=Missing.SCHOOL if tuition is None else Missing.LISTED_ZERO)
    home = Span(tuition, tuition, tuition)
    price = Price(home, home, home, books, basis=PriceBasis.LISTING)
    if out_of_district:
        away = Span(out_of_district, out_of_district, out_of_district)
        price = replace(price, in_state=away, out_of_state=UNKNOWN)
    return price
