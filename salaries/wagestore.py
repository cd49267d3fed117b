"""Wages of the current release in memory: one occupation over all areas in microseconds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypedDict

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.pages.cache import per_build
from careerguide.places.names import STATES_SAID
from careerguide.places.statenames import state_name
from careerguide.places.states import STATE_FIPS, STATE_NAMES
from careerguide.releases.models import edition_words
from careerguide.words.data_text import data_words
from salaries.models.wages import Area, WageFigures
from salaries.rules import Education, wage_code

MISSING = -1
BIT = {name: 1 << at for at, name in enumerate(WageFigures.FIGURES)}
ANNUAL_ONLY, HOURLY_ONLY = 1, 2
TYPES = {kind.value: kind for kind in Area.Type}

WageRow = dict[str, Any]
"""A row's figures by name, `only` and `top_coded` with them; wages in cents or dollars, None where
missing."""


class WageRelease(TypedDict):
    """The release that the wages are of; `id` is its key."""

    edition: str
    year: int
    id: int


@dataclass(frozen=True)
class WageArea:
    """One area: its place in the arrays, code, name, type and primary state."""

    at: int
    code: str
    title: str
    type: Area.Type
    state: str

    @property
    def is_nation(self) -> bool:
        """Whether it is the United States as a whole."""
        return self.type == Area.Type.NATION

    @property
    def name(self) -> str:
        """The title as a reader says it."""
        if self.is_nation:
            return _("United States")
        return state_name(self.state) if self.type.is_whole_state else self.title

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Every state the area reaches into, its primary state first."""
        named = self.title.rpartition(", ")[2].split("-") if self.type == Area.Type.METRO else []
        found = dict.fromkeys((self.state, *named))
        return tuple(code for code in found if code in STATE_NAMES)

    @cached_property
    def search(self) -> str:
        """Lower-case text in which a search for the area looks: title, states, code."""
        said = [name for (_l, code), name in STATES_SAID.items() if code in self.states]
        names = " ".join([*(STATE_NAMES[code] for code in self.states), *said])
        nation = "united states" if self.is_nation else ""
        return f"{nation} {self.title} {names} {self.code}".lower()


