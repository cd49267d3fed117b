"""What a reader picks from a list, and its comparison, by keyboard and on a phone."""

from typing import Any

import pytest
from playwright.sync_api import expect

LISTS = {
    "/programs/?q=medical+coder&state=MA": "Compare programs",
    "/certifications/": "Compare certifications and licenses",
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
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_on_a_phone_two_columns_are_swiped_while_bands_and_names_stay_in_view(
    visit: Any, path: str, scripts: bool
) -> None:
    page, _faults = visit(path, width=360, scripts=scripts)
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wrap = page.locator(".sides > .table-wrap").first
    assert wrap.get_attribute("tabindex") == "0"
    assert wrap.evaluate("e => e.scrollWidth > e.clientWidth"), "the third column is off the edge"
    row = page.locator(".compare tr.differs").nth(2)
    row.evaluate("e => scrollBy(0, e.getBoundingClientRect().top - 200)")
    band = row.locator("th > span")
    before = band.bounding_box()["x"]
    wrap.evaluate("e => e.scrollTo({left: 9999, behavior: 'instant'})")
    page.wait_for_timeout(300)  # two frames, in which styles follow the scrolling
    assert abs(band.bounding_box()["x"] - before) < 1
    names, cells = page.locator(".strip").first.locator("li"), row.locator("td:not(.read)")
    for at in (1, 2):
        name, cell = names.nth(at).bounding_box(), cells.nth(at).bounding_box()
        # The best of a line stands out by a few pixels.
        assert abs(name["x"] - cell["x"]) < 10
        assert -1 <= name["x"] < 360
    strip = page.locator(".strip").first.bounding_box()
    assert -1 <= strip["y"] < 3, "the names are at the top of the window"


@pytest.mark.parametrize("path", COMPARISONS)
def test_on_a_phone_a_comparison_is_still_a_table_to_screen_readers(visit: Any, path: str) -> None:
    page, _faults = visit(path, width=360)
    table = page.get_by_role("table").filter(has=page.locator("thead .remove"))
    heads = table.locator("thead [role=columnheader]:not(.read)")
    expect(heads).to_have_count(3)
    row = table.locator("tr.differs[role=row]").last
    expect(row.get_by_role("rowheader")).to_have_count(1)
    expect(row.locator("[role=cell]:not(.read)")).to_have_count(3)
