"""Outlines made shorter: joined where two lines meet, thinned by no more than is said."""

import numpy as np

from careerguide.charts.outline import Steps, chained, thinned


def line(*spots: tuple[int, int]) -> Steps:
    return np.array(spots, dtype=np.int64)


def test_two_lines_that_meet_at_their_ends_are_one() -> None:
    (found,) = chained([line((0, 0), (1, 0)), line((3, 1), (1, 0)), line((3, 1), (4, 4))])
    assert found.tolist() in (
        [[0, 0], [1, 0], [3, 1], [4, 4]],
        [[4, 4], [3, 1], [1, 0], [0, 0]],
    )


def test_where_three_meet_all_end() -> None:
    star = [line((0, 0), (1, 1)), line((2, 0), (1, 1)), line((1, 3), (1, 1))]
    assert len(chained(star)) == 3


def test_lines_that_form_a_ring_are_closed_once() -> None:
    (ring,) = chained([line((0, 0), (2, 0), (2, 2)), line((2, 2), (0, 2), (0, 0))])
    assert len(ring) == 5
    assert ring[0].tolist() == ring[-1].tolist()


def test_a_line_loses_what_strays_no_further_than_allowed() -> None:
    whole = line((0, 0), (5, 1), (10, 0), (15, 9), (20, 0))
    assert thinned(whole, 2).tolist() == [[0, 0], [10, 0], [15, 9], [20, 0]]
    assert thinned(whole, 0).tolist() == whole.tolist()
    assert thinned(whole, 10).tolist() == [[0, 0], [20, 0]]


def test_a_ring_keeps_its_corners() -> None:
    ring = line((0, 0), (10, 0), (20, 0), (20, 10), (21, 20), (0, 20), (0, 0))
    assert thinned(ring, 1).tolist() == [[0, 0], [20, 0], [21, 20], [0, 20], [0, 0]]
