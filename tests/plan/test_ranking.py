"""Figures here are made up."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from plan.ranking import Limits, Weights, best_first, broken, frontier, parts, scores, strained
from plan.results import Result
from plan.routes import Route, Span

NAMES = ("cost", "time", "pay", "sure")
points = st.lists(st.tuples(*[st.integers(0, 20)] * 3), max_size=25)
weights = st.builds(Weights, *[st.integers(0, 10)] * 4)


def ranked(rows: list[tuple[float, float, float]], given_weights: Weights) -> list[str]:
    """Keys r0, r1 … of routes with these costs, months and gains, best first."""
    table = np.array(rows, dtype=float).reshape(-1, 3)
    columns = {"cost": -table[:, 0], "time": -table[:, 1], "pay": table[:, 2],
               "sure": np.full(len(rows), 0.5)}  # fmt: skip
    keys = [f"r{at}" for at in range(len(rows))]
    score = scores(parts(columns), given_weights)
    return [keys[at] for at in best_first(score, table[:, 0], np.argsort(np.argsort(keys)))]


def test_the_weights_decide_what_comes_first() -> None:
    rows = [(1, 9, 1), (5, 1, 1), (9, 9, 9)]
    assert ranked(rows, Weights(1, 0, 0, 0))[0] == "r0"
    assert ranked(rows, Weights(0, 1, 0, 0))[0] == "r1"
    assert ranked(rows, Weights(0, 0, 1, 0))[0] == "r2"


def test_a_score_is_the_weighted_mean_of_its_parts() -> None:
    shares = parts({
        "cost": np.array([0.0, -10.0]), "time": np.array([-10.0, 0.0]),
        "pay": np.array([5.0, 10.0]), "sure": np.array([0.5, 0.5]),
    })  # fmt: skip
    assert [round(one) for one in scores(shares, Weights(3, 2, 3, 2))] == [50, 70]
    assert {name: share[1] for name, share in shares.items()} == {
        "cost": 0, "time": 1, "pay": 1, "sure": 1,
    }  # fmt: skip


def test_ties_go_to_the_cheaper_and_then_by_key() -> None:
    score, cost = np.array([50.0, 50.0, 50.0]), np.array([2.0, 1.0, 1.0])
    assert best_first(score, cost, np.array([0, 2, 1])).tolist() == [2, 1, 0]


@given(points, weights, st.randoms())
def test_the_order_of_input_does_not_matter(
    rows: list[tuple[int, int, int]], given_weights: Weights, random: object
) -> None:
    places = list(range(len(rows)))
    random.shuffle(places)  # type: ignore[attr-defined]
    shuffled = [rows[at] for at in places]

    def in_order(given_rows: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        order = ranked(given_rows, given_weights)
        return [given_rows[int(key[1:])] for key in order]

    def best(given_rows: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        table = np.array(given_rows, dtype=float).reshape(-1, 3)
        return [given_rows[at] for at in frontier([table[:, 0], table[:, 1], -table[:, 2]])]

    costs = [row[0] for row in in_order(rows)]
    assert costs == [row[0] for row in in_order(shuffled)]
    assert sorted(best(rows)) == sorted(best(shuffled))


@given(points)
def test_the_frontier_is_what_no_other_beats(rows: list[tuple[int, int, int]]) -> None:
    def beats(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
        pairs = [(one[0], other[0]), (one[1], other[1]), (-one[2], -other[2])]
        return all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)

    wanted = {at for at, row in enumerate(rows) if not any(beats(other, row) for other in rows)}
    table = np.array(rows, dtype=float).reshape(-1, 3)
    assert set(frontier([table[:, 0], table[:, 1], -table[:, 2]]).tolist()) == wanted


@given(points, weights)
def test_the_first_by_positive_weights_is_never_beaten_in_everything(
    rows: list[tuple[int, int, int]], given_weights: Weights
) -> None:
    w = given_weights
    positive = Weights(w.cost + 1, w.time + 1, w.pay + 1, w.sure)
    if rows:
        table = np.array(rows, dtype=float)
        kept = frontier([table[:, 0], table[:, 1], -table[:, 2]]).tolist()
        assert rows[int(ranked(list(rows), positive)[0][1:])] in [rows[at] for at in kept]


def result(cost: float, months: float, spread: float = 0) -> Result:
    money = Span(cost - spread, cost, cost + spread)
    wait = Span(months, months, months + spread / 1000)
    return Result(Route("any", ""), money, money, wait, (1, 1, 1), None, None, None)


def test_a_limit_is_broken_by_the_typical_outcome_and_strained_by_the_dear_one() -> None:
    dear, tight = result(7000, 12), result(5500, 12, spread=1000)
    limits = Limits(budget=6000, deadline_months=12)
    assert (broken(dear, limits), strained(dear, limits)) == (["budget"], [])
    assert (broken(tight, limits), strained(tight, limits)) == ([], ["budget", "deadline"])
    assert broken(dear, Limits(budget=6000, can_borrow=True)) == []
    assert broken(result(1, 13), limits) == ["deadline"]
