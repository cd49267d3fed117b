"""The same site in Firefox, where the machine has one."""

from collections.abc import Iterator

import pytest

from tests.browser.firefox import Firefox, find, opened
from tests.browser.measure import SCRIPT
from tests.browser.pages import PAGES

PATH = find()
pytestmark = pytest.mark.skipif(
    PATH is None,
    reason="no Firefox here: install it (on Debian: apt-get install firefox-esr) or name one with"
    " FIREFOX=/path/to/firefox",
)
MEASURED = f"""
{SCRIPT}
return arguments[0].flatMap((name) => measures[name]().map((fault) => `${{name}}: ${{fault}}`));
"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    assert PATH is not None
    with opened(PATH, tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_or_cuts_words(firefox: Firefox, server: str, path: str) -> None:
    for width in (320, 768, 1280):
        firefox.width(width)
        firefox.goto(server + path)
        assert firefox.run("return document.documentElement.scrollWidth") <= width, width
        assert firefox.run(MEASURED, ["cut", "spilt"]) == [], width


def test_a_pick_stays_and_the_hour_travels(firefox: Firefox, server: str) -> None:
    firefox.width(360)
    firefox.goto(f"{server}/certifications/")
    firefox.run("localStorage.clear()")  # of the pages before
    firefox.goto(f"{server}/programs/?q=medical+coding&near=01103&within=50")
    firefox.run("document.querySelector('#results a.put').click()")
    firefox.until("document.querySelector('[data-folder]').textContent.includes('(1)')")
    firefox.run("document.querySelector('.unit a:not([aria-current])').click()")
    firefox.until("location.search.includes('unit=hour')")
    firefox.until("document.querySelector('#results').textContent.includes('pay an hour')")
    firefox.run("document.querySelector('[data-folder]').click()")
    firefox.until("location.pathname === '/folder/' && document.readyState === 'complete'")
    assert "unit=hour" in firefox.run("return location.search")
    assert "an hour" in firefox.run("return document.querySelector('main').innerText")


def test_a_comparison_is_swiped_under_names_that_stay(firefox: Firefox, server: str) -> None:
    firefox.width(360)
    firefox.goto(
        f"{server}/programs/compare/?p=167905-51.0713-21&p=166133-51.0714-21&p=165802-51.0713-2"
    )
    assert firefox.run("return CSS.supports('selector(:has(a))')")
    value = "document.querySelectorAll('.compare td')[2].getBoundingClientRect().x"
    before = firefox.run(f"return {value}")
    firefox.run("document.querySelector('.compare').closest('.scroll').scrollLeft = 170")
    firefox.until(f"{value} < {before - 100}")
    assert firefox.run("return document.documentElement.scrollWidth") <= 360


def test_suggestions_come_while_one_types(firefox: Firefox, server: str) -> None:
    firefox.width(1280)
    firefox.goto(f"{server}/")
    firefox.run("""
      const box = document.querySelector("#q");
      box.focus();
      box.value = "medical cod";
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    """)
    firefox.until("document.querySelectorAll('[role=option]').length > 2")
