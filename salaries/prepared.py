"""The whole of what is known of occupations, wages and areas, as tables to download."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from django.utils.translation import gettext_lazy as _

from careerguide.lists.columns import COUNT, TEXT, Column
from careerguide.lists.schema import Sheet, Whole
from salaries.columns import AREAS, LEVEL, OEWS, OF_OCCUPATION
from salaries.filters import AreaQuery, OccupationQuery
from salaries.occupations import Occupations, occupations
from salaries.pages.occupation import with_occupation
from salaries.pages.occupations.page import Writer
from salaries.selection import AreaSelection, OccupationAreas, OccupationSelection

AREA_COLUMNS = (
    *(AREAS[name] for name in ("area_code", "area", "area_type", "state")),
    Column("occupations", COUNT, "Occupations with a wage there", source=OEWS),
    Column("price_parity", LEVEL, "Price level", source="rpp",
           about=("Local prices as a percentage of the nation’s, in the newest year that is"
                   " published for every kind of area.")),
    Column("price_parity_year", TEXT, "Year of the price level"),
)  # fmt: skip


def every_occupation(part: str) -> Sheet | None:
    """Every detailed occupation in the nation; None for a part."""
    return None if part else Writer(OccupationSelection(occupations(), OccupationQuery())).sheet()


def every_wage(part: str) -> Sheet | None:
    """Every detailed occupation in every area that publishes it; None for a part."""
    if part:
        return None
    known = occupations()
    columns = (*OF_OCCUPATION, *AREAS.csv)
    return Sheet([one.field(known) for one in columns], _wages(known))


def _wages(known: Occupations) -> Iterator[list[Any]]:
    for soc in known.codes:
        areas = AreaSelection(OccupationAreas(known.wages, soc), AreaQuery())
        yield from with_occupation(known, areas, areas.ordered)


def every_area(part: str) -> Sheet | None:
    """Every wage area; None for a part."""
    if part:
        return None
    known = occupations()
    store = known.wages
    year = store.parity_year(store.area_types.tolist())
    parities = store.area_parities(year)
    published = np.bincount(store.columns["area"], minlength=len(store.areas))
    cells = [AREAS[name].cell_of for name in ("area_code", "area", "area_type", "state")]

    def lines() -> Iterator[list[Any]]:
        for area in store.areas:
            parity = float(parities[area.at])
            known_there = not np.isnan(parity)
            yield [
                *(cell(None, {"area": area}) for cell in cells), int(published[area.at]),
                f"{parity:.3f}" if known_there else None, str(year) if known_there else None,
            ]  # fmt: skip

    return Sheet([one.field(known) for one in AREA_COLUMNS], lines())


OCCUPATIONS = Whole(
    _("Occupations"),
    _("A detailed occupation in the whole nation: jobs, median pay, outlook and what it asks."),
    ("soc",), every_occupation, ("soc",),
)  # fmt: skip
WAGES = Whole(
    _("Wages"),
    _("An occupation in an area: jobs, and five percentiles of pay by the hour and by the year."),
    ("soc", "area_code"), every_wage, ("soc",),
)  # fmt: skip
AREAS_TABLE = Whole(
    _("Areas"),
    _("A wage area: the nation, a state or territory, a metropolitan or nonmetropolitan area."),
    ("area_code",), every_area,
)  # fmt: skip
