"""Where the shapes of charts stand."""

from hypothesis import given
from hypothesis import strategies as st

from salaries.charts import EDGE, WIDTH, line, range_bar

WAGES = st.integers(1_000, 20_000)


def test_a_bar_runs_from_its_tenth_to_its_ninetieth_percentile() -> None:
    bar = range_bar([10, 20, 30, 40, 50], 10, 50)
    assert bar is not None
    assert (bar.p10, bar.p90) == (EDGE, WIDTH - EDGE)
    assert bar.median == WIDTH / 2
    assert bar.inner == bar.outer / 2


def test_no_bar_is_drawn_with_an_end_unknown() -> None:
    assert range_bar([10, 20, 30, 40, None], 10, 50) is None
    assert range_bar([10, 10, 10, 10, 10], 10, 10) is None


@given(st.lists(WAGES, min_size=5, max_size=5).map(sorted))
def test_a_bar_keeps_the_order_of_its_percentiles(values: list[int]) -> None:
    bar = range_bar(values, 0, 20_000)
    assert bar is not None
    assert bar.p10 <= bar.p25 <= bar.median <= bar.p75 <= bar.p90


def test_a_line_breaks_at_a_year_without_figure() -> None:
    drawn = line([(2020, 10.0), (2021, 11.0), (2022, None), (2023, 13.0), (2024, 12.0)])
    assert drawn is not None
    assert len(drawn.strokes) == 2
    assert [p.year for p in drawn.points] == [2020, 2021, 2023, 2024]
    assert drawn.points[2].y < drawn.points[0].y, "higher pay stands higher"


def test_one_year_is_no_line() -> None:
    assert line([(2025, 10.0)]) is None
    assert line([(2024, None), (2025, 10.0)]) is None


def test_a_flat_line_is_drawn() -> None:
    assert line([(2024, 10.0), (2025, 10.0)]) is not None
