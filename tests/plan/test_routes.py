"""Figures here are made up, in round numbers, to be checked by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.results import pay_path, starts, worked_out
from plan.routes import HIGH, LOW, TYPICAL, Cost, Graduates, LocalPay, Route, Span, Step, Terms

PAY = LocalPay(18, 21, 24, 30)
ROUTE = Route(
    "made-up",
    "A certificate, then an exam",
    (
        Step("train", "Train", Span(4, 6, 8)),
        Step("exam", "Exam", Span(1.5, 2, 3)),
        Step("search", "Search", Span(3, 3, 3)),
        Step("lift", "Lift the A", Span(12, 12, 24)),
    ),
    (
        Cost("Tuition", "training", Span(2000, 3000, 4000)),
        Cost("Books", "books", Span(200, 200, 200)),
        Cost("Exam", "exam", Span(300, 300, 300)),
        Cost("Dues", "dues", Span(100, 100, 100), 12),
        Cost("Renewal", "renewal", Span(50, 50, 50), 24),
    ),
    PAY,
)
spans = st.lists(st.integers(0, 40), min_size=3, max_size=3).map(lambda v: Span(*sorted(v)))
prices = st.lists(st.integers(0, 60_000), min_size=3, max_size=3).map(lambda v: Span(*sorted(v)))
routes = st.builds(
    lambda train, exam, price, fee: Route(
        "any", "", (Step("train", "", train), Step("exam", "", exam)),
        (Cost("", "training", price), Cost("", "exam", fee)), PAY,
    ),
    spans, spans, prices, prices,
)  # fmt: skip
terms = st.builds(
    Terms, st.sampled_from([5, 10, 20]), st.integers(0, 40).map(float), st.booleans(),
    st.booleans(), st.sampled_from([0.0, 0.03]), st.integers(0, 8),
)  # fmt: skip


def test_a_begun_month_counts_and_lifting_an_apprentice_mark_is_paid_work() -> None:
    assert [ROUTE.first_pay_month(outcome) for outcome in (HIGH, TYPICAL, LOW)] == [9, 11, 14]


def test_costs_fall_in_their_months() -> None:
    payments = [(p.dollars, p.month, p.every_months) for p in ROUTE.payments(TYPICAL)]
    assert payments == [
        (3000, 0, 0), (200, 0, 0), (300, 8, 0), (100, 8, 12), (50, 32, 24),
    ]  # fmt: skip


def test_the_total_and_what_is_due_before_the_first_pay() -> None:
    result = worked_out(ROUTE, Terms(horizon_years=5, present_hourly=17))
    assert result.up_front == Span(2600, 3600, 4600)
    # Dues in months 8, 20, 32, 44, 56 and renewals in 32 and 56.
    assert result.cost.typical == 3000 + 200 + 300 + 500 + 100


def test_an_unknown_cost_is_left_out_of_the_total_and_named() -> None:
    unknown = replace(ROUTE, costs=(Cost("Tuition", "training", None), *ROUTE.costs[1:]))
    assert [cost.label for cost in unknown.unknown_costs] == ["Tuition"]
    known = worked_out(ROUTE, Terms()).cost.typical
    assert worked_out(unknown, Terms()).cost.typical == known - 3000


@pytest.mark.parametrize("gone", ["p10", "p25", "median"])
def test_without_a_percentile_the_gain_is_not_known(gone: str) -> None:
    unknown = replace(ROUTE, pay=replace(PAY, **{gone: None}))
    result = worked_out(unknown, Terms())
    assert result.gain is None
    assert result.first_pay == Span(9, 11, 14)


def test_a_length_nobody_reports_leaves_time_and_gain_unknown_and_never_zero() -> None:
    unknown = replace(ROUTE, steps=(Step("train", "Train", None), *ROUTE.steps[1:]))
    result = worked_out(unknown, Terms())
    assert (result.first_pay, result.gain, result.payback) == (None, None, (None, None, None))


def test_staying_put_is_the_yardstick() -> None:
    result = worked_out(Route("stay", "Stay", stays=True), Terms(present_hourly=17))
    assert result.gain == result.cost == Span(0, 0, 0)


def test_without_a_present_pay_no_gain_is_known_but_cost_and_time_are() -> None:
    result = worked_out(ROUTE, Terms(present_hourly=None))
    assert (result.gain, result.payback, result.needed) == (None, (None, None, None), None)
    assert (result.first_pay, result.up_front) == (Span(9, 11, 14), Span(2600, 3600, 4600))


def test_an_apprentice_starts_at_the_10th_percentile_until_the_mark_is_lifted() -> None:
    assert [starts(ROUTE, outcome) for outcome in (LOW, TYPICAL, HIGH)] == [
        (18, 2), (18, 1), (18, 1),
    ]  # fmt: skip
    path = pay_path(ROUTE, TYPICAL, 5)
    assert path is not None
    hourly = [path.at(month) * 12 / 2080 for month in (0, 11, 12, 72)]
    assert hourly == pytest.approx([18, 18, 21, 24])


def test_pay_begins_at_what_graduates_earn_where_that_is_less_and_stays_so_to_that_year() -> None:
    plain = replace(ROUTE, steps=ROUTE.steps[:3])
    less = replace(plain, graduates=Graduates(19, 4))
    assert (starts(less, TYPICAL), starts(less, LOW)) == ((19, 4), (18, 0))
    path = pay_path(less, TYPICAL, 5)
    assert path is not None
    assert [path.at(month) * 12 / 2080 for month in (0, 47, 48, 108)] == pytest.approx(
        [19, 19, 19, 24]
    )
    more = replace(plain, graduates=Graduates(30, 4))
    assert worked_out(more, Terms()).gain == worked_out(plain, Terms()).gain


def test_the_present_pay_rises_as_the_new_one_does() -> None:
    """Who stays in a job that pays what the new one pays at first gains nothing by going."""
    free = Route("free", "", (Step("search", "", Span(0, 0, 0)),), pay=PAY)
    same = Terms(present_hourly=21, raises=24 / 21)
    gain = worked_out(free, same).gain
    assert gain is not None
    assert gain.typical == pytest.approx(0)
    assert worked_out(free, replace(same, raises=1.0)).gain.typical > 10_000  # type: ignore[union-attr]


@given(routes, terms)
def test_the_dear_slow_and_badly_paid_outcome_gains_least(route: Route, given_terms: Terms) -> None:
    result = worked_out(route, given_terms)
    assert result.gain is not None
    assert result.gain.low <= result.gain.typical + 0.01
    assert result.cost.low <= result.cost.typical <= result.cost.high


@given(routes, terms, st.integers(1, 20_000))
def test_a_dearer_residency_never_pays_back_sooner(
    route: Route, given_terms: Terms, more: int
) -> None:
    price = route.costs[0].dollars
    assert price is not None
    dearer = Span(price.low + more, price.typical + more, price.high + more)
    other = replace(route, costs=(replace(route.costs[0], dollars=dearer), route.costs[1]))
    here, there = worked_out(route, given_terms), worked_out(other, given_terms)
    for one, two in zip(here.payback, there.payback, strict=True):
        assert (two or 10**9) >= (one or 10**9)
    assert here.gain is not None
    assert there.gain is not None
    assert there.gain.typical < here.gain.typical


@given(routes, terms, st.randoms())
def test_the_order_of_costs_and_steps_does_not_matter(
    route: Route, given_terms: Terms, random: object
) -> None:
    steps, costs = list(route.steps), list(route.costs)
    random.shuffle(steps)  # type: ignore[attr-defined]
    random.shuffle(costs)  # type: ignore[attr-defined]
    other = worked_out(replace(route, steps=tuple(steps), costs=tuple(costs)), given_terms)
    same = worked_out(route, given_terms)
    assert other.first_pay == same.first_pay
    assert other.gain is not None
    assert same.gain is not None
    assert other.gain.typical == pytest.approx(same.gain.typical, abs=0.01)
