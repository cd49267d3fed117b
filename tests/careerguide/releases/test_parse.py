import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.releases.errors import RowError
from careerguide.releases.parse import IPEDS_MISSING, Floats, Scaled, digits, number, text

MISSING = frozenset({"", "*", "**"})


@given(st.integers(0, 10**9), st.booleans())
def test_a_wage_in_dollars_is_kept_in_cents_whether_grouped_or_not(
    cents: int, grouped: bool
) -> None:
    dollars, rest = divmod(cents, 100)
    shown = f"{dollars:,}.{rest:02}" if grouped else f"{dollars}.{rest:02}"
    assert Scaled("a wage", 100)[shown] == cents


@pytest.mark.parametrize("shown", ["", "*", "**", None])
def test_what_the_publisher_withholds_is_unknown_and_not_zero(shown: str | None) -> None:
    assert Scaled("a wage", 100, MISSING)[shown] is None
    assert Floats("a share", MISSING)[shown] is None


@pytest.mark.parametrize("shown", sorted(IPEDS_MISSING))
def test_the_marks_ipeds_uses_for_missing_are_unknown(shown: str) -> None:
    assert Scaled("a price", 1, IPEDS_MISSING)[shown] is None


def test_zero_is_kept_as_zero() -> None:
    assert Scaled("a price", 1, IPEDS_MISSING)["0"] == 0
    assert Floats("a share")["0.0"] == 0


@pytest.mark.parametrize("shown", ["*", "#", "n/a", "12a", "1e400", "NaN", "inf", "$5"])
def test_text_that_is_no_number_is_never_guessed(shown: str) -> None:
    with pytest.raises(RowError, match="a wage is not a number"):
        Scaled("a wage")[shown]
    with pytest.raises(RowError, match="a wage is not a number"):
        Floats("a wage")[shown]


def test_a_negative_amount_is_an_error() -> None:
    with pytest.raises(RowError, match="below zero"):
        Scaled("a price")["-5"]


def test_a_bad_value_is_refused_each_time_it_is_met() -> None:
    prices = Scaled("a price")
    for _again in range(2):
        with pytest.raises(RowError):
            prices["x"]


def test_a_workbooks_numbers_are_read_as_numbers() -> None:
    assert Scaled("a wage", 100)[12.34] == 1234
    assert number(5, "a figure") == 5
    assert number("1,234.5", "a figure") == 1234.5


@pytest.mark.parametrize(
    ("value", "length", "code"),
    [("1608", 5, "01608"), (1608, 5, "01608"), (" 01608 ", 5, "01608"), ("25.0", 2, "25")],
)
def test_a_code_gets_its_lost_zeros_back(value: object, length: int, code: str) -> None:
    assert digits(value, length, "the ZIP") == code


@pytest.mark.parametrize("value", ["016081", "0160x", "-1608", "٠١٦٠٨", "1608.5"])
def test_other_text_is_no_code(value: str) -> None:
    with pytest.raises(RowError, match="the ZIP is not 5 digits"):
        digits(value, 5, "the ZIP")


def test_a_missing_cell_is_blank_text() -> None:
    assert (text(None), text("  a "), text(5)) == ("", "a", "5")
