"""The main journeys, in a real browser on the real data."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

SEARCH = "/programs/?q=medical+coding&state=MA"
PICKED = (
    "/programs/compare/?p=167905-51.0713-21&p=166133-51.0714-21"
    "&p=165194-51.0713-21&p=165802-51.0713-2"
)


def prices(page: Page) -> list[int]:
    """The high ends of the prices shown, from the top: of the range, else the price itself."""
    cells = page.locator("#results tbody tr td:nth-of-type(1)").all_inner_texts()
    shown = [re.findall(r"(?:[$–])([\d,]+)", cell.partition(" if ")[0]) for cell in cells]
    return [max(int(text.replace(",", "")) for text in texts) for texts in shown if texts]


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_finds_massachusetts_coding_programs_and_compares_four(
    visit: Any, scripts: bool
) -> None:
    page, faults = visit("/", scripts=scripts)
    page.get_by_label("A job, school, exam, field or town").fill("medical coding")
    page.get_by_role("button", name="Find programs").click()
    page.get_by_label("State of the school").select_option("MA")
    if not scripts:
        page.get_by_role("button", name="Show programs").click()
    expect(page).to_have_url(re.compile("state=MA"))
    page.get_by_role("columnheader", name="Price").get_by_role("link").click()
    expect(page).to_have_url(re.compile("sort=price_high"))
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Price")
    assert prices(page) == sorted(prices(page))
    for picked in range(1, 5):
        page.locator("#results a.pick:not([aria-current])").first.click()
        expect(page.locator(".tray .chip")).to_have_count(picked)
    page.get_by_role("link", name="Compare (4 of 6)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare programs")
    expect(page.locator("table.compare thead th:not(.read)")).to_have_count(4)
    expect(
        page.get_by_role("rowheader", name="A year, starts near (25th percentile)")
    ).to_be_visible()
    assert faults.found == []


def test_a_change_of_filter_keeps_what_was_picked_and_back_returns_to_the_list_before(
    visit: Any,
) -> None:
    page, faults = visit(SEARCH)
    page.locator("#results a.pick:not([aria-current])").first.click()
    expect(page.locator(".tray .chip")).to_have_count(1)
    page.get_by_label("Highest price").fill("9000")
    page.get_by_label("Highest price").press("Enter")
    expect(page).to_have_url(re.compile("cost_max=9000"))
    expect(page.locator(".tray .chip")).to_have_count(1)
    assert max(prices(page)) <= 9000
    page.go_back()
    expect(page).not_to_have_url(re.compile("cost_max"))
    expect(page.get_by_label("Highest price")).to_have_value("")
    assert faults.found == []


def test_the_counts_beside_a_filters_choices_follow_a_change_as_a_new_page_has_them(
    visit: Any,
) -> None:
    page, faults = visit(SEARCH)
    delivery = page.locator("[data-facet]")
    first = delivery.all_text_contents()
    page.get_by_label("Highest price").fill("9000")
    page.get_by_label("Highest price").press("Enter")
    expect(page).to_have_url(re.compile("cost_max=9000"))
    expect(delivery.first).not_to_have_text(first[0])
    counted = delivery.all_text_contents()
    page.reload()
    assert counted == delivery.all_text_contents() != first
    assert faults.found == []


def test_the_seventh_program_cannot_be_picked_and_the_page_says_so_before(visit: Any) -> None:
    page, _faults = visit(SEARCH)
    for picked in range(1, 7):
        page.locator("#results a.pick:not([aria-current])").first.click()
        expect(page.locator(".tray .chip")).to_have_count(picked)
    expect(page.locator("#results a.pick:not([aria-current])")).to_have_count(0)
    expect(page.locator("#results").get_by_text("six picked").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_looks_up_what_coders_earn_in_boston_worcester_and_springfield(
    visit: Any, scripts: bool
) -> None:
    page, faults = visit("/salaries/?q=medical+coder", scripts=scripts)
    page.get_by_role("link", name="Medical Records Specialists").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Medical Records Specialists")
    for name, median in (
        ("Boston-Cambridge-Newton, MA-NH", "$29.07"),
        ("Worcester, MA", "$24.54"),
        ("Springfield, MA", "$27.91"),
    ):
        page.goto("/salaries/29-2072/?state=MA")
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("main")).to_contain_text(median)
    assert faults.found == []


def test_only_differences_can_be_shown(visit: Any) -> None:
    page, _faults = visit(PICKED)
    expect(page.get_by_role("row", name="Books")).to_be_visible()
    page.get_by_role("link", name="Show only differences").click()
    expect(page.get_by_role("row", name="Books")).to_be_hidden()
