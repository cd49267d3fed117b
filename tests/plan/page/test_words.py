"""How a plan writes lengths, paybacks and what a route is best at. Figures are made up."""

from types import SimpleNamespace
from typing import Any

import pytest

from plan.page.amounts import lasting, money, payback
from plan.page.words import merits
from plan.ranking import frontier
from plan.routes import Cost, Result, Route, Span

UNKNOWN = (Cost("renewal", "renewal", None),)


def result(
    key: str, cost: float, months: float, gain: float, costs: tuple[Cost, ...] = (),
    paid: tuple[int | None, int | None, int | None] = (1, 1, 1),
) -> Result:  # fmt: skip
    one, wait, more = (Span(v, v, v) for v in (cost, months, gain))
    return Result(Route(key, key, costs=costs), one, one, wait, paid, more, None, None)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (1, 1, "1 month"),
        (7, 9, "7–9 months"),
        (11, 30, "11–30 months"),
        (24, 24, "24 months"),
        (41, 102, "3.4–8.5 years"),
        (18, 102, "1.5–8.5 years"),
        (9, 48, "9 months–4 years"),
        (48, 48, "4 years"),
        (36, 36, "3 years"),
    ],
)
def test_a_long_time_is_in_years(low: float, high: float, said: str) -> None:
    assert lasting(Span.of(low, high)) == said


@pytest.mark.parametrize(
    ("paid", "said"),
    [
        ((8, 9, 11), "9 months (8 to 11)"),
        ((9, 9, 9), "9 months"),
        ((14, 26, 56), "2.2 years (1.2 to 4.7)"),
        ((80, 91, None), "7.6 years; at worst not within 10 years"),
        ((80, None, None), "not within 10 years"),
    ],
)
def test_payback(paid: tuple[int | None, int | None, int | None], said: str) -> None:
    assert payback(result("a", 1, 1, 1, paid=paid), "10").replace("\u00a0", " ") == said


def test_a_sum_that_is_not_all_known_is_more() -> None:
    known, part = result("a", 0, 1, 1), result("b", 0, 1, 1, UNKNOWN)
    assert money(Span(2220, 2470, 2719), known) == "$2,220–2,719"
    assert money(Span(2220, 2470, 2719), part) == "$2,220–2,719 or\u00a0more"


def said(*results: Result) -> dict[str, str]:
    plan: Any = SimpleNamespace(
        ranked=[SimpleNamespace(result=one) for one in results],
        frontier={one.route.key: one for one in frontier(results)},
    )
    return merits(plan)


def test_a_route_no_other_beats_says_what_it_is_best_at() -> None:
    cheap, soon, rich = result("a", 1, 9, 1), result("b", 5, 1, 1), result("c", 9, 9, 9)
    middle, beaten = result("d", 3, 5, 5), result("e", 6, 9, 1)
    assert said(cheap, soon, rich, middle, beaten) == {
        "a": "cheapest",
        "b": "soonest",
        "c": "highest net gain",
        "d": "no other is better all round",
    }
    assert said(result("a", 1, 1, 9), beaten) == {"a": "cheapest, soonest, highest net gain"}
    assert said(cheap) == {}


def test_a_route_with_an_unknown_cost_is_not_called_the_cheapest() -> None:
    assert said(result("a", 1, 1, 9, UNKNOWN), result("b", 6, 9, 1)) == {"a": "soonest"}
    assert said(result("a", 1, 1, 9), result("b", 6, 9, 1, UNKNOWN))["a"].startswith("cheapest")
