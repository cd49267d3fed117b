"""Read the employment and wage cells that every OEWS layout shares."""

from collections.abc import Sequence
from itertools import repeat
from operator import itemgetter, mul
from typing import Any

from careerguide.releases.files import Table
from careerguide.releases.parse import Floats, Scaled
from salaries.models.wages import WageFigures

NOT_RELEASED = frozenset({"", "*", "**", "~"})
CELLS = {
    "employment": "TOT_EMP",
    "employment_rse": "EMP_PRSE",
    "mean_rse": "MEAN_PRSE",
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
SAMPLING = ("employment_rse", "mean_rse")
HOURLY = tuple(f for f in WageFigures.FIGURES if f.startswith("hourly"))
WHOLE = ("employment", *(f for f in WageFigures.FIGURES if f.startswith("annual")))
PUBLISHED = (*SAMPLING, *HOURLY, *WHOLE)
COLUMNS = (*PUBLISHED, "annual_only", "hourly_only", "top_coded")
PERCENTILES = (COLUMNS.index("hourly_p10"), COLUMNS.index("annual_p10"))
"""Where the five percentiles of each unit begin, lowest first."""
MOST_DIGITS = 250
"""More in one row are no wages; fewer never make a number too large for a float."""


def top_code(year: int) -> tuple[int, int]:
    """The bound that # stands for: cents an hour, dollars a year (each release's own notes)."""
    return (11_500, 239_200) if year >= 2022 else (10_000, 208_000)


class Figures:
    """Called with a row, gives its values in the order of COLUMNS; RowError for unreadable ones."""

    def __init__(self, table: Table, year: int) -> None:
        self.cells = itemgetter(*table.positions(*(CELLS[f] for f in PUBLISHED)))
        self.only = itemgetter(*table.positions("ANNUAL", "HOURLY"))
        cents = Scaled("an hourly wage", 100, NOT_RELEASED)
        dollars = Scaled("an annual wage", 1, NOT_RELEASED)
        cents["#"], dollars["#"] = top_code(year)
        errors = Floats("a sampling error", NOT_RELEASED)
        memos = {f: cents if f in HOURLY else dollars for f in WageFigures.FIGURES}
        employment = Scaled("employment", 1, NOT_RELEASED)
        wages = (memos.get(f, employment) for f in (*HOURLY, *WHOLE))
        self.memos: tuple[Scaled | Floats, ...] = (errors, errors, *wages)

    def __call__(self, row: list[object]) -> tuple[float | None, ...]:
        cells: tuple[Any, ...] = self.cells(row)
        annual, hourly = self.only(row)
        only = annual in _TRUE, hourly in _TRUE
        figures = plain(cells)
        if figures:
            return (*figures, *only, 0)
        values = [memo[cell] for memo, cell in zip(self.memos, cells, strict=True)]
        top = 0
        if "#" in cells:
            top = sum(bit for bit, cell in zip(_BITS, cells, strict=True) if cell == "#")
            raise_bounds(values, cells)
        return (*values, *only, top)


def plain(cells: tuple[Any, ...]) -> tuple[float, ...] | None:
    """The values of a row in which every cell is text of digits and points, as nine in ten are.

    Converting these takes two thirds of the time of looking them up: memos of 57,000 different
    texts outgrow the processor's cache.
    """
    try:
        shown = "".join(cells).replace(".", "")
        if len(shown) > MOST_DIGITS or not shown.isdecimal():
            return None
        cents = map(round, map(mul, map(float, cells[_CENTS]), _HUNDREDS))
        return (*map(float, cells[_ERRORS]), *cents, *map(int, cells[_COUNTS]))
    except (TypeError, ValueError):  # a workbook's numbers; a blank, or a point too many
        return None


def raise_bounds(values: list[float | None], cells: Sequence[object]) -> None:
    """No percentile lies below a lower one: where that is published above the bound, it counts.

    Since May 2025 wages over the bound are published too; “#” may stand above a p75 of $185.00.
    """
    for first in PERCENTILES:
        below: float = 0
        for at in range(first, first + 5):
            value = values[at]
            if value is not None and cells[at] == "#":
                value = values[at] = max(value, below)
            below = value or below


_TRUE = frozenset({"TRUE", "True", "true", True})
_HUNDREDS = repeat(100)
_ERRORS = slice(len(SAMPLING))
_CENTS = slice(len(SAMPLING), len(SAMPLING) + len(HOURLY))
_COUNTS = slice(len(SAMPLING) + len(HOURLY), None)
_BIT = {figure: 1 << at for at, figure in enumerate(WageFigures.FIGURES)}
_BITS = [_BIT.get(figure, 0) for figure in PUBLISHED]
