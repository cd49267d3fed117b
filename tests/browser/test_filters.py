"""The filters of the program list where they have no room beside it: a sheet over the page."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keys import Keys
from tests.browser.measure import faults
from tests.browser.test_every_page import RULES, violations

SEARCH = "/programs/?q=medical+coding&state=MA"
SMALLEST = 44
"""Pixels that a finger hits."""


def count(page: Page) -> int:
    """How many programs the results say there are."""
    text = page.locator(".result-count").inner_text()
    return int(text.split()[0].replace(",", ""))


def test_the_button_says_how_many_programs_a_change_of_filter_leaves(visit: Any) -> None:
    page, failed = visit(SEARCH, width=360)
    page.locator(".drawer > summary").click()
    button = page.get_by_role("button", name=re.compile("^Show "))
    before = count(page)
    expect(button).to_have_text(f"Show {before} programs")
    page.get_by_label("Highest price").fill("12000")
    page.get_by_label("Highest price").press("Tab")
    expect(page).to_have_url(re.compile("cost_max=12000"))
    expect(button).not_to_have_text(f"Show {before} programs")
    after = count(page)
    assert 1 < after < before
    expect(button).to_have_text(f"Show {after} programs")
    button.click()
    expect(button).to_be_hidden()
    expect(page.locator(".result-count")).to_be_focused()
    assert failed.found == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 768])
def test_the_sheet_is_reached_read_and_left_by_keys(visit: Any, width: int, dark: bool) -> None:
    page, failed = visit(SEARCH, width=width, dark=dark)
    keys = Keys(page)
    keys.tab_to("Filters")
    keys.press("Enter")
    expect(page.get_by_label("Highest price")).to_be_visible()
    assert page.evaluate("document.querySelector('#results').inert"), "the page behind it waits"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page, *RULES) == []
    assert faults(page, "cut", "spilt", "overlapping") == []
    keys.tab_to("Highest price")
    assert faults(page, "focus") == []
    keys.press("Escape")
    expect(page.get_by_label("Highest price")).to_be_hidden()
    expect(page.locator(".drawer > summary")).to_be_focused()
    assert not page.evaluate("document.querySelector('#results').inert")
    assert failed.found == []


def test_a_tap_beside_the_sheet_closes_it_and_a_wide_window_has_no_sheet(visit: Any) -> None:
    page, _failed = visit(SEARCH, width=360)
    page.locator(".drawer > summary").click()
    page.mouse.click(180, 20)
    expect(page.get_by_label("Highest price")).to_be_hidden()
    page.locator(".drawer > summary").click()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_label("Highest price")).to_be_visible()
    assert not page.evaluate("document.querySelector('#results').inert")
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.get_by_label("Highest price")).to_be_hidden()


def test_without_scripts_the_sheet_opens_closes_and_shows_programs(visit: Any) -> None:
    page, _failed = visit(SEARCH, width=360, scripts=False)
    summary = page.locator(".drawer > summary")
    summary.click()
    expect(page.get_by_label("Highest price")).to_be_visible()
    summary.click()
    expect(page.get_by_label("Highest price")).to_be_hidden()
    summary.click()
    page.get_by_label("Highest price").fill("12000")
    page.get_by_role("button", name="Show programs", exact=True).click()
    expect(page).to_have_url(re.compile("cost_max=12000"))
    expect(page.get_by_label("Highest price")).to_be_hidden()


def test_what_is_tapped_in_the_sheet_is_as_high_as_a_finger(visit: Any) -> None:
    page, _failed = visit(SEARCH, width=360)
    page.locator(".drawer > summary").click()
    page.evaluate("for (const one of document.querySelectorAll('.drawer details')) one.open = true")
    low = page.evaluate(
        """(least) => [...document.querySelectorAll(
          ".drawer :is(.check, summary, .button, select, input:not([type=checkbox]))"
        )].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < least - .5)
          .map((one) => `${one.localName} ${one.name ?? one.textContent}`)""",
        SMALLEST,
    )
    assert low == []
    small = page.evaluate(
        """() => [...document.querySelectorAll("#filters :is(input, select)")]
          .filter((one) => one.type !== "checkbox")
          .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16)
          .map((one) => one.name)"""
    )
    assert small == [], "a phone enlarges smaller ones"


@pytest.mark.parametrize("query", ["", "?q=nurse&state=TX", "?q=nurse&near=02139"])
def test_twenty_five_programs_are_seen_in_three_screens(visit: Any, query: str) -> None:
    page, _faults = visit(f"/programs/{query}", width=1280)
    assert page.locator("#results tbody th[scope=row]").count() == 25
    assert page.evaluate("document.documentElement.scrollHeight") <= 2_200
