"""The main journeys with Tab, Enter, Space and arrow keys alone."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.keys import Keys, swap
from tests.browser.measure import faults, unfold

COLUMNS = "table.compare thead th:not(.read)"
SEARCH = "/programs/?q=medical+coding&state=MA"


def test_programs_are_found_filtered_and_compared(visit: Any) -> None:
    page, failed = visit("/")
    keys = Keys(page)
    keys.tab_to("A job, school, exam, field or town")
    keys.write("medical coding")
    keys.tab_to("Find programs")
    keys.press("Enter")
    expect(page).to_have_url(re.compile(r"/programs/\?q=medical"))
    keys.tab_to("State of the school")
    keys.write("Massa")  # a closed list goes to what is typed
    expect(page).to_have_url(re.compile("state=MA"))
    expect(page.get_by_label("State of the school")).to_be_focused()
    keys.tab_to("Award level")
    keys.press("Space")
    keys.tab_to("associate degree")
    keys.press("Space")
    expect(page).to_have_url(re.compile("award=3"))
    assert keys.name.startswith("associate degree (")
    keys.press("Space")
    expect(page).not_to_have_url(re.compile("award=3"))
    for picked in (1, 2):
        keys.tab_to("Compare ")
        keys.use()
        expect(page.locator(".tray .chip")).to_have_count(picked)
    keys.tab_to("Compare (2 of 6)")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare programs")
    expect(page.locator(COLUMNS)).to_have_count(2)
    keys.tab_to("Remove")
    keys.press("Enter")
    expect(page.locator(COLUMNS)).to_have_count(1)
    expect(page.get_by_text("Pick two to six programs")).to_be_visible()
    assert failed.found == []


def test_a_plan_is_made_changed_and_compared(visit: Any) -> None:
    page, failed = visit("/plan/")
    keys = Keys(page)
    keys.tab_to("I want to work as")
    keys.write("medical coder")
    keys.tab_to("near")
    keys.write("01608")
    keys.press("Enter")
    expect(page.locator("#routes h2")).to_have_text("Medical Records Specialists, Worcester, MA")
    keys.tab_to("I can spend")
    keys.write("400")
    with swap(page):
        keys.press("Enter")
    expect(page).to_have_url(re.compile("budget=400"))
    assert keys.name == "I can spend"
    for picked in (1, 2):
        keys.tab_to("Compare ")
        keys.use()
        expect(page.locator(COLUMNS)).to_have_count(picked)
    keys.tab_to("Comparison")
    keys.tab_to("Remove ")
    keys.use()
    expect(page.locator(COLUMNS)).to_have_count(1)
    assert failed.found == []


@pytest.mark.parametrize("path", ["/", SEARCH, "/plan/"])
def test_the_first_key_offers_the_way_past_the_menu(visit: Any, path: str) -> None:
    page, _failed = visit(path)
    keys = Keys(page)
    keys.tab_to("Skip to the content")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport(ratio=1)
    keys.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    keys.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_arrow_keys_move_a_table_that_is_wider_than_its_frame(visit: Any) -> None:
    page, _failed = visit("/certifications/compare/?c=cpc&c=cca&c=cbcs&c=ccs&c=rhit", width=700)
    keys = Keys(page)
    keys.tab_to("Comparison")
    page.evaluate("""() => {
      window.moved = new Promise((done) => {
        document.activeElement.addEventListener("scroll", () => done(true), { once: true });
      });
    }""")
    keys.press("ArrowRight")
    assert page.evaluate("window.moved")
    assert page.evaluate("document.activeElement.scrollLeft > 0")


# A filter's chip is not among them: it loads the whole page, so that the form shows it too.
LISTS = {
    SEARCH: ["#results .pick", ".tray .chip", "#results thead a", ".result-tools a"],
    "/programs/?state=MA": [".pagination a"],
    "/certifications/?focus=coding": ["#results .pick", ".tray .chip", "#results thead a"],
    "/salaries/?q=medical": ["#results thead a"],
    "/salaries/29-2072/?state=MA": ["#results thead a"],
}


@pytest.mark.parametrize("path", LISTS)
def test_the_focus_stays_in_the_results_when_they_change(visit: Any, path: str) -> None:
    """Though the link just used is gone with the results it stood in."""
    page, failed = visit(path)
    keys = Keys(page)
    keys.press("Tab")
    for link in LISTS[path]:
        page.locator(link).first.focus()
        keys.use()
        assert page.evaluate("document.activeElement.closest('#results') !== null"), link
        page.keyboard.press("Tab")
        assert faults(page, "focus") == [], link
    assert failed.found == []


KINDS = {
    "/programs/": ["#q", "#state", "[name=award] >> nth=0", "#results th a", "#results .pick"],
    "/plan/": [".button", "summary"],
    "/salaries/29-2072/": [".tabs a", "svg .mark[tabindex='0']"],
}


@pytest.mark.parametrize("path", KINDS)
def test_the_focus_is_seen_in_what_is_drawn(visit: Any, path: str) -> None:
    """Not just in the style sheet: a control looks otherwise when the focus is on it."""
    page, _failed = visit(path)
    Keys(page).press("Tab")
    unfold(page)
    for kind in KINDS[path]:
        control = page.locator(kind).locator("visible=true").first
        control.scroll_into_view_if_needed()
        box = control.bounding_box()
        assert box is not None
        around = {
            "x": max(0, box["x"] - 6),
            "y": max(0, box["y"] - 6),
            "width": box["width"] + 12,
            "height": box["height"] + 12,
        }
        before = page.screenshot(clip=around, animations="disabled", caret="hide")
        control.focus()
        assert page.screenshot(clip=around, animations="disabled", caret="hide") != before, kind
