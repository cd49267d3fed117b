"""Panels: what stands beside the subject of a page, and links on from it.

On a program's page: programs like it, and certifications, from the app that settings.SLOTS names.
On the wage page of an occupation in an area, in its slot: the programs that lead there.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypedDict

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.columns.narrowing import Mask, Narrowing, Rows, Where
from careerguide.columns.sorting import sort_rows
from careerguide.lists.columns import Fact
from careerguide.pages.cache import address
from careerguide.pages.labels import labels, notes
from careerguide.pages.slots import filler
from careerguide.places.statenames import state_name
from careerguide.places.states import miles
from programs import said
from programs.catalog import Catalog, catalog
from programs.corrected import price_basis, price_missing
from programs.filters import ProgramQuery
from programs.models import Program
from programs.pages.words import residencies
from programs.rules.codes import AwardLevel, Entry, Missing, PriceBasis
from programs.rules.ids import program_slug
from salaries.pages.panels import Nearby, NearbyProgram

NEAR_MILES = 100.0
MOST_SIMILAR = 3
"""Programs in each list of similar ones."""
MOST_NEARBY = 6
"""Programs beside an occupation's wages."""
Figures = NDArray[np.integer] | NDArray[np.floating]


class ShortProgram(TypedDict):
    """A program in a few words; `price` and `length` are "" where unknown, beside them why."""

    href: str
    name: str
    provider: str
    place: str
    award: str
    price: str
    price_note: str
    no_price: str
    length: str
    no_length: str


class SimilarProgram(ShortProgram):
    """One like another, with the miles between their schools."""

    distance: str


class Similar(TypedDict):
    """A list of similar programs under its heading."""

    label: str
    state: str
    """For whose residents the prices are."""
    programs: list[SimilarProgram]


class Prepared(NamedTuple):
    """A certification that a program's field prepares for; `note` says what else it takes."""

    label: str
    href: str
    note: str = ""


def certifications_for(
    cip: str, award_level: int, accreditors: frozenset[str] = frozenset(), state: str = ""
) -> Sequence[Prepared]:
    """Certifications and licenses that a program of this field and award, taught in that state and
    accredited by these, prepares for.

    None for a program without a field of study, or where no app knows certifications.
    """
    fill = filler("certifications of a program")
    return fill(cip, award_level, accreditors, state) if fill and cip else ()


def similar(catalog: Catalog, program: Program) -> list[Similar]:
    """Up to three programs a list, in the same field and no more than 100 miles away.

    Cheaper and shorter are only those whose ranges do not touch the program's. Figures that
    contradict themselves are left out, and so are unknown ones. Prices are those of a resident of
    the program's own state.
    """
    row = catalog.row(program.pk)
    if row is None:
        return []
    like = _like(catalog, row)
    if program.entry == Entry.BEGINNERS:
        like = like[catalog.for_beginners(like)]
    away = _distances(catalog, row, like)
    like, away = like[away <= NEAR_MILES], away[away <= NEAR_MILES]
    trusted = catalog.trusted(like)
    price, months = _prices(catalog, row, like), catalog["months_high"][like]
    lists = (
        (_("Cheaper"), trusted & _cheaper(catalog, row, like, price), price),
        (_("Shorter"), trusted & _below(months, catalog["months_low"][row]), months),
        (_("Nearest"), np.ones(len(like), dtype=bool), away),
    )
    state = state_name(catalog.columns["provider_states"][catalog.provider[row]])
    return [
        {
            "label": label,
            "state": state,
            "programs": [_shown(catalog, row, like[at], away[at]) for at in first],
        }
        for label, mask, by in lists
        if (first := _first(mask, by))
    ]


def _below(values: Figures, limit: float) -> Mask:
    """Which are known and lower; -1 is unknown, on either side."""
    return np.asarray((values >= 0) & (values < limit))


def _prices(catalog: Catalog, row: int, others: Rows) -> NDArray[np.int32]:
    """The most that a resident of the program's state pays for each of `others`; -1 if unknown."""
    home = catalog.state[others] == catalog.state[row]
    return np.where(home, catalog["in_state_high"][others], catalog["out_of_state_high"][others])


def _cheaper(catalog: Catalog, row: int, others: Rows, price: NDArray[np.int32]) -> Mask:
    """Which cost less even at the high end of their range than the program at its low one.

    Estimates of one award level are one year's price times the same figures: the lower year wins.
    """
    surely = _below(price, catalog["in_state_low"][row])
    same = np.ones(len(others), dtype=bool)
    for name in ("price_basis", "award_level"):
        same &= catalog[name][others] == catalog[name][row]
    same &= catalog["price_basis"][others] == PriceBasis.YEAR_ESTIMATE
    same &= ~catalog.priced_by_staff(others) & ~catalog.priced_by_staff([row])
    return surely | (same & _below(price, catalog["in_state_high"][row]))


