"""Aid as pages ask for it: programs in use, one program's bill, and the bills of whole lists."""

from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, Rows, Where
from careerguide.editorial.models import today
from careerguide.pages.cache import per_page_version
from programs.catalog import Catalog
from programs.models import AidProgram
from programs.models.aid import NATION
from programs.rules.aid import Aid, Bill, Offering, Reader, bill
from programs.rules.aidchecks import Holds, of_money, of_person
from programs.rules.aidterms import Decides
from programs.rules.codes import SchoolKind
from programs.rules.lengths import MONTHS_PER_WEEK

STICKER, LENGTH = "high", "months_high"
"""Which end of a price stands for the sticker, and which length its aid is reckoned over: the two
must belong together."""
UNKNOWN = -1
Dollars = NDArray[np.int32]


class Held(NamedTuple):
    """The aid programs in use, as arithmetic takes them and as staff keep them, and the past."""

    aids: tuple[Aid, ...]
    """Of programs of study, in the order in which they stack."""
    rows: dict[str, AidProgram]
    past: tuple[AidProgram, ...]


@per_page_version
def _held(day: date) -> Held:
    rows = list(AidProgram.objects.all())
    past = tuple(row for row in rows if row.is_past(day))
    now = {row.key: row for row in rows if not row.is_past(day)}
    of_study = (
        row.rule
        for row in now.values()
        if not row.not_of_programs and row.kind != AidProgram.Kind.INFORMATION
    )
    return Held(tuple(sorted(of_study, key=lambda a: (a.stacking, a.key))), now, past)


def held() -> Held:
    """All of it, as it is today."""
    return _held(today())


def aids_in(state: str) -> list[Aid]:
    """Aid of the nation and of one state."""
    return [aid for aid in held().aids if aid.state in (NATION, state)]


def offering(catalog: Catalog, row: int, residency: str) -> Offering:
    """A program as aid sees it, at the price of a residency."""
    provider = int(catalog.provider[row])
    federal = int(catalog["federal_aid"][provider])
    return Offering(
        state=catalog["provider_states"][provider],
        school_kind=SchoolKind(int(catalog["school_kind"][provider])),
        unitid=catalog["provider_ids"][provider],
        federal_aid=None if federal < 0 else bool(federal),
        award_level=int(catalog["award_level"][row]),
        sticker=_known(catalog[f"{residency}_{STICKER}"][row]),
        district=_known(catalog[f"in_district_{STICKER}"][row]),
        months=_known_length(catalog[LENGTH][row]),
    )


def _known(value: int) -> int | None:
    return None if value < 0 else int(value)


def _known_length(value: float) -> float | None:
    return None if value < 0 else float(value)


def bill_of(catalog: Catalog, row: int, reader: Reader, residency: str) -> Bill:
    """What a program costs a reader, with every aid of the nation and of its school's state."""
    one = offering(catalog, row, residency)
    return bill(reader, one, aids_in(one.state))


class Paid(NamedTuple):
    """What a reader would pay for each of some programs: -1 is unknown. `by` is the place in `aids`
    of the first aid by rule that lowers the bill, -1 for none."""

    low: Dollars
    if_met: Dollars
    high: Dollars
    by: NDArray[np.int16]
    aids: tuple[Aid, ...]


def counted(reader: Reader) -> tuple[Aid, ...]:
    """Aid that may lower a bill of this reader, in the order in which it stacks."""
    mine = aids_in(reader.state) if reader.state else aids_in(NATION)
    return tuple(aid for aid in mine if aid.counts and not _refused(aid, reader))


def _refused(aid: Aid, reader: Reader) -> bool:
    asked = (*of_person(aid, reader), *of_money(aid, reader))
    return any(one.holds is Holds.NO for one in asked)


