"""What a counselor prints and hands over: all that is needed to read it later and find it again."""

import re
from typing import Any

from playwright.sync_api import Page

from tests.browser.paper import printed
from tests.certifications.truth import certifications
from tests.raw import directory

PROGRAMS = ("167905-51.0713-21", "166133-51.0714-21", "165194-51.0713-21", "165802-51.0713-2")
CERTIFICATIONS = ("cpc", "cca", "cbcs")
PLAN = "/plan/?target=29-2072&zip=01608&wage=17&budget=6000&pace=part"
GUIDE = "/paths/medical-coder-massachusetts/?near=01103"


def address(page: Page) -> str:
    return f"This page: {page.url}"


def test_four_programs_stand_on_two_sheets_with_their_sources_and_address(visit: Any) -> None:
    page, _failed = visit("/programs/compare/?" + "&".join(f"p={one}" for one in PROGRAMS))
    paper = printed(page)
    assert paper.sheets == 2
    schools = [directory()[int(one.partition("-")[0])]["INSTNM"] for one in PROGRAMS]
    prices = page.locator("table.compare td .value", has_text="$").all_inner_texts()
    assert len(prices) >= 8
    sources = ["Student charges, academic-year schools, 2023–24", "Statistics, May 2025"]
    assert paper.missing("Compare programs", *schools, *prices, *sources, address(page)) == []


def test_three_certifications_stand_on_one_sheet_with_dates_and_address(
    visit: Any,
) -> None:
    page, _failed = visit("/certifications/compare/?" + "&".join(f"c={c}" for c in CERTIFICATIONS))
    paper = printed(page)
    assert paper.sheets == 2
    names = [certifications()[slug]["name"] for slug in CERTIFICATIONS]
    costs = page.locator("table.compare td .value", has_text="$").all_inner_texts()
    origins = page.locator("table.compare td .source").all_inner_texts()
    assert len(costs) >= 10
    assert all(re.search("20..|undated", text) and "confidence" in text for text in origins)
    assert paper.missing("Compare certifications", *names, *costs, *origins, address(page)) == []


def test_a_plan_is_answers_routes_what_was_picked_and_what_they_assume(visit: Any) -> None:
    page, _failed = visit(f"{PLAN}&r=only~cca&r=only~cpc")
    paper = printed(page)
    assert paper.sheets == 4
    first = page.locator(".plan-card h3 a").all_inner_texts()
    money = page.locator(".plan-card .cost b").all_inner_texts()
    assert len(first) == len(money) >= 2
    assert all("$" in cost for cost in money)
    compared = page.locator("table.compare tbody td:visible span").all_inner_texts()
    compared = [line for text in compared for line in text.split("\n")]
    assumed = [
        row.inner_text() for row in page.locator("#assumptions tbody tr").locator("th, td").all()
    ]
    assert len(assumed) > 12
    terms = ("Worcester, MA", "$17.00 an hour", "$6,000", "BLS OEWS", "May 2025")
    assert paper.missing(*first, *money, *compared, *assumed, *terms, address(page)) == []


def test_a_plan_without_picks_prints_its_first_routes(visit: Any) -> None:
    page, _failed = visit(PLAN)
    paper = printed(page)
    assert paper.sheets == 4
    routes = page.locator(".plan-table .plan-route")
    first = [routes.nth(at).locator("th > a").inner_text() for at in range(8)]
    money = [routes.nth(at).locator("td").first.inner_text() for at in range(8)]
    answers = page.locator(".plan-route.top .steps-of ol > li")
    steps = [step.text_content() for step in answers.all()]
    assert len(steps) >= 6
    alone = page.locator(".plan-alone")
    apart = [alone.locator("h2").inner_text(), alone.locator(".even").inner_text()]
    aid = page.locator(".plan-aid p").nth(1).inner_text()
    assert "lived in Massachusetts for at least a year" in aid
    assert paper.missing(*first, *money, *steps, *apart, aid, address(page)) == []
    assert "Pick 2 to 4 routes" not in paper.text


def test_a_plan_prints_which_aid_would_bring_a_route_within_the_budget(visit: Any) -> None:
    page, _failed = visit(PLAN.replace("6000", "2000"))
    paper = printed(page)
    sentence = page.locator(".plan-aid h3").inner_text()
    flag = page.locator(".plan-route .flag.if").first.inner_text()
    assert paper.missing(sentence, flag, page.locator(".plan-alone .even").inner_text()) == []


def test_a_guide_prints_its_steps_figures_sources_and_address(visit: Any) -> None:
    page, _failed = visit(GUIDE)
    paper = printed(page)
    sections = page.locator("main section > h2").all_inner_texts()
    local = page.locator("#pay tr", has_text="your area").get_by_role("cell").all_inner_texts()
    sources = set(page.locator("main p.source").all_inner_texts())
    assert len(sources) > 3
    title = page.get_by_role("heading", level=1).inner_text()
    sources = [source.removesuffix("Is this wrong?").strip() for source in sources]
    assert paper.missing(title, *sections, *local, *sources, address(page)) == []


def test_what_only_a_screen_can_use_is_not_printed(visit: Any) -> None:
    for path in (PLAN, GUIDE, f"/programs/compare/?p={PROGRAMS[0]}&p={PROGRAMS[1]}"):
        page, _failed = visit(path)
        page.emulate_media(media="print")
        for kind in ("form", ".button", ".pick", ".remove", ".tray", ".site-nav"):
            shown = page.locator(f"{kind}:visible")
            assert shown.count() == 0, f"{kind} on {path}"