def _distances(catalog: Catalog, row: int, others: Rows) -> NDArray[np.float64]:
    """Miles from the program's school to those of `others`; NaN where a place is not known."""
    provider, theirs = catalog.provider[row], catalog.provider[others]
    latitude, longitude = catalog["latitude"], catalog["longitude"]
    return miles(
        float(latitude[provider]), float(longitude[provider]), latitude[theirs], longitude[theirs]
    )


def _like(catalog: Catalog, row: int) -> Rows:
    """Others in the same field and rank of award: a degree is not a shorter certificate.

    None of a school that is gone.
    """
    rows = catalog.of_field(int(catalog.field[row]))
    rank = catalog["rank"]
    return rows[(rank[rows] == rank[row]) & (rows != row) & ~catalog.gone[rows]]


def _first(mask: Mask, by: Figures) -> list[int]:
    """Places of the lowest values under the mask; ties in their order."""
    at = np.flatnonzero(mask)
    return at[np.argsort(by[at], kind="stable")][:MOST_SIMILAR].tolist()


def short_program(catalog: Catalog, row: int, residency: str = "in_state") -> ShortProgram:
    """One program in a few words, at the price of a residency; why instead where not known."""

    def known(column: str) -> float | None:
        value = float(catalog[column][row])
        return None if value < 0 else value

    ends = {f"price_{end}": known(f"{residency}_{end}") for end in ("low", "typical", "high")}
    fact: Fact = {
        **ends,
        **{name: known(name) for name in ("months_low", "months_typical", "months_high")},
        "price_basis": price_basis(catalog, row, residency),
        "length_basis": int(catalog["length_basis"][row]),
    }
    provider = int(catalog.provider[row])
    basis = notes(PriceBasis)[fact["price_basis"]]
    told = (said.price_range(None, fact), basis, residencies()[residency])
    return {
        "href": f"{address('programs:list')}{program_slug(int(catalog.id[row]))}/",
        "name": catalog.name(row),
        "provider": catalog.provider_names[provider],
        "place": catalog.place(provider),
        "award": labels(AwardLevel)[int(catalog["award_level"][row])],
        "price": said.price(None, fact),
        "price_note": ", ".join(filter(None, told)),
        "no_price": labels(Missing)[price_missing(catalog, row, residency)] or _("not reported"),
        "length": said.length(None, fact),
        "no_length": _("not reported"),
    }


def _shown(catalog: Catalog, row: int, other: np.int32, away: float) -> SimilarProgram:
    """A program as another's page lists it."""
    home = catalog.state[other] == catalog.state[row]
    shown = short_program(catalog, int(other), "in_state" if home else "out_of_state")
    return {**shown, "distance": _("%(n)s miles") % {"n": f"{away:.0f}"}}


def programs_nearby(soc: str, area: str) -> Nearby:
    """The programs with most graduates in the area that lead there, and the list of all."""
    try:
        programs = catalog()
    except store.NoData:
        return Nearby()
    place = programs.wages.area_at.get(area)
    if soc not in programs.wages.code_at or place is None:
        return Nearby()
    state = programs.wages.areas[place].state
    here = Narrowing(programs.size)
    here.keep(lambda rows: ~programs.gone[rows])
    here.keep(lambda rows: _in_area(programs, place, rows))
    wanted = np.zeros(len(programs.wages.codes), dtype=bool)
    wanted[programs.wages.code_at[soc]] = True
    here.keep(lambda rows: programs.leading_to(wanted, rows))
    rows = here.rows
    first = sort_rows(rows, programs["awards"][rows], falling=True)[:MOST_NEARBY]
    query = ProgramQuery(occupation=soc, state=(state,) if state in programs.state_at else ())
    more = address("programs:list") + query.query()
    return Nearby([_nearby(programs, int(row)) for row in first], more)


def _in_area(programs: Catalog, place: int, rows: Where) -> Mask:
    """Those of `rows` in the wage area; a state or the nation holds its metros too."""
    area = programs.wages.areas[place]
    if area.is_nation:
        return np.ones(len(programs.id[rows]), dtype=bool)
    if area.type.is_whole_state:
        return np.asarray(programs.state[rows] == programs.state_at.get(area.state, -1))
    return np.asarray(programs["area"][rows] == place)


def _nearby(programs: Catalog, row: int) -> NearbyProgram:
    shown = short_program(programs, row)
    return NearbyProgram(
        name=f"{shown['name']}, {shown['award']}",
        provider=shown["provider"],
        place=shown["place"],
        price=f"{shown['price']} ({shown['price_note']})" if shown["price"] else shown["no_price"],
        length=shown["length"] or shown["no_length"],
        href=shown["href"],
    )
