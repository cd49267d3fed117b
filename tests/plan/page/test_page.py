"""The planner on the loaded data, as a reader in Worcester sees it."""

import csv
import html
import json
import re
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from certifications.store import certifications
from plan.page.assumed import assumptions
from plan.page.cards import answers
from plan.page.page import FEW, MOST_BRIEF, read
from plan.page.risks import risk
from plan.page.words import Words
from plan.plan import Plan
from plan.query import PlanQuery
from programs.aid import bill_of
from programs.models import Flag
from programs.models.catalog import FLAG_BIT
from salaries.wagestore import wages

pytestmark = pytest.mark.usefixtures("site_data")
WORCESTER = "target=29-2072&zip=01608&wage=17&budget=6000&pace=part"


def plan(query: str) -> Plan:
    return read(QueryDict(query))


def page(client: Client, query: str) -> str:
    response = client.get(f"/plan/?{query}")
    assert response.status_code == 200
    text = re.sub(
        r"<(script|style).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL
    )
    return " ".join(html.unescape(text).split())


def test_a_retail_worker_in_worcester_sees_routes_within_the_budget(client: Client) -> None:
    found = plan(WORCESTER)
    assert found.target.area.title == "Worcester, MA"
    assert len(found.ranked) > 5
    assert all(found.result(r.key).up_front.typical <= 6000 for r in found.ranked)
    text = page(client, WORCESTER)
    assert f"{len(found.ranked)} school routes may fit your limits, best first" in text
    assert "school routes, best first" in page(client, WORCESTER + "&borrow=1"), "no limit is left"
    assert "Half of these jobs pay more than $51,050 a year" in text
    by_hour = page(client, WORCESTER + "&unit=hour")
    assert "Half of these jobs pay more than $24.54 an hour" in by_hour
    assert "No route promises a job." in text


def test_routes_that_break_a_limit_stand_apart_and_say_which(client: Client) -> None:
    found = plan(WORCESTER + "&deadline=12")
    broken = {name for broke in found.breaking.values() for name in broke}
    assert broken == {"budget", "deadline", "degree"}
    assert set(found.breaking).isdisjoint(r.key for r in found.ranked)
    assert "costs more than you can spend" in page(client, WORCESTER)
    assert "takes too long" in page(client, WORCESTER + "&deadline=12")


FREE_IF = "target=29-2072&zip=01608&wage=17&budget=2000"
"""Who has $2,000, and has not said what a rule of aid asks of them."""


def test_a_route_that_aid_would_bring_within_the_budget_is_not_among_those_that_break_it(
    client: Client,
) -> None:
    found = plan(FREE_IF)
    assert len(found.conditional) > 10
    for one in found.conditional:
        result = found.result(one.key)
        offer = found.offers[result.route.offer or 0]
        bill = bill_of(
            found.target.catalog, offer.places[0].row, offer.selection.reader, "in_state"
        )
        assert result.up_front.typical > 2_000
        assert bill.high is not None
        assert bill.if_met is not None
        assert result.up_front.typical - (bill.high - bill.if_met) <= 2_000
        assert one.key not in found.breaking
    text = page(client, FREE_IF)
    assert f"{len(found.conditional)} routes are over your limit and fit it if aid" in text
    assert "over your limit; fits it if you are granted MassEducate" in text
    assert "No school route is sure to fit your limits; 19 would if aid is granted" in text
    said = plan(FREE_IF + "&age=34&degree=none")
    assert not said.conditional, "what is said is counted"
    assert {one.key for one in said.ranked} >= {one.key for one in found.conditional}
    refused = plan(FREE_IF + "&age=34&degree=bachelor")
    assert not set(refused.fits_if) & set(found.fits_if), "no rule gives to who holds a bachelor’s"


def test_an_exams_price_carries_what_it_asks_of_who_sits(client: Client) -> None:
    text = page(client, WORCESTER)
    assert "CCA exam; in-state; CCA: asks for: high school diploma or equivalent" in text, "card"
    gate = "Asks for: high school diploma or GED plus a billing/coding program in the last 5 years"
    assert re.search(rf"Study for and sit the CBCS exam: [^:]* {gate}", text), "at the step"


def test_aid_by_need_is_named_at_its_most_and_never_counted(client: Client) -> None:
    query = "target=29-1141&zip=75201&budget=8000"
    found = plan(query)
    assert set(found.fits_if.values()) == {"need"}
    assert not found.ranked
    assert "fits it if you are granted full Pell" in page(client, query)


def test_what_asks_for_a_degree_first_is_never_ranked_for_who_holds_none(client: Client) -> None:
    found = plan("target=29-2072&zip=01608")
    assert [key for key, broke in found.breaking.items() if broke == ["degree"]] == [
        "166850-51.0706-7"
    ], "the master’s degree near Worcester"
    assert "asks for a bachelor’s degree first" in page(client, "target=29-2072&zip=01608")
    assert plan("target=29-2072&zip=01608&degree=bachelor").breaking == {}


