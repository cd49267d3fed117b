"""Round numbers of axes, where values stand, labels that keep apart, and text that fits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.charts.frame import (
    Tick,
    across,
    linear,
    log_ends,
    log_ticks,
    logarithmic,
    month_ticks,
    short,
    spread,
    step,
    ticks,
    up,
)

AMOUNTS = st.floats(-1e7, 1e7, allow_nan=False)
PRICES = st.floats(1, 1e6, allow_nan=False)


@pytest.mark.parametrize(
    ("span", "wanted", "size"),
    [(100, 5, 20), (44_150, 4, 20_000), (9, 5, 2), (0.7, 5, 0.2), (1, 1, 1), (5, 5, 1)],
)
def test_a_step_is_one_two_or_five_times_a_power_of_ten(
    span: float, wanted: int, size: float
) -> None:
    assert step(span, wanted) == pytest.approx(size)


@pytest.mark.parametrize(
    ("low", "high", "wanted", "expected"),
    [
        (0, 100, 5, [0, 20, 40, 60, 80, 100]),
        (37_000, 81_150, 4, [20_000, 40_000, 60_000, 80_000, 100_000]),
        (-2_300, 7_000, 5, [-4_000, -2_000, 0, 2_000, 4_000, 6_000, 8_000]),
        (46_660, 51_140, 3, [46_000, 48_000, 50_000, 52_000]),
        (0.2, 0.7, 5, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7]),
    ],
)
def test_ticks_are_round_and_hold_the_values(
    low: float, high: float, wanted: int, expected: list[float]
) -> None:
    assert ticks(low, high, wanted) == expected


@pytest.mark.parametrize("value", [0, 7, -3, 50_000])
def test_values_that_are_all_equal_have_an_axis(value: float) -> None:
    found = ticks(value, value)
    assert len(found) >= 2
    assert found[0] <= value <= found[-1]


@given(AMOUNTS, AMOUNTS, st.integers(1, 10))
def test_ticks_always_hold_the_values_rise_and_are_few(a: float, b: float, wanted: int) -> None:
    low, high = sorted((a, b))
    found = ticks(low, high, wanted)
    slack = 1e-6 * max(abs(low), abs(high), 1)
    assert found[0] <= low + slack
    assert found[-1] >= high - slack
    assert all(one < two for one, two in pairwise(found))
    assert len(found) <= wanted + 2


@pytest.mark.parametrize(
    ("longest", "expected"),
    [
        (60, [0, 12, 24, 36, 48, 60]),
        (12, [0, 2, 4, 6, 8, 10, 12]),
        (18, [0, 3, 6, 9, 12, 15, 18]),
        (0.23, [0, 1]),
        (0, [0, 1]),
        (49, [0, 12, 24, 36, 48, 60]),
        (120, [0, 24, 48, 72, 96, 120]),
    ],
)
def test_months_are_parted_as_calendars_are(longest: float, expected: list[float]) -> None:
    assert month_ticks(longest) == expected


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [(2_007, 210_305, (2_000, 500_000)), (500, 500, (500, 1_000)), (1, 9.9, (1, 10)),
     (20, 346_650, (20, 500_000)), (1_000, 1_000_000, (1_000, 1_000_000))],
)  # fmt: skip
def test_a_logarithmic_axis_ends_at_round_numbers(
    low: float, high: float, ends: tuple[float, float]
) -> None:
    assert log_ends(low, high) == ends


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((500, 1_000), [500, 1_000]),
        ((2_000, 200_000), [2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000]),
        ((500, 500_000), [1_000, 3_000, 10_000, 30_000, 100_000, 300_000]),
        ((20, 500_000), [100, 1_000, 10_000, 100_000]),
    ],
)
def test_a_logarithmic_axis_names_what_it_has_room_for(
    ends: tuple[float, float], expected: list[float]
) -> None:
    assert log_ticks(*ends) == expected


@given(PRICES, PRICES)
def test_a_logarithmic_axis_holds_every_price_and_names_some(a: float, b: float) -> None:
    low, high = sorted((a, b))
    start, end = log_ends(low, high)
    assert start <= low * 1.000001
    assert end >= high * 0.999999
    named = log_ticks(start, end)
    assert 1 <= len(named) <= 7
    place = logarithmic(start, end)
    assert -0.1 <= place(low) <= place(high) <= 100.1


def test_places_are_percentages_from_the_left() -> None:
    assert [linear(10, 50)(value) for value in (10, 20, 50)] == [0, 25, 100]
    assert [linear(0, 8, 100, 0)(value) for value in (0, 2, 8)] == [100, 75, 0]
    assert linear(5, 5)(5) == 0, "no span is no division by zero"
    assert linear(-10, 30)(0) == 25


def test_equal_ratios_are_equal_distances() -> None:
    place = logarithmic(100, 10_000)
    assert [place(value) for value in (100, 1_000, 10_000)] == [0, 50, 100]
    assert place(200) - place(100) == pytest.approx(place(8_000) - place(4_000), abs=0.02)


def test_an_axis_names_its_ticks_where_they_stand() -> None:
    axis = across([0, 50, 200], str, "dollars")
    assert axis.ticks == [Tick(0, "0"), Tick(25, "50"), Tick(100, "200")]
    assert axis.title == "dollars"


def test_more_stands_higher() -> None:
    axis = up([0, 10], str)
    assert (axis.place(0), axis.place(10), axis.place(4)) == (100, 0, 60)


def test_labels_are_moved_until_they_are_apart() -> None:
    assert spread([10, 40, 90], 6) == [10, 40, 90]
    assert spread([10, 11, 12], 6) == [10, 16, 22]
    assert spread([97, 98, 100], 6) == [88, 94, 100]
    assert spread([], 6) == []


@given(st.lists(st.floats(0, 100), max_size=8).map(sorted))
def test_labels_never_overlap_or_leave_the_plot(places: list[float]) -> None:
    found = spread(places, 6)
    assert len(found) == len(places)
    assert all(two - one > 5.97 for one, two in pairwise(found))
    assert all(0 <= place <= 100 for place in found)


def test_long_text_ends_in_an_ellipsis_not_in_a_comma() -> None:
    assert short("Boston", 6) == "Boston"
    assert short("Boston, MA", 8) == "Boston…"
    assert len(short("x" * 90, 20)) == 20
