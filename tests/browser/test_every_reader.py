"""What must hold on every page for readers who listen, use keys, or set their own text and colours.

tests/browser/measures/ says what each measure looks for.
"""

import html
import re
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Faults
from tests.browser.measure import add_style, faults, set_text_size, unfold
from tests.browser.pages import PAGES

WORDS = ("sideways", "cut", "spilt", "overlapping")
# The spacing a page has to bear: WCAG 2.2, 1.4.12.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""


def opened(tab: tuple[Page, Faults], path: str, width: int) -> Page:
    page, failed = tab
    failed.found.clear()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce", forced_colors="none")
    page.goto(path)
    return page


TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""By then scripts have been told of another width: a sheet beside the results folds up."""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_heard_and_reached_by_keys(tab: tuple[Page, Faults], path: str) -> None:
    page = opened(tab, path, 1280)
    wrong = faults(page, "outline", "moving")
    unfold(page)
    page.keyboard.press("Tab")  # only who came by keys is shown the focus
    wrong += faults(page, "outline", "untold", "unmarked")
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate(TWO_FRAMES)
    wrong += faults(page, "unmarked", "unlabelled")
    page.emulate_media(forced_colors="active")
    wrong += faults(page, "edgeless")
    assert not wrong, "\n".join(wrong)
    assert tab[1].found == []


def looked_at(how: str, page: Page) -> list[str]:
    return [f"{how}: {fault}" for fault in faults(page, *WORDS)]


@pytest.mark.parametrize("path", PAGES)
def test_words_stay_whole_and_apart_at_twice_the_size_and_spaced_out(
    tab: tuple[Page, Faults], path: str
) -> None:
    page = opened(tab, path, 640)
    unfold(page)
    page.set_viewport_size({"width": 640, "height": 400})
    wrong = looked_at("1280 px, zoomed to 200 %", page)
    for width in (640, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        set_text_size(page, 32)
        wrong += looked_at(f"{width} px, text set to 200 %", page)
    set_text_size(page, 16)
    add_style(page, SPACED)
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        wrong += looked_at(f"{width} px, spaced out", page)
    assert not wrong, "\n".join(wrong)
    assert tab[1].found == []


def test_nothing_fades_for_a_reader_who_asked_for_no_motion(visit: Any) -> None:
    page, _failed = visit("/programs/?q=medical+coding&state=MA")
    page.emulate_media(reduced_motion="reduce")
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    page.route("**/programs/?*", hold)
    page.locator("#results a.pick:not([aria-current])").first.click()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    assert faults(page, "moving") == []
    held.pop().continue_()
    expect(page.locator(".tray .chip")).to_have_count(1)
    assert faults(page, "moving") == []


def test_no_two_pages_share_a_title_or_a_description(server: str) -> None:
    """One address of each path; a filtered list is the same page."""
    titles: dict[str, list[str]] = {}
    descriptions: dict[str, list[str]] = {}
    for path in {path.partition("?")[0]: path for path in reversed(PAGES)}.values():
        head = urlopen(server + path).read().decode().partition("</head>")[0]
        [title] = re.findall(r"<title>(.*?)</title>", head)
        [description] = re.findall(r'<meta name="description" content="(.*?)">', head)
        titles.setdefault(title, []).append(path)
        descriptions.setdefault(html.unescape(description), []).append(path)
    for found in (titles, descriptions):
        assert {text: paths for text, paths in found.items() if len(paths) > 1 or not text} == {}


def test_what_the_policy_stops_is_a_fault(visit: Any) -> None:
    """The other tests count on being told."""
    page, failed = visit("/")
    with page.expect_console_message(lambda message: message.text.startswith("policy: ")):
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"top: 0\">a</p>')")
    assert any("policy: style-src" in fault for fault in failed.found)