def test_campuses_of_one_college_with_the_same_figures_are_one_route_with_its_places(
    client: Client,
) -> None:
    query = "target=29-1141&state=TX&wage=20"
    found = plan(query)
    several = [offer for offer in found.offers if len(offer.places) > 1]
    assert several
    for offer in several:
        rows = [place.row for place in offer.places]
        catalog = found.target.catalog
        names = {catalog.columns["provider_names"][p.provider].split("-")[0] for p in offer.places}
        assert len(names) == 1
        for column in ("field", "award_level", "months_high", "in_state_high", "books", "earnings"):
            assert len(set(catalog.columns[column][rows].tolist())) == 1
        assert len({catalog.place(place.provider) for place in offer.places}) == len(offer.places)
        first, other = offer.places[:2]
        picked = plan(f"{query}&r={other.slug}").side_by_side
        found_as = [result.route.key.partition("~")[0] for result in picked]
        assert found_as == [first.slug], "a campus finds its route"
    markup = client.get(f"/plan/?{query}&_export=csv")
    lines = csv.DictReader(b"".join(markup).decode("utf-8-sig").splitlines())  # type: ignore[arg-type]
    # A registered nurse's license asks for its exam: the route is the program with that.
    places = {line["route"].partition("~")[0]: line["places"] for line in lines}
    assert all(places[offer.slug].count(";") == len(offer.places) - 1 for offer in several)
    assert found.programs == sum(len(offer.places) for offer in found.offers)


def test_no_gain_and_no_payback_is_told_before_the_reader_says_what_they_earn(
    client: Client,
) -> None:
    query = "target=29-2072&zip=01608"
    text = page(client, query)
    assert "Say what you earn now (0 if you are not working)" in text
    for words in ("Ahead in", "aid back", "Worth it if", "Net gain"):
        assert words not in text
    assert "$18.02–21.63" in text
    body = json.loads(client.get(f"/plan/?{query}&_export=json").content)
    assert {row["net_gain_if_hired_typical"] for row in body["routes"]} == {None}
    for wage in ("0", "17"):
        said = page(client, f"{query}&wage={wage}")
        assert "Say what you earn" not in said
        assert "Ahead in 10 years, if hired" in said


def test_three_answers_come_first_each_with_cost_time_pay_and_one_risk(client: Client) -> None:
    found = plan("target=29-2072&state=MA&wage=17")
    cards = answers(found)["cards"]
    names = [name for card in cards for name in card["names"]]
    assert sorted(names) == ["best-paid", "cheapest", "surest"]
    by_name = {name: found.result(card["key"]) for card in cards for name in card["names"]}
    every = {one.key: found.result(one.key) for one in found.ranked}
    every = {key: r for key, r in every.items() if r.needed is not None and r.needed <= 1}
    columns = found.table.figures.up_front
    at = {one.key: one.at for one in found.ranked}
    cheapest = by_name["cheapest"].route.key
    assert columns[at[cheapest]] == min(columns[at[key]] for key in every)
    best = by_name["best-paid"].route.graduates
    assert best is not None
    assert all(
        other.route.graduates is None or other.route.graduates.years_after != best.years_after
        or other.route.graduates.hourly <= best.hourly
        for other in every.values()
    )  # fmt: skip
    markup = client.get("/plan/?target=29-2072&state=MA&wage=17").content.decode()
    shown = re.findall(r'<article class="plan-card.*?</article>', markup, re.DOTALL)
    assert len(shown) == len(cards)
    for card in shown:
        for part in ("before the first pay", "First pay after", "Pay a year at first",
                     "Worth it if at least", '<p class="flag">'):  # fmt: skip
            assert part in card
    assert markup.index("plan-card") < markup.index("plan-table")


def test_no_answer_is_a_route_that_is_not_worth_it_even_if_all_are_hired() -> None:
    """Bachelor’s degrees in the state cost more than they bring, surely finished as they are."""
    found = plan("target=29-2072&state=MA&wage=17")
    never = [one.key for one in found.ranked if (found.result(one.key).needed or 0) > 1]
    assert never
    assert not {card["key"] for card in answers(found)["cards"]} & set(never)


def test_half_a_range_is_not_known_and_never_below_nothing(client: Client) -> None:
    """Texas lists welding courses with the far end of a price or length alone."""
    query = "target=51-4121&zip=77002&wage=15"
    found = plan(query)
    catalog = found.target.catalog.columns
    ends = ("months_low", "months_high", "in_state_low", "in_state_high")
    halves = [o for o in found.offers if min(catalog[end][o.places[0].row] for end in ends) < 0]
    assert halves
    ranked = {found.table.lines[at].offer for at in found.table.rankable}
    for at, offer in enumerate(found.offers):
        for span in (offer.price, offer.months(1)):
            assert span is None or 0 <= span.low <= span.typical <= span.high
        assert at not in ranked or offer not in halves
    assert not re.search(r"−\$1(?![\d,])", page(client, query))


def test_what_is_not_known_gets_no_best_mark() -> None:
    """The CBCS's pass rate is not published: no route with it is the surest."""
    found = plan("target=29-2072&zip=01608&wage=17")
    for card in answers(found)["cards"]:
        if "surest" in card["names"]:
            route = found.result(card["key"]).route
            assert route.finish is not None
            assert route.passing is not None
            break
    else:
        raise AssertionError("no surest route")


