import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.pages import numbers

money = st.integers(0, 10_000_000)


@pytest.mark.parametrize(
    "write",
    [
        numbers.count,
        numbers.dollars,
        numbers.cents,
        numbers.plain,
        numbers.percent,
        lambda unknown: numbers.dollar_span(unknown, unknown),
    ],
)
def test_an_unknown_figure_is_written_as_nothing_and_zero_is_not(
    write: Callable[[Any], str],
) -> None:
    assert write(None) == ""
    assert "0" in write(0)


@given(money)
def test_dollars_read_back_as_the_same_amount(amount: int) -> None:
    shown = numbers.dollars(amount)
    assert re.fullmatch(r"\$\d{1,3}(,\d{3})*", shown)
    assert int(shown.replace("$", "").replace(",", "")) == amount


@given(money)
def test_cents_read_back_as_the_same_wage(amount: int) -> None:
    shown = numbers.cents(amount)
    assert re.fullmatch(r"\$\d{1,3}(,\d{3})*\.\d\d", shown)
    assert int(re.sub(r"\D", "", shown)) == amount


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(0, "$0"), (500, "$500"), (1_000, "$1k"), (7_500, "$7.5k"), (20_000, "$20k"),
     (350_000, "$350k"), (1_200_000, "$1.2M"), (-20_000, "−$20k"), (-5, "−$5"), (17.5, "$17.5")],
)  # fmt: skip
def test_a_round_amount_is_written_briefly(amount: float, shown: str) -> None:
    assert numbers.brief_dollars(amount) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (5000, 5000, "$5,000"),
        (5000, 12_000, "$5,000–12,000"),
        (None, 12_000, "up to $12,000"),
        (5000, None, "$5,000 or more"),
        (0, 0, "$0"),
        (0, 100, "$0–100"),
        (5000.2, 4999.9, "$5,000"),
    ],
)
def test_a_price_range_says_both_its_ends_or_which_one_is_known(
    low: float | None, high: float | None, shown: str
) -> None:
    assert numbers.dollar_span(low, high) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (9, 24, "9–24 months"),
        (12, 12, "12 months"),
        (1, 10.5, "4\u00a0weeks–10.5\u00a0months"),
        (None, 2.77, "up to 12 weeks"),
        (2.77, 12, "12\u00a0weeks–12\u00a0months"),
        (2.77, 2.77, "12 weeks"),
        (0.23, 0.23, "1 week"),
        (0.01, 0.01, "1 week"),
        (18, None, "18 or more months"),
        (None, None, ""),
        (2.99, 2.99, "13 weeks"),
        (3, 3, "3 months"),
    ],
)
def test_a_length_is_months_and_under_three_months_weeks(
    low: float | None, high: float | None, shown: str
) -> None:
    assert numbers.month_span(low, high) == shown


@pytest.mark.parametrize(
    ("value", "signed", "shown"),
    [
        (7.1, False, "7.1%"),
        (7.1, True, "+7.1%"),
        (-0.4, True, "−0.4%"),
        (3.0, False, "3%"),
        (10.0, False, "10%"),
        (1234.5, False, "1,234.5%"),
    ],
)
def test_percentages_keep_one_decimal_where_it_says_something(
    value: float, signed: bool, shown: str
) -> None:
    assert numbers.percent(value, signed) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(1234.0, "1,234"), (1234.56, "1,234.6"), (0.04, "0"), (10, "10")]
)
def test_plain_numbers_have_at_most_one_decimal(value: float, shown: str) -> None:
    assert numbers.plain(value) == shown


def test_counts_are_grouped() -> None:
    assert numbers.count(267_595) == "267,595"


def test_small_counts_within_a_sentence_are_words_and_others_figures() -> None:
    assert [numbers.spelled(n) for n in (0, 6, 9, 10, 1200)] == ["no", "six", "nine", "10", "1,200"]


def test_a_length_from_weeks_to_months_names_both_units_and_keeps_each_with_its_number() -> None:
    assert numbers.month_span(12 * 12 / 52, 12) == "12\u00a0weeks–12\u00a0months"
    assert numbers.month_span(12 / 52, 4) == "1\u00a0week–4\u00a0months"


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, ""), (0, "$0"), (3, "$10"), (5244, "$5,240"), (9996, "$10,000"), (12_995, "$13,000")],
)
def test_an_estimate_in_dollars_has_no_precision_that_it_does_not_have(
    value: int | None, written: str
) -> None:
    assert numbers.about_dollars(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, ""), (32 * 12 / 52, "7 months"), (9, "9 months"), (12 * 12 / 52, "12 weeks")],
)
def test_an_estimated_length_is_in_whole_months_or_weeks(value: float | None, written: str) -> None:
    assert numbers.about_months(value) == written
