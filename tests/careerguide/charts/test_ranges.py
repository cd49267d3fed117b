"""Range bars on one scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.charts.ranges import NAMED, PRESENT, ROW, Ranges, ranges
from careerguide.pages.numbers import dollars

LABELS = ["p10", "p25", "median", "p75", "p90"]
WAGES = st.integers(1_000, 200_000)


def drawn(*named: tuple[str, list[float | None]], present: float | None = None) -> Ranges:
    found = ranges(named, LABELS, dollars, dollars, present)
    assert found is not None
    return found


def test_percentiles_stand_where_their_values_do() -> None:
    chart = drawn(("", [20, 30, 40, 50, 60]))
    assert [tick.label for tick in chart.across.ticks] == ["$20", "$30", "$40", "$50", "$60"]
    bar = chart.rows[0].bar
    assert (bar.p10, bar.p25, bar.median, bar.p75, bar.p90) == (0, 25, 50, 75, 100)
    assert (bar.outer, bar.inner) == (100, 50)
    assert [(p.at, p.label, p.written) for p in chart.rows[0].points][2] == (50, "median", "$40")


def test_rows_share_one_scale_and_stand_under_one_another() -> None:
    chart = drawn(("A", [0, 10, 20, 30, 40]), ("B", [20, 40, 60, 80, 100]))
    a, b = chart.rows
    assert (a.bar.median, b.bar.p10) == (20, 20), "the same dollars, the same place"
    assert (a.top, b.top, chart.height) == (0, ROW + NAMED, 2 * (ROW + NAMED))


def test_a_range_with_an_end_unknown_is_left_out() -> None:
    whole = [10.0, 20.0, 30.0, 40.0, 50.0]
    chart = drawn(("A", [10, 20, 30, 40, None]), ("B", [*whole]))
    assert [row.name for row in chart.rows] == ["B"]
    assert ranges([("A", [10, 20, 30, 40, None])], LABELS, dollars, dollars) is None
    assert ranges([], LABELS, dollars, dollars) is None


def test_the_present_pay_has_a_place_even_outside_every_range() -> None:
    chart = drawn(("", [40, 45, 50, 55, 60]), present=20)
    assert chart.present == 0
    assert chart.rows[0].bar.p90 == 100
    assert chart.rows[0].bar.p10 == 50
    assert chart.rows[0].top == PRESENT, "room for its words"


@pytest.mark.parametrize("value", [0, 50_000])
def test_a_range_of_one_value_is_a_tick(value: float) -> None:
    bar = drawn(("", [value] * 5)).rows[0].bar
    assert bar.p10 == bar.median == bar.p90
    assert 0 <= bar.p10 <= 100
    assert bar.outer == 0


@given(st.lists(WAGES, min_size=5, max_size=5).map(sorted))
def test_a_bar_keeps_the_order_of_its_percentiles(values: list[float]) -> None:
    bar = drawn(("", [*values])).rows[0].bar
    assert 0 <= bar.p10 <= bar.p25 <= bar.median <= bar.p75 <= bar.p90 <= 100


def test_a_name_too_long_for_a_phone_is_cut_in_the_drawing_only() -> None:
    name = "Southeast Coastal North Carolina nonmetropolitan area"
    row = drawn((name, [1, 2, 3, 4, 5])).rows[0]
    assert row.name == name
    assert len(row.label) <= 38
