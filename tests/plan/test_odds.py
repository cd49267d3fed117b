"""The expectation against every way a route can end, lived month by month. Figures are made up."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.odds import (
    Ends,
    break_even,
    break_evens,
    expected,
    in_ten,
    joint_break_even,
)
from plan.results import ends, worked_out
from plan.routes import Cost, LocalPay, Route, Span, Step, Terms

YEARS = 10


def route(
    *, price: float, books: float, fee: float, dues: float, renewal: float, months: tuple[int, ...],
    passing: float,
) -> Route:  # fmt: skip
    """A course, an exam with a second try at its chance, dues, renewals and a search."""
    train, exam, search = (Span(m, m, m) for m in months)
    costs = (
        Cost("", "training", Span(price, price, price)),
        Cost("", "books", Span(books, books, books)),
        Cost("", "exam", Span(fee, fee, fee)),
        Cost("", "retake", Span(0, (1 - passing) * fee, fee)),
        Cost("", "dues", Span(dues, dues, dues), 12),
        Cost("", "renewal", Span(renewal, renewal, renewal), 24),
    )
    steps = (Step("train", "", train), Step("exam", "", exam), Step("search", "", search))
    return Route("any", "", steps, costs, LocalPay(18, 21, 24, 30), finish=0.5, passing=passing)


def lived(given_route: Route, terms: Terms, where: str, *, retakes: bool) -> float:
    """The discounted money of one person who ends at `where`, month by month, against staying.

    A second try is paid by those who need it, and not by its chance as the route has it.
    """
    train, exam, search = (int(s.months.typical) for s in given_route.steps if s.months)
    amounts = {cost.kind: cost.dollars.high for cost in given_route.costs if cost.dollars}
    stop = {"unfinished": train, "failed": train + exam}.get(where, train + exam + search)
    years_of_study = max(1, -(-train // 12))
    now, total = (terms.present_hourly or 0) * 2080 / 12, 0.0
    for month in range(12 * terms.horizon_years):
        risen = min(month // 12, terms.rise_years) / terms.rise_years
        present = now * (1 + (terms.raises - 1) * risen)
        flow = 0.0
        if month < stop and not terms.keeps_working:
            flow -= present
        if month % 12 == 0 and month // 12 < years_of_study:
            flow -= (amounts["training"] + amounts["books"]) / years_of_study
        sat = train + exam
        holds = where == "hired" or (where == "unhired" and month < max(stop, sat + 1))
        if where != "unfinished" and month == sat:
            flow -= amounts["exam"] + (amounts["retake"] if retakes else 0) + amounts["dues"]
        elif holds and month > sat:
            since = month - sat
            flow -= amounts["dues"] if since % 12 == 0 else 0
            flow -= amounts["renewal"] if since % 24 == 0 else 0
        if where == "hired" and month >= stop:
            worked = min((month - stop) // 12, terms.rise_years) / terms.rise_years
            flow += (21 + 3 * worked) * 2080 / 12 - present
        total += flow / (1 + terms.discount_rate) ** (month / 12)
    return total


def enumerated(
    given_route: Route, terms: Terms, finish: float, passing: float, hired: float
) -> float:
    """The mean over everybody: who finishes or not, passes at first or not, is hired or not."""

    def everybody() -> Iterator[tuple[float, float]]:
        for finishes, passes, works in product((True, False), repeat=3):
            share = finish if finishes else 1 - finish
            share *= passing if passes else 1 - passing
            share *= hired if works else 1 - hired
            end = ("unfinished" if not finishes else "failed" if not passes
                   else "hired" if works else "unhired")  # fmt: skip
            yield share, lived(given_route, terms, end, retakes=not passes)

    return sum(share * money for share, money in everybody())


shares = st.integers(1, 10).map(lambda n: n / 10)
terms = st.builds(
    Terms, horizon_years=st.just(YEARS), present_hourly=st.integers(0, 25).map(float),
    keeps_working=st.booleans(), discount_rate=st.sampled_from([0.0, 0.03]),
    rise_years=st.integers(1, 6), raises=st.sampled_from([1.0, 24 / 21]),
)  # fmt: skip
sums = st.integers(0, 20_000).map(float)
routes = st.builds(
    route, price=sums, books=sums, fee=st.integers(0, 900).map(float),
    dues=st.integers(0, 300).map(float), renewal=st.integers(0, 300).map(float),
    months=st.tuples(st.integers(1, 40), st.integers(0, 6), st.integers(0, 15)), passing=shares,
)  # fmt: skip


@given(routes, terms, shares, st.integers(0, 10).map(lambda n: n / 10))
def test_the_expectation_is_the_mean_over_every_way_it_can_end(
    given_route: Route, given_terms: Terms, finish: float, hired: float
) -> None:
    passing = given_route.passing or 0.0
    found = ends(given_route, given_terms)
    assert found is not None
    wanted = enumerated(given_route, given_terms, finish, passing, hired)
    assert expected(found, finish, passing, hired) == pytest.approx(wanted, abs=0.01)


@given(routes, terms, shares)
def test_at_the_break_even_nothing_is_gained_or_lost(
    given_route: Route, given_terms: Terms, finish: float
) -> None:
    passing = given_route.passing or 0.0
    found = ends(given_route, given_terms)
    assert found is not None
    share = break_even(found, finish, passing)
    if 0 < share < np.inf:
        assert expected(found, finish, passing, share) == pytest.approx(0, abs=0.01)
    if share == np.inf:
        assert found.hired <= found.unhired
    all_hired = worked_out(replace(given_route, finish=finish), replace(given_terms, hired=1.0))
    assert all_hired.at_odds is not None
    assert (all_hired.at_odds >= -0.01) == (share <= 1 + 1e-6)


def test_a_break_even_worked_by_hand() -> None:
    """Of 100 who begin, 50 finish and 40 pass. 50 lose $1,000, 10 lose $1,200: $62,000. Each of 40
    who is hired gains $4,000 and each who is not loses $1,500."""
    four = Ends(unfinished=-1000.0, failed=-1200.0, unhired=-1500.0, hired=4000.0)
    share = break_even(four, 0.5, 0.8)
    assert share == pytest.approx((62_000 + 40 * 1500) / (40 * 5500))
    assert in_ten(share) == 6
    assert break_evens(four, np.array([0.5, 1.0]), np.array([0.8, 1.0])).tolist() == pytest.approx(
        [share, 1500 / 5500]
    )


def test_where_odds_are_unknown_all_who_fail_lose_the_most() -> None:
    four = Ends(-1000.0, -1200.0, -1500.0, 4000.0)
    assert joint_break_even(four) == pytest.approx(1500 / 5500)
    for finish, passing in product((0.2, 0.6, 1.0), repeat=2):
        known = break_even(four, finish, passing) * finish * passing
        assert known <= joint_break_even(four) + 1e-9, "never too kind"


@pytest.mark.parametrize(
    ("share", "ten"),
    [(0, 0), (0.001, 1), (0.1, 1), (0.6, 6), (0.6000000001, 6), (0.61, 7), (1, 10), (1.01, None),
     (float("inf"), None)],
)  # fmt: skip
def test_a_share_of_ten_is_rounded_up(share: float, ten: int | None) -> None:
    assert in_ten(share) == ten


def test_the_readers_own_odds_are_never_used_of_studying_alone() -> None:
    school = route(price=4000, books=0, fee=300, dues=0, renewal=0, months=(12, 2, 3), passing=0.6)
    reader = Terms(present_hourly=15, hired=0.7)
    assert worked_out(school, reader).at_odds is not None
    alone = worked_out(replace(school, alone=True), reader)
    assert (alone.at_odds, alone.needed) == (None, worked_out(school, reader).needed)


def test_an_unknown_rate_makes_the_break_even_one_of_all_who_begin() -> None:
    school = route(price=4000, books=0, fee=300, dues=0, renewal=0, months=(12, 2, 3), passing=0.6)
    reader = Terms(present_hourly=15, hired=0.7)
    for unknown in (replace(school, finish=None), replace(school, finish=None, passing=None)):
        found = worked_out(unknown, reader)
        four = ends(unknown, reader)
        assert four is not None
        assert (found.joint, found.at_odds) == (True, None)
        assert found.needed == joint_break_even(four)


def test_an_unknown_pass_rate_makes_it_one_of_those_who_finish_and_is_never_too_kind() -> None:
    school = route(price=4000, books=0, fee=300, dues=0, renewal=0, months=(12, 2, 3), passing=0.6)
    reader = Terms(present_hourly=15, hired=0.7)
    found, known = worked_out(replace(school, passing=None), reader), worked_out(school, reader)
    assert (found.joint, found.at_odds) == (False, None)
    assert found.needed is not None
    assert known.needed is not None
    assert found.needed >= known.needed * 0.6