@pytest.mark.parametrize("query", ["target=29-1141&zip=75201", "target=29-2072&zip=01608&wage=17"])
def test_the_surest_route_is_the_one_that_most_get_through(query: str) -> None:
    """However well its price is known, a school where 2 in 10 finish is not the surest."""
    found = plan(query)
    [surest] = [c["key"] for c in answers(found)["cards"] if "surest" in c["names"]]
    every = {one.key: found.result(one.key).route for one in found.ranked
             if (found.result(one.key).needed or 0) <= 1}  # fmt: skip
    odds = {
        key: (route.finish or 0) * (1 if route.passing is None else route.passing)
        for key, route in every.items()
        if route.certification and min(found.offers[route.offer or 0].sure) > 0
    }
    known = {key for key, route in every.items() if None not in (route.finish, route.passing)}
    assert odds[surest] == max(odds[key] for key in (known or odds) if key in odds)


def test_routes_on_ones_own_stand_apart_and_never_in_the_ranking(client: Client) -> None:
    found = plan(WORCESTER)
    own = {result.route.key for result in found.alone}
    assert own == {"only~cca", "only~coc", "only~cpb", "only~cpc"}
    assert own.isdisjoint(one.key for one in (*found.ranked, *found.apart))
    assert own.isdisjoint(found.frontier)
    markup = client.get(f"/plan/?{WORCESTER}&hired=7").content.decode()
    start, box = markup.index('class="plan-cards"'), markup.index("plan-alone")
    assert "self-study" not in markup[start:box]
    section = markup[box : markup.index("</section>", box)]
    assert "Nobody counts how many who study alone pass the exam" in section
    assert re.search(r"Worth it if at least <b>\d+ in 10</b> such people", section)
    assert 'class="best"' not in section
    assert {result.at_odds for result in found.alone} == {None}


def test_self_study_counts_code_books_a_second_try_and_continuing_education() -> None:
    found = plan(WORCESTER)
    costs = {cost.kind: cost for cost in found.result("only~cca").route.costs}
    assert costs["study"].label == "Code books for the open-book exam"
    assert costs["study"].dollars is None, "no sure price is published"
    assert costs["units"].label == "20 units of continuing education"
    retake = costs["retake"].dollars
    assert retake is not None
    assert (retake.low, retake.high) == (0, 299)
    assert retake.typical == pytest.approx(0.38 * 299), "62% pass"
    unknown = {cost.kind: cost for cost in found.result("only~cpc").route.costs}["retake"].dollars
    assert unknown is not None
    assert unknown.typical == pytest.approx(0.38 * 425), "as the lowest rate published"


def test_an_exam_sold_only_as_two_attempts_costs_what_these_do_and_no_second_try() -> None:
    """The COC: one attempt has no published price, two cost $499."""
    costs = {cost.kind: cost for cost in plan(WORCESTER).result("only~coc").route.costs}
    exam = costs["exam"].dollars
    assert exam is not None
    assert (exam.low, exam.typical, exam.high) == (499, 499, 499)
    assert "retake" not in costs


def test_a_fee_more_than_two_years_old_is_none(client: Client) -> None:
    old = certifications().by_slug["ccs-p"]
    published = [fee for fee in old.terms.fees if fee.kind == "exam"]
    assert published, "it is shown, and counts nowhere"
    assert all(fee.stale for fee in published if fee.audience != "member")
    costs = plan(WORCESTER).fees.of(old)
    assert [cost.dollars for cost in costs if cost.kind == "exam"] == [None]


def test_an_unknown_renewal_counts_as_the_highest_known_and_says_so(client: Client) -> None:
    found = plan(WORCESTER)
    renewal = {cost.kind: cost for cost in found.result("only~cpc").route.costs}["renewal"]
    assert (renewal.dollars, renewal.assumed) == (None, 218)
    said = "not published: ranked as $218, the most known of its peers"
    assert f"CPC renewal: {said}" in page(client, WORCESTER)


def test_the_reader_sets_who_is_hired_and_sees_the_expected_gain(client: Client) -> None:
    found = plan(WORCESTER + "&hired=7")
    assert found.terms.hired == 0.7
    result = found.result(found.ranked[0].key)
    assert result.at_odds is not None
    text = page(client, WORCESTER + "&hired=7")
    assert "Ahead in 10 years, at your odds" in text
    assert "7 in 10 of those who finish and pass" in text
    fewer = plan(WORCESTER + "&hired=3").result(found.ranked[0].key).at_odds
    assert fewer is not None
    assert fewer < result.at_odds


def test_pay_that_is_the_same_on_every_route_is_said_once(client: Client) -> None:
    text = page(client, WORCESTER)
    assert "Pay a year is the same on every route: $37,480–44,990 at first" in text
    table = text[text.index("All school routes") : text.index("On your own")]
    assert table.count("$37,480–44,990 at first") == 1


AGED = "target=29-2072&zip=01608&wage=17&age=34&degree=none"


