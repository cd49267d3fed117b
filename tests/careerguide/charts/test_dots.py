"""Marks over two axes."""

from careerguide.charts.dots import Datum, Dot, dots
from careerguide.charts.frame import across, up

X, Y = across([0, 100], str), up([0, 50], str)


def drawn(*data: Datum) -> list[Dot]:
    return dots(data, X, Y)


def test_a_mark_stands_at_its_values_and_its_low_ends_elsewhere() -> None:
    (dot,) = drawn(Datum(80, 10, low=(20, 5)))
    assert (dot.x, dot.y, dot.x0, dot.y0) == (80, 80, 20, 90)
    assert dot.spans


def test_without_a_range_nothing_leads_to_a_low_end() -> None:
    assert not drawn(Datum(80, 10))[0].spans
    assert not drawn(Datum(80, 10, low=(80, 10)))[0].spans


def test_what_stands_at_one_point_is_one_mark_that_holds_all_in_their_order() -> None:
    found = drawn(Datum(80, 10, of="a"), Datum(80, 10, kind=2, of="b"), Datum(80, 10, of="c"))
    assert [(dot.kind, dot.all) for dot in found] == [(1, ["a", "c"]), (2, ["b"])]


def test_marks_are_ordered_from_the_left_and_named_ones_lie_on_top() -> None:
    found = drawn(Datum(10, 5, name="pick"), Datum(90, 5), Datum(20, 5), Datum(10, 5))
    assert [dot.x for dot in found] == [10, 20, 90, 10]
    assert found[-1].name == "pick"


def test_names_at_one_height_are_put_under_one_another() -> None:
    found = drawn(Datum(10, 25, name="a"), Datum(12, 25, name="b"), Datum(90, 45, name="c"))
    heights = {dot.name: dot.name_y for dot in found}
    assert heights == {"a": 50, "b": 58, "c": 10}
    assert [dot.turned for dot in found] == [True, False, False], "c hangs left, inside the plot"


def test_nothing_is_nothing() -> None:
    assert drawn() == []
