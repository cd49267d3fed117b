"""Programs that lead to an occupation, for the wage pages of one area."""

import numpy as np
from django.urls import reverse

from careerguide.columns import store
from careerguide.columns.narrowing import Mask, Narrowing, Where
from careerguide.lists.selection import sort_rows
from programs.catalog import Catalog, catalog
from programs.filters import ProgramQuery
from programs.pages.detail.similar import written
from salaries.pages.panels import Nearby, NearbyProgram

SHOWN = 6


def programs_nearby(soc: str, area: str) -> Nearby:
    """The programs with most graduates in the area that lead there, and the list of all."""
    try:
        held = catalog()
    except store.NoData:
        return Nearby()
    place = held.wages.area_at.get(area)
    if soc not in held.wages.code_at or place is None:
        return Nearby()
    state = held.wages.areas[place].state
    here = Narrowing(held.size)
    here.keep(lambda rows: _in_area(held, place, rows))
    here.keep(lambda rows: _leading(held, soc, rows))
    rows = here.rows
    first = sort_rows(rows, held["awards"][rows], falling=True)[:SHOWN]
    query = ProgramQuery(occupation=soc, state=(state,) if state in held.state_at else ())
    more = reverse("programs:list") + query.query()
    return Nearby([_nearby(held, int(row)) for row in first], more)


def _leading(held: Catalog, soc: str, rows: Where) -> Mask:
    wanted = np.zeros(len(held.wages.codes), dtype=bool)
    wanted[held.wages.code_at[soc]] = True
    return held.leading_to(wanted, rows)


def _in_area(held: Catalog, place: int, rows: Where) -> Mask:
    """Those of `rows` in the wage area; a state or the nation holds its metros too."""
    area = held.wages.areas[place]
    if area.is_nation:
        return np.ones(len(held.id[rows]), dtype=bool)
    if area.type.is_whole_state:
        return np.asarray(held.state[rows] == held.state_at.get(area.state, -1))
    return np.asarray(held["area"][rows] == place)


def _nearby(held: Catalog, row: int) -> NearbyProgram:
    shown = written(held, row)
    return NearbyProgram(
        name=f"{shown['name']}, {shown['award']}",
        provider=shown["provider"],
        place=shown["place"],
        price=f"{shown['price']} ({shown['price_note']})" if shown["price"] else shown["no_price"],
        length=shown["length"] or shown["no_length"],
        href=shown["href"],
    )