def test_aid_by_rule_lowers_the_typical_cost_only_once_age_and_degree_are_said() -> None:
    unsaid, said = plan("target=29-2072&zip=01608&wage=17"), plan(AGED)
    lowered = [offer for offer in said.offers if offer.figured.aid]
    assert {offer.figured.aid for offer in lowered} == {"MassEducate"}
    before = {offer.slug: offer for offer in unsaid.offers}
    for offer in said.offers:
        price, sticker = offer.price, before[offer.slug].price
        if price is None or sticker is None:
            continue
        assert price.low <= price.typical <= price.high
        assert price.high == sticker.high, "nothing is certain before somebody decides"
        paid = offer.selection.you_pay("if_met", np.array([offer.places[0].row]))[0]
        if offer in lowered:
            assert price.typical == min(paid, sticker.typical) == 0, "the rest of tuition and fees"
        else:
            assert price.typical == min(paid, sticker.typical)


def test_the_aid_that_lowers_an_answer_says_what_holds_and_who_decides(client: Client) -> None:
    text = page(client, AGED)
    assert "Why it may cost less: MassEducate" in text
    assert "you hold no bachelor’s degree" in text
    assert "less if MassEducate is granted" in text
    assert "Who decides: Community college financial aid office" in text
    assert "Say your age" not in text
    assert "Say your age: costs" in page(client, AGED.replace("&age=34", ""))
    none = page(client, "target=29-1141&zip=75201&wage=17")
    assert "Why it may cost less" not in none


def test_doing_nothing_and_a_certificate_alone_are_always_among_the_routes() -> None:
    keys = plan(WORCESTER).results.keys()
    assert "stay" in keys
    assert {"only~cca", "only~cpc"} <= keys


def test_an_exam_that_asks_for_a_course_is_not_offered_alone() -> None:
    keys = plan(WORCESTER).results.keys()
    assert {"only~cbcs", "only~rhit", "only~ccs"}.isdisjoint(keys)
    assert any(key.endswith("~cbcs") for key in keys)


def test_an_exam_for_graduates_of_a_degree_comes_only_after_one() -> None:
    found = plan("target=29-2072&state=MA").results
    after = {key.partition("~")[0].rpartition("-")[2] for key in found if key.endswith("~rhit")}
    assert after
    assert after <= {"3", "5"}  # associate and bachelor's degrees


def test_the_price_and_length_of_a_route_are_its_programs() -> None:
    found = plan("target=29-2072&zip=01608&pace=full&within=30")
    result = next(r for r in found.results.values() if r.route.offer is not None)
    offer = found.offers[result.route.offer or 0]
    row = found.target.catalog.columns
    at = offer.places[0].row
    tuition = result.route.costs[0].dollars
    assert tuition is not None
    assert offer.figured.sticker_low == row["in_state_low"][at]
    assert tuition.high == offer.figured.sticker_high == row["in_state_high"][at]
    train = result.route.steps[0].months
    assert train is not None
    assert (train.low, train.high) == (row["months_low"][at], row["months_high"][at])


def test_part_time_study_takes_as_many_times_as_long_as_stated() -> None:
    full, part = (plan(f"target=29-2072&state=MA&pace={pace}") for pace in ("full", "part"))
    for key, result in full.results.items():
        if result.route.steps and result.route.steps[0].kind == "train":
            short, long = result.route.steps[0].months, part.results[key].route.steps[0].months
            assert short is not None
            assert long is not None
            assert long.typical == 2 * short.typical


@pytest.mark.parametrize(
    ("wage", "hourly"), [("17", 17), ("35360", 17), ("$41,600", 20), ("", None), ("0", 0)]
)
def test_a_yearly_wage_is_understood(wage: str, hourly: float | None) -> None:
    query, problems = PlanQuery.from_params(QueryDict(f"wage={wage}"))
    assert not problems
    assert query.hourly == hourly


def test_a_guide_names_its_job() -> None:
    assert plan("target=medical-coder-massachusetts&state=MA").target.soc == "29-2072"
    assert plan("target=medical+coder&state=MA").target.soc == "29-2072"


def test_the_home_pages_form_leads_to_a_plan_too(client: Client) -> None:
    found = plan("q=medical+coder&near=01608")
    assert (found.target.soc, found.target.area.title) == ("29-2072", "Worcester, MA")
    answered = client.get("/?q=medical+coder&near=01608").content.decode()
    assert "/plan/?target=29-2072&amp;zip=01608" in answered


BAD = {
    "wage=-5": ("wage", "-5"),
    "budget=lots": ("budget", "lots"),
    "zip=00000": ("zip", "00000"),
    "target=zzzqqq": ("target", "zzzqqq"),
    "deadline=9999": ("deadline", "9999"),
    "years=7": ("years", "7"),
    "search=nan": ("search", "nan"),
}


@pytest.mark.parametrize(("extra", "wanted"), BAD.items())
def test_bad_input_comes_back_with_a_message_beside_it(
    client: Client, extra: str, wanted: tuple[str, str]
) -> None:
    response = client.get(f"/plan/?{extra}" if "target" in extra else f"/plan/?{WORCESTER}&{extra}")
    assert response.status_code == 200
    markup = response.content.decode()
    assert f'id="{wanted[0]}-error"' in markup
    if wanted[0] != "years":
        assert f'value="{wanted[1]}"' in markup


