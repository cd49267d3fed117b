"""Which programs a query means, which price counts for each, and in which order they come."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.core import store
from careerguide.core.geography import miles
from careerguide.core.urlstate import BadValue, Problem
from programs.catalog import MISSING, Catalog, Mask, Rows
from programs.meaning import Meaning, field_mask, find_occupation
from programs.places import Place, find_place
from programs.query import CONTROLS, DELIVERIES, ProgramQuery

COLUMN_OF = {
    "books": "books",
    "months_low": "months_low",
    "months_high": "months_high",
    "earnings_median": "earnings",
    "debt_median": "debt",
    "awards": "awards",
}
"""Sort keys whose column does not depend on the query."""


@dataclass
class Selection:
    """A query resolved against the catalogue. Everything is computed when first asked for."""

    catalog: Catalog
    query: ProgramQuery
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def place(self) -> Place | None:
        """The centre of “near”, or None."""
        return self._resolve("near", lambda text: find_place(text, store.version()))

    @cached_property
    def fields(self) -> Mask | None:
        """Fields of study the query names, as a mask over the catalogue's fields."""
        return self._resolve("field", lambda text: field_mask(self.catalog, text))

    @cached_property
    def occupation(self) -> int | None:
        """The occupation the query names, as a place among the wage store's codes."""
        return self._resolve("occupation", lambda text: find_occupation(self.catalog, text))

    @cached_property
    def meaning(self) -> Meaning | None:
        """What the free words mean."""
        return Meaning(self.catalog, self.query.q) if self.query.q else None

    def resolve(self) -> None:
        """Look up every name the query gives, so that `problems` is complete."""
        _ = self.place, self.fields, self.occupation

    def _resolve(self, name: str, find: Callable[[str], Any]) -> Any:
        text = getattr(self.query, name)
        if not text:
            return None
        try:
            return find(text)
        except BadValue as error:
            self.problems.append(Problem(name, str(error), text))
            return None

    @cached_property
    def home(self) -> str:
        """The reader's state: of the place named, or the one state chosen; "" if not known."""
        if self.place:
            return self.place.state
        return self.query.state[0] if len(self.query.state) == 1 else ""

    @cached_property
    def residency(self) -> str:
        return self.query.residency or ("in_state" if self.home else "out_of_state")

    @cached_property
    def distances(self) -> NDArray[np.float64] | None:
        """Miles from the place to every provider; NaN for one without a position."""
        if self.place is None:
            return None
        latitude, longitude = self.catalog["latitude"], self.catalog["longitude"]
        return miles(self.place.latitude, self.place.longitude, latitude, longitude)

    def price(self, end: str) -> NDArray[np.int32]:
        """The low or high price that counts for each program.

        A reader at a known place is a resident of its state only: elsewhere they pay the
        out-of-state price.
        """
        own = self.catalog[f"{self.residency}_{end}"]
        if self.residency == "out_of_state" or not self.away.any():
            return np.asarray(own)
        return np.where(self.away, self.catalog[f"out_of_state_{end}"], own)

    @cached_property
    def away(self) -> Mask:
        """Programs outside the reader's state, where the reader's place is known."""
        if self.place is None:
            return np.zeros(1, dtype=bool)
        return np.asarray(self.catalog.state != self.catalog.state_at.get(self.place.state, -1))

    @cached_property
    def mask(self) -> Mask:
        """The programs that match every filter."""
        catalog, query = self.catalog, self.query
        mask = np.ones(catalog.size, dtype=bool)
        if self.meaning is not None:
            mask &= self.meaning.mask
        if self.fields is not None:
            mask &= catalog.of_fields(self.fields)
        if self.occupation is not None:
            wanted = np.zeros(len(catalog.wages.codes), dtype=bool)
            wanted[self.occupation] = True
            mask &= catalog.leading_to(wanted)
        if query.award:
            mask &= _among(catalog["award_level"], [int(level) for level in query.award])
        if query.state:
            mask &= _among(catalog.state, [catalog.state_at.get(s, -1) for s in query.state])
        if query.delivery:
            mask &= _among(catalog["delivery"], [DELIVERIES[d] for d in query.delivery])
        if query.control:
            mask &= _among(catalog.control, [CONTROLS[c] for c in query.control])
        if self.distances is not None:
            mask &= catalog.of_providers(self.distances <= query.within)
        return self._numbers(mask)

    def _numbers(self, mask: Mask) -> Mask:
        query = self.query
        if query.cost_max is not None:
            mask &= _at_most(self.price("high"), query.cost_max, query.cost_unknown)
        if query.months_max is not None:
            months = self.catalog["months_high"]
            mask &= _at_most(months, query.months_max, query.months_unknown)
        if query.earnings_min is not None:
            earnings = self.catalog["earnings"]
            mask &= _at_least(earnings, query.earnings_min, query.earnings_unknown)
        if query.pay_min is not None:
            pay = self.catalog.local_wage("median", self.occupation)
            mask &= _at_least(pay, query.pay_min, query.pay_unknown)
        return mask

    @cached_property
    def total(self) -> int:
        return int(np.count_nonzero(self.mask))

    @cached_property
    def ordered(self) -> Rows:
        """Matching row numbers in the query's order; unknowns last both ways, ties by id."""
        sort = self.query.sort
        key, falling = sort.removeprefix("-"), sort.startswith("-")
        if not sort:
            return self._by_default()
        if key in COLUMN_OF or self._fixed_price(key):
            return self._by_saved_order(COLUMN_OF.get(key) or self._fixed_price(key), falling)
        rows = np.flatnonzero(self.mask).astype(np.int32)
        return sort_rows(rows, self.values(key)[rows], falling=falling)

    def _fixed_price(self, key: str) -> str:
        """The saved column that `key` means where one price column counts for all programs."""
        if key in ("price_low", "price_high") and not self.away.any():
            return f"{self.residency}_{key.removeprefix('price_')}"
        if key in ("local_wage_p25", "local_wage_median") and self.occupation is None:
            return key.replace("local_wage", "local")
        return ""

    def _by_saved_order(self, column: str, falling: bool) -> Rows:
        if self.total < SMALL:
            rows = np.flatnonzero(self.mask).astype(np.int32)
            return sort_rows(rows, self.catalog[column][rows], falling=falling)
        order: Rows = self.catalog[f"{'falling' if falling else 'rising'}_{column}"]
        if self.total == self.catalog.size:
            return order
        return order[self.mask[order]]

    def _by_default(self) -> Rows:
        """Nearest first where a place is given; else best match, then most awards."""
        if self.distances is not None:
            rows = np.flatnonzero(self.mask).astype(np.int32)
            return sort_rows(rows, self.distances[self.catalog.provider[rows]], falling=False)
        if self.meaning is None:
            return self._by_saved_order("awards", falling=True)
        rows = np.flatnonzero(self.mask).astype(np.int32)
        awards = -self.catalog["awards"][rows].astype(np.int32)
        return rows[np.lexsort((rows, awards, self.meaning.tier[rows]))]

    def values(self, key: str) -> NDArray[Any]:
        """The values a sort key or page needs, one a program; -1 or NaN where unknown."""
        catalog = self.catalog
        if key in ("price_low", "price_high"):
            return self.price(key.removeprefix("price_"))
        if key in ("local_wage_p25", "local_wage_median"):
            return catalog.local_wage(key.removeprefix("local_wage_"), self.occupation)
        if key == "distance":
            if self.distances is None:
                return np.full(catalog.size, np.nan)
            return self.distances[catalog.provider]
        if key == "provider":
            return np.asarray(catalog["provider_rank"][catalog.provider])
        if key == "state":
            return catalog.state
        if key == "field":
            return catalog.field_rank
        if key == "award_level":
            return LEVEL_RANK[catalog["award_level"]]
        return np.asarray(catalog[COLUMN_OF[key]])

    def without(self, name: str) -> int:
        """How many programs match when one filter is dropped."""
        companions = {"cost_max": "cost_unknown", "near": "within"}
        query = self.query.without(name)
        if name in companions:
            query = query.without(companions[name])
        return Selection(self.catalog, query).total


