"""Every detailed occupation in memory: its figures as columns, its titles, its outlook."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns import store
from careerguide.pages.cache import per_build
from salaries.rules import Education
from salaries.wagestore import MISSING, WageStore, wages

NATIONAL = ("employment", "hourly_median", "annual_median", "top_coded", "only")
"""What the list takes from the nation's row."""


class Occupations:
    """The detailed occupations of the wage store, as columns in the order of their codes.

    Unknown whole numbers are MISSING and an unknown change NaN; `profiles` is what
    `salaries.build.occupations` saved.
    """

    def __init__(self, columns: dict[str, Any]) -> None:
        self.profiles = columns
        self.wages: WageStore = wages()
        w = self.wages
        self.codes = [code for code, detailed in zip(w.codes, w.detailed, strict=True) if detailed]
        self.at = {code: at for at, code in enumerate(self.codes)}
        self.titles = [w.titles[w.code_at[code]] for code in self.codes]
        self.rows = w.national[np.flatnonzero(w.detailed)]
        outlook = [w.outlook.get(code, {}) for code in self.codes]
        education = [Education.named(one.get("entry_education", "")) for one in outlook]
        by_title = sorted(range(len(self.codes)), key=lambda at: self.titles[at].lower())
        self.columns: dict[str, NDArray[np.number]] = {
            "soc": np.arange(self.size),
            "title": np.argsort(by_title),
            **{name: w.columns[name][self.rows] for name in NATIONAL},
            "change_percent": _known([one.get("change_percent") for one in outlook], np.nan),
            "openings": _known([one.get("openings") for one in outlook], MISSING),
            "entry_education": _known(education, MISSING),
        }

    @property
    def size(self) -> int:
        """How many detailed occupations there are."""
        return len(self.codes)

    def __getitem__(self, name: str) -> NDArray[np.number]:
        return self.columns[name]

    @cached_property
    def average_growth(self) -> float:
        """Projected change of all these occupations together, percent."""
        outlook = [self.wages.outlook.get(code, {}) for code in self.codes]
        start = sum(one.get("employment_start") or 0 for one in outlook)
        return 100 * (sum(one.get("employment_end") or 0 for one in outlook) / max(start, 1) - 1)


def _known(values: Sequence[float | None], unknown: float) -> NDArray[np.number]:
    return np.array([unknown if v is None else v for v in values])


@per_build(spoken=False)
def occupations() -> Occupations:
    """The occupations of the build in use; raises store.NoData before anything is loaded."""
    return Occupations(store.columns("occupations"))
