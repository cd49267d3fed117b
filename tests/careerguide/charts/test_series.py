"""Lines over years, and bars from zero with gaps."""

from careerguide.charts.series import Bar, Line, bars, line
from careerguide.pages.numbers import dollars


def drawn(*values: tuple[int, float | None]) -> Line:
    found = line(values, dollars, dollars)
    assert found is not None
    return found


def test_points_stand_by_year_and_value() -> None:
    chart = drawn((2021, 40), (2022, 50), (2025, 60))
    assert [tick.label for tick in chart.up.ticks] == ["$40", "$50", "$60"]
    assert [(p.x, p.y) for p in chart.points] == [(0, 100), (25, 50), (100, 0)]
    assert (chart.first.written, chart.last.written) == ("$40", "$60")


def test_a_year_without_a_figure_breaks_the_line() -> None:
    chart = drawn((2020, 10.0), (2021, 11.0), (2022, None), (2023, 13.0), (2024, 12.0))
    assert [p.year for p in chart.points] == [2020, 2021, 2023, 2024]
    assert [(a.year, b.year) for a, b in chart.strokes] == [(2020, 2021), (2023, 2024)]


def test_a_year_that_is_not_even_named_breaks_it_too() -> None:
    assert drawn((2020, 10.0), (2022, 11.0)).strokes == []


def test_one_year_is_no_line() -> None:
    assert line([(2025, 10.0)], dollars, dollars) is None
    assert line([(2024, None), (2025, 10.0)], dollars, dollars) is None
    assert line([], dollars, dollars) is None


def test_a_flat_line_is_drawn_inside_the_plot() -> None:
    assert {point.y for point in drawn((2024, 10.0), (2025, 10.0)).points} <= {0, 50, 100}


def barred(*values: float | None) -> list[Bar]:
    named = [(str(2021 + at), value) for at, value in enumerate(values)]
    return bars(named, lambda value: f"{value:.0f}", "not reported")


def test_heights_are_in_proportion_from_zero() -> None:
    found = barred(10, 5, 20, 0)
    assert [(bar.y, bar.height) for bar in found] == [(50, 50), (75, 25), (0, 100), (100, 0)]
    assert [bar.x for bar in found] == [5, 30, 55, 80]
    assert {bar.width for bar in found} == {15}
    assert found[0].middle == 12.5


def test_a_missing_year_is_a_gap_and_not_a_zero() -> None:
    gap, zero = barred(7, None, 0)[1:]
    assert (gap.known, gap.written, gap.height) == (False, "not reported", 0)
    assert (zero.known, zero.written, zero.height) == (True, "0", 0)
    assert gap.x < zero.x, "the gap keeps its place"


def test_without_a_figure_there_are_no_bars() -> None:
    assert barred() == []
    assert barred(None, None) == []


def test_zeros_alone_are_drawn_at_the_bottom() -> None:
    assert [(bar.y, bar.height) for bar in barred(0, 0)] == [(100, 0), (100, 0)]


def test_one_bar_stands_in_the_middle() -> None:
    (bar,) = barred(3)
    assert (bar.middle, bar.height) == (50, 100)
