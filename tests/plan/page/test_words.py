"""How a plan writes lengths, paybacks and what a route is best at. Figures are made up."""

from dataclasses import replace

import pytest

from plan.page.amounts import (
    cost_line,
    lasting,
    needed,
    of_ten,
    paid_back,
    payback,
    total,
    up_front,
    up_front_usual,
)
from plan.results import Result
from plan.routes import Cost, Route, Span

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


def test_what_is_never_paid_back_is_said_in_a_whole_sentence() -> None:
    assert paid_back(result("a", 1, 1, 1, paid=(9, 9, 9)), "10") == "paid back after 9 months"
    never = result("a", 1, 1, 1, paid=(80, None, None))
    assert paid_back(never, "10") == "not paid back within 10 years"


def test_a_fee_that_is_not_published_is_not_called_undated_too() -> None:
    unknown = Cost("exam", "exam", None, source="undated")
    assert cost_line(unknown) == {"label": "exam", "amount": "not published", "source": ""}


def test_a_sum_that_is_not_all_known_is_more() -> None:
    sums = Span(2220, 2470, 2719)
    known = replace(result("a", 0, 1, 1), cost=sums, up_front=sums)
    part = replace(known, route=Route("b", "", costs=UNKNOWN))
    assert total(known) == up_front(known) == "$2,220–2,719"
    assert total(part) == "$2,220–2,719 or\u00a0more"
    assert up_front(part) == "$2,220–2,719", "a renewal is never due before the first pay"
    none = replace(known, route=Route("c", "", costs=(Cost("", "training", None),)))
    assert total(none) == up_front(none) == "not published"
    assert up_front_usual(none) == ("not published", "")


def test_a_sum_leads_with_what_is_usual_and_its_unknown_part_is_said_there() -> None:
    sums, one = Span(2220, 2470, 2719), Span(735, 735, 735)
    known = replace(result("a", 0, 1, 1), cost=sums, up_front=sums)
    assert up_front_usual(known) == ("about $2,470", "$2,220–2,719")
    books = Route("b", "", costs=(Cost("", "books", None),))
    part = replace(known, route=books)
    assert up_front_usual(part) == ("about $2,470 or\u00a0more", "$2,220–2,719")
    assert up_front_usual(replace(known, up_front=one)) == ("$735", "")
    assert up_front_usual(known, granted=True) == ("$2,220–2,719", ""), "no aid is promised"


@pytest.mark.parametrize(
    ("share", "finish", "passing", "said", "of"),
    [
        (0.31, 0.5, 0.62, "4 in 10", "of those who finish and pass"),
        (0.31, 0.5, 1.0, "4 in 10", "of those who finish"),
        (0.31, None, 0.62, "4 in 10", "of those who start"),
        (0.31, 0.5, None, "4 in 10", "of those who finish"),
        (0.31, None, None, "4 in 10", "of those who start"),
        (1.2, 0.5, 0.62, "not worth it even if all are hired", ""),
        (0.0, 0.5, 0.62, "nothing is lost as far as costs are known", ""),
    ],
)
def test_a_break_even_says_how_many_of_whom(
    share: float, finish: float | None, passing: float | None, said: str, of: str
) -> None:
    route = Route("a", "", finish=finish, passing=passing)
    one = replace(result("a", 1, 1, 1), route=route, needed=share, joint=finish is None)
    assert (needed(one)["said"], needed(one)["of"]) == (said, of)


@pytest.mark.parametrize(
    ("share", "said"), [(0.02, "fewer than 1 in 10"), (0.14, "1 in 10"), (0.62, "6 in 10")]
)
def test_a_share_is_so_many_of_ten(share: float, said: str) -> None:
    assert of_ten(share) == said
