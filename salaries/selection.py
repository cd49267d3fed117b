"""Which occupations, and which areas of one occupation, a query means."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Rows, Where
from careerguide.lists import selection as lists
from careerguide.lists.columns import Column
from careerguide.lists.filters import ListState
from careerguide.pages.cache import per_build
from salaries.columns import AREAS, OCCUPATIONS
from salaries.filters import AREA_FILTERS, OCCUPATION_FILTERS, AreaQuery
from salaries.occupations import Occupations
from salaries.rules import ADJUSTED, PERCENTILES
from salaries.search import Match
from salaries.wagestore import WageArea, WageStore, wages


class OccupationSelection(lists.Selection):
    """A query resolved against the detailed occupations."""

    columns, filters = OCCUPATIONS, OCCUPATION_FILTERS
    records: Occupations

    @property
    def matches(self) -> dict[int, Match]:
        """How each occupation matched the search, best first; none without one."""
        return self.meant["q"] or {}

    @property
    def usual_sort(self) -> str:
        """Most jobs first; a search goes by how well it matches."""
        return "" if self.query.q else "-employment"

    def by_default(self) -> Rows:
        """The best match first: overridden, as the search knows that order and no column does."""
        found = np.fromiter(self.matches, dtype=np.int32, count=len(self.matches))
        return found[self.matching.mask[found]]

    @property
    def unknown_pay(self) -> int:
        """Occupations left out by a lowest median because they have none a year."""
        if self.query.wage_min is None:
            return 0
        medians = self.values("annual_median", self.narrowed("wage_min").rows)
        return int(np.count_nonzero(medians < 0))

    def more_facts(self, rows: Rows) -> dict[str, list[Any]]:
        """What writing a wage asks for beside it: which are bounds, and which unit alone exists."""
        return {name: self.stored(name, rows).tolist() for name in ("top_coded", "only")}


class OccupationAreas:
    """The rows of one occupation: views of the wage store's arrays."""

    def __init__(self, held: WageStore, soc: str) -> None:
        self.store, self.soc = held, soc
        self.slice = held.rows(soc)
        self.size = self.slice.stop - self.slice.start
        self.area: NDArray[np.int16] = self["area"]
        self.types = held.area_types[self.area]

    def __getitem__(self, name: str) -> NDArray[Any]:
        return np.asarray(self.store.columns[name][self.slice])

    def areas(self, rows: Where) -> list[WageArea]:
        """The area of each of `rows`."""
        return [self.store.areas[at] for at in self.area[rows].tolist()]


class AreaSelection(lists.Selection):
    """A query resolved against the areas of one occupation."""

    columns, filters = AREAS, AREA_FILTERS
    records: OccupationAreas

    @cached_property
    def shown(self) -> dict[str, Column]:
        """The figures of the table: percentiles in the unit and at the prices asked for.

        Beside adjusted ones stand the price level and the published median.
        """
        unit, end = self.query.unit, ADJUSTED if self.query.adjusted else ""
        names = {"employment": "employment"} | {p: f"{unit}_{p}{end}" for p in PERCENTILES}
        if end:
            names |= {"parity": "price_parity", "published": f"{unit}_median"}
        names |= {"quotient": "location_quotient", "error": "sampling_error"}
        return {key: AREAS[name] for key, name in names.items()}

    @property
    def table(self) -> list[Column]:
        """Overridden, as unit and prices of the query decide which columns stand there."""
        return [AREAS["area"], *self.shown.values()]

    @cached_property
    def parity_year(self) -> int | None:
        """The one year of all prices: the latest published for every type of area that matches."""
        held, left = self.records.store, self.matching
        types = self.records.types if left.some is None else self.records.types[left.some]
        return held.parity_year(set(np.unique(types).tolist()))

    @cached_property
    def parity(self) -> NDArray[np.float64]:
        """Local prices as a percentage of the nation's for every row, NaN where unknown."""
        return self.records.store.area_parities(self.parity_year)[self.records.area]

    @cached_property
    def facet_counts(self) -> dict[str, dict[str, int]]:
        """Overridden to be kept for the build: by filter, how many areas each value would leave."""
        query = self.query
        asked = AreaQuery(q=query.q, state=query.state, type=query.type)
        return _counts(self.records.soc, asked)

    def more_facts(self, rows: Rows) -> dict[str, list[Any]]:
        """Each row's WageArea, and what writing its wages asks for beside them."""
        held = {name: self.stored(name, rows).tolist() for name in ("top_coded", "only")}
        return held | {"area": self.records.areas(rows)}


@per_build(most=500)
def _counts(soc: str, query: ListState) -> dict[str, dict[str, int]]:
    """Of the areas that pass the query's filters; orders, pages, units and prices share them."""
    return AreaSelection(OccupationAreas(wages(), soc), query).count_choices()
