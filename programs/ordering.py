"""In which order a selection's programs come, and by which values."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Rows, Where
from programs.catalog import MISSING

if TYPE_CHECKING:
    from programs.selection import Selection

COLUMN_OF = {
    "books": "books",
    "months_low": "months_low",
    "months_high": "months_high",
    "earnings_median": "earnings",
    "debt_median": "debt",
    "awards": "awards",
}
"""Sort keys whose column does not depend on the query."""

SMALL = 20_000
"""Below this, sorting what matches beats walking the whole saved order."""
LEVEL_RANK = np.full(32, MISSING, dtype=np.int8)
for _rank, _level in enumerate((20, 21, 2, 4, 3, 5, 6, 7, 8, 17, 18, 19)):
    LEVEL_RANK[_level] = _rank


def ordered(selection: "Selection") -> Rows:
    """Matching row numbers in the query's order; unknowns last both ways, ties by id."""
    sort = selection.query.sort
    key, falling = sort.removeprefix("-"), sort.startswith("-")
    if not sort:
        return _by_default(selection)
    if column := COLUMN_OF.get(key) or _fixed_price(selection, key):
        return _by_saved_order(selection, column, falling)
    rows = selection.matching.rows
    return sort_rows(rows, values(selection, key, rows), falling=falling)


def _fixed_price(selection: "Selection", key: str) -> str:
    """The saved column that `key` means where one price column counts for all programs."""
    if key in ("price_low", "price_high") and not selection.two_prices:
        return f"{selection.residency}_{key.removeprefix('price_')}"
    if key in ("local_wage_p25", "local_wage_median") and selection.occupation is None:
        return key.replace("local_wage", "local")
    return ""


def _by_saved_order(selection: "Selection", column: str, falling: bool) -> Rows:
    matching, catalog = selection.matching, selection.catalog
    if matching.count < SMALL:
        rows = matching.rows
        return sort_rows(rows, catalog[column][rows], falling=falling)
    order: Rows = catalog[f"{'falling' if falling else 'rising'}_{column}"]
    if matching.count == catalog.size:
        return order
    return order[matching.mask[order]]


def _by_default(selection: "Selection") -> Rows:
    """Nearest first where a place is given; else best match, then most awards."""
    if selection.distances is not None:
        rows = selection.matching.rows
        return sort_rows(rows, values(selection, "distance", rows), falling=False)
    if selection.meaning is None:
        return _by_saved_order(selection, "awards", falling=True)
    rows = selection.matching.rows
    awards = -selection.catalog["awards"][rows].astype(np.int32)
    return rows[np.lexsort((rows, awards, selection.meaning.tier[rows]))]


def values(selection: "Selection", key: str, rows: Where) -> NDArray[Any]:
    """The values of a sort key or page for `rows`; -1 or NaN where unknown."""
    catalog = selection.catalog
    if key in ("price_low", "price_high"):
        return selection.price(key.removeprefix("price_"), rows)
    if key in ("local_wage_p25", "local_wage_median"):
        return catalog.local_wage(key.removeprefix("local_wage_"), selection.occupation)[rows]
    if key == "distance":
        far = selection.distances
        unknown = np.full(len(catalog.provider_names), np.nan)
        return (unknown if far is None else far)[catalog.provider[rows]]
    if key == "provider":
        return np.asarray(catalog["provider_rank"][catalog.provider[rows]])
    if key == "state":
        return catalog.state[rows]
    if key == "field":
        return catalog.field_rank[rows]
    if key == "award_level":
        return LEVEL_RANK[catalog["award_level"][rows]]
    return np.asarray(catalog[COLUMN_OF[key]][rows])


def sort_rows(rows: Rows, values: NDArray[Any], *, falling: bool) -> Rows:
    """`rows` (rising) by their values; unknown (negative or NaN) last, ties by row."""
    known = values >= 0
    signed = -values[known].astype(np.float64) if falling else values[known]
    return np.concatenate((rows[known][np.argsort(signed, kind="stable")], rows[~known]))
