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


def estimate(year_price: int | None, level: int) -> Money:
    """A year's price times the band, to whole dollars (a half to the even one)."""
    if year_price is None:
        return UNPRICED
    low, high = (None if n is None else round(year_price * n) for n in years(level))
    return low, high


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


def award_of(slot: Slot, offered: list[int]) -> int:
    """Which of the school's awards in the field the slot prices; 0 for none of them.

    Its hours decide by IPEDS's limits; then the band it fits; then the nearest.
    """
    if not offered:
        return 0
    by_hours = [
        level
        for level, limits in _limits(slot.measure).items()
        if slot.hours and _between(slot.hours, limits)
    ]
    if by_hours and by_hours[0] in offered:
        return by_hours[0]
    fitting = [level for level in offered if _fits(slot, level)]
    return min(fitting or offered, key=lambda level: _distance(slot, level))
