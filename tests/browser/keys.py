"""A reader who uses the keyboard alone, and sees at every step where the focus is."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from tests.browser.measure import faults

# What a screen reader would call the element, closely enough to find it by.
NAME = """() => {
  const element = document.activeElement;
  const words = element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent;
  return words.trim().replace(/\\s+/g, " ");
}"""
FARTHEST = 250
LISTEN = """() => {
  window.swapped = new Promise((done) => {
    addEventListener("htmx:afterSettle", () => done(true), { once: true });
  });
}"""


@contextmanager
def swap(page: Page) -> Iterator[None]:
    """What is done here changes a part of the page; ends when htmx and the focus have settled."""
    page.evaluate(LISTEN)
    yield
    assert page.evaluate("window.swapped"), "the whole page was loaded"


class Keys:
    """Presses keys; fails where the focus is lost, unmarked or covered."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.emulate_media(reduced_motion="reduce")  # or the page is still scrolling when looked at

    def tab_to(self, name: str) -> None:
        """Tab to the next element whose name begins so."""
        passed: list[str] = []
        while len(passed) < FARTHEST:
            self.press("Tab")
            wrong = faults(self.page, "focus")
            assert not wrong, f"{wrong} after {passed[-3:]}"
            passed.append(self.name)
            if passed[-1].startswith(name):
                return
        raise AssertionError(f"no {name!r} among {passed}")

    @property
    def name(self) -> str:
        """Of what has the focus."""
        return str(self.page.evaluate(NAME))

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def use(self) -> None:
        """Follow the link that has the focus, which changes a part of the page."""
        with swap(self.page):
            self.press("Enter")
        assert not (lost := faults(self.page, "lost")), lost

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
