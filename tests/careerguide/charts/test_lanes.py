"""Dots and ranges in rows: none over another, none lost."""

import random

from careerguide.charts.frame import linear
from careerguide.charts.lanes import Valued, lowest, rows, swarm

PLACE = linear(0, 100)


def valued(*values: float) -> list[Valued]:
    return [Valued(value, value - 1, value + 1, f"{value:g}") for value in values]


def test_rows_are_ordered_by_value_and_keep_their_ranges() -> None:
    found = rows(valued(50, 10, 30), PLACE, 20, 14)
    assert [(lane.x, lane.y) for lane in found] == [(10, 20), (30, 34), (50, 48)]
    assert [(lane.x0, lane.x1) for lane in found] == [(9, 11), (29, 31), (49, 51)]
    assert all(lane.spans for lane in found)
    assert lowest(found, 20) == 48


def test_dots_that_would_touch_stand_under_each_other() -> None:
    found = swarm(valued(10, 11, 20, 12), PLACE, 0, 12, 4, 9)
    assert [(lane.x, lane.y) for lane in found] == [(10, 0), (11, 12), (12, 24), (20, 0)]
    assert not any(lane.spans for lane in found)


def test_no_two_dots_touch_and_none_is_lost() -> None:
    chance = random.Random(1)
    data = valued(*(chance.uniform(0, 100) for _at in range(400)))
    found = swarm(data, PLACE, 0, 12, 4, 12)
    assert sorted(name for lane in found for name in lane.all) == sorted(one.of for one in data)
    assert max(lane.y for lane in found) <= 11 * 12
    for at, one in enumerate(found):
        assert not any(two.y == one.y and abs(two.x - one.x) < 4 for two in found[:at])


def test_past_the_deepest_row_dots_stand_for_several() -> None:
    found = swarm(valued(5, 5, 5, 5, 5), PLACE, 0, 12, 4, 2)
    assert [len(lane.all) for lane in found] == [4, 1]


def test_nothing_is_nothing() -> None:
    assert rows([], PLACE, 0, 12) == swarm([], PLACE, 0, 12, 4, 9) == []
    assert lowest([], 7) == 7
