"""What a reader picks from a list, and its comparison, by keyboard and on a phone."""

from typing import Any

import pytest
from playwright.sync_api import expect

LISTS = {
    "/programs/?q=medical+coder&state=MA": "Compare programs",
    "/certifications/": "Compare certifications",
}
COMPARISONS = [
    "/programs/compare/?p=167905-51.0713-21&p=166133-51.0714-21&p=165802-51.0713-2",
    "/certifications/compare/?c=cpc&c=cca&c=cbcs",
    "/plan/?target=29-2072&zip=01608&wage=17&r=only~cca&r=only~cpc&r=only~coc",
]


@pytest.mark.parametrize("path", LISTS)
def test_picking_from_a_list_keeps_the_readers_place(visit: Any, path: str) -> None:
    page, _faults = visit(path, width=360)
    row = page.locator("#results tbody tr:has(.pick-cell)").nth(9)
    row.get_by_role("link", name="Compare").scroll_into_view_if_needed()
    before = row.bounding_box()["y"]
    row.get_by_role("link", name="Compare").press("Enter")
    expect(row.get_by_role("link", name="Remove")).to_be_focused()
    expect(page.locator("#status")).to_contain_text("1 of 6 picked to compare")
    assert abs(row.bounding_box()["y"] - before) < 2
    row.get_by_role("link", name="Remove").press("Enter")
    expect(row.get_by_role("link", name="Compare")).to_be_focused()
    expect(page.locator(".tray")).to_have_count(0)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_opening_a_comparison_moves_the_focus_to_its_heading(
    visit: Any, path: str, scripts: bool
) -> None:
    page, faults = visit(path, scripts=scripts)
    for picked in (1, 2):
        page.locator("#results a.pick:not([aria-current])").first.click()
        expect(page.locator(".tray .chip")).to_have_count(picked)
    page.get_by_role("link", name="Compare (2 of 6)").press("Enter")
    expect(page).to_have_title(f"{LISTS[path]} · careerguide")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert faults.found == []


@pytest.mark.parametrize("path", COMPARISONS)
def test_on_a_phone_a_comparison_needs_no_sideways_scrolling_and_keeps_the_name_in_view(
    visit: Any, path: str
) -> None:
    page, _faults = visit(path, width=320)
    assert page.locator(".table-wrap:has(.compare)").evaluate("e => e.scrollWidth <= e.clientWidth")
    heads = page.locator(".compare thead th")
    for at in range(heads.count()):
        # The last fact of each, near the top: its head would be out of view, were it not pinned.
        facts = page.locator(f".compare tbody td:nth-child({at + 2})")
        facts.last.evaluate(
            "e => scrollBy({top: e.getBoundingClientRect().top - 130, behavior: 'instant'})"
        )
        in_view = heads.nth(at).evaluate(
            "e => { const r = e.getBoundingClientRect(); return r.top > -1 && e.contains("
            "document.elementFromPoint(r.left + 20, r.top + r.height / 2)) }"
        )
        assert in_view
        assert facts.last.evaluate("e => getComputedStyle(e, '::before').content") != "none"


@pytest.mark.parametrize("path", COMPARISONS)
def test_on_a_phone_a_comparison_is_still_a_table_to_screen_readers(visit: Any, path: str) -> None:
    page, _faults = visit(path, width=360)
    table = page.get_by_role("table").filter(has=page.locator("thead .remove"))
    expect(table.get_by_role("columnheader")).to_have_count(3)
    row = table.get_by_role("row").filter(has=page.get_by_role("rowheader")).last
    expect(row.get_by_role("cell")).to_have_count(3)
