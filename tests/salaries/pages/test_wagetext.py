"""How a wage is written, and why it is missing."""

import pytest

from salaries.pages.wagetext import known_wage, wage, wage_notes, words
from salaries.wagestore import ANNUAL_ONLY, BIT, HOURLY_ONLY, MISSING

TOP_HOURLY = BIT["hourly_p90"]


@pytest.mark.parametrize(
    ("figure", "value", "top", "only", "written"),
    [
        ("hourly_median", 2907, 0, 0, "$29.07"),
        ("annual_median", 60_460, 0, 0, "$60,460"),
        ("hourly_p90", 11_500, TOP_HOURLY, 0, "at least $115.00"),
        ("hourly_p75", 11_000, TOP_HOURLY, 0, "$110.00"),
        ("annual_median", MISSING, 0, 0, "withheld"),
        ("annual_median", None, 0, 0, "withheld"),
        ("annual_median", MISSING, 0, HOURLY_ONLY, "no annual figures exist"),
        ("hourly_median", MISSING, 0, HOURLY_ONLY, "withheld"),
        ("hourly_median", MISSING, 0, ANNUAL_ONLY, "no hourly figures exist"),
    ],
)
def test_a_wage_is_a_figure_a_bound_or_a_reason(
    figure: str, value: int | None, top: int, only: int, written: str
) -> None:
    assert wage(figure, value, top, only, words()) == written


def test_prices_divide_a_wage() -> None:
    assert known_wage("hourly_median", 2200, 0, words(), 110.0) == "$20.00"
    assert known_wage("annual_median", 44_000, 0, words(), 110.0) == "$40,000"


def test_a_bound_stays_a_bound_at_national_prices() -> None:
    shown = known_wage("annual_p90", 239_200, BIT["annual_p90"], words(), 80.0)
    assert shown == "at least $299,000"


@pytest.mark.parametrize("parity", [None, float("nan")])
def test_without_a_price_level_a_wage_is_not_adjusted(parity: float | None) -> None:
    assert wage("annual_median", 44_000, 0, 0, words(), parity) == "no local price level"


def notes(
    hourly: int | None, annual: int | None, jobs: int | None = 10, top: int = 0, only: int = 0
) -> list[str]:
    names = ("hourly_median", "annual_median")
    figures = {"employment": jobs, "top_coded": top, "only": only}
    return wage_notes(names, figures | dict(zip(names, (hourly, annual), strict=True)))


def test_notes_say_what_is_empty_and_why() -> None:
    assert notes(2907, 60_460) == []
    assert notes(None, None, jobs=None) == [
        "employment withheld",
        "wages withheld: too few employers answered",
    ]
    assert notes(2907, None) == ["annual_median withheld: too few employers answered"]
    assert notes(2907, None, only=HOURLY_ONLY) == ["no annual figures exist"]
    assert notes(11_500, 239_200, top=BIT["annual_median"]) == [
        "annual_median: at least (top-coded)"
    ]
