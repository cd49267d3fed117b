"""What a certification asks to be paid, as plain facts. Pure: no Django. US dollars, months."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Route(StrEnum):
    """How one comes to it: as a member of the body that issues it, or not."""

    MEMBER = "member"
    NON_MEMBER = "non-member"


class Kind(StrEnum):
    """Kinds of fee, as `certifications.models.Fee` names them."""

    EXAM = "exam"
    TWO_ATTEMPTS = "two attempts"
    SECOND_ATTEMPT = "second attempt"
    DUES = "dues"
    STUDENT_DUES = "student dues"
    RENEWAL = "renewal"
    MATERIAL = "material"
    REGISTRATION = "registration"
    ANNUAL = "annual"
    STATE = "state"
    PRICE = "price"
    """What the price of an exam is called where there is no exam to sit; no fee is stored so."""


@dataclass(frozen=True)
class Origin:
    """Where a figure comes from: addresses parted by semicolons; “2026-02” or "" for undated."""

    source: str = ""
    as_of: str = ""
    confidence: str = "med"
    note: str = ""

    @property
    def weak(self) -> bool:
        """Whether it is undated or of low confidence: shown as such, never a headline or a win."""
        return self.confidence == "low" or not self.as_of

    @property
    def editorial(self) -> bool:
        """Whether this site's editors judged it so, whatever else they looked at."""
        return "editorial" in {part.strip() for part in self.source.split(";")}


@dataclass(frozen=True)
class Fee:
    """One amount; None, like a fee that is not there, means unknown. Audience “any” is everyone.

    One that is `stale` is too old to say what is paid today: it counts as unknown. `part` names
    the exam where several must be passed.
    """

    kind: str
    audience: str
    amount: Decimal | None
    origin: Origin = Origin()
    stale: bool = False
    part: str = ""


@dataclass(frozen=True)
class Terms:
    """What the arithmetic reads. `fees` holds the issuer's dues too; education is never priced.

    `licensed`: a state takes a fee of its own beside the exam. `sits`: there is an exam to sit,
    and not a course or a card to pay for.
    """

    fees: tuple[Fee, ...] = ()
    membership_required: bool | None = None
    cycle_months: int | None = None
    units: int | None = None
    licensed: bool = False
    sits: bool = True

    def exams(self, route: Route) -> tuple[tuple[str, Fee | None], ...]:
        """Each exam to pass with its price on that route; one without a name unless several are."""
        parts = tuple(dict.fromkeys(f.part for f in self.fees if f.kind == Kind.EXAM)) or ("",)
        return tuple((part, self.fee(Kind.EXAM, route, part)) for part in parts)

    def fee(self, kind: str, route: Route, part: str | None = None) -> Fee | None:
        """The price of that route, else the one for anyone; of several, the lowest.

        `part` asks for one exam of several.
        """
        for audience in (route, "any"):
            known = (f for f in self._known(kind) if part in (None, f.part))
            found = [f for f in known if f.audience == audience]
            if found:
                return found[0]
        return None

    def dues(self, *, student: bool = False) -> Fee | None:
        """A year's dues, whomever they name: only members pay them."""
        for kind in (Kind.STUDENT_DUES, Kind.DUES) if student else (Kind.DUES,):
            if found := self._known(kind):
                return found[0]
        return None

    def _known(self, kind: str) -> list[Fee]:
        found = [f for f in self.fees if f.kind == kind and f.amount is not None and not f.stale]
        return sorted(found, key=lambda f: (f.amount, f.audience, f.origin.source, f.origin.as_of))

    @property
    def routes(self) -> tuple[Route, ...]:
        """Routes that are open, or may be. The non-member's first: with equal prices it is less.

        Without dues or a price of their own, members have no route worth counting, unless
        membership is or may be required.
        """
        if self.membership_required:
            return (Route.MEMBER,)
        if self.membership_required is None or self.dues() or self._members_differ():
            return Route.NON_MEMBER, Route.MEMBER
        return (Route.NON_MEMBER,)

    def _members_differ(self) -> bool:
        """Whether some price for members is another than for everyone else."""
        for kind in (Kind.EXAM, Kind.TWO_ATTEMPTS, Kind.RENEWAL):
            member, other = (self.fee(kind, route) for route in Route)
            if member and (other is None or member.amount != other.amount):
                return True
        return False
