"""Schools as a list of their own: what programs' columns and filters say of the school alone."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Rows, Where
from careerguide.lists import selection as lists
from careerguide.lists import written
from careerguide.lists.columns import Columns, Fact
from careerguide.lists.filters import list_state
from careerguide.lists.state import choice
from careerguide.places.find import Place
from careerguide.places.states import miles
from programs.catalog import Catalog
from programs.columns import COLUMNS as OF_PROGRAM
from programs.columns import WHOLE_SCHOOL
from programs.filters import FILTERS as PROGRAM_FILTERS
from programs.published import DIRECTORY
from programs.rules.codes import GONE
from programs.rules.ids import LOCAL_PROVIDER, is_institution, list_source

OF_SCHOOL = ("unitid", "provider", "place", "city", "state", "control", "school_status", "distance")
"""The columns that name a school or say what it is; those of the whole school's figures follow."""
COLUMNS = Columns((
    *(OF_PROGRAM[name] for name in OF_SCHOOL),
    *(one for one in OF_PROGRAM if one.page is WHOLE_SCHOOL),
))  # fmt: skip
FILTERS = tuple(
    one for one in PROGRAM_FILTERS if one.name in ("school", "near", "state", "control", "status")
)
SchoolQuery = list_state("SchoolQuery", FILTERS, sort=choice(COLUMNS.sorts))


class Schools:
    """The providers of a catalogue, each a row; unmapped names are the catalogue's own."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.size = len(catalog.provider_names)
        self.provider: NDArray[np.int32] = np.arange(self.size, dtype=np.int32)
        self.provider_names = catalog.provider_names
        self.state, self.state_at = catalog.state_of_provider, catalog.state_at

    def __getitem__(self, name: str) -> Any:
        return self.catalog[name]

    @cached_property
    def control(self) -> NDArray[np.int8]:
        """Each school's `Control`."""
        return np.asarray(self.catalog["control"])

    def standing(self, rows: Where) -> NDArray[np.int8]:
        """Each school's `Standing`."""
        return np.asarray(self.catalog["standing"][rows])


class SchoolSelection(lists.Selection):
    """A query resolved against the schools."""

    columns, filters = COLUMNS, FILTERS
    records: Schools
    whole_state = ""

    @property
    def place(self) -> Place | None:
        """The center of “near”, or None."""
        found: Place | None = self.meant["near"]
        return found

    @cached_property
    def distances(self) -> NDArray[np.float64] | None:
        """Miles from the place to every school; NaN for one without a position."""
        if self.place is None:
            return None
        latitude, longitude = self.records["latitude"], self.records["longitude"]
        return miles(self.place.latitude, self.place.longitude, latitude, longitude)

    def by_default(self) -> Rows:
        """Nearest first where a place is given, else by name."""
        rows = self.matching.rows
        far = self.distances
        by = self.records["provider_rank"][rows] if far is None else far[rows]
        return self.with_last(rows[np.argsort(by, kind="stable")])

    def last(self, rows: Rows) -> Any:
        """Those that can't be taken to teach any more."""
        return np.isin(self.records["standing"][rows], GONE)

    def more_facts(self, rows: Rows) -> dict[str, list[Any]]:
        """Each row's place among the providers, its number, and what lists of programs ask for."""
        ids = self.records["provider_ids"]
        return {"provider_at": rows.tolist(), "number": [ids[row] for row in rows.tolist()]}


class SchoolWriter(written.Writer):
    """Writes schools by the columns that programs have of theirs."""

    selection: SchoolSelection

    def __init__(self, selection: SchoolSelection) -> None:
        super().__init__(selection)
        self.catalog = selection.records.catalog

    def is_listed(self, fact: Fact) -> bool:
        """Whether a state's list names it, and not IPEDS."""
        return not is_institution(fact["number"]) and fact["number"] < LOCAL_PROVIDER

    def listed_in(self, fact: Fact) -> str:
        """The source of its name and place; "" of one that staff added."""
        if is_institution(fact["number"]):
            return DIRECTORY
        state = self.catalog["provider_states"][fact["row"]]
        return list_source(state) if self.is_listed(fact) else ""
