"""Lines over years."""

from careerguide.charts.lines import Line, line
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
