"""What a program costs a reader once aid is counted: the bill. Pure: no Django.

Money is in whole dollars of the whole program; docs/aid.md works an example.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from programs.rules.aidchecks import Check, Holds, checks
from programs.rules.aidterms import (
    LOWER_THE_BILL,
    Aid,
    Decides,
    Offering,
    Reader,
    academic_years,
)

__all__ = ["Aid", "Bill", "Line", "Offering", "Reader", "Status", "bill", "most", "status_of"]


class Status(StrEnum):
    """Whether an aid applies: surely; if what is not said or only worded holds; if somebody says
    so; or not."""

    APPLIES = "applies"
    IF = "if"
    ASK = "ask"
    NO = "no"


@dataclass(frozen=True)
class Line:
    """One aid on a bill.

    `low` and `high` are what it takes off the whole program's tuition and fees at least and at
    most; None is not known, or of a kind that lowers no bill. `counted` says whether the bill takes
    it off.
    """

    aid: Aid
    status: Status
    reasons: tuple[Check, ...]
    """Why not, where it is no; else what must hold still."""
    met: tuple[Check, ...] = ()
    low: int | None = None
    high: int | None = None
    counted: bool = False


@dataclass(frozen=True)
class Bill:
    """What a reader would pay in tuition and fees of a whole program; None where not known.

    `high` leaves out only what is certain, `if_met` is with every aid by rule whose conditions the
    reader has not contradicted, `low` with aid by a formula of need at its most, too.
    """

    sticker: int | None
    lines: tuple[Line, ...]
    low: int | None
    if_met: int | None
    high: int | None

    @property
    def first(self) -> Line | None:
        """The first aid by rule that lowers the bill; None where none does."""
        by_rule = (one for one in self.lines if one.counted and one.aid.decides == Decides.RULE)
        return next((one for one in by_rule if one.high), None)


def status_of(aid: Aid, reader: Reader, offering: Offering) -> tuple[Status, tuple[Check, ...]]:
    """Whether an aid applies, and every condition looked at."""
    found = tuple(checks(aid, reader, offering))
    held = {one.holds for one in found}
    if Holds.NO in held:
        return Status.NO, found
    if aid.decides == Decides.DISCRETION or Holds.UNKNOWN in held:
        return Status.ASK, found
    if aid.kind not in LOWER_THE_BILL or not aid.sure:
        return Status.ASK, found
    if held <= {Holds.YES} and not aid.worded and aid.decides == Decides.RULE:
        return Status.APPLIES, found
    return Status.IF, found


def most(aid: Aid, offering: Offering) -> int | None:
    """The most that an aid pays over the whole program; None where no sum limits it or none is
    known, -1 where what it is reckoned from is not known: a length, or the district's price."""
    limits = [] if aid.lifetime_max is None else [aid.lifetime_max]
    if aid.amount_max is not None:
        if offering.months is None:
            return -1
        years = academic_years(offering.months)
        if aid.lifetime_years is not None:
            years = min(years, aid.lifetime_years)
        limits.append(round(round(aid.amount_max * years, 6)))
    if aid.district_only and offering.district is None:
        return -1
    return min(limits) if limits else None


def bill(reader: Reader, offering: Offering, aids: Iterable[Aid]) -> Bill:
    """The bill of a program for a reader, with every aid in the order in which they stack."""
    high = if_met = low = offering.sticker
    lines: list[Line] = []
    for aid in sorted(aids, key=lambda one: (one.stacking, one.key)):
        status, found = status_of(aid, reader, offering)
        limit = most(aid, offering)
        can = status in (Status.APPLIES, Status.IF) and aid.counts and limit != -1
        # Where the reader lives is what the price rests on: not said, nothing of a state counts.
        counted = can and (aid.state == "US" or bool(reader.state))
        low_off = high_off = None
        if counted and low is not None and if_met is not None and high is not None:
            by_rule = aid.decides == Decides.RULE
            low_off = _off(aid, offering, low, limit)
            if_off = _off(aid, offering, if_met, limit) if by_rule else 0
            low -= low_off
            if_met -= if_off
            high_off = max(low_off, if_off)
            low_off = min(low_off, if_off)
            if status is Status.APPLIES:
                high -= _off(aid, offering, high, limit)
        elif aid.amount_max is not None and aid.kind in LOWER_THE_BILL and limit != -1:
            high_off = None if status is Status.NO else limit
        wanted = Holds.NO if status is Status.NO else None
        reasons = tuple(
            one for one in found
            if (one.holds is wanted if wanted else one.holds is not Holds.YES)
        )  # fmt: skip
        met = tuple(one for one in found if one.holds is Holds.YES)
        lines.append(Line(aid, status, reasons, met, low_off, high_off, counted))
    return Bill(offering.sticker, tuple(lines), low, if_met, high)


def _off(aid: Aid, offering: Offering, left: int, limit: int | None) -> int:
    """What an aid takes off what earlier ones left. One that pays the district's price pays what
    they left of that, and no more."""
    if aid.district_only and offering.district is not None and offering.sticker is not None:
        left = max(0, min(left, offering.district - (offering.sticker - left)))
    return left if limit is None else min(left, limit)