def test_a_download_with_bad_input_is_refused(client: Client) -> None:
    response = client.get(f"/plan/?{WORCESTER}&wage=-5&_export=csv")
    assert response.status_code == 400
    assert b"wage=-5" in response.content


def test_csv_and_json_hold_every_route(client: Client) -> None:
    found = plan(WORCESTER)
    body = b"".join(client.get(f"/plan/?{WORCESTER}&_export=csv"))  # type: ignore[arg-type]
    text = body.decode("utf-8-sig")
    lines = list(csv.DictReader(text.splitlines()))
    assert {line["route"] for line in lines} == set(found.results)
    first = found.result(found.ranked[0].key)
    line = next(line for line in lines if line["place"] == "1")
    assert line["route"] == first.route.key
    assert float(line["cost_typical"]) == round(first.cost.typical, 2)
    body = json.loads(client.get(f"/plan/?{WORCESTER}&_export=json").content)
    assert {route["route"] for route in body["routes"]} == set(found.results)
    assert body["occupation"]["soc"] == "29-2072"
    assert any(row["label"] == "Discount rate" for row in body["assumptions"])


def test_a_route_is_told_step_by_step_to_the_first_rise(client: Client) -> None:
    text = page(client, WORCESTER).partition("On your own")[2]
    steps = ("Study for and sit the CCA exam: 4–6 months", "Look for the first job: 3 months",
             "First job: $37,480–44,990 a year", "First rise: after a year of work")  # fmt: skip
    places = [text.index(step) for step in steps]
    assert places == sorted(places)


def test_every_assumption_stands_on_the_page(client: Client) -> None:
    text = page(client, WORCESTER)
    for words in (
        "2,080 hours",
        "reaches the median after 5 years",
        "OMB Circular A\u20114",
        "3 months",
    ):
        assert words in text


def test_picked_routes_stand_side_by_side_with_their_crossing(client: Client) -> None:
    text = page(client, WORCESTER + "&r=only~cca&r=only~cpc")
    numbers = plan(WORCESTER).numbers
    cca, cpc = numbers["only~cca"], numbers["only~cpc"]
    assert f"{cca}. CCA by self-study, no course" in text
    assert f"{cpc}. CPC by self-study, no course" in text
    assert f"oute {cca} is ahead of route {cpc}" in text
    assert "Not discounted: net gains count later dollars at 3% less a year" in text
    assert "Not discounted" not in page(client, WORCESTER + "&r=only~cca&r=only~cpc&rate=0")
    assert "Money ahead of the present job, if hired" in text


PICKED = "&r=only~cca&r=only~cpc&r=only~coc"
HTMX = {"HX-Request": "true", "HX-Target": "results"}


def test_htmx_gets_the_results_alone_with_their_title_and_the_picks(client: Client) -> None:
    response = client.get(f"/plan/?{WORCESTER}{PICKED}", headers=HTMX)
    markup = response.content.decode()
    assert "HX-Request" in response["Vary"]
    assert "<html" not in markup
    assert "<form" not in markup
    assert "<title>Plan: Medical Records Specialists, Worcester, MA · careerguide</title>" in markup
    held = re.findall(r'<input type="hidden" form="filters" name="r" value="(.*?)">', markup)
    assert held == ["only~cca", "only~cpc", "only~coc"]


@pytest.mark.parametrize("header", [{"HX-Target": "body"}, {"HX-History-Restore-Request": "true"}])
def test_any_other_request_gets_the_whole_page(client: Client, header: dict[str, str]) -> None:
    response = client.get(f"/plan/?{WORCESTER}", headers=HTMX | header)
    assert b"<html" in response.content


def test_a_problem_is_said_once_by_its_field_or_by_the_results_alone(client: Client) -> None:
    for headers in ({}, HTMX):
        text = client.get(f"/plan/?{WORCESTER}&wage=lots", headers=headers).content.decode()
        assert text.count("is not a number") == 1


def test_picks_keep_the_page_and_the_reader_may_add_up_to_four() -> None:
    found = plan(WORCESTER + PICKED + "&page=2")
    other = found.result(found.ranked[0].key)
    row = Words(found).row(other)
    assert "page=2" in row["pick_href"]
    assert QueryDict(row["pick_href"][1:]).getlist("r") == [*found.query.r, other.route.key]
    full = Words(plan(WORCESTER + PICKED + "&r=only~cpb")).row(other)
    assert full["pick_href"] == ""


def test_a_picked_route_that_is_out_of_reach_takes_no_place_in_the_comparison() -> None:
    found = plan(WORCESTER + PICKED.replace("cca", "nothing") + "&r=only~cpb&r=only~cca")
    keys = [result.route.key for result in found.side_by_side]
    assert keys == ["only~cpc", "only~coc", "only~cpb", "only~cca"]


