"""Bars from zero, with gaps."""

from careerguide.charts.bars import Bar, bars


def drawn(*values: float | None) -> list[Bar]:
    named = [(str(2021 + at), value) for at, value in enumerate(values)]
    return bars(named, lambda value: f"{value:.0f}", "not reported")


def test_heights_are_in_proportion_from_zero() -> None:
    found = drawn(10, 5, 20, 0)
    assert [(bar.y, bar.height) for bar in found] == [(50, 50), (75, 25), (0, 100), (100, 0)]
    assert [bar.x for bar in found] == [5, 30, 55, 80]
    assert {bar.width for bar in found} == {15}
    assert found[0].middle == 12.5


def test_a_missing_year_is_a_gap_and_not_a_zero() -> None:
    gap, zero = drawn(7, None, 0)[1:]
    assert (gap.known, gap.written, gap.height) == (False, "not reported", 0)
    assert (zero.known, zero.written, zero.height) == (True, "0", 0)
    assert gap.x < zero.x, "the gap keeps its place"


def test_without_a_figure_there_are_no_bars() -> None:
    assert drawn() == []
    assert drawn(None, None) == []


def test_zeros_alone_are_drawn_at_the_bottom() -> None:
    assert [(bar.y, bar.height) for bar in drawn(0, 0)] == [(100, 0), (100, 0)]


def test_one_bar_stands_in_the_middle() -> None:
    (bar,) = drawn(3)
    assert (bar.middle, bar.height) == (50, 100)
