"""Figures here are made up."""

from hypothesis import given
from hypothesis import strategies as st

from plan.ranking import Limits, Weights, broken, frontier, ranked, strained
from plan.routes import Cost, Result, Route, Span


def result(
    key: str, cost: float, months: float, gain: float, sure: float = 0.5, spread: float = 0
) -> Result:
    money = Span(cost - spread, cost, cost + spread)
    return Result(
        Route(key, key, sure=sure), money, money, Span(months, months, months + spread / 1000),
        (1, 1, 1), Span(gain, gain, gain), None, None,
    )  # fmt: skip


made = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20)), max_size=25
).map(lambda rows: [result(f"r{at}", *row) for at, row in enumerate(rows)])
weights = st.builds(Weights, *[st.integers(0, 10)] * 4)


def test_the_weights_decide_what_comes_first() -> None:
    cheap, soon, rich = result("a", 1, 9, 1), result("b", 5, 1, 1), result("c", 9, 9, 9)
    everything = [rich, soon, cheap]
    for weight, wanted in (
        (Weights(1, 0, 0, 0), "a"),
        (Weights(0, 1, 0, 0), "b"),
        (Weights(0, 0, 1, 0), "c"),
    ):
        assert ranked(everything, weight)[0].result.route.key == wanted


def test_a_score_is_the_weighted_mean_of_its_parts() -> None:
    first, second = ranked([result("a", 0, 10, 5), result("b", 10, 0, 10)], Weights(3, 2, 3, 2))
    assert (first.result.route.key, round(first.score), round(second.score)) == ("b", 70, 50)
    assert second.parts == {"cost": 1, "time": 0, "pay": 0, "sure": 1}


def test_a_route_with_an_unknown_price_is_not_ranked() -> None:
    unknown = result("a", 0, 1, 9)
    route = Route("a", "a", costs=(Cost("Tuition", "training", None),))
    known = result("b", 5, 5, 5)
    import dataclasses

    found = ranked([dataclasses.replace(unknown, route=route), known], Weights())
    assert [r.result.route.key for r in found] == ["b"]


@given(made, weights, st.randoms())
def test_the_order_of_input_does_not_matter(
    results: list[Result], given_weights: Weights, random: object
) -> None:
    shuffled = list(results)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranked(results, given_weights) == ranked(shuffled, given_weights)
    assert frontier(results) == frontier(shuffled)


@given(made)
def test_the_frontier_is_what_no_other_beats(results: list[Result]) -> None:
    def beats(one: Result, other: Result) -> bool:
        pairs = [
            (one.cost.typical, other.cost.typical),
            (one.first_pay.typical, other.first_pay.typical),  # type: ignore[union-attr]
            (-one.gain.typical, -other.gain.typical),  # type: ignore[union-attr]
        ]
        return all(a <= b for a, b in pairs) and any(a < b for a, b in pairs)

    wanted = {r.route.key for r in results if not any(beats(other, r) for other in results)}
    assert {r.route.key for r in frontier(results)} == wanted


@given(made, weights)
def test_the_first_by_positive_weights_is_never_beaten_in_everything(
    results: list[Result], given_weights: Weights
) -> None:
    positive = Weights(
        given_weights.cost + 1, given_weights.time + 1, given_weights.pay + 1, given_weights.sure
    )
    found = ranked(results, positive)
    if found:
        assert found[0].result.route.key in {r.route.key for r in frontier(results)}


def test_a_limit_is_broken_by_the_typical_outcome_and_strained_by_the_dear_one() -> None:
    dear, tight = result("a", 7000, 12, 1), result("b", 5500, 12, 1, spread=1000)
    limits = Limits(budget=6000, deadline_months=12)
    assert (broken(dear, limits), strained(dear, limits)) == (["budget"], [])
    assert (broken(tight, limits), strained(tight, limits)) == ([], ["budget", "deadline"])
    assert broken(dear, Limits(budget=6000, can_borrow=True)) == []
    assert broken(result("c", 1, 13, 1), limits) == ["deadline"]
