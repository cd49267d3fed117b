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


@dataclass(frozen=True)
class Origin:
    """Where a figure comes from: addresses parted by semicolons; “2026-02” or "" for undated."""

    source: str = ""
    as_of: str = ""
    confidence: str = "med"
    note: str = ""


@dataclass(frozen=True)
class Fee:
    """One amount; None, like a fee that is not there, means unknown. Audience “any” is everyone.

    One that is `stale` is too old to say what is paid today: it counts as unknown.
    """

    kind: str
    audience: str
    amount: Decimal | None
    origin: Origin = Origin()
    stale: bool = False


@dataclass(frozen=True)
class Terms:
    """What the arithmetic reads. `fees` holds the issuer's dues too; education is never priced."""

    fees: tuple[Fee, ...] = ()
    membership_required: bool | None = None
    cycle_months: int | None = None
    units: int | None = None

    def fee(self, kind: str, route: Route) -> Fee | None:
        """The price of that route, else the one for anyone; of several, the lowest."""
        for audience in (route, "any"):
            found = [f for f in self._known(kind) if f.audience == audience]
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
