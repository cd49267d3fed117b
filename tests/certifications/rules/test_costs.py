"""What a certification costs: the arithmetic, by hand and for all that may be unknown."""

import random
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certifications.rules.costs import (
    MOST_YEARS,
    Cost,
    Unknown,
    cost_over,
    cost_to_earn,
    exam_price,
    renewal_months,
    upkeep,
)
from certifications.rules.terms import Fee, Kind, Route, Terms


def fee(kind: str, amount: int | None, audience: str = "any") -> Fee:
    return Fee(kind, audience, None if amount is None else Decimal(amount))


CPC = Terms((fee("exam", 425), fee("dues", 222), fee("student dues", 157)), True, 24)
CCA = Terms(
    (
        fee("exam", 199, "member"), fee("exam", 299, "non-member"), fee("dues", 149),
        fee("renewal", 100, "member"), fee("renewal", 218, "non-member"),
    ),
    False, 24,
)  # fmt: skip
CBCS = Terms((fee("exam", 117),), False, 24)


def test_cpc_costs_the_exam_and_a_years_dues_to_earn() -> None:
    cost = cost_to_earn(CPC)
    assert (cost.low, cost.complete, cost.route) == (425 + 222, True, Route.MEMBER)


def test_cpc_over_five_years_is_at_least_exam_and_five_dues_as_its_renewal_fee_is_unknown() -> None:
    cost = cost_over(CPC, 5)
    assert (cost.low, cost.high, cost.unknown) == (425 + 5 * 222, None, (Unknown.RENEWAL,))
    assert [part.months for part in cost.way.parts if part.kind is Kind.RENEWAL] == [(24, 48)]


def test_a_student_pays_student_dues_in_the_first_year() -> None:
    assert cost_to_earn(CPC, student=True).low == 425 + 157
    assert cost_to_earn(CCA, student=True).low == 299


def test_cca_is_cheaper_without_membership() -> None:
    assert (cost_to_earn(CCA).low, cost_to_earn(CCA).route) == (299, Route.NON_MEMBER)
    cost = cost_over(CCA, 5)
    assert (cost.low, cost.complete, cost.route) == (299 + 2 * 218, True, Route.NON_MEMBER)
    member = next(way for way in cost.ways if way.route is Route.MEMBER)
    assert member.low == 199 + 5 * 149 + 2 * 100


def test_cbcs_is_117_to_earn_and_at_least_that_over_five_years() -> None:
    assert (cost_to_earn(CBCS).low, cost_to_earn(CBCS).complete) == (117, True)
    cost = cost_over(CBCS, 5)
    assert (cost.low, cost.complete, cost.unknown) == (117, False, (Unknown.RENEWAL,))


def test_a_dearer_route_with_an_unknown_part_leaves_the_total_complete() -> None:
    """CCS: what members pay to renew is unknown, but their dues alone cost more than it all."""
    ccs = Terms(
        (
            fee("exam", 299, "member"), fee("exam", 399, "non-member"), fee("dues", 149),
            fee("renewal", 218, "non-member"),
        ),
        False, 24,
    )  # fmt: skip
    cost = cost_over(ccs, 5)
    assert (cost.low, cost.complete, cost.unknown) == (399 + 2 * 218, True, ())


def test_without_an_exam_fee_the_dues_are_the_least_it_costs() -> None:
    cost = cost_to_earn(Terms((fee("dues", 222),), True, 24))
    assert (cost.low, cost.high, cost.unknown) == (222, None, (Unknown.EXAM,))


def test_a_package_of_two_attempts_limits_an_unknown_exam_fee() -> None:
    cost = cost_to_earn(Terms((fee("two attempts", 499), fee("dues", 222)), True, 24))
    assert (cost.low, cost.high, cost.complete) == (222, 499 + 222, False)


def test_unknown_dues_leave_open_which_route_is_cheaper() -> None:
    chri = Terms((fee("exam", 255, "member"), fee("exam", 355, "non-member")), False)
    cost = cost_to_earn(chri)
    assert (cost.low, cost.high, cost.route) == (255, 355, None)
    assert cost.unknown == (Unknown.DUES,)


def test_whether_membership_is_required_is_named_where_it_decides() -> None:
    unsaid = Terms((fee("exam", 100), fee("dues", 50)), None, 24)
    cost = cost_to_earn(unsaid)
    assert (cost.low, cost.high, Unknown.MEMBERSHIP in cost.unknown) == (100, 150, True)
    assert cost_to_earn(Terms((fee("exam", 100), fee("dues", 0)), None, 24)).complete


def test_nothing_known_is_nothing_known() -> None:
    cost = cost_over(Terms(), 5)
    assert (cost.low, cost.high, cost.complete) == (0, None, False)
    assert set(cost.unknown) == set(Unknown) - {Unknown.PRICE, Unknown.STATE}


