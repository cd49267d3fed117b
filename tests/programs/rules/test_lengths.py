import pytest

from programs.rules.codes import LengthBasis
from programs.rules.lengths import (
    ANY_FIELD,
    BANDS,
    Length,
    Report,
    Usual,
    estimated_length,
    fits,
    level_of,
    reported_length,
    usual_lengths,
)

CLOCK, CREDIT = 1, 2


@pytest.mark.parametrize(
    ("level", "credit_hours", "clock_hours"),
    [
        (20, (1, 8), (1, 299)),
        (21, (9, 29), (300, 899)),
        (2, (30, 59), (900, 1799)),
        (4, (60, 119), (1800, 3599)),
    ],
)
def test_a_certificates_level_is_told_by_its_hours_as_ipeds_defines_it(
    level: int, credit_hours: tuple[int, int], clock_hours: tuple[int, int]
) -> None:
    for measure, (low, high) in ((CREDIT, credit_hours), (CLOCK, clock_hours)):
        assert level_of(low, measure) == level_of(high, measure) == level
        assert level_of(low - 1, measure) != level
        assert level_of(high + 1, measure) != level
        assert fits(level, None, low, measure) is fits(level, None, high, measure) is True
        assert fits(level, None, high + 1, measure) is False


@pytest.mark.parametrize(("hours", "measure"), [(None, CLOCK), (0, CLOCK), (500, None), (500, 3)])
def test_hours_that_say_nothing_tell_no_level(hours: int | None, measure: int | None) -> None:
    assert level_of(hours, measure) is None
    assert fits(21, None, hours, measure) is None


@pytest.mark.parametrize(
    ("level", "months", "expected"),
    [
        (20, 2, True),
        (20, 3, False),
        (21, 2, False),
        (21, 3, True),
        (21, 12, True),
        (21, 13, False),
        (2, 8, False),
        (2, 9, True),
        (2, 24, True),
        (3, 17, False),
        (3, 48, True),
        (5, 30, False),
    ],
)
def test_a_length_in_months_lies_in_its_levels_band_or_not(
    level: int, months: float, expected: bool
) -> None:
    assert fits(level, months, None, None) is expected


def test_one_measure_that_fits_is_enough() -> None:
    assert fits(21, 15, 720, CLOCK) is True
    assert fits(21, 15, 1200, CLOCK) is False


@pytest.mark.parametrize("level", [0, 6, 8, 17, 18, 19])
def test_a_level_without_a_set_length_judges_nothing(level: int) -> None:
    assert level not in BANDS
    assert fits(level, 12, 900, CLOCK) is None


def test_every_band_runs_upwards_and_the_shortest_has_no_least_length() -> None:
    assert BANDS[20].months_low is BANDS[20].years_low is None
    for level, band in BANDS.items():
        if level != 20:
            assert band.months_low is not None
            assert band.years_low is not None
            assert 0 < band.months_low < band.months_high
            assert 0 < band.years_low < band.years_high


def reports(*months: float, level: int = 21, cip: str = "51.0713", by: str = "a") -> list[Report]:
    return [Report(cip, level, one, by) for one in months]


def test_eight_programs_of_a_field_and_award_say_how_long_the_others_last() -> None:
    found = usual_lengths(reports(4, 5, 6, 7, 8, 9, 10) + reports(12, by="b"))
    assert found["51.0713", 21] == Usual(5.75, 7.5, 9.25, 8, ("a", "b"))
    assert found[ANY_FIELD, 21] == found["51.0713", 21]
    assert estimated_length(found, "51.0713", 21) == Length(
        5.75, 7.5, 9.25, LengthBasis.USUAL_FIELD
    )


def test_seven_programs_of_a_field_say_nothing_and_count_among_all_of_their_award() -> None:
    found = usual_lengths(reports(*[6] * 7) + reports(8, 8, cip="47.0201"))
    assert set(found) == {(ANY_FIELD, 21)}
    length = estimated_length(found, "51.0713", 21)
    assert (length.low, length.high) == (BANDS[21].months_low, 12)
    assert (length.typical, length.basis) == (6, LengthBasis.AWARD_LEVEL)


def test_a_length_outside_its_awards_definition_counts_nowhere() -> None:
    assert usual_lengths(reports(*[6] * 7, 18)) == {}


def test_reported_lengths_of_degrees_say_nothing_of_other_degrees() -> None:
    found = usual_lengths(reports(*[20] * 9, level=3))
    assert found == {}
    assert estimated_length(found, "51.0713", 3) == Length(18, 21, 48, LengthBasis.AWARD_LEVEL)


def test_a_masters_degree_has_no_normal_length_and_a_doctorate_none_at_all() -> None:
    assert estimated_length({}, "51.0713", 7) == Length(9, None, 24, LengthBasis.AWARD_LEVEL)
    assert estimated_length({}, "51.0713", 17) == Length()


def test_of_programs_that_report_theirs_the_middle_one_is_typical() -> None:
    assert reported_length([12, 9, 10]) == Length(9, 10, 12, LengthBasis.REPORTED)
