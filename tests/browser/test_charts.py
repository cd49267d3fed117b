"""Charts as readers use them: pointing, arrow keys, tapping; and all of it without scripts."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_every_page import RULES, violations

MAP = "/salaries/29-2072/?state=MA"
PLOT = "/programs/?field=51.07&state=MA&view=plot&p=167905-51.0713-21"
CROWDED = "/programs/?state=MA&view=plot"
PLAN = "/plan/?target=29-2072&zip=01608&wage=17&r=only~cca&r=only~cpc"
CHARTS = [MAP, PLOT, CROWDED, PLAN, "/salaries/29-2072/14460/", "/programs/167905-51.0713-21/"]


def chart(page: Page, name: str) -> Locator:
    return page.locator(f'[data-marks][aria-label^="{name}"]')


def readout(page: Page, name: str) -> Locator:
    return page.locator(f'[data-marks][aria-label^="{name}"] + .readout')


def test_pointing_at_a_state_tells_its_pay(visit: Any) -> None:
    page, faults = visit(MAP)
    expect(readout(page, "Map")).to_have_text("Tap or point at a state, or use the arrow keys.")
    chart(page, "Map").get_by_role("link", name="Texas").hover()
    expect(readout(page, "Map")).to_have_text(re.compile(r"^Texas: \$[\d,]+$"))
    chart(page, "Map").get_by_role("link", name="Ohio").hover()
    expect(readout(page, "Map")).to_have_text(re.compile(r"^Ohio: "))
    expect(page.locator(".mark.current")).to_have_count(1)
    assert faults.found == []


def test_the_map_is_one_stop_of_the_tab_key_and_arrows_lead_across_borders(visit: Any) -> None:
    page, faults = visit(MAP)
    assert stops(page, "Map") == 1
    first = chart(page, "Map").locator('[tabindex="0"]')
    first.focus()
    told = readout(page, "Map")
    expect(told).to_have_text(re.compile("^Alabama: "))
    page.keyboard.press("ArrowRight")
    expect(told).to_have_text(re.compile("^Georgia: "))
    page.keyboard.press("ArrowUp")
    expect(told).not_to_have_text(re.compile("^Georgia: "))
    page.keyboard.press("End")
    expect(told).to_have_text(re.compile("^Wyoming: "))
    page.keyboard.press("Home")
    expect(told).to_have_text(re.compile("^Alabama: "))
    assert stops(page, "Map") == 1
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("in Alabama$"))
    assert faults.found == []


def stops(page: Page, name: str) -> int:
    return chart(page, name).locator('a:not([tabindex="-1"]), [tabindex="0"]').count()


def test_escape_leaves_the_chart(visit: Any) -> None:
    page, _faults = visit(MAP)
    chart(page, "Map").locator('[tabindex="0"]').focus()
    page.keyboard.press("Escape")
    expect(readout(page, "Map")).to_have_text("Tap or point at a state, or use the arrow keys.")
    expect(page.locator(".mark.current")).to_have_count(0)
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("path", CHARTS)
def test_every_mark_is_reached_with_the_arrow_keys(visit: Any, path: str) -> None:
    page, faults = visit(path)
    found = page.evaluate(REACHED)
    assert found
    for name, reached, marks in found:
        assert reached == marks > 0, name
    assert faults.found == []


REACHED = """() => [...document.querySelectorAll("[data-marks]")].map((chart) => {
  const marks = [...chart.querySelectorAll(".mark")], seen = new Set([marks[0]]), left = [marks[0]];
  while (left.length) {
    const from = left.pop();
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
      from.focus();
      from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      const to = document.activeElement;
      if (!seen.has(to)) left.push(to);
      seen.add(to);
    }
  }
  return [chart.getAttribute("aria-label"), seen.size, marks.length];
})"""


def test_a_program_is_told_reached_and_followed(visit: Any) -> None:
    page, faults = visit(PLOT)
    told = readout(page, "Programs")
    chart(page, "Programs").locator(".mark.named use").hover()
    expect(told).to_have_text(re.compile(r"Springfield Technical Community College: about \$5,"))
    chart(page, "Programs").locator('[tabindex="0"]').focus()
    page.keyboard.press("ArrowRight")
    name = told.inner_text().partition(",")[0]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert faults.found == []


def test_the_view_changes_in_place_and_the_chart_that_comes_tells_its_marks(visit: Any) -> None:
    page, faults = visit("/programs/?field=51.07&state=MA")
    page.get_by_role("link", name="Chart", exact=True).click()
    expect(page).to_have_url(re.compile("view=plot"))
    chart(page, "Programs").locator(".mark-3 use").first.hover()
    expect(readout(page, "Programs")).to_have_text(re.compile(r"\$[\d,]+"))
    page.get_by_label("Highest price").fill("9000")
    page.get_by_label("Highest price").press("Enter")
    expect(page).to_have_url(re.compile("cost_max=9000"))
    expect(page).to_have_url(re.compile("view=plot"))
    expect(chart(page, "Programs")).to_be_visible()
    expect(readout(page, "Programs")).to_have_count(1)
    page.get_by_role("link", name="List", exact=True).click()
    expect(page.locator("#results tbody tr").first).to_be_visible()
    expect(page).not_to_have_url(re.compile("view"))
    assert faults.found == []


def test_the_first_tap_tells_and_the_second_follows(browser: Any, server: str) -> None:
    context = browser.new_context(
        base_url=server, has_touch=True, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(MAP)
    texas = chart(page, "Map").get_by_role("link", name="Texas")
    texas.tap()
    expect(readout(page, "Map")).to_have_text(re.compile("^Texas: "))
    assert page.url.endswith(MAP)
    texas.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("in Texas$"))
    context.close()


def test_bars_and_lines_tell_their_years(visit: Any) -> None:
    page, _faults = visit("/programs/167905-51.0713-21/")
    chart(page, "Awards").locator('[tabindex="0"]').focus()
    expect(readout(page, "Awards")).to_have_text(re.compile(r"^2021: \d+$"))
    page.keyboard.press("ArrowRight")
    expect(readout(page, "Awards")).to_have_text(re.compile(r"^2022: \d+$"))


@pytest.mark.parametrize("path", [MAP, PLOT])
def test_without_scripts_marks_are_links_that_say_their_figures(visit: Any, path: str) -> None:
    page, faults = visit(path, scripts=False)
    links = page.locator("svg[data-marks] a.mark")
    assert links.count() >= 15
    expect(page.locator(".readout")).to_have_count(0)
    link = (
        page.locator("svg[data-marks]")
        .get_by_role("link", name=re.compile(r": (about )?\$[\d,]"))
        .last
    )
    address = link.get_attribute("href")
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults.found == []


@pytest.mark.parametrize("path", [PLOT, CROWDED])
def test_the_plot_shuts_no_one_out_and_fits_a_phone(visit: Any, path: str) -> None:
    for width in (320, 1280):
        page, faults = visit(path, width=width)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size({"width": max(width, 360), "height": 9000})
        assert violations(page, *RULES) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, "color-contrast") == []
        assert faults.found == []


KINDS = """() => [1, 2, 3, 4, 5].map((kind) => document.querySelector(`.plot .mark-${kind} use`))
  .filter((use) => use).map((use) => [getComputedStyle(use).fill, use.href.baseVal.slice(-1)])"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_groups_differ_in_colour_and_shape_and_stand_out_from_the_page(
    visit: Any, dark: bool
) -> None:
    page, _faults = visit(CROWDED, dark=dark)
    colours, shapes = zip(*page.evaluate(KINDS), strict=True)
    assert len(set(colours)) == len(set(shapes)) == len(shapes) >= 4
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    for colour in colours:
        assert contrast(colour, paper) >= 3, colour


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Of “rgb(1, 2, 3)”, as WCAG defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_on_paper_the_plot_keeps_its_colours(visit: Any) -> None:
    page, _faults = visit(PLOT, dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    plotted = page.locator(".plot a.mark use").evaluate_all(
        "all => all.map(u => [getComputedStyle(u).fill, getComputedStyle(u).printColorAdjust])"
    )
    assert len({fill for fill, _adjust in plotted}) == 4
    assert {adjust for _fill, adjust in plotted} == {"exact"}
    assert all(contrast(fill, "rgb(255, 255, 255)") >= 3 for fill, _adjust in plotted)
