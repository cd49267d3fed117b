"""What a whole program costs, from what is published. Pure: no Django. Money in whole dollars."""

from dataclasses import dataclass, replace

from programs.rules.lengths import BANDS

Span = tuple[int | None, int | None]
UNKNOWN: Span = (None, None)

GRADUATE_LEVELS = frozenset({6, 7, 8, 17, 19})
PROFESSIONAL = 18
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

    `basis` and `missing` are PriceBasis and Missing values of programs.models.
    """

    in_district: Span = UNKNOWN
    in_state: Span = UNKNOWN
    out_of_state: Span = UNKNOWN
    books: int | None = None
    basis: int = 0
    missing: int = 0


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
    low = None if band.years_low is None else round(year_price * band.years_low)
    return low, round(year_price * band.years_high)


def estimate(year: tuple[int | None, int | None, int | None], level: int) -> Price:
    """A program's price from one-year prices (in-district, in-state, out-of-state)."""
    spans = [times_band(price, level) for price in year]
    if all(span == UNKNOWN for span in spans):
        return Price(missing=4 if level in BANDS else 3)
    return Price(spans[0], spans[1], spans[2], basis=2)


def reported(prices: list[tuple[int | None, int | None]]) -> Price:
    """From (tuition and fees, books) of whole programs, one for each program of the same key."""
    known = [tuition for tuition, _books in prices if tuition is not None]
    if not known:
        return Price(missing=1)
    span = (min(known), max(known))
    books = {books for _tuition, books in prices}
    one = books.pop() if len(books) == 1 else None
    return Price(span, span, span, one, basis=1)


def listing(tuition: int | None, out_of_district: int | None, books: int | None) -> Price:
    """From a state list, where $0 does not say whether a program is free: it is unknown.

    Providers with a district price list none for other states: that one is unknown too.
    """
    if not tuition:
        return Price(missing=1 if tuition is None else 6)
    home = (tuition, tuition)
    price = Price(home, home, home, books, basis=3)
    if out_of_district:
        away = (out_of_district, out_of_district)
        price = replace(price, in_state=away, out_of_state=UNKNOWN)
    return price
