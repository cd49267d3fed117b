import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.codes import AwardLevel, Missing, PriceBasis
from programs.rules.lengths import BANDS
from programs.rules.prices import (
    LISTED_YEARS,
    UNKNOWN,
    Price,
    Span,
    by_definition,
    estimate,
    listing,
    reported,
    students,
    times_years,
)

amounts = st.none() | st.integers(0, 200_000)


@pytest.mark.parametrize(
    ("level", "low", "high"),
    [
        (20, None, 2000),  # 8 of 24 credits
        (21, 2250, 7250),  # 9 to 29
        (2, 7500, 14_750),  # 30 to 59
        (4, 15_000, 29_750),  # 60 to 119
        (3, 12_000, 24_000),  # 2 to 4 years
        (5, 24_000, 30_000),  # 4 to 5
        (7, 6000, 12_000),  # 1 to 2
    ],
)
def test_a_years_price_of_6000_times_the_length_of_the_level(
    level: int, low: int | None, high: int
) -> None:
    span = by_definition(6000, level)
    assert (span.low, span.high) == (low, high)


@pytest.mark.parametrize(
    ("level", "low", "typical", "high"),
    [
        (21, 2100, 5700, 9000),  # 0.35, 0.95 and 1.5 years' prices
        (2, 6000, 9600, 13_500),  # 1, 1.6 and 2.25
        (3, 10_500, 14_100, 19_500),  # 1.75, 2.35 and 3.25
        (5, 24_000, 24_000, 30_000),  # four years, by definition
        (7, 6000, None, 12_000),
        (20, None, None, 2000),
        (4, 15_000, None, 29_750),
    ],
)
def test_a_years_price_of_6000_times_what_listed_programs_of_the_level_cost(
    level: int, low: int | None, typical: int | None, high: int
) -> None:
    assert times_years(6000, level) == (low, typical, high)


def test_ranges_were_measured_to_hold_four_of_five_listed_prices_and_more_than_the_definition() -> (
    None
):
    for years in LISTED_YEARS.values():
        assert years.low < years.typical < years.high
        assert years.within / years.programs >= 0.8 > years.defined / years.programs


@pytest.mark.parametrize(
    ("year_price", "level", "high"),
    [
        (6564, 21, 7932),  # 7931.5; 6564 × (29 / 24) is a little less
        (12_420, 2, 30_532),  # 30 532.5; 12 420 × (59 / 24) is a little more
    ],
)
def test_half_a_dollar_goes_to_the_even_one(year_price: int, level: int, high: int) -> None:
    assert by_definition(year_price, level).high == high


def test_each_residency_has_its_own_estimate() -> None:
    assert estimate((5000, 6000, None), 21) == Price(
        in_district=Span(1750, 4750, 7500),
        in_state=Span(2100, 5700, 9000),
        out_of_state=UNKNOWN,
        basis=PriceBasis.YEAR_ESTIMATE,
    )


def test_a_year_that_costs_nothing_gives_a_program_that_costs_nothing() -> None:
    assert estimate((0, 0, 0), 3).in_state == (0, 0, 0)


def test_without_a_years_price_or_a_set_length_there_is_no_estimate_and_a_reason() -> None:
    assert estimate((None, None, None), 21) == Price(missing=Missing.STUDENTS)
    assert estimate((5000, 6000, 7000), 6) == Price(missing=Missing.NO_BAND)


@given(amounts, amounts, amounts, st.sampled_from([int(level) for level in AwardLevel]))
def test_an_estimate_runs_upwards_or_says_why_there_is_none(
    home: int | None, state: int | None, away: int | None, level: int
) -> None:
    price = estimate((home, state, away), level)
    spans = [price.in_district, price.in_state, price.out_of_state]
    assert (price.basis == 0) == (spans == [UNKNOWN] * 3) == (price.missing != 0)
    for year, (low, typical, high) in zip((home, state, away), spans, strict=True):
        assert (high is None) == (year is None or level not in BANDS)
        known = [end for end in (low, typical, high) if end is not None]
        assert known == sorted(known)


def test_a_reported_total_is_the_same_for_every_student() -> None:
    assert reported([(13_620, 500)]) == Price(
        *[Span(13_620, 13_620, 13_620)] * 3, 500, PriceBasis.PROGRAM_TOTAL
    )


def test_two_reported_programs_of_one_field_give_a_range_and_books_only_if_they_agree() -> None:
    price = reported([(13_620, 500), (9000, 400), (None, 0)])
    assert (price.in_state, price.books) == ((9000, 11_310, 13_620), None)
    assert reported([(100, 50), (200, 50)]).books == 50


def test_what_is_usual_of_several_reported_programs_is_the_middle_one() -> None:
    assert reported([(900, None), (100, None), (200, None)]).in_state.typical == 200
    assert reported([(100, None), (101, None)]).in_state.typical == 100, "a half to the even dollar"


def test_a_program_reported_without_price_has_none_and_not_zero() -> None:
    assert reported([(None, 500)]) == Price(missing=Missing.SCHOOL)


def test_a_listed_price_of_a_district_is_another_for_the_state_and_unknown_elsewhere() -> None:
    price = listing(1000, 1800, 120)
    assert price.in_district == (1000, 1000, 1000)
    assert price.in_state == (1800, 1800, 1800)
    assert price.out_of_state == UNKNOWN
    assert (price.books, price.basis) == (120, PriceBasis.LISTING)


@pytest.mark.parametrize("away", [None, 0])
def test_a_listed_price_without_a_district_is_everyones(away: int | None) -> None:
    price = listing(1000, away, None)
    assert price.in_district == price.in_state == price.out_of_state == (1000, 1000, 1000)


def test_a_listing_at_zero_is_unknown_and_says_so() -> None:
    assert listing(0, 500, None) == Price(missing=Missing.LISTED_ZERO)
    assert listing(None, None, None) == Price(missing=Missing.SCHOOL)


@pytest.mark.parametrize(
    ("level", "cip", "who"),
    [
        (21, "51.0713", "undergraduate"),
        (3, "51.0713", "undergraduate"),
        (5, "11.0101", "undergraduate"),
        (6, "51.0713", "graduate"),
        (7, "52.0201", "graduate"),
        (17, "26.0101", "graduate"),
        (18, "22.0101", "law"),
        (18, "51.1201", "medicine"),
        (18, "51.2308", ""),
    ],
)
def test_a_programs_students_pay_the_price_of_their_kind(level: int, cip: str, who: str) -> None:
    assert students(level, cip) == who
