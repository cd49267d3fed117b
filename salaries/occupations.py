"""Every detailed occupation in memory: search, filter and sort them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.columns.order import Floats, ordered
from careerguide.pages.cache import per_build
from salaries.filters import FASTER, SHRINKING, OccupationsState
from salaries.rules.education import Education
from salaries.search import Index, Match
from salaries.wagestore import MISSING, WageStore, wages


@dataclass(frozen=True)
class Found:
    """Positions of the occupations that pass, in order; and how each matched the search."""

    order: NDArray[np.int64]
    matches: dict[int, Match]
    unknown_wage: int
    """Occupations left out by a lowest median because they have none a year."""


class Occupations:
    """The detailed occupations of the wage store, as columns in the order of their codes."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self.profiles = columns
        self.wages: WageStore = wages()
        w = self.wages
        self.codes = [code for code, detailed in zip(w.codes, w.detailed, strict=True) if detailed]
        self.at = {code: at for at, code in enumerate(self.codes)}
        self.titles = [w.title(code) for code in self.codes]
        self.rows = w.national[np.flatnonzero(w.detailed)]
        outlook = [w.outlook.get(code, {}) for code in self.codes]
        education = [Education.named(one.get("entry_education", "")) for one in outlook]
        by_title = sorted(range(len(self.codes)), key=lambda at: self.titles[at].lower())
        self.keys: dict[str, Floats] = {
            "soc": np.arange(len(self.codes), dtype=np.float64),
            "title": _ranks(by_title),
            "employment": self._figure("employment"),
            "hourly_median": self._figure("hourly_median"),
            "annual_median": self._figure("annual_median"),
            "change_percent": _floats(one.get("change_percent") for one in outlook),
            "openings": _floats(one.get("openings") for one in outlook),
            "entry_education": _floats(education),
        }

    def _figure(self, name: str) -> Floats:
        values = np.asarray(self.wages.columns[name][self.rows], dtype=np.float64)
        values[values == MISSING] = np.nan
        return values

    @cached_property
    def index(self) -> Index:
        jobs = [self.wages.job_titles.get(code, []) for code in self.codes]
        weight = [int(v) for v in np.nan_to_num(self.keys["employment"])]
        return Index(self.codes, self.titles, jobs, weight)

    @cached_property
    def average_growth(self) -> float:
        """Projected change of all these occupations together, percent."""
        outlook = [self.wages.outlook.get(code, {}) for code in self.codes]
        start = sum(one.get("employment_start") or 0 for one in outlook)
        return 100 * (sum(one.get("employment_end") or 0 for one in outlook) / max(start, 1) - 1)

    def find(self, state: OccupationsState) -> Found:
        matches = {m.at: m for m in self.index.find(state.q)} if state.q else {}
        keep = np.ones(len(self.codes), dtype=bool)
        if state.q:
            keep[:] = False
            keep[list(matches)] = True
        if state.education:
            ranks = [level for level in Education if level.slug in state.education]
            keep &= np.isin(self.keys["entry_education"], ranks)
        if state.growth:
            keep &= self._grows(state.growth)
        unknown = 0
        if state.wage_min is not None:
            median = self.keys["annual_median"]
            unknown = int((keep & np.isnan(median)).sum())
            keep &= np.nan_to_num(median, nan=-1) >= state.wage_min
        if state.sort:
            order = ordered(self.keys[state.sort.removeprefix("-")], state.sort.startswith("-"))
        else:
            order = np.fromiter(matches, dtype=np.int64, count=len(matches))
        return Found(order[keep[order]], matches, unknown)

    def _grows(self, growth: str) -> NDArray[np.bool_]:
        change = self.keys["change_percent"]
        if growth == SHRINKING:
            return change < 0
        return change > (self.average_growth if growth == FASTER else 0)


def _floats(values: Any) -> Floats:
    return np.array([np.nan if v is None else v for v in values], dtype=np.float64)


def _ranks(order: list[int]) -> Floats:
    ranks = np.empty(len(order))
    ranks[order] = np.arange(len(order))
    return ranks


@per_build
def occupations() -> Occupations:
    """The occupations of the build in use; raises store.NoData before anything is loaded."""
    return Occupations(store.columns("occupations"))
