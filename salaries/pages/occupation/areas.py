"""One occupation over all areas: filter and sort its rows of the wage store."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.order import Floats, ordered
from salaries.filters import ADJUSTED, AreasState
from salaries.models import Area
from salaries.wagestore import MISSING, WageStore

COLUMN = {"sampling_error": "mean_rse"}
"""The store's name of a sort key, where it has another."""


@dataclass(frozen=True)
class AreaRows:
    """Rows of the store's arrays in order; `parity` has one value per row, NaN where unknown."""

    rows: NDArray[np.int64]
    areas: NDArray[np.int64]
    parity: Floats
    parity_year: int | None

    def part(self, first: int, last: int) -> "AreaRows":
        """The rows of one page."""
        cut = slice(first, last)
        return AreaRows(self.rows[cut], self.areas[cut], self.parity[cut], self.parity_year)

    def __len__(self) -> int:
        return len(self.rows)


def find(store: WageStore, soc: str, state: AreasState) -> AreaRows:
    """The areas that pass the filters, sorted; prices of one year for all of them."""
    rows = store.rows(soc)
    areas = np.asarray(store.columns["area"][rows], dtype=np.int64)
    keep = np.flatnonzero(_passes(store, state)[areas])
    areas, places = areas[keep], keep + rows.start
    year = store.parity_year(kind for kind in Area.Type if kind in store.area_types[areas])
    parity = store.area_parities(year)[areas]
    sort = state.sort.removeprefix("-")
    order = ordered(_key(store, sort, places, areas, parity), state.sort.startswith("-"))
    return AreaRows(places[order], areas[order], parity[order], year)


def _passes(store: WageStore, state: AreasState) -> NDArray[np.bool_]:
    """For each area of the store, whether the filters let it through."""
    keep = np.ones(len(store.areas), dtype=bool)
    if state.type:
        keep &= np.isin(store.area_types, [t for t in Area.Type if t.slug in state.type])
    if state.state:
        keep &= [state.state in area.states for area in store.areas]
    if state.q:
        wanted = state.q.lower().replace(",", " ").split()
        keep &= [all(word in area.search for word in wanted) for area in store.areas]
    return keep


def _key(
    store: WageStore,
    sort: str,
    rows: NDArray[np.int64],
    areas: NDArray[np.int64],
    parity: Floats,
) -> Floats:
    if sort == "area":
        return areas.astype(np.float64)
    if sort == "price_parity":
        return parity
    values: NDArray[Any] = store.columns[COLUMN.get(sort, sort.removesuffix(ADJUSTED))][rows]
    key = values.astype(np.float64)
    key[key == MISSING] = np.nan
    return key * 100 / parity if sort.endswith(ADJUSTED) else key