def test_a_figure_known_in_part_is_shown_but_never_marked(client: Client) -> None:
    """The CPC's dues are known, a renewal fee is not: its total is "or more"."""
    markup = client.get(f"/plan/?{WORCESTER}&r=only~cpc&r=only~cca").content.decode()
    start = markup.index('<table class="compare')
    table = markup[start : markup.index("</table>", start)]
    assert re.search(r'<span class="value wrap">\$[\d,–]+ or\s+more', " ".join(table.split()))
    assert "lowest" not in table


def test_an_unknown_route_in_the_address_is_passed_over(client: Client) -> None:
    assert "Pick 2 to 4 routes" in page(client, WORCESTER + "&r=nonsense&r=%00")


def test_pay_in_us_prices_is_local_pay_over_the_price_level() -> None:
    plain, adjusted = plan(WORCESTER), plan(WORCESTER + "&adjusted=1")
    assert adjusted.target.parity is not None
    assert plain.target.pay is not None
    assert adjusted.target.pay is not None
    assert plain.target.pay.median is not None
    level = adjusted.target.parity[0]
    assert adjusted.target.pay.median == pytest.approx(plain.target.pay.median * 100 / level)


def test_present_pay_is_put_in_us_prices_as_the_pay_of_the_job_is() -> None:
    """Or a plan would set local dollars against national ones."""
    adjusted = plan(WORCESTER + "&adjusted=1")
    assert adjusted.target.parity is not None
    level = adjusted.target.parity[0]
    assert level != 100
    assert adjusted.query.hourly == 17
    assert adjusted.terms.present_hourly == pytest.approx(17 * 100 / level)
    assert plan(WORCESTER).terms.present_hourly == plan(WORCESTER).query.hourly


def test_without_a_place_only_online_programs_and_national_pay_count() -> None:
    found = plan("target=29-2072")
    assert found.target.area.is_nation
    rows = [place.row for offer in found.offers for place in offer.places]
    assert rows
    assert set(found.target.catalog.columns["delivery"][rows].tolist()) == {3}


def test_a_credential_already_held_needs_no_exam() -> None:
    found = plan(WORCESTER + "&have=cpc")
    assert "have~cpc" in found.results
    kinds = {cost.kind for cost in found.results["have~cpc"].route.costs}
    assert "exam" not in kinds


values = st.one_of(
    st.text(max_size=12), st.integers(-(10**6), 10**6).map(str),
    st.sampled_from(["01608", "MA", "29-2072", "1e309", "nan", "\x00", "only~cca", "cpc", "full"]),
)  # fmt: skip
names = st.sampled_from(list(PlanQuery.__dataclass_fields__))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(names, values), max_size=8))
def test_no_address_is_an_error(client: Client, pairs: list[tuple[str, str]]) -> None:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    assert client.get(f"/plan/?{query.urlencode()}").status_code == 200


