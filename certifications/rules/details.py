"""What hangs on a certification: plain facts, each with where it comes from. Pure: no Django."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from certifications.rules.terms import Origin

HOURS_A_MONTH = 2080 / 12
"""Hours of work that count as a month: the year of 2,080 hours that OEWS itself counts by."""


@dataclass(frozen=True)
class Body:
    """Who issues, accredits or gates."""

    slug: str
    name: str
    abbreviation: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Family:
    """A job family, and the slugs of those that find it too."""

    slug: str = ""
    name: str = ""
    found_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Requirement:
    """`strength` is “to sit”, “full title” or “advised”; months of experience, None if in words.

    One `way` is enough of several; 0 is asked of everybody. Hours are of class or of work.
    """

    kind: str
    strength: str
    text: str
    origin: Origin
    months: int | None = None
    accreditor: str = ""
    way: int = 0
    hours: int | None = None

    @property
    def time(self) -> int | None:
        """Months of work; of hours alone, so many full-time months, rounded up."""
        if self.months is None and self.hours is not None and self.kind == "experience":
            return ceil(self.hours / HOURS_A_MONTH)
        return self.months


@dataclass(frozen=True)
class StateRule:
    """What a state asks, as far as known: hours, of them clinical, and a fee in dollars."""

    state: str
    text: str
    origin: Origin
    hours: int | None = None
    clinical_hours: int | None = None
    fee: Decimal | None = None


@dataclass(frozen=True)
class Exam:
    """What is published of the exam; None and "" where no source states it."""

    origin: Origin
    questions: str = ""
    minutes: int | None = None
    open_book: bool | None = None
    delivery: str = ""
    pass_mark: str = ""
    retake: str = ""


@dataclass(frozen=True)
class PassRate:
    """Percent of a year's candidates who passed: all of them, or first-time ones only."""

    year: int
    percent: float
    first_time: bool
    origin: Origin


@dataclass(frozen=True)
class Renewal:
    """Months between renewals and education units for each; None where not stated."""

    origin: Origin
    cycle_months: int | None = None
    units: int | None = None


@dataclass(frozen=True)
class Lift:
    """One way to lift an apprentice designation."""

    months_of_work: int
    text: str
    origin: Origin


@dataclass(frozen=True)
class Tested:
    """A code system that the exam asks."""

    abbreviation: str
    name: str
    used_for: str
    origin: Origin


@dataclass(frozen=True)
class Link:
    """A field of study (CIP) that prepares, or an occupation (SOC) that asks for it."""

    code: str
    origin: Origin
    required: bool = False


@dataclass(frozen=True)
class Step:
    """A usual step between two certifications, by slug."""

    start: str
    to: str
    text: str
    origin: Origin
    months_low: int | None = None
    months_high: int | None = None


@dataclass(frozen=True)
class Pay:
    """What a survey says holders earn, in dollars a year."""

    credential: str
    metric: str
    value: int
    survey: str
    year: int | None
    population: str
    origin: Origin


@dataclass(frozen=True)
class Correction:
    """What is told wrongly, by whom, and what holds; `facts` are numbers such as SF034."""

    topic: str
    said: str
    said_by: str
    holds: str
    facts: str
    origin: Origin
