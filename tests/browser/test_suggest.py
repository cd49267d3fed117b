"""What is offered under a box while one types: by keyboard, mouse, touch and screen reader."""

import re
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.measure import faults

WORK = "A job, school, exam, field or town"


def offered(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def chosen(page: Page) -> str:
    """The option that the box says is active; "" for none."""
    found: str = page.evaluate(
        """() => {
          const id = document.activeElement.getAttribute("aria-activedescendant");
          return id ? document.getElementById(id).firstElementChild.textContent : "";
        }"""
    )
    return found


def write(page: Page, label: str, text: str) -> Locator:
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.press_sequentially(text)
    expect(offered(page).first).to_be_visible()
    return box


def test_the_keyboard_alone_moves_among_suggestions_and_takes_one(visit: Any) -> None:
    page, wrong = visit("/salaries/")
    box = write(page, "Occupation or job title", "electri")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_attribute("aria-controls", "suggestions")
    labels = [one.locator("span").first.inner_text() for one in offered(page).all()]
    assert chosen(page) == ""
    for key, place in {
        "ArrowDown": 0, "End": -1, "Home": 0, "ArrowUp": -1,
    }.items():  # fmt: skip
        box.press(key)
        assert chosen(page) == labels[place]
        expect(offered(page).nth(place)).to_have_attribute("aria-selected", "true")
        assert page.locator('[role=option][aria-selected="true"]').count() == 1
    box.press("ArrowDown")
    assert chosen(page) == labels[0]
    box.press("Enter")
    expect(box).to_have_value(labels[0].lower())
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(offered(page)).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/salaries/\?q=electricians"))
    expect(page.locator(".result-count")).to_contain_text("1 ")
    expect(box).to_be_focused()
    assert wrong.found == []


def test_escape_closes_the_list_and_leaves_what_was_typed(visit: Any) -> None:
    page, wrong = visit("/salaries/")
    box = write(page, "Occupation or job title", "weld")
    box.press("ArrowDown")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("weld")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    box.press("ArrowDown")
    expect(offered(page).first).to_be_visible()
    box.press("Tab")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).not_to_be_focused()
    assert wrong.found == []


def test_enter_without_a_choice_sends_what_was_typed(visit: Any) -> None:
    page, wrong = visit("/plan/")
    box = write(page, "I want to work as", "welder")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/plan/\?target=welder"))
    assert wrong.found == []


def test_home_and_end_move_in_the_text_until_a_suggestion_is_chosen(visit: Any) -> None:
    page, _wrong = visit("/salaries/")
    box = write(page, "Occupation or job title", "weld")
    box.press("Home")
    assert chosen(page) == ""
    assert box.evaluate("box => box.selectionStart") == 0


def test_how_many_there_are_is_said_politely(visit: Any) -> None:
    page, _wrong = visit("/salaries/")
    box = write(page, "Occupation or job title", "electri")
    count = offered(page).count()
    status = page.locator("p[role=status].visually-hidden").last
    expect(status).to_have_text(f"{count} suggestions")
    box.fill("zzzqqqq")
    expect(status).to_have_text("No suggestions")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_a_click_fills_the_box_of_a_list_and_applies_it(visit: Any) -> None:
    page, wrong = visit("/programs/")
    box = write(page, "Near", "worcester")
    offered(page).first.click()
    expect(box).to_have_value("Worcester, MA")
    expect(page).to_have_url(re.compile(r"near=Worcester"))
    expect(page.locator("#results")).to_contain_text("within 25 miles of Worcester, MA")
    assert wrong.found == []


def test_on_the_home_page_a_job_is_answered_and_a_certification_is_opened(visit: Any) -> None:
    page, wrong = visit("/")
    write(page, WORK, "electrici")
    offered(page).filter(has_text="job").first.click()
    expect(page.locator("#results h2")).to_contain_text("Electricians in the United States")
    page.get_by_label(WORK).fill("")
    write(page, WORK, "cpc")
    offered(page).filter(has_text="CPC: Certified").click()
    expect(page).to_have_url(re.compile(r"/certifications/cpc/$"))
    assert wrong.found == []