def test_the_page_asks_the_database_little(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(f"/plan/?{WORCESTER}")
    with django_assert_max_num_queries(6):
        client.get(f"/plan/?{WORCESTER}&budget=7000")


def test_the_present_pay_is_marked_on_the_range_of_the_jobs_pay_here(client: Client) -> None:
    by_year = client.get(f"/plan/?{WORCESTER}").content.decode()
    assert "<h3>Pay a year: Medical Records Specialists, Worcester, MA</h3>" in by_year
    assert "<title>Present pay: $35,360</title>" in by_year
    markup = client.get(f"/plan/?{WORCESTER}&unit=hour").content.decode()
    chart = next(f for f in markup.split("<figure") if 'id="pay-range-title"' in f)
    assert "<title>Present pay: $17.00</title>" in chart
    found = plan(WORCESTER).target
    assert found.pay is not None
    assert found.pay.median is not None
    assert f"median: ${found.pay.median:.2f}</title>" in chart
    own, p10, median = (
        float(re.search(rf'<title>{said}[^<]*</title><line x1="([\d.]+)%"', chart)[1])  # type: ignore[index]
        for said in ("Present pay", "10th percentile", "median")
    )
    assert own < p10 < median, "$17.00, $18.02 and $24.54"
    assert "<h3>Pay an hour: Medical Records Specialists, Worcester, MA</h3>" in markup
    share = (found.pay.median - 17) / ((found.pay.p10 or 0) - 17)
    assert (median - own) / (p10 - own) == pytest.approx(share, rel=0.02)


@pytest.mark.parametrize(
    "query",
    ["target=29-2072&zip=01608", WORCESTER + "&adjusted=1", "target=29-1242&zip=30303&wage=17"],
    ids=["no present pay", "in US prices", "a range of which an end is a bound"],
)
def test_without_pay_that_compares_no_range_is_drawn(client: Client, query: str) -> None:
    assert "pay-range" not in client.get(f"/plan/?{query}").content.decode()


def test_the_dots_of_cost_and_time_lead_to_the_routes_and_say_their_figures(client: Client) -> None:
    found = plan(WORCESTER)
    markup = client.get(f"/plan/?{WORCESTER}").content.decode()
    chart = next(f for f in markup.split("<figure") if 'id="scatter-title"' in f)
    said = re.findall(r'<a class="mark[^>]*><title>(.*?)</title>', chart)
    more = [int(n) for n in re.findall(r"and (\d+) routes? more at this point", chart)]
    assert len(said) + sum(more) == len(found.ranked)
    first, figures = next(iter(found.frontier.values())), found.table.figures
    cost, wait = figures.cost[first.at], figures.first_pay[first.at]
    assert f"${cost:,.0f}, first pay after {wait:g} months" in " ".join(said)


def test_the_curves_mark_every_year_of_every_route_with_its_money(client: Client) -> None:
    markup = client.get(f"/plan/?{WORCESTER}&r=only~cca&r=only~cpc").content.decode()
    chart = next(f for f in markup.split("<figure") if 'id="curves-title"' in f)
    marks = re.findall(r"<title>Route (\d+) after (\d+) years: (.*?)</title>", chart)
    assert [(route, year) for route, year, _said in marks] == [
        (str(plan(WORCESTER).numbers[key]), str(year))
        for key in ("only~cca", "only~cpc")
        for year in range(11)
    ]
    cells = re.findall(r'<td class="num">(.*?)</td>', chart)
    assert [said for _route, _year, said in marks] == cells, "the table has the same figures"


def test_a_route_has_one_number_in_the_lists_the_comparison_the_charts_and_the_sentences(
    client: Client,
) -> None:
    apart = plan(WORCESTER).apart[-1].key
    found = plan(WORCESTER + f"&r=only~cpc&r={apart}")
    cpc, last = found.numbers["only~cpc"], found.numbers[apart]
    own = [result.route.key for result in found.alone]
    listed = [one.key for one in (*found.ranked, *found.conditional, *found.apart)]
    order = [*listed, *found.unranked, *own]
    assert found.numbers == {key: at for at, key in enumerate(order, 1)}
    assert last == len(listed)
    assert cpc == len(order) - len(own) + own.index("only~cpc") + 1
    markup = client.get(f"/plan/?{found.query.query()[1:]}").content.decode()
    ends = re.findall(r'<text class="chart-name" x="100%"[^>]*>(\d+)</text>', markup)
    assert ends == [str(cpc), str(last)]
    heads = re.findall(r'<th [^>]*><span class="name"><a[^>]*>(\d+)\. ', markup)
    chips = re.findall(r'class="chip" id="picked-\d".*?<span>(\d+)\. ', markup, re.DOTALL)
    assert heads == chips == ends
    assert re.search(
        rf"oute {cpc} is ahead of route {last}\b", page(client, found.query.query()[1:])
    )
    best = next(iter(found.frontier))
    dots = markup[markup.index('id="scatter-title"') :]
    assert re.search(rf'class="chart-name"[^>]*>{found.numbers[best]}</text>', dots)


def test_all_routes_that_break_a_limit_are_on_the_page(client: Client) -> None:
    found = plan(WORCESTER)
    markup = client.get(f"/plan/?{WORCESTER}").content.decode()
    section = markup[markup.index("plan-apart") : markup.index("plan-alone")]
    assert f"{len(found.apart)} routes break a limit" in section
    assert f"{len(found.apart) - FEW} more routes" in section
    first = len(found.ranked) + len(found.conditional) + 1
    full = [int(n) for n in re.findall(r'class="nth">(\d+)\.', section)]
    assert full[:FEW] == list(range(first, first + FEW))
    numbers = [int(n) for n in re.findall(r"<li>(\d+)\. ", section)]
    assert numbers == list(range(first + FEW, first + len(found.apart)))
    names = Words(found)
    for one in found.apart:
        assert html.escape(names.titled(one)["title"]) in section


def test_where_too_many_break_a_limit_the_page_counts_those_left_to_the_download(
    client: Client,
) -> None:
    query = "target=29-1141&state=CA&budget=100"
    found = plan(query)
    left = len(found.apart) - MOST_BRIEF
    assert left > 0
    assert f"The next {MOST_BRIEF - FEW} routes" in (text := page(client, query))
    assert f"{left} more routes are in the downloads below." in text


def test_the_job_asked_for_by_code_is_shown_by_title_and_found_again_by_it() -> None:
    """For every occupation, so that the form can be sent again without scripts."""
    known = wages()
    for at, code in enumerate(known.codes):
        asked = plan(f"target={code}").target.asked
        assert plan(f"target={quote(asked)}").target.matches == (code,), asked
        assert (code in asked) == (not known.detailed[at] or len(known.title(code)) > 100)


def test_the_readers_own_words_stay_in_the_form(client: Client) -> None:
    assert plan("target=medical+coder").target.asked == "medical coder"
    assert plan("target=medical-coder-massachusetts").target.asked == "Medical Records Specialists"
    markup = client.get(f"/plan/?{WORCESTER}").content.decode()
    assert 'name="target" value="Medical Records Specialists"' in markup


@pytest.mark.parametrize(
    ("extra", "label", "value", "why"),
    [
        ("", "Pay given up while studying", "none", "Part-time study leaves the present pay"),
        ("&pace=full", "Pay given up while studying", "counted", "Until the first pay"),
        ("&pace=full&lost=no", "Pay given up while studying", "not counted", "You chose not"),
        ("&pace=full", "Study", "full time", "are for full-time study."),
        ("", "Study", "part time", "Part time takes 2 times as long: a choice of this site."),
        ("&stretch=3", "Study", "part time", "Part time takes 3 times as long: your choice."),
        ("&search=6", "Looking for the first job", "6 months", "Your choice: no release"),
        ("&search=1", "Looking for the first job", "1 month", "Your choice"),
        ("", "Present pay", "$17.00 an hour", "What you wrote;"),
        ("", "Who is hired in the field", "not known", "Nobody publishes it"),
        ("&hired=6", "Who is hired in the field", "6 in 10", "Your choice"),
        ("", "Who passes the exam", "CCA 62%", "not counted on"),
        ("", "Who finishes", "of those who begin", "College Scorecard"),
        ("", "Taxes", "left out", "before tax"),
        ("", "Raises of the present job", "+13.5% in 5 years", "Who stays gets better"),
        ("&wage=40000", "Present pay", "$19.23 an hour", "$40,000 a year, as you wrote"),
        ("", "Prices", "local dollars", "as they are where you are"),
        ("&adjusted=1", "Prices", "in US prices", "BEA Regional Price Parities"),
        ("&rate=0", "Discount rate", "0%", "later dollars count in full"),
    ],
)
def test_an_assumptions_reason_fits_the_answer(
    extra: str, label: str, value: str, why: str
) -> None:
    row = next(row for row in assumptions(plan(WORCESTER + extra)) if row["label"] == label)
    assert value in row["value"]
    assert why in row["why"]


def test_what_to_write_stands_above_the_form_and_not_beside_errors(client: Client) -> None:
    hint = "Type the job you want."
    text = page(client, "")
    assert text.index(hint) < text.index("I want to work as")
    assert hint not in page(client, "target=zzz&zip=00000&wage=-1")
    assert "3 answers can’t be used" in page(client, "target=zzz&zip=00000&wage=-1")


def test_where_no_route_is_known_no_list_is_promised(client: Client) -> None:
    text = page(client, "target=35-3023&zip=34489&wage=12")
    assert "No school route is known from here" in text
    assert "No program near enough is said to lead to this job." in text
    assert "stands below" not in text
    assert "0 school routes" not in text


def test_where_every_route_breaks_a_limit_none_is_counted_as_fitting(client: Client) -> None:
    text = page(client, "target=29-2061&zip=02139&wage=17&budget=2000")
    assert "No school route is sure to fit your limits" in text
    assert "0 school routes" not in text


def test_one_route_alone_is_not_first_of_any(client: Client) -> None:
    one = "target=31-9091&zip=62701&wage=32000"
    assert len(plan(one).ranked) == 1
    text = page(client, one)
    assert "comes first in" not in text
    assert "69% of those who begin" in text
    assert "69% to 69%" not in text


def test_a_license_that_the_law_asks_for_is_counted_whatever_its_level() -> None:
    """The national paramedic exam is advanced, and no paramedic works without the license."""
    found = plan("target=29-2043&zip=77002&wage=15")
    assert certifications().by_slug["nrp"].level == "advanced"
    assert found.ranked
    assert all(found.result(one.key).route.certification == "nrp" for one in found.ranked)


def test_a_practical_nursing_program_of_the_other_field_takes_the_same_exam() -> None:
    found = plan("target=29-2061&zip=02139&wage=17")
    codes = found.target.catalog.field_codes
    other = [one for one in (found.result(r.key) for r in found.ranked)
             if codes[found.offers[one.route.offer or 0].figured.field] == "51.3999"]  # fmt: skip
    assert other
    assert {one.route.certification for one in other} == {"nclex-pn"}


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("", "Say your age and the degree you hold:"),
        ("&age=34", "Say which degree you hold, or none:"),
        ("&degree=none", "Say your age:"),
        ("&age=34&degree=none", ""),
    ],
)
def test_only_what_is_not_said_yet_is_asked_for(client: Client, said: str, asked: str) -> None:
    text = page(client, "target=29-2061&zip=02139&wage=17&budget=2000" + said)
    found = re.findall(r"Say (?:your|which)[^:]*:(?= costs and ranks count)", text)
    assert found == ([asked] if asked else [])


def test_a_price_far_outside_its_field_is_not_the_cheapest_to_try() -> None:
    found = plan("target=49-9021&zip=44101&wage=0&pace=full")
    flags = found.target.catalog.columns["flags"]
    offers = {one.key: found.offers[found.result(one.key).route.offer or 0] for one in found.ranked}
    disputed = {key for key, offer in offers.items()
                if flags[offer.places[0].row] & FLAG_BIT[Flag.Kind.PRICE_OUTLIER]}  # fmt: skip
    least = min(offers, key=lambda key: found.result(key).up_front.typical)
    assert least in disputed
    assert not disputed & {card["key"] for card in answers(found)["cards"]}
    said = "its price or length is far from others like it: ask the school"
    assert {key for key in offers if risk(found, found.result(key)) == said} >= disputed
