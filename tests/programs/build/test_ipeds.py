from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.build.ipeds import award_level, match
from programs.build.lookups import Slot
from programs.rules.codes import AwardLevel
from programs.rules.lengths import BANDS

CLOCK, CREDIT = 1, 2
levels = st.sampled_from([int(level) for level in AwardLevel if level])


def slot(months: float | None = None, hours: int | None = None, **more: Any) -> Slot:
    given_slot = {"unitid": 100_000, "cip": "51.0713", "tuition": 1, "books": 1, "measure": CLOCK}
    return Slot(months=months, hours=hours, **(given_slot | more))


@pytest.mark.parametrize(
    ("reported", "offered", "level"),
    [
        (slot(hours=720), [21, 2], 21),
        (slot(hours=1200), [21, 2], 2),
        (slot(hours=40, measure=CREDIT), [21, 2, 3], 2),
        # Its hours say one level; its months would fit another.
        (slot(months=9, hours=720), [21, 2], 21),
        # No level by hours is offered: the one its months fit.
        (slot(months=20), [21, 3], 3),
        (slot(months=9), [21, 2], 21),
        # Nothing fits: the nearest.
        (slot(months=15, hours=950), [21, 3], 21),
        (slot(months=60), [21, 2], 2),
        # One offering: it is that one, whatever is reported.
        (slot(), [5], 5),
        (slot(months=3, hours=100), [3], 3),
        # None in this field.
        (slot(hours=720), [], 0),
    ],
)
def test_a_reported_program_is_the_offering_its_length_points_to(
    reported: Slot, offered: list[int], level: int
) -> None:
    assert award_level(reported, offered) == level


@given(
    st.none() | st.integers(0, 70),
    st.none() | st.integers(0, 4000),
    st.sampled_from([None, CLOCK, CREDIT]),
    st.lists(levels, unique=True, max_size=6),
)
def test_the_level_is_always_one_that_is_offered(
    months: int | None, hours: int | None, measure: int | None, offered: Sequence[int]
) -> None:
    level = award_level(slot(months=months, hours=hours, measure=measure), list(offered))
    assert level in offered or (not offered and level == 0)
    shuffled = list(reversed(offered))
    if set(offered) <= set(BANDS):
        assert award_level(slot(months=months, hours=hours, measure=measure), shuffled) == level


def test_two_slots_of_one_program_are_kept_together_and_no_slot_is_lost() -> None:
    day, evening = slot(months=9, hours=720), slot(months=12, hours=720)
    other = slot(hours=720, cip="12.0401")
    matched = match([day, evening, other], {(100_000, "51.0713"): [21]})
    assert matched == {
        (100_000, "51.0713", 21): [day, evening],
        (100_000, "12.0401", 0): [other],
    }
