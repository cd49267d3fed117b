"""What a reader would pay for each program of a list: `programs.rules.aid.bill`, all at once.

Aid depends on few things: the school's state and kind, the award level, the length. Each is tested
as an array, and sums are taken off whole columns of prices.
"""

from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, Where
from careerguide.editorial.models import today
from careerguide.pages.cache import per_page_version
from programs.aid import aids_in
from programs.catalog import Catalog
from programs.models.aid import NATION
from programs.rules.aid import Aid, Reader
from programs.rules.aidchecks import Holds, of_money, of_person
from programs.rules.aidterms import Decides
from programs.rules.codes import SchoolKind
from programs.rules.lengths import MONTHS_PER_WEEK

Dollars = NDArray[np.int32]
NO_LIMIT = np.iinfo(np.int32).max
LEVELS = 32
"""More than any award level's number."""


class Paid(NamedTuple):
    """What a reader would pay for each of some programs: -1 is unknown. `by` is the place in `aids`
    of the first aid by rule that lowers the bill, -1 for none."""

    low: Dollars
    if_met: Dollars
    high: Dollars
    by: NDArray[np.int16]
    aids: tuple[Aid, ...]


class Terms(NamedTuple):
    """What an aid pays of some programs: of which, at most how much, and what it leaves as it is
    beside the price of the school's district."""

    fits: Mask
    limit: Dollars | int
    beyond: Dollars | int

    def off(self, left: Dollars) -> Dollars:
        """What it takes off what earlier aids left."""
        own = np.minimum(np.maximum(left - self.beyond, 0), self.limit)
        return np.where(self.fits, own, 0).astype(np.int32)


def counted(reader: Reader) -> tuple[Aid, ...]:
    """Aid that may lower a bill of this reader, in the order in which it stacks."""
    # What readers say of their money is nobody's to keep, not even for the next request.
    return _counted(reader, today()) if not reader.is_private else _counting(reader)


def _counting(reader: Reader) -> tuple[Aid, ...]:
    mine = aids_in(reader.state) if reader.state else aids_in(NATION)
    return tuple(aid for aid in mine if aid.counts and Holds.NO not in _answers(aid, reader))


@per_page_version
def _counted(reader: Reader, _day: date) -> tuple[Aid, ...]:
    return _counting(reader)


def _answers(aid: Aid, reader: Reader) -> set[Holds]:
    return {one.holds for one in (*of_person(aid, reader), *of_money(aid, reader))}


def paid(records: Catalog, reader: Reader, rows: Where, sticker: Dollars) -> Paid:
    """The bills of a list's programs at their `sticker` prices, -1 where unknown."""
    aids = counted(reader)
    low, if_met, high = (sticker.astype(np.int32) for _ in range(3))
    by = np.full(len(sticker), -1, dtype=np.int16)
    for at, aid in enumerate(aids):
        terms = _terms(records, aid, rows, sticker)
        low -= terms.off(low)
        if aid.decides == Decides.RULE:
            by_rule = terms.off(if_met)
            if_met -= by_rule
            by[(by < 0) & (by_rule > 0)] = at
            if not aid.worded and _answers(aid, reader) <= {Holds.YES}:
                high -= terms.off(high)
    return Paid(low, if_met, high, by, aids)


def _terms(records: Catalog, aid: Aid, rows: Where, sticker: Dollars) -> Terms:
    fits = (sticker >= 0) & _schools(records, aid)[records.provider[rows]]
    if aid.awards:
        levels = np.zeros(LEVELS, dtype=bool)
        levels[list(aid.awards)] = True
        fits &= levels[records["award_level"][rows]]
    limit: Dollars | int = NO_LIMIT if aid.lifetime_max is None else aid.lifetime_max
    if aid.amount_max is not None or aid.min_weeks is not None or aid.max_weeks is not None:
        months = np.asarray(records.usual_months[rows])
        fits &= months >= 0
        if aid.min_weeks is not None or aid.max_weeks is not None:
            weeks = np.round(months / MONTHS_PER_WEEK, 1)
            fits &= (weeks >= (aid.min_weeks or 0)) & (weeks <= (aid.max_weeks or np.inf))
    if aid.amount_max is not None:
        years = np.minimum(_years(records)[rows], aid.lifetime_years or np.inf)
        sums = np.round(np.round(aid.amount_max * years, 6)).astype(np.int32)
        limit = np.minimum(limit, sums)
    if not aid.district_only:
        return Terms(fits, limit, 0)
    district = np.asarray(records.sticker("in_district")[rows])
    return Terms(fits & (district >= 0), limit, np.maximum(sticker - district, 0))


@per_page_version(spoken=False)
def _years(records: Catalog) -> NDArray[np.float64]:
    """Every program's `aidterms.academic_years`; 0 where its length is unknown."""
    months = np.maximum(records.usual_months.astype(np.float64), 0)
    return np.where(months > 12, months / 12, np.minimum(1.0, months / 9))


@per_page_version(spoken=False)
def _schools(records: Catalog, aid: Aid) -> Mask:
    """Which providers the aid names, as `aidchecks.of_program` says of each."""
    found = np.ones(len(records.provider_names), dtype=bool)
    if aid.state != NATION:
        found &= records.state_of_provider == records.state_at.get(aid.state, -1)
    if aid.schools:
        kinds = [kind for kind in SchoolKind if kind and kind.slug in aid.schools]
        found &= np.isin(records["school_kind"], kinds)
    if aid.unitids:
        found &= np.isin(records["provider_ids"], list(aid.unitids))
    if aid.federal_aid:
        found &= records["federal_aid"] == 1
    return found
