import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.build.row import FEWEST_PRICES, find_outliers

PRICES = [10_000, 11_000, 12_000, 12_500, 13_000, 14_000, 15_000, 16_000, 18_000]


def reason(prices: list[int], price: int) -> str | None:
    return find_outliers(("51.08", value) for value in prices).reason("51.08", price)


def test_a_price_far_above_or_below_its_field_is_flagged_with_the_fields_middle() -> None:
    found = reason([*PRICES, 150_455], 150_455)
    assert found is not None
    assert "$150,455 is far above" in found
    assert f"${statistics.median([*PRICES, 150_455]):,.0f}"[:4] in found
    below = reason([*PRICES, 900], 900)
    assert below is not None
    assert "far below" in below


@pytest.mark.parametrize("price", [5000, 10_000, 13_000, 25_000, 35_000])
def test_a_price_within_three_times_the_middle_is_not_flagged(price: int) -> None:
    assert reason(PRICES, price) is None


def test_a_field_with_few_prices_flags_none() -> None:
    few = PRICES[: FEWEST_PRICES - 1]
    assert reason(few, 10**6) is None
    assert reason(PRICES[:FEWEST_PRICES], 10**6) is not None


def test_prices_of_one_field_say_nothing_of_another() -> None:
    outliers = find_outliers(("51.08", value) for value in PRICES)
    assert outliers.reason("12.04", 10**6) is None


def test_zero_prices_do_not_move_the_middle() -> None:
    assert reason([0] * 50 + PRICES, 13_000) is None


@given(st.lists(st.integers(1, 500_000), min_size=FEWEST_PRICES, max_size=40))
def test_the_fields_middle_is_never_an_outlier_and_half_of_it_is_not(prices: list[int]) -> None:
    middle = math.exp(statistics.median(math.log(p) for p in prices))
    assert reason(prices, round(middle)) is None
    flagged = [p for p in prices if reason(prices, p)]
    assert len(flagged) <= len(prices) / 2
    assert all(p > 2.9 * middle or p < middle / 2.9 for p in flagged)
