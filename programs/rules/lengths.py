"""How long an award level takes, and whether a reported length fits it. Pure: no Django.

Bands are IPEDS's definitions of award levels (NCES glossary and Completions survey): certificates
by weeks, academic years, credit hours or clock hours; degrees by academic years. An academic year
is nine to twelve months: of the schools that report months, the median one-to-two-year certificate
takes ten.

Of certificates other programs say more than the definition does: where enough programs of a field
and award report their length, the middle half of these is the range, and their median is usual.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles

from programs.rules.codes import CERTIFICATES, AwardLevel, LengthBasis

CLOCK = 1
"""IPEDS's measure of hours by the clock, which lists count too."""
MOST_HOURS_A_WEEK = 60
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

ACADEMIC_YEARS: dict[int, int] = {AwardLevel.ASSOCIATE: 2, AwardLevel.BACHELOR: 4}
"""Full-time academic years of a degree: what its definition calls normal. A master's has none."""
FEWEST_REPORTS = 8
"""Fewer programs that report their length say nothing of the others in their field."""
ANY_FIELD = ""
"""Stands for the field of a length that is of all programs of an award level."""


@dataclass(frozen=True)
class Report:
    """One program's own length in months: its field, award level, and the source that has it."""

    cip: str
    level: int
    months: float
    source: str


@dataclass(frozen=True)
class Usual:
    """Months that programs of a field and award report: quartiles, of how many, whose figures."""

    low: float
    typical: float
    high: float
    programs: int
    sources: tuple[str, ...]


UsualLengths = Mapping[tuple[str, int], Usual]
"""By field (or ANY_FIELD) and award level; only where FEWEST_REPORTS programs report."""


def usual_lengths(reports: Iterable[Report]) -> dict[tuple[str, int], Usual]:
    """Of certificates' reported lengths, those of each field and of every award level.

    A length outside its award's definition contradicts it and is left out, so that what is usual
    lies within the definition. Degrees are left out: the schools that report theirs teach through
    the summer, and lists count a degree's weeks of classes alone.
    """
    groups: dict[tuple[str, int], list[Report]] = defaultdict(list)
    for one in reports:
        if one.level in CERTIFICATES and within(one.level, one.months):
            groups[one.cip, one.level].append(one)
            groups[ANY_FIELD, one.level].append(one)
    return {key: _usual(of) for key, of in groups.items() if len(of) >= FEWEST_REPORTS}


def _usual(reports: list[Report]) -> Usual:
    low, middle, high = quantiles((one.months for one in reports), n=4, method="inclusive")
    sources = tuple(sorted({one.source for one in reports}))
    return Usual(low, middle, high, len(reports), sources)


def within(level: int, months: float) -> bool:
    """Whether a length lies in the definition of its award level, which has to be one of BANDS."""
    band = BANDS[level]
    return (band.months_low or 0) <= months <= band.months_high


def by_calendar(years: int) -> int:
    """Months from the first to the last day of academic years of nine, with summers between."""
    return 12 * years - 3


@dataclass(frozen=True)
class Length:
    """Months of a program, low to high, what is typical of it, and the LengthBasis they rest on."""

    low: float | None = None
    typical: float | None = None
    high: float | None = None
    basis: int = LengthBasis.UNKNOWN


def reported_length(months: list[float], basis: int = LengthBasis.REPORTED) -> Length:
    """Of programs of one key that report theirs; typical is the median."""
    return Length(min(months), median(months), max(months), basis)


def estimated_length(usual: UsualLengths, cip: str, level: int) -> Length:
    """What is usual in the field, else the award's definition with what is usual for the award.

    Nothing for an award that IPEDS sets no length for. Typical is unknown where neither enough
    programs report nor the definition names a normal length.
    """
    field = usual.get((cip, level))
    if field is not None:
        return Length(field.low, field.typical, field.high, LengthBasis.USUAL_FIELD)
    band = BANDS.get(level)
    if band is None:
        return Length()
    typical = None
    if any_field := usual.get((ANY_FIELD, level)):
        typical = any_field.typical
    elif level in ACADEMIC_YEARS:
        typical = by_calendar(ACADEMIC_YEARS[level])
    return Length(band.months_low, typical, band.months_high, LengthBasis.AWARD_LEVEL)


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
        verdicts.append(within(level, months))
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


def listed_months(weeks: int | None, hours: int | None) -> float | None:
    """Months of classes; None for 0 weeks, not reported, and for 1 week of more than fits in it."""
    if not weeks or (weeks == 1 and (hours or 0) > MOST_HOURS_A_WEEK):
        return None
    return weeks * MONTHS_PER_WEEK
