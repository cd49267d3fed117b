"""The measures find what they look for: a sound page passes, and one fault is found by its name."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.measure import faults

SOUND = """<!doctype html><html lang="en"><title>Sound</title>
<style>
  a { border: 1px solid } .button { display: inline-block; width: 8em }
  :focus-visible { outline: 3px solid }
</style>
<body><header><nav aria-label="Main"><a href="#one">One</a></nav></header>
<main><h1>A page</h1><p id="one">Words <a class="button" href="#two">Go on</a></p>
<h2>A part</h2><p id="two">More words</p>
<table><tbody><tr><th scope="row">Median</th><td>$20</td></tr></tbody></table>
<svg role="img" width="40" height="20"><title>Pay</title><desc>Half earn $20</desc></svg></main>
<footer>The end</footer></body></html>"""

SPOILT = {
    "sideways": "document.querySelector('main').style.width = '3000px'",
    "cut": "document.querySelector('.button').style.cssText = 'height: 4px; overflow: hidden'",
    "spilt": "document.querySelector('.button').style.cssText = 'width: 9px; white-space: nowrap'",
    "overlapping": "document.querySelector('h2').style.marginTop = '-30px'",
    "outline": "document.querySelector('h2').outerHTML = '<h4>A part</h4>'",
    "untold": "document.querySelector('desc').textContent = 'A chart of pay'",
    "unlabelled": "document.querySelector('td').style.display = 'block'",
    "edgeless": "document.querySelector('.button').style.border = '0'",
    "moving": "document.querySelector('h1').animate({ opacity: [0, 1] }, 60000)",
    "unmarked": "document.querySelector('.button').style.outline = 'none'",
}
COVER = """document.body.insertAdjacentHTML('beforeend',
  '<div style="position: fixed; inset: 0; background: red">Buy now</div>')"""

FRAME = """document.activeElement.style.display = 'block';
  document.querySelector('nav').style.overflow = 'auto'"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def shown(page: Page, change: str = "0") -> Page:
    page.set_content(SOUND)
    page.keyboard.press("Tab")
    page.evaluate(change)
    return page


def test_a_sound_page_has_no_fault(tab: Page) -> None:
    assert faults(shown(tab), *SPOILT, "focus", "lost") == []


@pytest.mark.parametrize("measure", SPOILT)
def test_a_measure_finds_its_fault(tab: Page, measure: str) -> None:
    assert faults(shown(tab, SPOILT[measure]), measure)


def test_a_focus_that_is_covered_cut_or_gone_is_found(tab: Page) -> None:
    assert "lies under div" in faults(shown(tab, COVER), "focus")[0]
    assert "is cut" in faults(shown(tab, FRAME), "focus")[0]
    shown(tab, "document.activeElement.remove()")
    assert faults(tab, "focus", "lost") == [
        "focus: the focus is nowhere",
        "lost: the focus is nowhere",
    ]
