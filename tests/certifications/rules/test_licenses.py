"""What licenses, exams of several parts and weak sources do to costs. Made-up fees."""

from decimal import Decimal

import pytest

from certifications.rules.costs import Unknown, cost_over, cost_to_earn, exam_price, upkeep
from certifications.rules.terms import Fee, Kind, Origin, Route, Terms

SURE = Origin("https://example.org", "2026-10", "high")


def fee(kind: str, amount: int, part: str = "", origin: Origin = SURE) -> Fee:
    return Fee(kind, "any", Decimal(amount), origin, part=part)


def test_a_license_exam_is_never_the_whole_cost_while_the_states_fee_is_unknown() -> None:
    cost = cost_to_earn(Terms((fee("exam", 200),), False, None, licensed=True))
    assert (cost.low, cost.high, cost.unknown) == (200, None, (Unknown.STATE,))
    known = cost_to_earn(Terms((fee("exam", 200), fee("state", 75)), False, None, licensed=True))
    assert (known.low, known.complete) == (275, True)


def test_every_exam_that_must_be_passed_is_paid_once_and_each_is_named() -> None:
    terms = Terms((fee("exam", 190, "first"), fee("exam", 200, "second")), False, None)
    assert (exam_price(terms).low, exam_price(terms).complete) == (390, True)
    assert [part.name for part in cost_to_earn(terms).way.parts] == ["first", "second"]


def test_registration_is_paid_once_and_an_annual_fee_each_year() -> None:
    terms = Terms((fee("exam", 43), fee("registration", 36), fee("annual", 10)), False, 60)
    assert cost_to_earn(terms).low == 43 + 36 + 10
    assert cost_over(terms, 5).low == 43 + 36 + 5 * 10
    assert upkeep(terms).low == 10


def test_where_there_is_no_exam_the_price_of_the_card_is_unknown_and_no_exam_fee() -> None:
    cost = cost_to_earn(Terms((), False, None, sits=False))
    assert cost.unknown == (Unknown.PRICE,)
    assert cost.way.parts[0].kind is Kind.PRICE


@pytest.mark.parametrize(
    ("origin", "weak"),
    [
        (SURE, False),
        (Origin("https://example.org", "", "high"), True),
        (Origin("https://example.org", "2026-10", "low"), True),
        (Origin("https://example.org", "2026-10", "med"), False),
    ],
)
def test_a_cost_is_weak_where_a_fee_that_counts_is_undated_or_of_low_confidence(
    origin: Origin, weak: bool
) -> None:
    terms = Terms((fee("exam", 100, origin=origin),), False, None)
    assert cost_to_earn(terms).weak is weak


def test_a_weak_fee_of_the_route_that_does_not_count_weakens_nothing() -> None:
    dear = Fee("exam", "member", Decimal(90), Origin())
    terms = Terms((dear, fee("exam", 100), fee("dues", 50)), False, None)
    cost = cost_to_earn(terms)
    assert (cost.route, cost.low, cost.weak) == (Route.NON_MEMBER, 100, False)


def test_a_weak_cost_ranks_after_every_sure_one_however_low() -> None:
    weak = cost_to_earn(Terms((fee("exam", 10, origin=Origin()),), False, None))
    sure = cost_to_earn(Terms((fee("exam", 500),), False, None))
    assert sure.rank < weak.rank