SMALL = 20_000
"""Below this, sorting what matches beats walking the whole saved order."""
LEVEL_RANK = np.full(32, MISSING, dtype=np.int8)
for _rank, _level in enumerate((20, 21, 2, 4, 3, 5, 6, 7, 8, 17, 18, 19)):
    LEVEL_RANK[_level] = _rank


def sort_rows(rows: Rows, values: NDArray[Any], *, falling: bool) -> Rows:
    """`rows` (rising) by their values; unknown (negative or NaN) last, ties by row."""
    known = values >= 0
    signed = -values[known].astype(np.float64) if falling else values[known]
    return np.concatenate((rows[known][np.argsort(signed, kind="stable")], rows[~known]))


def _among(values: NDArray[Any], wanted: list[int]) -> Mask:
    mask = values == wanted[0]
    for value in wanted[1:]:
        mask |= values == value
    return np.asarray(mask)


def _at_most(values: NDArray[Any], most: float, include_unknown: bool) -> Mask:
    known = values >= 0
    passing = known & (values <= most)
    return np.asarray(passing | ~known if include_unknown else passing)


def _at_least(values: NDArray[Any], least: float, include_unknown: bool) -> Mask:
    passing = (values >= least) & (values >= 0)
    return np.asarray(passing | (values < 0) if include_unknown else passing)