def paid(catalog: Catalog, reader: Reader, rows: Where, sticker: Dollars) -> Paid:
    """The bills of a list's programs at their `sticker` prices: as `bill` has them, all at once."""
    aids = counted(reader)
    low, if_met, high = (sticker.astype(np.int32) for _ in range(3))
    by = np.full(len(sticker), -1, dtype=np.int16)
    for at, aid in enumerate(aids):
        fits = _fits(catalog, aid, rows) & (sticker >= 0)
        limit, bounded = _limits(catalog, aid, rows)
        fits &= bounded
        low -= np.where(fits, np.minimum(low, limit), 0)
        if aid.decides != Decides.RULE:
            continue
        off = np.where(fits, np.minimum(if_met, limit), 0)
        if_met -= off
        by[(by < 0) & (off > 0)] = at
        if _certain(aid, reader):
            high -= np.where(fits, np.minimum(high, limit), 0)
    return Paid(low, if_met, high, by, aids)


def _certain(aid: Aid, reader: Reader) -> bool:
    asked = (*of_person(aid, reader), *of_money(aid, reader))
    return not aid.worded and all(one.holds is Holds.YES for one in asked)


def _fits(catalog: Catalog, aid: Aid, rows: Where) -> Mask:
    """Programs for which the aid is, as `aidchecks.of_program` says of each."""
    schools = np.ones(len(catalog.provider_names), dtype=bool)
    if aid.state != NATION:
        schools &= catalog.state_of_provider == catalog.state_at.get(aid.state, -1)
    if aid.schools:
        kinds = [kind for kind in SchoolKind if kind and kind.slug in aid.schools]
        schools &= np.isin(catalog["school_kind"], kinds)
    if aid.unitids:
        schools &= np.isin(catalog["provider_ids"], list(aid.unitids))
    if aid.federal_aid:
        schools &= catalog["federal_aid"] == 1
    found: Mask = schools[catalog.provider[rows]]
    if aid.awards:
        levels = np.zeros(32, dtype=bool)
        levels[list(aid.awards)] = True
        found = found & levels[catalog["award_level"][rows]]
    if aid.min_weeks is not None or aid.max_weeks is not None:
        months = np.asarray(catalog[LENGTH][rows])
        weeks = np.round(months / MONTHS_PER_WEEK, 1)
        least, most = aid.min_weeks or 0, aid.max_weeks or np.inf
        found = found & (months >= 0) & (weeks >= least) & (weeks <= most)
    return found


def _limits(catalog: Catalog, aid: Aid, rows: Where) -> tuple[Dollars, Mask]:
    """The most the aid pays for each program, and for which that can be said (`aid.most`)."""
    size = len(catalog.id[rows])
    none = np.iinfo(np.int32).max
    limit = np.full(size, none if aid.lifetime_max is None else aid.lifetime_max, dtype=np.int32)
    can = np.ones(size, dtype=bool)
    if aid.amount_max is not None:
        months = np.asarray(catalog[LENGTH][rows]).astype(np.float64)
        years = np.where(months > 12, months / 12, np.minimum(1.0, months / 9))
        if aid.lifetime_years is not None:
            years = np.minimum(years, aid.lifetime_years)
        can &= months >= 0
        sums = np.round(np.round(aid.amount_max * np.maximum(years, 0), 6))
        limit = np.minimum(limit, sums.astype(np.int32))
    if aid.district_only:
        district = np.asarray(catalog[f"in_district_{STICKER}"][rows])
        can &= district >= 0
        limit = np.minimum(limit, district)
    return limit, can


def free_tuition(state: str) -> list[AidProgram]:
    """The state's rules by which tuition and fees are free, first those that count first; none of a
    state of which nothing is known, and none of low confidence."""
    found = (held().rows[aid.key] for aid in held().aids if aid.state == state and aid.counts)
    return [row for row in found if row.promise]


def schools_of(catalog: Catalog, aid: Aid) -> Rows:
    """Providers, open as far as is known, that an aid of a state names by kind."""
    kinds = [kind for kind in SchoolKind if kind and kind.slug in aid.schools]
    here = catalog.state_of_provider == catalog.state_at.get(aid.state, -1)
    fit = here & np.isin(catalog["school_kind"], kinds) & ~catalog.gone_providers
    return np.flatnonzero(fit).astype(np.int32)
