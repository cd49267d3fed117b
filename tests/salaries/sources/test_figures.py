"""Rows of plain figures are converted at once, others cell by cell: both must say the same."""

from typing import Any

import pytest

from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from salaries.sources.figures import (
    CELLS,
    COLUMNS,
    HOURLY,
    MOST_DIGITS,
    PUBLISHED,
    Figures,
    plain,
)
from tests.salaries.sources.oews_files import row

HEADER = [*CELLS.values(), "ANNUAL", "HOURLY"]
FIGURES = Figures(Table(HEADER, iter(())), 2025)


def values(**changed: Any) -> dict[str, Any]:
    """The made-up row's values by column. Its total has a comma, so that it is not plain."""
    cells = row(**changed)
    return dict(zip(COLUMNS, FIGURES([cells.get(name, "") for name in HEADER]), strict=True))


def cells(**changed: str) -> tuple[str, ...]:
    given = row(TOT_EMP="1230", A_MEDIAN="41580", **changed)
    return tuple(given[CELLS[figure]] for figure in PUBLISHED)


def test_a_plain_row_has_the_values_that_its_cells_have_one_by_one() -> None:
    one_by_one = values()
    assert plain(cells()) == tuple(one_by_one[figure] for figure in PUBLISHED)
    assert values(TOT_EMP="1230", A_MEDIAN="41580") == one_by_one


@pytest.mark.parametrize("shown", [f"{cents / 100:.2f}" for cents in range(725, 30_000, 97)])
def test_cents_are_the_same_either_way(shown: str) -> None:
    at_once = plain(cells(H_MEAN=shown))
    assert at_once is not None
    cents = at_once[PUBLISHED.index("hourly_mean")]
    assert cents == values(H_MEAN=shown)["hourly_mean"] == int(shown.replace(".", ""))


@pytest.mark.parametrize("mark", ["", "*", "**", "~", "#", "-5", "nan", "inf", "1e3", "1_0", "1,0"])
@pytest.mark.parametrize("column", ["H_MEAN", "A_MEAN", "MEAN_PRSE"])
def test_a_row_with_any_mark_is_not_plain(column: str, mark: str) -> None:
    assert plain(cells(**{column: mark})) is None


def test_more_digits_than_a_number_holds_are_no_figure() -> None:
    with pytest.raises(RowError, match="an annual wage is not a number"):
        values(TOT_EMP="1", A_MEDIAN="9" * (MOST_DIGITS + 150))


def test_a_workbooks_numbers_are_read_as_text_is() -> None:
    numbers = {CELLS[figure]: float(cell) for figure, cell in zip(PUBLISHED, cells(), strict=True)}
    assert values(**numbers) == values()


def test_the_bits_of_bounds_follow_the_order_of_figures_not_of_columns() -> None:
    for bit, figure in enumerate(("hourly_mean", "annual_mean", "hourly_p10")):
        assert values(**{CELLS[figure]: "#"})["top_coded"] == 1 << bit
    assert not any(values(**{CELLS[f]: "*"})["top_coded"] for f in HOURLY)
