"""Aid programs, readers and programs of study, as the arithmetic of aid takes them. No Django.

Money is in whole dollars, length in months, ages in whole years.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from programs.rules.codes import SchoolKind


class Kind(StrEnum):
    """What an aid is; only the first four lower the bill of tuition and fees."""

    GRANT = "grant"
    LAST_DOLLAR = "last-dollar"
    WAIVER = "waiver"
    VOUCHER = "voucher"
    BENEFIT = "benefit"
    EMPLOYER = "employer"
    TAX_CREDIT = "tax-credit"
    TAX_EXCLUSION = "tax-exclusion"
    LOAN = "loan"
    INFORMATION = "information"


LOWER_THE_BILL = (Kind.GRANT, Kind.LAST_DOLLAR, Kind.WAIVER, Kind.VOUCHER)
PAYS_THE_REST = (Kind.LAST_DOLLAR, Kind.WAIVER)
"""Kinds that pay what other grants leave; the others pay a sum."""


class Decides(StrEnum):
    """What decides who gets it: a rule anyone can read, a formula of need, or somebody."""

    RULE = "rule"
    NEED_FORMULA = "need-formula"
    DISCRETION = "discretion"


class Degree(StrEnum):
    """The highest that a reader holds."""

    NONE = "none"
    CERTIFICATE = "certificate"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"


DEGREES = tuple(Degree)


class Work(StrEnum):
    """Whether a reader works."""

    EMPLOYED = "employed"
    PART_TIME = "part-time"
    UNEMPLOYED = "unemployed"


INCOME_EDGES = (30_000, 48_000, 75_000, 110_000)
"""Ends of the bands in which readers say what their household earns a year before tax: those in
which IPEDS reports net prices. A band holds its upper end."""


def income_band(income: int) -> tuple[int, int | None]:
    """The least and most of the band that an income lies in; None for no upper end."""
    at = bisect_right([edge + 1 for edge in INCOME_EDGES], income)
    low = INCOME_EDGES[at - 1] + 1 if at else 0
    return low, INCOME_EDGES[at] if at < len(INCOME_EDGES) else None


@dataclass(frozen=True)
class Reader:
    """What a reader said of themselves; None and "" is not said.

    `state` is a postal code, `income` any figure of its band (`income_band`), a year before tax.
    """

    state: str = ""
    age: int | None = None
    income: int | None = None
    household: int | None = None
    degree: str | None = None
    work: str | None = None
    veteran: bool | None = None
    snap: bool | None = None

    @property
    def is_private(self) -> bool:
        """Whether they said something of money, benefits or service."""
        said = (self.income, self.household, self.work, self.veteran, self.snap)
        return any(one is not None for one in said)


@dataclass(frozen=True)
class Aid:
    """An aid program: its conditions and what it pays, as `data/aid/programs.csv` has them.

    "" , None and empty sets are no condition, or an amount that is not known. `state` is US for
    aid of the nation. Amounts are of a year, the lifetime's apart.
    """

    key: str
    name: str
    short: str = ""
    state: str = "US"
    kind: str = Kind.GRANT
    stacking: int = 50
    decides: str = Decides.DISCRETION
    who: str = ""
    covers: frozenset[str] = frozenset()
    amount_max: int | None = None
    amount_min: int | None = None
    lifetime_max: int | None = None
    lifetime_years: int | None = None
    awards: frozenset[int] = frozenset()
    schools: frozenset[str] = frozenset()
    unitids: frozenset[int] = frozenset()
    federal_aid: bool = False
    min_weeks: int | None = None
    max_weeks: int | None = None
    age_min: int | None = None
    age_max: int | None = None
    age_or: str = ""
    no_degree: str = ""
    income_max: int | None = None
    income_household: int | None = None
    work: frozenset[str] = frozenset()
    veteran: bool = False
    snap: bool = False
    recent_graduates: bool = False
    district_only: bool = False
    worded: bool = False
    """Whether it has conditions that only words say."""
    sure: bool = True
    """Whether its source may stand for a figure: low confidence may not."""

    def __hash__(self) -> int:
        """By its key: what is remembered of an aid is asked for many times a page."""
        return hash(self.key)

    @property
    def counts(self) -> bool:
        """Whether arithmetic may take it off a bill of tuition and fees, if it applies.

        What somebody decides never counts, nor what pays the rest of tuition but not of fees:
        where one ends and the other begins no price here says.
        """
        if self.decides == Decides.DISCRETION or not self.sure or self.kind not in LOWER_THE_BILL:
            return False
        if self.kind in PAYS_THE_REST:
            return {"tuition", "fees"} <= self.covers
        return "tuition" in self.covers and self.amount_max is not None


@dataclass(frozen=True)
class Offering:
    """A program of study, for one reader: the price that counts for them and what aid asks of it.

    `sticker` is tuition and fees of the whole program, `district` the same for residents of the
    school's district; None is unknown. `federal_aid` says whether the school takes part in it.
    """

    state: str
    school_kind: SchoolKind = SchoolKind.UNKNOWN
    unitid: int = 0
    federal_aid: bool | None = None
    award_level: int = 0
    sticker: int | None = None
    district: int | None = None
    months: float | None = None


def academic_years(months: float) -> float:
    """Academic years of a length: nine months are one; past a year, twelve, as calendars hold
    summers. 4.5 months are 0.5, 9 to 12 months 1.0, 24 months 2.0."""
    return months / 12 if months > 12 else min(1.0, months / 9)
