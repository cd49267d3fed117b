"""Which programs a query means, and which price counts for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.columns.narrowing import Mask, Narrowing, Rows, Where
from careerguide.lists.state import BadValue, Problem
from careerguide.places.find import Place, find_place
from careerguide.places.states import miles
from programs.catalog import Catalog
from programs.filters import CONTROLS, DELIVERIES, ProgramQuery
from programs.meaning import Meaning, field_mask, find_occupation
from programs.ordering import ordered


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

    def price(self, end: str, rows: Where) -> NDArray[np.int32]:
        """The low or high price that counts for each of `rows`.

        A reader at a known place is a resident of its state only: elsewhere they pay the
        out-of-state price.
        """
        own = np.asarray(self.catalog[f"{self.residency}_{end}"][rows])
        if not self.two_prices:
            return own
        return np.where(self.away(rows), self.catalog[f"out_of_state_{end}"][rows], own)

    @property
    def two_prices(self) -> bool:
        """Whether a resident's price counts for some programs and a stranger's for others."""
        return self.place is not None and self.residency != "out_of_state"

    def away(self, rows: Where) -> Mask:
        """Which of `rows` are outside the reader's state, where the reader's place is known."""
        here = self.catalog.state[rows]
        if self.place is None:
            return np.zeros(len(here), dtype=bool)
        return np.asarray(here != self.catalog.state_at.get(self.place.state, -1))

    @cached_property
    def matching(self) -> Narrowing:
        """The programs that match every filter; filters that leave few come first."""
        catalog, query = self.catalog, self.query
        fields, near, meaning = self.fields, self.distances, self.meaning
        left = Narrowing(catalog.size, None if fields is None else catalog.of_fields(fields))
        if near is not None:
            left.keep(lambda rows: (near <= query.within)[catalog.provider[rows]])
        if query.state:
            wanted = [catalog.state_at.get(s, -1) for s in query.state]
            left.keep(lambda rows: _among(catalog.state[rows], wanted))
        if meaning is not None:
            left.keep(lambda rows: meaning.mask[rows])
        if self.occupation is not None:
            job = np.zeros(len(catalog.wages.codes), dtype=bool)
            job[self.occupation] = True
            left.keep(lambda rows: catalog.leading_to(job, rows))
        self._choices(left)
        self._numbers(left)
        return left

    def _choices(self, left: Narrowing) -> None:
        query, catalog = self.query, self.catalog
        if query.award:
            levels = [int(level) for level in query.award]
            left.keep(lambda rows: _among(catalog["award_level"][rows], levels))
        if query.delivery:
            ways = [DELIVERIES[d] for d in query.delivery]
            left.keep(lambda rows: _among(catalog["delivery"][rows], ways))
        if query.control:
            kinds = [CONTROLS[c] for c in query.control]
            left.keep(lambda rows: _among(catalog.control[rows], kinds))

    def _numbers(self, left: Narrowing) -> None:
        query, catalog = self.query, self.catalog
        if (most := query.cost_max) is not None:
            left.keep(lambda rows: _at_most(self.price("high", rows), most, query.cost_unknown))
        if (longest := query.months_max) is not None:
            months = catalog["months_high"]
            left.keep(lambda rows: _at_most(months[rows], longest, query.months_unknown))
        if (least := query.earnings_min) is not None:
            earnings = catalog["earnings"]
            left.keep(lambda rows: _at_least(earnings[rows], least, query.earnings_unknown))
        if (lowest := query.pay_min) is not None:
            pay = catalog.local_wage("median", self.occupation)
            left.keep(lambda rows: _at_least(pay[rows], lowest, query.pay_unknown))

    @cached_property
    def total(self) -> int:
        return self.matching.count

    @cached_property
    def ordered(self) -> Rows:
        """Matching row numbers in the query's order; unknowns last both ways, ties by id."""
        return ordered(self)

    def without(self, name: str) -> int:
        """How many programs match when one filter is dropped."""
        companions = {"cost_max": "cost_unknown", "near": "within"}
        query = self.query.without(name)
        if name in companions:
            query = query.without(companions[name])
        return Selection(self.catalog, query).total


def _among(values: NDArray[Any], wanted: Sequence[int]) -> Mask:
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