@pytest.mark.parametrize(
    ("cycle", "years", "months"),
    [
        (24, 5, (24, 48)),
        (24, 2, ()),
        (24, 4, (24,)),
        (12, 3, (12, 24)),
        (60, 5, ()),
        (None, 5, None),
    ],
)
def test_a_renewal_due_on_the_last_day_buys_the_time_after(
    cycle: int | None, years: int, months: tuple[int, ...] | None
) -> None:
    assert renewal_months(cycle, years) == months


def test_upkeep_spreads_renewals_over_their_cycle() -> None:
    assert upkeep(CCA).low == 109
    assert (upkeep(CPC).low, upkeep(CPC).complete) == (222, False)


def test_the_exam_price_is_that_of_the_route_that_counts() -> None:
    assert exam_price(CCA).low == 299
    assert exam_price(CPC).low == 425


@pytest.mark.parametrize("years", [0, -1, 21])
def test_years_out_of_bounds_are_refused(years: int) -> None:
    with pytest.raises(ValueError):
        cost_over(CPC, years)


amounts = st.none() | st.integers(0, 2_000)
AUDIENCES = ("any", "member", "non-member")
KINDS = ("exam", "two attempts", "dues", "student dues", "renewal", "material")
fees = st.lists(
    st.builds(fee, st.sampled_from(KINDS), amounts, st.sampled_from(AUDIENCES)),
    max_size=8,
)  # fmt: skip
terms = st.builds(
    Terms, fees.map(tuple), st.sampled_from((True, False, None)),
    st.none() | st.integers(1, 72), st.none() | st.integers(0, 60),
)  # fmt: skip
years = st.integers(1, MOST_YEARS)


@given(terms, st.integers(1, MOST_YEARS - 1))
def test_holding_it_longer_never_costs_less(held: Terms, n: int) -> None:
    now, later = cost_over(held, n), cost_over(held, n + 1)
    assert now.low <= later.low
    assert later.high is None or (now.high is not None and now.high <= later.high)
    assert cost_to_earn(held).low <= now.low


@given(terms, years, st.randoms(use_true_random=False))
def test_the_order_of_fees_does_not_matter(held: Terms, n: int, order: random.Random) -> None:
    shuffled = list(held.fees)
    order.shuffle(shuffled)
    other = Terms(tuple(shuffled), held.membership_required, held.cycle_months)
    assert cost_over(held, n) == cost_over(other, n)
    assert cost_to_earn(held) == cost_to_earn(other)


@given(terms, years)
def test_the_cheaper_open_route_counts(held: Terms, n: int) -> None:
    for cost in (cost_over(held, n), cost_to_earn(held)):
        assert cost.low == min(way.low for way in cost.ways)
        if cost.complete and held.membership_required is False:
            assert cost.high == min(way.high for way in cost.ways if way.high is not None)
        if held.membership_required:
            assert [way.route for way in cost.ways] == [Route.MEMBER]


@given(terms, years)
def test_a_total_is_complete_exactly_when_nothing_is_named_unknown(held: Terms, n: int) -> None:
    for cost in (cost_over(held, n), cost_to_earn(held), upkeep(held)):
        assert cost.complete == (not cost.unknown)
        assert cost.high is None or cost.low <= cost.high


@given(terms, years, st.data())
def test_whatever_is_unknown_turns_out_to_be_the_total_lies_where_it_was_said_to(
    held: Terms, n: int, data: st.DataObject
) -> None:
    """So an unknown part never makes anything look cheaper than it can be."""
    for work in (cost_to_earn, lambda one: cost_over(one, n), upkeep):
        before = work(held)
        after = work(found_out(held, data))
        assert after.complete
        assert before.low <= after.low
        assert before.high is None or after.low <= before.high
        if before.route is not None and held.membership_required is not None:
            assert best(after, before.route) == after.low


def found_out(held: Terms, data: st.DataObject) -> Terms:
    """The same terms with every unknown drawn."""
    new = list(held.fees)
    for kind, route in product(("exam", "renewal"), held.routes):
        if held.fee(kind, route) is None:
            most = held.fee(Kind.TWO_ATTEMPTS, route) if kind == "exam" else None
            top = int(most.amount) if most and most.amount is not None else 3_000
            new.append(fee(kind, data.draw(st.integers(0, top)), route))
    if Route.MEMBER in held.routes and held.dues() is None:
        new.append(fee("dues", data.draw(st.integers(0, 3_000))))
    required = held.membership_required
    if required is None:
        required = data.draw(st.booleans())
    cycle = held.cycle_months or data.draw(st.integers(1, 72))
    return Terms(tuple(new), required, cycle)


def best(cost: Cost, route: Route) -> Decimal:
    return next(way.low for way in cost.ways if way.route == route)
