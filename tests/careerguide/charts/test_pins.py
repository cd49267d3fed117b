"""Pins that stand too close become one, and none is lost."""

import random

from careerguide.charts.pins import MOST, UNKNOWN, Pin, clustered, joined

BOX = (40.0, 20.0)


def pin(x: float, y: float, name: str, things: int = 1, price: int = UNKNOWN) -> Pin:
    return Pin(x, y, things, price, price, things if price >= 0 else 0, (name,))


def size(_pin: Pin) -> tuple[float, float]:
    return BOX


def found(*pins: Pin) -> list[tuple[str, ...]]:
    return [one.members for one in clustered(pins, size, (20, 20))]


def overlap(a: Pin, b: Pin) -> bool:
    return abs(a.x - b.x) < BOX[0] - 1e-3 and abs(a.y - b.y) < BOX[1] - 1e-3


def scattered(number: int, seed: int) -> list[Pin]:
    chance = random.Random(seed)
    return [
        pin(chance.uniform(0, 900), chance.uniform(0, 600), f"{at}", chance.randint(1, 30),
            chance.choice([UNKNOWN, 500, 4_200, 48_000]))
        for at in range(number)
    ]  # fmt: skip


def test_what_is_apart_stays_and_what_overlaps_is_joined() -> None:
    assert found(pin(0, 0, "a"), pin(41, 0, "b"), pin(0, 21, "c")) == [("a",), ("b",), ("c",)]
    assert found(pin(0, 0, "a"), pin(100, 0, "b"), pin(10, 5, "c")) == [("a", "c"), ("b",)]


def test_one_joined_of_several_stands_in_their_middle_and_counts_them_all() -> None:
    one = joined([pin(0, 0, "a", 1, 500), pin(30, 9, "b", 2), pin(0, 0, "c", 3, 4_200)])
    assert (one.x, one.y, one.things, one.priced) == (10, 3, 6, 4)
    assert (one.low, one.high) == (500, 4_200)
    assert one.members == ("a", "b", "c")
    assert one.is_cluster


def test_a_price_that_is_unknown_is_never_the_lowest() -> None:
    assert joined([pin(0, 0, "a"), pin(0, 0, "b", 1, 900)]).low == 900
    assert joined([pin(0, 0, "a"), pin(0, 0, "b")]).low == UNKNOWN


def test_no_two_pins_overlap_and_each_member_stands_in_one() -> None:
    for number, seed in ((2, 1), (80, 2), (MOST, 3), (3_000, 4)):
        pins = scattered(number, seed)
        after = clustered(pins, size, (20, 20))
        assert not any(overlap(a, b) for at, a in enumerate(after) for b in after[:at])
        members = [member for one in after for member in one.members]
        assert sorted(members) == sorted(str(at) for at in range(number))
        assert sum(one.things for one in after) == sum(one.things for one in pins)
        assert sum(one.priced for one in after) == sum(one.priced for one in pins)


def test_the_same_pins_are_always_joined_the_same_way() -> None:
    pins = scattered(150, 5)
    assert clustered(pins, size, (20, 20)) == clustered(list(pins), size, (20, 20))


def test_pins_keep_the_order_of_their_first_members() -> None:
    pins = scattered(150, 6)
    firsts = [int(one.members[0]) for one in clustered(pins, size, (20, 20))]
    assert firsts == sorted(firsts)
    for one in clustered(pins, size, (20, 20)):
        assert list(map(int, one.members)) == sorted(map(int, one.members))


def test_nothing_is_nothing() -> None:
    assert clustered([], size, (20, 20)) == []
