"""Figures here are made up, in round numbers, to be checked by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.money import (
    Case,
    Payment,
    PayPath,
    curve,
    gains,
    in_yearly_shares,
    monthly_from_hourly,
    net_gain,
    payback_month,
    steady,
    total_paid,
    until,
)

dollars = st.integers(0, 60_000).map(float)
monthly = st.integers(0, 15_000).map(float)
payments = st.builds(Payment, dollars, st.integers(0, 150), st.sampled_from([0, 12, 24]))
paths = st.builds(
    lambda start, more, most, years, held, hold: PayPath(
        start, start + more, start + more + most, years, start * held, hold
    ),
    monthly, monthly, monthly, st.integers(0, 8), st.sampled_from([0.5, 1.0]), st.integers(0, 5),
)  # fmt: skip
cases = st.builds(
    lambda first, paid, pay, present, keeps: Case(first, tuple(paid), pay, present, keeps),
    st.integers(0, 80), st.lists(payments, max_size=4), paths, paths, st.booleans(),
)  # fmt: skip
horizons = st.sampled_from([60, 120, 240])
NEVER = 10**9


def by_the_month(case: Case, months: int) -> list[float]:
    """The same flow, computed another way: month by month and payment by payment."""
    flow = []
    for month in range(months):
        present = case.present.at(month)
        if month < case.first_pay_month:
            pay = present if case.earns_meanwhile else 0.0
        elif case.pay is None:
            pay = present
        else:
            pay = case.pay.at(month - case.first_pay_month)
        due = 0.0
        for payment in case.payments:
            since = month - payment.month
            again = payment.every_months and since > 0 and since % payment.every_months == 0
            due += payment.dollars if since == 0 or again else 0
        flow.append(pay - due - present)
    return flow


def test_a_month_of_full_time_pay_is_a_twelfth_of_2080_hours() -> None:
    assert monthly_from_hourly(24) == 4160


def test_pay_rises_once_a_year_to_the_median_and_then_to_the_top() -> None:
    pay = PayPath(3000, 4000, 5000, rise_years=2)
    assert [pay.at(m) for m in (0, 11, 12, 23, 24, 36, 48, 400)] == [
        3000, 3000, 3500, 3500, 4000, 4500, 5000, 5000,
    ]  # fmt: skip


def test_pay_that_is_held_rises_only_after_it() -> None:
    pay = PayPath(3000, 4000, 4000, 2, held_monthly=2500, held_years=2)
    assert [pay.at(m) for m in (0, 23, 24, 35, 36, 48, 400)] == [
        2500, 2500, 3000, 3000, 3500, 4000, 4000,
    ]  # fmt: skip
    assert pay.over(49) == tuple(pay.at(month) for month in range(49))


def test_who_stops_pays_nothing_that_falls_due_later() -> None:
    paid = (Payment(1000), Payment(100, 6, 12), Payment(50, 20))
    assert until(paid, 19) == (Payment(1000, 0), Payment(100, 6), Payment(100, 18))
    assert until(paid, 18) == (Payment(1000, 0), Payment(100, 6))
    assert until(paid, 0) == ()


def test_who_goes_back_to_the_present_job_has_lost_what_it_paid_and_what_they_paid() -> None:
    present = PayPath(2000, 2400, 2400, 1)
    stopped = Case(14, (Payment(500, 3),), None, present, earns_meanwhile=False)
    flow = gains(stopped, 24)
    assert flow == [-2000, -2000, -2000, -2500, *[-2000] * 8, -2400, -2400, *[0] * 10]
    assert payback_month(stopped, 24) is None


def test_a_price_is_paid_in_equal_parts_at_the_start_of_each_begun_year() -> None:
    assert in_yearly_shares(9000, 25) == (
        Payment(3000, 0),
        Payment(3000, 12),
        Payment(3000, 24),
    )
    assert in_yearly_shares(9000, 0) == in_yearly_shares(9000, 12) == (Payment(9000, 0),)


def test_a_route_worked_by_hand() -> None:
    case = Case(6, (Payment(1000), Payment(100, 6, 12)), PayPath(3000, 3600, 3600, 1), steady(2500))
    flow = gains(case, 24)
    assert flow[:6] == [-1000, 0, 0, 0, 0, 0]
    assert flow[6:18] == [400, *[500] * 11]
    assert flow[18:] == [1000, *[1100] * 5]
    assert payback_month(case, 24) == 9
    assert curve(case, 24)[7:9] == [-100, 400]
    assert net_gain(case, 24, 0) == pytest.approx(sum(flow)) == 11_400
    assert total_paid(case.payments, 24) == 1200


@given(cases, horizons)
def test_months_written_a_year_at_a_time_are_those_written_one_by_one(
    case: Case, months: int
) -> None:
    assert gains(case, months) == pytest.approx(by_the_month(case, months))


def test_staying_put_gains_and_costs_nothing() -> None:
    case = Case(0, present=steady(2500))
    assert set(gains(case, 120)) == {0}
    assert payback_month(case, 120) is None


@given(cases, payments, horizons)
def test_more_cost_never_pays_back_sooner_nor_gains_more(
    case: Case, more: Payment, months: int
) -> None:
    dearer = replace(case, payments=(*case.payments, more))
    assert (payback_month(dearer, months) or NEVER) >= (payback_month(case, months) or NEVER)
    assert net_gain(dearer, months, 0.03) <= net_gain(case, months, 0.03) + 0.01


@given(cases, monthly, horizons)
def test_higher_pay_never_pays_back_later_nor_gains_less(
    case: Case, more: float, months: int
) -> None:
    assert case.pay is not None
    path = case.pay
    pay = PayPath(
        path.start_monthly + more, path.later_monthly + more, path.top_monthly + more,
        path.rise_years, path.held_monthly + more, path.held_years,
    )  # fmt: skip
    better = replace(case, pay=pay)
    assert (payback_month(better, months) or NEVER) <= (payback_month(case, months) or NEVER)
    assert net_gain(better, months, 0.03) >= net_gain(case, months, 0.03) - 0.01


@given(cases)
def test_a_longer_horizon_finds_the_same_payback_or_a_later_one(case: Case) -> None:
    found = [payback_month(case, months) for months in (60, 120, 240)]
    known = [month for month in found if month is not None]
    assert len(set(known)) <= 1
    assert found[found.index(known[0]) if known else 0 :].count(None) in (0, 3)


@given(cases, horizons, st.randoms())
def test_the_order_of_payments_does_not_matter(case: Case, months: int, random: object) -> None:
    shuffled = list(case.payments)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    other = replace(case, payments=tuple(shuffled))
    assert net_gain(other, months, 0.03) == pytest.approx(net_gain(case, months, 0.03), abs=0.01)


@given(cases, horizons)
def test_no_discount_is_the_plain_sum(case: Case, months: int) -> None:
    assert net_gain(case, months, 0) == pytest.approx(sum(gains(case, months)), abs=0.01)


@given(st.lists(payments, max_size=5), horizons)
def test_what_is_paid_in_all_is_what_the_months_say(paid: list[Payment], months: int) -> None:
    flow = gains(Case(0, tuple(paid)), months)
    assert total_paid(paid, months) == pytest.approx(-sum(flow), abs=0.01)


def test_a_route_of_no_length_pays_from_the_first_month() -> None:
    case = Case(0, (), PayPath(3000, 3000, 3000, 5), steady(2500))
    assert gains(case, 12) == [500] * 12
    assert payback_month(case, 12) == 1
