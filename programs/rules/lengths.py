"""How long an award level takes, and whether a reported length fits it. Pure: no Django.

Bands are IPEDS's definitions of award levels (NCES glossary and Completions survey): certificates
by weeks, academic years, credit hours or clock hours; degrees by academic years. An academic year
is nine to twelve months: of the schools that report months, the median one-to-two-year certificate
takes ten.
"""

from dataclasses import dataclass

from programs.rules.codes import CERTIFICATES, AwardLevel

MONTHS_PER_WEEK = 12 / 52


@dataclass(frozen=True)
class Band:
    """An award level's length: months, one-year prices it costs, credit hours, clock hours.

    A full-time academic year has 24 semester credits (34 CFR 668.3).
    `low` ends are None for the level under 12 weeks, which has no least length.
    """

    months_low: float | None
    months_high: float
    years_low: float | None
    years_high: float
    credits: tuple[int, int] | None = None
    clock_hours: tuple[int, int] | None = None


BANDS: dict[int, Band] = {
    AwardLevel.UNDER_12_WEEKS: Band(None, 12 * MONTHS_PER_WEEK, None, 8 / 24, (1, 8), (1, 299)),
    AwardLevel.UNDER_1_YEAR: Band(12 * MONTHS_PER_WEEK, 12, 9 / 24, 29 / 24, (9, 29), (300, 899)),
    AwardLevel.UNDER_2_YEARS: Band(9, 24, 30 / 24, 59 / 24, (30, 59), (900, 1799)),
    AwardLevel.UNDER_4_YEARS: Band(18, 48, 60 / 24, 119 / 24, (60, 119), (1800, 3599)),
    AwardLevel.ASSOCIATE: Band(18, 48, 2, 4),
    AwardLevel.BACHELOR: Band(36, 60, 4, 5),
    AwardLevel.MASTER: Band(9, 24, 1, 2),
}
"""Postbaccalaureate and post-master's certificates and doctorates have no set length."""


DEGREES = (AwardLevel.ASSOCIATE, AwardLevel.BACHELOR, AwardLevel.MASTER)
"""Award levels that months alone measure: of certificates the hours may fit where months don't."""
LEAST_SHARE = 0.5
"""Part of a degree's least length below which it is none. A list counts weeks of classes, of which
two academic years have about 60, so that some lie below the least by the calendar and are right."""


def too_short(level: int, months: float | None) -> bool:
    """Whether a listed length can't be that of the degree it is listed as."""
    if months is None or level not in DEGREES:
        return False
    return months < (BANDS[level].months_low or 0) * LEAST_SHARE


def fits(level: int, months: float | None, hours: int | None, measure: int | None) -> bool | None:
    """Whether any reported measure of length lies in the level's band; None with none to judge.

    `measure` is 1 for clock hours, 2 for credit hours.
    """
    band = BANDS.get(level)
    if band is None:
        return None
    verdicts = []
    if months:
        verdicts.append((band.months_low or 0) <= months <= band.months_high)
    limits = {1: band.clock_hours, 2: band.credits}.get(measure or 0)
    if hours and limits:
        verdicts.append(limits[0] <= hours <= limits[1])
    return any(verdicts) if verdicts else None


def level_of(hours: int | None, measure: int | None) -> int | None:
    """The certificate level that a length in clock (1) or credit (2) hours falls in."""
    for level in CERTIFICATES:
        limits = {1: BANDS[level].clock_hours, 2: BANDS[level].credits}.get(measure or 0)
        if hours and limits and limits[0] <= hours <= limits[1]:
            return level
    return None
