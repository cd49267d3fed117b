"""Aid as pages ask for it: the programs in use, one program's bill, a state's free tuition."""

from datetime import date
from typing import NamedTuple

import numpy as np

from careerguide.columns.narrowing import Rows
from careerguide.editorial.models import today
from careerguide.pages.cache import per_page_version
from programs.catalog import Catalog
from programs.models import AidProgram
from programs.models.aid import NATION
from programs.rules.aid import Aid, Bill, Offering, Reader, bill
from programs.rules.codes import SchoolKind


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
        sticker=_known(catalog.sticker(residency)[row]),
        district=_known(catalog.sticker("in_district")[row]),
        months=_known_length(catalog.usual_months[row]),
    )


def _known(value: int) -> int | None:
    return None if value < 0 else int(value)


def _known_length(value: float) -> float | None:
    return None if value < 0 else float(value)


def bill_of(catalog: Catalog, row: int, reader: Reader, residency: str) -> Bill:
    """What a program costs a reader, with every aid of the nation and of its school's state."""
    one = offering(catalog, row, residency)
    return bill(reader, one, aids_in(one.state))


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
