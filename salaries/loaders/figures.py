"""Read the employment and wage cells that every OEWS layout shares."""

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
        cents["#"], dollars["#"] = top_code(year)
        errors = Floats("a sampling error", NOT_RELEASED)
        wages = [cents if f.startswith("hourly") else dollars for f in WageFigures.FIGURES]
        self.lookups = [
            memo.__getitem__
            for memo in (Scaled("employment", 1, NOT_RELEASED), errors, errors, *wages)
        ]

    def __call__(self, row: list[Any]) -> tuple[Any, ...]:
        cells = self.cells(row)
        values = [look(cell) for look, cell in zip(self.lookups, cells, strict=True)]
        top = 0
        if "#" in cells:
            top = sum(1 << bit for bit, cell in enumerate(cells[3:]) if cell == "#")
        annual, hourly = self.only(row)
        return (*values, annual in _TRUE, hourly in _TRUE, top)


_TRUE = frozenset({"TRUE", "True", "true", True})
