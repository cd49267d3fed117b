"""Read the employment and wage cells that every OEWS layout shares."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from careerguide.core.loading.files import Table
from careerguide.core.loading.parse import Floats, Scaled
from salaries.models.wages import WageFigures

NOT_RELEASED = frozenset({"", "*", "**", "~"})
CELLS = {
    "hourly_mean": "H_MEAN",
    "annual_mean": "A_MEAN",
    "hourly_p10": "H_PCT10",
    "hourly_p25": "H_PCT25",
    "hourly_median": "H_MEDIAN",
    "hourly_p75": "H_PCT75",
    "hourly_p90": "H_PCT90",
    "annual_p10": "A_PCT10",
    "annual_p25": "A_PCT25",
    "annual_median": "A_MEDIAN",
    "annual_p75": "A_PCT75",
    "annual_p90": "A_PCT90",
}
COLUMNS = (
    "employment", "employment_rse", "mean_rse", *WageFigures.FIGURES,
    "annual_only", "hourly_only", "top_coded",
)  # fmt: skip


PERCENTILES = (COLUMNS.index("hourly_p10"), COLUMNS.index("annual_p10"))
"""Where the five percentiles of each unit begin, lowest first."""


def top_code(year: int) -> tuple[int, int]:
    """The bound that # stands for: cents an hour, dollars a year (each release's own notes)."""
    return (11_500, 239_200) if year >= 2022 else (10_000, 208_000)


class Figures:
    """Called with a row, gives its values in the order of COLUMNS."""

    def __init__(self, table: Table, year: int) -> None:
        names = ("TOT_EMP", "EMP_PRSE", "MEAN_PRSE", *(CELLS[f] for f in WageFigures.FIGURES))
        self.cells = itemgetter(*table.positions(*names))
        self.only = itemgetter(*table.positions("ANNUAL", "HOURLY"))
        cents = Scaled("an hourly wage", 100, NOT_RELEASED)
        dollars = Scaled("an annual wage", 1, NOT_RELEASED)
        bounds = top_code(year)
        cents["#"], dollars["#"] = bounds
        errors = Floats("a sampling error", NOT_RELEASED)
        wages = [cents if f.startswith("hourly") else dollars for f in WageFigures.FIGURES]
        memos: tuple[Scaled | Floats, ...] = (
            Scaled("employment", 1, NOT_RELEASED),
            errors,
            errors,
            *wages,
        )
        self.lookups = [memo.__getitem__ for memo in memos]

    def __call__(self, row: list[Any]) -> tuple[Any, ...]:
        cells: tuple[Any, ...] = self.cells(row)
        values = [look(cell) for look, cell in zip(self.lookups, cells, strict=True)]
        top = 0
        if "#" in cells:
            top = sum(1 << bit for bit, cell in enumerate(cells[3:]) if cell == "#")
            raise_bounds(values, cells)
        annual, hourly = self.only(row)
        return (*values, annual in _TRUE, hourly in _TRUE, top)


def raise_bounds(values: list[Any], cells: Sequence[Any]) -> None:
    """No percentile lies below a lower one: where that is published above the bound, it counts.

    Since May 2025 wages over the bound are published too; “#” may stand above a p75 of $185.00.
    """
    for first in PERCENTILES:
        below = 0
        for at in range(first, first + 5):
            if cells[at] == "#":
                values[at] = max(values[at], below)
            below = values[at] or below


_TRUE = frozenset({"TRUE", "True", "true", True})
