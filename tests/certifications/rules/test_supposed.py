"""What a cost counts as in orders while its renewals are unknown."""

from dataclasses import replace
from decimal import Decimal

from certifications.rules.costs import cost_over, cost_to_earn, upkeep
from certifications.rules.supposed import dearest_renewal, supposed
from certifications.rules.terms import Fee, Terms
from tests.certifications.rules.test_costs import CBCS, CCA, CPC, fee

DEAREST = Decimal(109)
"""A year: 218 every 24 months."""


def test_the_dearest_renewal_is_that_of_the_dearer_route_spread_over_its_cycle() -> None:
    assert dearest_renewal([CPC, CBCS, CCA]) == DEAREST
    assert dearest_renewal([CPC, CBCS]) is None
    yearly = Terms((fee("renewal", 120),), False, 12)
    assert dearest_renewal([CCA, yearly]) == 120


def test_unknown_renewals_count_as_the_dearest_known() -> None:
    assert supposed(cost_over(CBCS, 5), DEAREST, 5) == 117 + 2 * 218
    assert supposed(cost_over(CBCS, 10), DEAREST, 10) == 117 + 4 * 218
    assert supposed(cost_over(CPC, 5), DEAREST, 5) == 425 + 5 * 222 + 2 * 218
    assert supposed(upkeep(CPC), DEAREST, 1) == 222 + 109


def test_over_ten_years_cbcs_no_longer_wins_by_what_others_publish() -> None:
    cbcs, cca = (cost_over(terms, 10) for terms in (CBCS, CCA))
    assert cca.low - cbcs.low == 299 - 117 + 4 * 218
    assert cca.low - (supposed(cbcs, DEAREST, 10) or 0) == 299 - 117


def test_an_unknown_cycle_counts_every_year() -> None:
    unknown = Terms((fee("exam", 400),), False, None)
    assert supposed(cost_over(unknown, 5), DEAREST, 5) == 400 + 5 * 109


def test_a_complete_cost_counts_as_itself_and_one_that_lacks_more_as_nothing() -> None:
    assert supposed(cost_over(CCA, 5), DEAREST, 5) == 735
    no_exam = Terms((fee("dues", 100),), True, 24)
    assert supposed(cost_over(no_exam, 5), DEAREST, 5) is None
    assert supposed(cost_over(CBCS, 5), None, 5) is None
    unsure = replace(CBCS, membership_required=None)
    assert supposed(cost_over(unsure, 5), DEAREST, 5) is None


def test_a_stale_fee_is_unknown() -> None:
    old = Fee("exam", "any", Decimal(399), stale=True)
    cost = cost_to_earn(Terms((old,), False, 24))
    assert (cost.low, cost.high, cost.complete) == (0, None, False)
