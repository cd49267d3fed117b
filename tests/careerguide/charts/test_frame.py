"""Axes, labels that keep clear of each other, and text that fits."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from careerguide.charts.frame import Tick, across, short, spread, up


def test_an_axis_names_its_ticks_where_they_stand() -> None:
    axis = across([0, 50, 200], str, "dollars")
    assert axis.ticks == [Tick(0, "0"), Tick(25, "50"), Tick(100, "200")]
    assert axis.title == "dollars"


def test_more_stands_higher() -> None:
    axis = up([0, 10], str)
    assert (axis.place(0), axis.place(10), axis.place(4)) == (100, 0, 60)


def test_labels_are_moved_until_they_are_apart() -> None:
    assert spread([10, 40, 90], 6) == [10, 40, 90]
    assert spread([10, 11, 12], 6) == [10, 16, 22]
    assert spread([97, 98, 100], 6) == [88, 94, 100]
    assert spread([], 6) == []


@given(st.lists(st.floats(0, 100), max_size=8).map(sorted))
def test_labels_never_overlap_or_leave_the_plot(places: list[float]) -> None:
    found = spread(places, 6)
    assert len(found) == len(places)
    assert all(two - one > 5.97 for one, two in pairwise(found))
    assert all(0 <= place <= 100 for place in found)


def test_long_text_ends_in_an_ellipsis_not_in_a_comma() -> None:
    assert short("Boston", 6) == "Boston"
    assert short("Boston, MA", 8) == "Boston…"
    assert len(short("x" * 90, 20)) == 20
