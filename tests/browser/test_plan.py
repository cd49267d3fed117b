"""The planner as a reader meets it, and on paper."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

WORCESTER = "/plan/?target=29-2072&zip=01608&wage=17&budget=6000"
STATE = "/plan/?target=29-2072&state=MA&wage=17"
TITLE = "Plan: Medical Records Specialists, Worcester, MA · careerguide"


def pick(page: Page, times: int) -> None:
    """Pick the first routes not yet picked, one after another."""
    before = page.locator(".tray .chip").count()
    for picked in range(before + 1, before + times + 1):
        page.locator("a.pick", has_text="Compare").first.click()
        expect(page.locator(".tray .chip")).to_have_count(picked)


def spend(page: Page, dollars: str) -> None:
    page.get_by_label("I can spend").fill(dollars)
    page.get_by_label("I can spend").press("Enter")


def loads(page: Page) -> list[str]:
    """Fills with the addresses of whole pages loaded from now on."""
    found: list[str] = []
    page.on("request", lambda r: found.append(r.url) if r.is_navigation_request() else None)
    return found


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_in_worcester_plans_changes_the_budget_and_compares_two(
    visit: Any, scripts: bool
) -> None:
    page, faults = visit("/plan/", scripts=scripts, width=360)
    page.get_by_label("I want to work as").fill("medical coder")
    page.get_by_label("near", exact=True).fill("01608")
    page.get_by_label("I earn").first.fill("17")
    page.get_by_label("I can spend").fill("6000")
    page.get_by_role("button", name="Plan", exact=True).click()
    expect(page.locator("#routes h2")).to_have_text("Medical Records Specialists, Worcester, MA")
    assert page.locator(".plan-route").count() > 5
    page.locator("summary", has_text="Your answers").click()
    page.get_by_label("I can spend").fill("400")
    page.get_by_role("button", name="Plan", exact=True).click()
    expect(page).to_have_url(re.compile("budget=400"))
    expect(page.locator(".plan-apart .flag").first).to_contain_text("more than you can spend")
    pick(page, 2)
    page.get_by_role("link", name="Compare (2 of 4)").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_focused()
    expect(page.get_by_role("heading", name="Side by side")).to_be_in_viewport()
    expect(page.locator(".compare thead th:not(.read)")).to_have_count(2)
    expect(page.locator(".plan-compared svg").first).to_be_visible()
    assert faults.found == []


def test_a_changed_answer_changes_routes_address_and_title_without_a_load_and_back_undoes_it(
    visit: Any,
) -> None:
    page, faults = visit(WORCESTER + "&r=only~cca")
    expect(page).to_have_title(TITLE)
    pick(page, 1)
    loaded = loads(page)
    page.get_by_label("near", exact=True).fill("01103")
    page.get_by_label("near", exact=True).press("Enter")
    expect(page).to_have_title(TITLE.replace("Worcester", "Springfield"))
    expect(page).to_have_url(re.compile("zip=01103.*&r="))
    expect(page.locator("#status")).to_have_text(
        re.compile(
            r"\d+ school routes may fit your limits, best first; \d+ more if aid is granted, "
        )
    )
    expect(page.get_by_label("near", exact=True)).to_be_focused()
    expect(page.locator(".tray .chip")).to_have_count(2)
    assert loaded == []
    page.go_back()
    expect(page).to_have_title(TITLE)
    expect(page.get_by_label("near", exact=True)).to_have_value("01608")
    expect(page.locator(".tray .chip")).to_have_count(2)
    page.go_forward()
    expect(page.locator("#routes h2")).to_contain_text("Springfield")
    expect(page.get_by_label("near", exact=True)).to_have_value("01103")
    assert faults.found == []


def test_a_weight_changes_the_order_at_once(visit: Any) -> None:
    page, _faults = visit(WORCESTER)
    first = page.locator(".plan-route th > a").first
    before = first.inner_text()
    page.get_by_text("More about you, and what is assumed").click()
    for weight in ("Low cost", "Soon", "Gain at the odds"):
        page.get_by_label(weight).fill("0")
    page.get_by_label("Certainty").fill("10")
    page.get_by_label("Certainty").press("Enter")
    expect(page).to_have_url(re.compile("w_sure=10"))
    expect(first).not_to_have_text(before)


def test_picking_keeps_the_readers_place_and_says_how_many_are_picked(visit: Any) -> None:
    page, faults = visit(WORCESTER, width=360)
    route = page.locator(".plan-route").nth(7)
    route.get_by_role("link", name="Compare").scroll_into_view_if_needed()
    before = route.bounding_box()["y"]
    route.get_by_role("link", name="Compare").press("Enter")
    undo = route.get_by_role("link", name="Remove from comparison")
    expect(undo).to_be_focused()
    said = re.compile(r"best first; \d+ more if aid is granted, 1 of 4 picked to compare")
    expect(page.locator("#status")).to_have_text(said)
    assert abs(route.bounding_box()["y"] - before) < 2
    undo.press("Enter")
    expect(page.locator(".tray")).to_have_count(0)
    expect(route.get_by_role("link", name="Compare")).to_be_focused()
    assert faults.found == []


def test_a_route_is_taken_out_of_the_comparison_and_the_next_one_gets_the_focus(
    visit: Any,
) -> None:
    page, faults = visit(WORCESTER + "&r=only~cca&r=only~cpc&r=only~coc")
    page.get_by_role("link", name="Remove CCA").click()
    expect(page.locator(".compare thead th:not(.read)")).to_have_count(2)
    expect(page.locator(".compare").get_by_role("link", name="Remove CPC")).to_be_focused()
    expect(page).to_have_url(re.compile("r=only~cpc&r=only~coc$"))
    page.go_back()
    expect(page.locator(".compare thead th:not(.read)")).to_have_count(3)
    assert faults.found == []


def test_pages_of_routes_turn_without_a_load_and_back_turns_them_back(visit: Any) -> None:
    page, faults = visit(STATE)
    first = page.locator(".plan-route .nth").first
    loaded = loads(page)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Next").click()
    expect(first).to_have_text("13.")
    expect(page).to_have_url(re.compile("page=2"))
    expect(page.locator(".result-count")).to_be_focused()
    expect(page.locator(".plan-route").first).to_be_in_viewport()
    pick(page, 1)
    expect(first).to_have_text("13.")
    assert loaded == []
    page.go_back()
    expect(page.locator(".tray")).to_have_count(0)
    page.go_back()
    expect(first).to_have_text("1.")
    assert faults.found == []


def test_a_request_that_fails_says_so_where_the_reader_is(visit: Any) -> None:
    page, _faults = visit(WORCESTER, width=360)
    page.route("**/plan/?*", lambda route: route.abort())
    page.locator("a.pick", has_text="Compare").nth(7).click()
    expect(page.locator("#problem")).to_be_in_viewport()
    expect(page.locator("#status")).to_contain_text("could not be loaded")
    assert page.url.endswith(WORCESTER)
    page.unroute("**/plan/?*")
    page.get_by_role("link", name="Load the page again").click()
    expect(page.locator(".tray .chip")).to_have_count(1)
    expect(page.locator("#problem")).to_be_hidden()


def test_a_slow_request_says_so_until_it_is_answered(visit: Any) -> None:
    page, faults = visit(WORCESTER)
    page.clock.install()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/plan/?*", hold)
    spend(page, "400")
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    expect(page.locator("#status")).to_be_empty()
    page.clock.fast_forward(2_500)
    status = page.get_by_role("status")
    expect(status).to_have_text("Still loading…")
    expect(status).not_to_have_class(re.compile("visually-hidden"))  # for all to see
    expect(status).to_be_in_viewport()
    held[0].continue_()
    expect(status).to_contain_text("fit your limits")
    expect(status).to_have_class(re.compile("visually-hidden"))
    assert faults.found == []


def test_an_answer_that_cannot_be_used_is_said_and_goes_once_it_is_right(visit: Any) -> None:
    page, faults = visit(WORCESTER)
    spend(page, "lots")
    expect(page.locator("#results .warn")).to_have_text("“lots” is not a number.")
    expect(page.locator("#status")).to_have_text("“lots” is not a number.")
    spend(page, "5000")
    expect(page).to_have_url(re.compile("budget=5000"))
    expect(page.locator("#results .warn")).to_have_count(0)
    page.get_by_label("I want to work as").fill("zzzqqq")
    page.get_by_label("I want to work as").press("Enter")
    expect(page).to_have_title("Plan your way into a job · careerguide")
    expect(page.locator("#results .warn")).to_contain_text("zzzqqq")
    assert faults.found == []


def test_bad_input_stays_in_its_field_with_the_message_beside_it(visit: Any) -> None:
    page, faults = visit("/plan/?target=medical+coder&zip=00000&wage=lots", width=360)
    expect(page.get_by_label("near", exact=True)).to_have_value("00000")
    expect(page.locator("#zip-error")).to_be_visible()
    expect(page.locator("#wage-error")).to_contain_text("not a number")
    page.get_by_label("I earn").fill("17")
    page.get_by_label("I earn").press("Enter")
    expect(page.locator("#wage-error")).to_have_count(0)
    expect(page.locator("#zip-error")).to_be_visible()
    assert faults.found == []


@pytest.mark.parametrize("width", [360, 1280])
def test_at_most_two_lines_stand_before_the_answers(visit: Any, width: int) -> None:
    page, _faults = visit(WORCESTER, width=width)
    before = page.locator("#routes > :is(p, .note, .warn):not(.plan-cards ~ *)")
    expect(before).to_have_count(1)
    lines = "e => e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight)"
    assert before.evaluate(lines) < 2.1


def test_a_plan_with_four_routes_prints_on_four_pages(visit: Any) -> None:
    page, _faults = visit(WORCESTER + "&pace=part")
    pick(page, 4)
    expect(page.locator(".compare thead th:not(.read)")).to_have_count(4)
    paper = page.pdf(format="Letter", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 4


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_odds_are_drawn_as_ten_dots_of_which_as_many_are_filled_as_said(
    visit: Any, width: int, dark: bool
) -> None:
    page, faults = visit(STATE, width=width)
    page.emulate_media(color_scheme="dark" if dark else "light")
    card = page.locator(".plan-card").first
    said = card.locator(".odds b").inner_text()
    dots = card.locator(".ten .in")
    assert int(said.removesuffix(" in 10")) == round((float(dots.get_attribute("x2")) + 4) / 10)
    ink = "e => getComputedStyle(e).stroke"
    assert dots.evaluate(ink) != card.locator(".ten .out").evaluate(ink)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert faults.found == []


def test_present_pay_turns_cost_and_time_into_gains_at_once(visit: Any) -> None:
    page, faults = visit(STATE.replace("&wage=17", ""))
    expect(page.locator("#routes .note")).to_contain_text("Say what you earn now")
    expect(page.locator(".plan-card .odds")).to_have_count(0)
    page.get_by_label("I earn").fill("17")
    page.get_by_label("I earn").press("Enter")
    expect(page.locator(".plan-card .odds").first).to_contain_text("Worth it if at least")
    page.get_by_label("Of ten who finish").fill("7")
    page.get_by_label("Of ten who finish").press("Enter")
    expect(page.locator(".plan-table thead")).to_contain_text("at your odds")
    assert faults.found == []
