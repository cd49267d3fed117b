"""What must hold on every page: nothing fails, nothing overflows, no accessibility violation."""

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.pages import MISSING, PAGES

HEAVIEST, MOST = 60_000, 6
"""Bytes and requests of a first view, the icon among them."""
ICON = 700
HEADS = 300
"""Bytes that browsers count for the head of an answer (PerformanceResourceTiming)."""
# What came with a page, kept or not; and the page's own bytes in Spanish, the rest being equal.
WEIGHED = """async (spanish) => {
  const parts = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
    .filter(({ name }) => !name.includes("favicon"));
  const size = (one) => one.encodedBodySize;
  await (await fetch(spanish)).arrayBuffer();
  const [other] = await new Promise((done) => new PerformanceObserver((list) => {
    const found = list.getEntriesByName(new URL(spanish, location).href);
    if (found.length) done(found);
  }).observe({ type: "resource", buffered: true }));
  return [parts.map(size), size(other)];
}"""
# A part that scrolls by itself, so that what a page says is out of sight; wide tables, a machine's
# words and the filters beside a list may.
FRAMED = """[...document.querySelectorAll("main *")].filter((one) =>
  ["auto", "scroll"].includes(getComputedStyle(one).overflowY)
  && one.scrollHeight > one.clientHeight + 20
  && !one.closest(".table-wrap, pre, aside, textarea")).map((one) => one.outerHTML.slice(0, 80))"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_fails_overflows_or_shuts_anyone_out(tab: tuple[Page, Any], path: str) -> None:
    page, faults = tab
    faults.found.clear()
    for width in (320, 1280):
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        assert page.evaluate(FRAMED) == [], width
        # Where the tray is sticky, what lies half under it counts as too small a target.
        page.set_viewport_size({"width": max(width, 360), "height": 9000})
        assert violations(page, *RULES) == []
        # Nothing but colours differs in the dark.
        page.emulate_media(color_scheme="dark")
        assert violations(page, "color-contrast") == []
        assert faults.found == []


@pytest.mark.parametrize("path", [*PAGES, *MISSING])
def test_a_first_view_is_light_in_both_languages(visit: Any, path: str) -> None:
    page, _faults = visit(path)
    page.wait_for_load_state("load")
    sizes, spanish = page.evaluate(WEIGHED, "/es" + path)
    assert len(sizes) + 1 <= MOST, sizes
    assert min(sizes) > 0
    rest = sum(sizes[1:]) + len(sizes) * HEADS + ICON
    assert rest + sizes[0] <= HEAVIEST, sizes
    assert rest + spanish <= HEAVIEST, (spanish, sizes)


def violations(page: Any, *rules: str) -> list[tuple[str, str]]:
    """Each rule that is broken, with the first element that breaks it."""
    # Every element that breaks none is not told: on a long page it would be megabytes.
    options = {"runOnly": list(rules), "resultTypes": ["violations"]}
    if not page.evaluate("'axe' in window"):  # large, so a page is given it once
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("(options) => axe.run(options)", options)["violations"]
    return [(v["id"], v["nodes"][0]["html"][:120]) for v in found]


def test_a_fault_put_into_a_sound_page_is_found(visit: Any) -> None:
    """The other tests count on it."""
    page, _faults = visit("/sources/")
    assert violations(page, *RULES) == []
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"/\">')")
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    assert [rule for rule, _element in violations(page, *RULES)] == ["color-contrast", "image-alt"]


@pytest.mark.parametrize("path", MISSING)
def test_a_missing_page_says_so_in_the_sites_design(visit: Any, path: str) -> None:
    page, _faults = visit(path)
    assert page.locator("main h1").count() == 1
    assert page.get_by_role("link", name="Programs").first.is_visible()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/programs/?state=MA&near=nowhere", "nowhere"),
        ("/certifications/?exam_max=lots", "lots"),
        ("/salaries/?wage_min=lots", "lots"),
        ("/plan/?target=29-2072&zip=00000", "00000"),
    ],
)
def test_on_a_phone_a_value_that_cant_be_used_is_told_without_opening_anything(
    visit: Any, path: str, message: str
) -> None:
    page, _faults = visit(path, width=360)
    told = page.locator(".field-error").first
    assert told.is_visible()
    assert message in told.inner_text()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "/programs/",
        "/programs/?q=medical+coder&state=MA",
        "/salaries/",
        "/certifications/",
        "/certifications/?focus=coding&exam_max=500&c=cpc&c=cca",
        "/plan/?target=29-2072&zip=01608&wage=17&budget=6000",
    ],
)
def test_the_first_result_is_visible_without_scrolling(visit: Any, path: str, width: int) -> None:
    page, _faults = visit(path, width=width)
    first = page.locator("#results :is(tbody tr, .plan-card)").first.bounding_box()
    assert first is not None
    assert first["y"] + 60 < page.viewport_size["height"]
