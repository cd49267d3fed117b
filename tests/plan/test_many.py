"""Columns of many routes against each route worked out by itself."""

from dataclasses import replace

import numpy as np
import pytest
from django.http import QueryDict

from plan.odds import break_even, expected
from plan.page.page import read
from plan.plan import Plan
from plan.results import ends, worked_out
from programs.rules.codes import AWARD_RANK

pytestmark = pytest.mark.usefixtures("site_data")
QUERIES = (
    "target=29-2072&zip=01608&wage=17",
    "target=29-2072&state=MA&wage=17&pace=full&years=5&rate=0&experience=6",
    "target=29-1141&state=CA&wage=0&search=0&years=20",
    "target=29-1141&state=TX&wage=45000&pace=full&stretch=3&rise=0&hired=6",
    "target=11-1021&state=NY&wage=20&adjusted=1&degree=bachelor&within=20&online=1",
)


def plan(query: str) -> Plan:
    return read(QueryDict(query))


@pytest.mark.parametrize("query", QUERIES)
def test_the_columns_hold_what_each_route_comes_to_by_itself(query: str) -> None:
    found = plan(query)
    table, columns = found.table, found.table.figures
    assert len(table.rankable) > 10
    for at, line in enumerate(table.rankable):
        offer = table.offers[table.lines[line].offer]
        route = replace(table.route(line), graduates=table.graduates(offer))
        result = worked_out(route, found.terms)
        four = ends(route, found.terms)
        assert four is not None
        assert result.first_pay is not None
        assert result.gain is not None
        wanted = (result.first_pay.typical, four.unfinished, four.failed, four.unhired, four.hired)
        every = columns.ends
        assert (
            columns.first_pay[at], every.unfinished[at], every.failed[at], every.unhired[at],
            every.hired[at],
        ) == pytest.approx(wanted, abs=0.005), table.lines[line].key  # fmt: skip
        assert every.hired[at] == pytest.approx(result.gain.typical, abs=0.005)
        if all(c.dollars for c in result.route.costs):
            assert columns.cost[at] == pytest.approx(result.cost.typical, abs=0.005)
            assert columns.up_front[at] == pytest.approx(result.up_front.typical, abs=0.005)
        else:
            assert columns.cost[at] >= result.cost.typical - 0.005, "an unknown is never cheaper"


@pytest.mark.parametrize("hired", ["", "&hired=7"])
def test_what_ranks_weigh_is_worked_out_at_the_odds_shown_or_worse(hired: str) -> None:
    found = plan(f"target=29-2072&state=MA&wage=17{hired}")
    table = found.table
    rates = [o.finish for o in table.offers if o.finish is not None]
    assert table.worst_finish == min(rates)
    for at, line in enumerate(table.rankable):
        offer = table.offers[table.lines[line].offer]
        route = replace(table.route(line), graduates=table.graduates(offer))
        four = ends(route, found.terms)
        assert four is not None
        finish = table.worst_finish if route.finish is None else route.finish
        passing = found.fees.worst_passing if route.passing is None else route.passing
        assert passing is not None
        wanted = (expected(four, finish, passing, 0.7) if hired
                  else -min(1, break_even(four, finish, passing)))  # fmt: skip
        assert table.columns["pay"][at] == pytest.approx(wanted, abs=0.005)


def test_without_a_present_pay_ranks_weigh_pay_at_first() -> None:
    table = plan("target=29-2072&zip=01608").table
    for at, line in enumerate(table.rankable):
        start = table.result(line).start_hourly
        assert start is not None
        assert table.columns["pay"][at] <= start.typical


def test_graduates_of_unknown_earnings_rank_as_the_least_paid_known_with_their_award() -> None:
    table = plan("target=29-2072&state=MA&wage=17").table
    unknown = [o for o in table.offers if o.figured.earnings < 0]
    assert unknown
    for offer in unknown:
        kind = AWARD_RANK[offer.figured.award]
        peers = [o.figured.earnings for o in table.offers
                 if o.figured.earnings >= 0 and AWARD_RANK[o.figured.award] == kind]  # fmt: skip
        taken = table.graduates(offer)
        assert (taken and round(taken.hourly * 2080)) == (min(peers) if peers else None)


def test_certainty_is_the_mean_of_its_four_parts() -> None:
    found = plan("target=29-2072&zip=01608&wage=17")
    table = found.table
    for at, line in enumerate(table.rankable):
        route, offer = table.route(line), table.offers[table.lines[line].offer]
        finish = table.worst_finish if route.finish is None else route.finish
        passing = 0.0 if not route.certification else route.passing or found.fees.worst_passing
        wanted = np.mean([*offer.sure, finish, passing])
        assert table.sure[at] == pytest.approx(wanted)