class WageStore:
    """The columns `salaries.build.wages` saved, and where things stand in them.

    In `columns`, missing whole numbers are MISSING and missing decimals NaN. A builder of another
    app gives those of wages alone, and has no price parities.

    Rows are sorted by occupation, then area (nation, states, territories, metros, nonmetros).
    """

    def __init__(self, columns: dict[str, Any]) -> None:
        self._saved = columns
        self.columns: dict[str, NDArray[np.number]] = {
            name: values for name, values in columns.items() if isinstance(values, np.ndarray)
        }
        self.codes: list[str] = columns["codes"]
        self.titles: list[str] = columns["titles"]
        self.detailed: list[bool] = columns["detailed"]
        self.outlook: dict[str, dict[str, Any]] = columns["outlook"]
        self.job_titles: dict[str, list[str]] = columns["job_titles"]
        self.combined: dict[str, str] = columns["combined"]
        self.release: WageRelease = columns["release"]
        self.code_at = {code: at for at, code in enumerate(self.codes)}
        self.occupations = frozenset(
            code for code, detailed in zip(self.codes, self.detailed, strict=True) if detailed
        )
        names = ("area_codes", "area_titles", "area_types", "area_states")
        areas = zip(*(columns[name] for name in names), strict=True)
        self.areas = [
            WageArea(at, code, title, TYPES[kind], state)
            for at, (code, title, kind, state) in enumerate(areas)
        ]
        self.area_at = {area.code: area.at for area in self.areas}
        self.state_area = {a.state: a for a in self.areas if a.type.is_whole_state}
        self.area_types = np.array(columns["area_types"], dtype=np.uint8)
        self._area_parities: dict[int | None, NDArray[np.float64]] = {}

    def entry(self, code: str) -> Education | None:
        """The schooling that BLS says is usual of those who start; None where not published."""
        return Education.named(self.outlook.get(code, {}).get("entry_education", ""))

    @property
    def edition(self) -> str:
        """The wages' month as readers say it, such as “May 2025”."""
        return edition_words(self.release["edition"])

    @property
    def nation(self) -> WageArea:
        """The United States as a whole."""
        return self.areas[self.area_at[Area.NATION]]

    @cached_property
    def reaching(self) -> NDArray[np.bool_]:
        """Which areas (second axis) reach into which of the named states (first axis)."""
        inside = [[state in area.states for area in self.areas] for state in STATE_NAMES]
        return np.array(inside, dtype=bool)

    def title(self, code: str) -> str:
        """The occupation's title as readers see it: in their language where it has an official one
        there; the code itself for one without wages. `titles` has the English, for search, orders
        and rules."""
        at = self.code_at.get(code)
        return code if at is None else data_words(self.titles[at])

    def code_of(self, soc: str) -> str:
        """The code that the occupation's wages stand under; "" where they are not published."""
        return wage_code(soc, self.occupations, self.combined)

    def rows(self, code: str) -> slice:
        """Where the occupation's rows stand; empty for a code without wages."""
        at = self.code_at.get(code)
        if at is None:
            return slice(0, 0)
        start = self.columns["start"]
        return slice(int(start[at]), int(start[at + 1]))

    @cached_property
    def _row_at(self) -> NDArray[np.int32]:
        """The row of every occupation (first axis) in every area (second), MISSING for none."""
        table = np.full((len(self.codes), len(self.areas)), MISSING, dtype=np.int32)
        counts = np.diff(self.columns["start"])
        occupation = np.repeat(np.arange(len(self.codes)), counts)
        table[occupation, self.columns["area"]] = np.arange(len(occupation), dtype=np.int32)
        return table

    def row(self, code: str, area: str) -> int | None:
        """The row of one occupation in one area, or None."""
        occupation, place = self.code_at.get(code), self.area_at.get(area)
        if occupation is None or place is None:
            return None
        row = int(self._row_at[occupation, place])
        return None if row == MISSING else row

    def rows_at(self, occupations: Sequence[int], area: WageArea) -> NDArray[np.int32]:
        """The rows of occupations, given as places, in one area; MISSING for none."""
        return self._row_at[occupations, area.at]

    def rows_in(self, code: str, areas: NDArray[np.intp]) -> NDArray[np.int32]:
        """The rows of one occupation in areas, given as places; MISSING for none."""
        return self._row_at[self.code_at[code], areas]

    def annual(self, row: int) -> tuple[int | None, int | None]:
        """Annual p25 and median in dollars; None where withheld or hourly only."""
        p25 = int(self.columns["annual_p25"][row])
        median = int(self.columns["annual_median"][row])
        return (None if p25 == MISSING else p25), (None if median == MISSING else median)

    def figures(self, row: int) -> WageRow:
        """One row's figures as plain values: None where missing, decimals None where NaN."""
        result: WageRow = {}
        for name in ("employment", *WageFigures.FIGURES):
            value = int(self.columns[name][row])
            result[name] = None if value == MISSING else value
        for name in ("employment_rse", "mean_rse", "jobs_per_1000", "location_quotient"):
            decimal = float(self.columns[name][row])
            result[name] = None if decimal != decimal else round(decimal, 3)
        result["only"] = int(self.columns["only"][row])
        result["top_coded"] = int(self.columns["top_coded"][row])
        return result

    @cached_property
    def national(self) -> NDArray[np.int64]:
        """For each occupation, the row of the nation."""
        return np.asarray(self.columns["start"][:-1], dtype=np.int64)

    @cached_property
    def parities(self) -> dict[tuple[int, str, str], float]:
        """By year, kind of area and GeoFIPS: local prices as a percentage of the nation's."""
        return {(y, kind, fips): index for y, kind, fips, index in self._saved["parities"]}

    def parity(self, area: WageArea, year: int) -> float | None:
        """Local prices as a percentage of the nation's in one year; None where not published."""
        if area.type == Area.Type.NATION:
            return 100.0
        fips = STATE_FIPS.get(area.state, "")
        codes = {Area.Type.METRO: area.code, Area.Type.NONMETRO: f"{fips}999"}
        return self.parities.get((year, area.type.parity, codes.get(area.type, f"{fips}000")))

    def area_parities(self, year: int | None) -> NDArray[np.float64]:
        """The parity of every area in one year, NaN where there is none."""
        if year not in self._area_parities:
            found = [None if year is None else self.parity(area, year) for area in self.areas]
            values = np.array([np.nan if value is None else value for value in found])
            self._area_parities[year] = values
        return self._area_parities[year]

    def parity_year(self, types: Iterable[int]) -> int | None:
        """The latest year published for every type of area in `types`: years are never mixed."""
        asked = set(types)
        wanted = {kind.parity for kind in Area.Type if kind in asked} - {""}
        wanted = wanted or {Area.Type.METRO.parity}
        years = set.intersection(*(self.parity_years.get(kind, set()) for kind in wanted))
        return max(years, default=None)

    @cached_property
    def parity_years(self) -> dict[str, set[int]]:
        """The years published for each kind of area."""
        found: dict[str, set[int]] = {}
        for year, kind, _fips in self.parities:
            found.setdefault(kind, set()).add(year)
        return found


@per_build(spoken=False)
def wages() -> WageStore:
    """The wage store of the build in use; raises store.NoData before anything is loaded."""
    return WageStore(store.columns("wages") | store.columns("parities"))