def test_a_choice_in_the_planner_waits_for_the_other_boxes(visit: Any) -> None:
    page, _wrong = visit("/plan/")
    box = write(page, "I want to work as", "electrici")
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("electricians")
    write(page, "near", "worces").press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("near", exact=True)).to_have_value("Worcester, MA")
    assert page.url.endswith("/plan/")


def test_a_finger_chooses_too_and_each_target_is_large(browser: Browser, server: str) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto("/certifications/")
    page.locator("summary", has_text="Filters").first.tap()
    box = page.get_by_role("combobox", name="Search")
    box.tap()
    box.press_sequentially("coding")
    expect(offered(page).first).to_be_visible()
    for one in offered(page).all():
        size = one.bounding_box()
        assert size is not None
        assert size["height"] >= 44
        assert size["x"] >= 0
        assert size["x"] + size["width"] <= 360
    name = offered(page).nth(1).locator("span").first.inner_text()
    offered(page).nth(1).tap()
    expect(box).to_have_value(name.partition(":")[0])
    expect(page).to_have_url(re.compile("q="))
    context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/", "/programs/"])
def test_an_open_list_has_no_fault(visit: Any, path: str, width: int, dark: bool) -> None:
    page, wrong = visit(path, width=width, dark=dark)
    if path == "/programs/" and width < 1000:
        page.locator("summary", has_text="Filters").first.click()
    box = page.locator("input[data-suggest]").first
    box.click()
    box.press_sequentially("medical")
    expect(offered(page).first).to_be_visible()
    box.press("ArrowDown")
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("() => axe.run()")["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    edges = offered(page).first.evaluate(
        "one => [one.getBoundingClientRect().left, one.getBoundingClientRect().right]"
    )
    assert edges[0] >= 0
    assert edges[1] <= width
    assert wrong.found == []


def test_the_script_comes_with_the_first_focus_and_not_before(visit: Any) -> None:
    page, _wrong = visit("/")
    loaded = (
        "performance.getEntriesByType('resource').filter(one => /suggest/.test(one.name)).length"
    )
    assert page.evaluate(loaded) == 0
    expect(page.get_by_label(WORK)).to_have_attribute("role", "combobox")
    write(page, WORK, "nur")
    assert page.evaluate(loaded) >= 2


def test_without_scripts_every_box_is_a_plain_box(visit: Any) -> None:
    page, wrong = visit("/?q=welder", scripts=False, width=360)
    box = page.get_by_label(WORK)
    assert box.get_attribute("role") is None
    box.fill("electrician")
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.locator("#results h2")).to_contain_text("Electricians")
    assert wrong.found == []
    page.goto("/suggest/?q=electrici")
    page.get_by_role("link", name="Electricians", exact=True).click()
    expect(page.locator("#results h2")).to_contain_text("Electricians")


def test_a_server_that_does_not_answer_leaves_the_form_as_it_is(visit: Any) -> None:
    page, _wrong = visit("/salaries/")
    page.route("**/suggest/?*", lambda route: route.abort())
    box = page.get_by_role("combobox", name="Occupation or job title")
    box.click()
    box.press_sequentially("welder")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"q=welder"))
    expect(box).to_have_attribute("aria-expanded", "false")


def test_with_forced_colours_the_active_suggestion_stands_out(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(base_url=server, forced_colors="active")
    page = context.new_page()
    page.goto("/salaries/")
    box = write(page, "Occupation or job title", "weld")
    box.press("ArrowDown")
    colours = [
        one.evaluate("one => getComputedStyle(one).backgroundColor")
        for one in offered(page).all()[:2]
    ]
    assert colours[0] != colours[1]
    assert not faults(page, "focus")
    context.close()


def test_what_is_there_already_is_not_offered(visit: Any) -> None:
    page, _wrong = visit("/programs/")
    box = write(page, "Near", "massachusett")
    box.press("s")
    expect(offered(page)).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
