"""How long an award takes and what it costs: the arithmetic, from IPEDS's own definitions.

An academic year is 24 semester credits and nine to twelve months. Certificates are defined by
weeks, credits and clock hours, degrees by academic years.
"""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

WEEK = Fraction(12, 52)
"""In months."""
CREDITS_A_YEAR = 24
CREDITS = {20: (1, 8), 21: (9, 29), 2: (30, 59), 4: (60, 119)}
CLOCK_HOURS = {20: (1, 299), 21: (300, 899), 2: (900, 1799), 4: (1800, 3599)}
ACADEMIC_YEARS = {2: (1, 2), 4: (2, 4), 3: (2, 4), 5: (4, 5), 7: (1, 2)}
"""By award level: certificates from one year on; associate, bachelor's and master's degrees."""

Ends = tuple[Fraction | None, Fraction | None]
Money = tuple[int | None, int | None]
NONE: Ends = (None, None)
UNPRICED: Money = (None, None)


@lru_cache
def months(level: int) -> Ends:
    """The award level's band; no least length under 12 weeks; nothing where IPEDS sets none."""
    if level == 20:
        return None, 12 * WEEK
    if level == 21:
        return 12 * WEEK, Fraction(12)
    if level in ACADEMIC_YEARS:
        low, high = ACADEMIC_YEARS[level]
        return Fraction(9 * low), Fraction(12 * high)
    return NONE


@lru_cache
def years(level: int) -> Ends:
    """How many one-year prices the award costs."""
    if level in CREDITS:
        low, high = (Fraction(n, CREDITS_A_YEAR) for n in CREDITS[level])
        return (None if level == 20 else low), high
    if level in ACADEMIC_YEARS:
        low, high = map(Fraction, ACADEMIC_YEARS[level])
        return low, high
    return NONE


LISTED_YEARS = {21: ("0.35", "0.95", "1.5"), 2: ("1", "1.6", "2.25"), 3: ("1.75", "2.35", "3.25")}
"""What listed programs cost in one-year prices: four of five from the first to the last, the middle
one the second (docs/prices.md)."""
NORMAL_YEARS = {3: 2, 5: 4}
"""Full-time academic years of an associate and a bachelor's degree, by their definition."""


def estimate(year_price: int | None, level: int) -> Money:
    """A year's price times what programs of the award cost, else times the band of the award, to
    whole dollars (a half to the even one)."""
    if year_price is None:
        return UNPRICED
    if level in LISTED_YEARS:
        first, _middle, last = LISTED_YEARS[level]
        return round(year_price * Fraction(first)), round(year_price * Fraction(last))
    return defined(year_price, level)


def defined(year_price: int, level: int) -> Money:
    """By the award's definition."""
    low, high = (None if n is None else round(year_price * n) for n in years(level))
    return low, high


def usual_price(year_price: int | None, level: int) -> int | None:
    """What a program of the award usually costs; None where nothing says so."""
    if year_price is None:
        return None
    if level in LISTED_YEARS:
        return round(year_price * Fraction(LISTED_YEARS[level][1]))
    return year_price * NORMAL_YEARS[level] if level in NORMAL_YEARS else None


class Slot(NamedTuple):
    """One of the six largest programs of a school that prices whole programs.

    `measure` is "1" for clock hours, "2" for credits.
    """

    tuition: int | None
    books: int | None
    months: int | None
    hours: int | None
    measure: str


def _limits(measure: str) -> dict[int, tuple[int, int]]:
    return {"1": CLOCK_HOURS, "2": CREDITS}.get(measure, {})


def _between(value: int, limits: tuple[int, int] | None) -> bool:
    return limits is not None and limits[0] <= value <= limits[1]


def _fits(slot: Slot, level: int) -> bool:
    low, high = months(level)
    if slot.months and high is not None and (low or 0) <= slot.months <= high:
        return True
    return bool(slot.hours) and _between(slot.hours or 0, _limits(slot.measure).get(level))


def _distance(slot: Slot, level: int) -> tuple[Fraction | float, Fraction | float, int]:
    """How far the slot's months lie from the level's band; on a tie the shorter level first."""
    low, high = months(level)
    if high is None:
        return float("inf"), float("inf"), level
    if slot.months is None:
        return float("inf"), high, level
    away = max((low or 0) - slot.months, slot.months - high, Fraction(0))
    return away, high, level


def level_of(hours: int | None, measure: str) -> int:
    """The certificate that a length in hours is of; 0 for none."""
    for level, limits in _limits(measure).items():
        if hours and _between(hours, limits):
            return level
    return 0


def award_of(slot: Slot, offered: list[int]) -> int:
    """Which of the school's awards in the field the slot prices; 0 for none of them.

    Its hours decide by IPEDS's limits; then the band it fits; then the nearest.
    """
    if not offered:
        return 0
    by_hours = level_of(slot.hours, slot.measure)
    if by_hours in offered and by_hours:
        return by_hours
    fitting = [level for level in offered if _fits(slot, level)]
    return min(fitting or offered, key=lambda level: _distance(slot, level))
