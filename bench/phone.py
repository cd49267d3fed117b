"""A slow phone's browser that nothing is cached in: what the first view of a page costs."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from load import BadAnswer
from playwright.sync_api import Browser, Error, Page, sync_playwright
from traffic import Traffic

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tests.browser import chromium

SCREEN: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
LATENCY = 150
"""Milliseconds from a request to the head of its answer, at least."""
NETWORK = {
    "offline": False,
    "latency": LATENCY,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PROCESSOR = {"rate": 4}
"""This many times slower than the machine that measures."""

# What the browser has noted of an element, whether painted or moved, for who has to mend it.
ENTRIES = """type => {
  const observer = new PerformanceObserver(() => {});
  observer.observe({type, buffered: true});
  const name = node => {
    const of = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const words = (node?.textContent ?? "").trim().replace(/\\s+/g, " ").slice(0, 40);
    return of ? `<${of.localName} ${of.id || of.className}> ${words}` : "(gone)";
  };
  return observer.takeRecords().map(entry => ({
    at: entry.startTime,
    value: entry.value ?? entry.size,
    nodes: (entry.sources?.map(source => source.node) ?? [entry.element]).map(name),
  }));
}"""
# Screen by screen, so that whatever waits to be seen is seen.
SCROLL = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo({top: y, behavior: "instant"});
    await frame();
    await frame();
  }
}"""
SERVER = """() => {
  const [page] = performance.getEntriesByType("navigation");
  return page.responseStart - page.requestStart;
}"""


@dataclass(frozen=True)
class View:
    """One first view."""

    status: int
    answers: list[tuple[int, str, str]]
    """Bytes received with their heads, kind (Document, Stylesheet…) and address of each request."""
    paint: float
    """Seconds until the largest piece of the first screen was painted."""
    painted: str
    """That piece."""
    shift: float
    """The sum of all layout shifts, with those of scrolling to the end."""
    shifted: list[str]
    """What moved, each with its share."""
    server: float
    """Milliseconds that the server took, without the slow network."""

    def kilobytes(self, kind: str = "") -> float:
        """Compressed as received, of all requests or of one kind of them."""
        return sum(size for size, of, _url in self.answers if kind in ("", of)) / 1000


@contextlib.contextmanager
def browser() -> Iterator[Browser]:
    """The Chromium of the browser tests; `python -m tests.browser.chromium` installs one."""
    path = chromium.find()
    if not path:
        raise SystemExit("no Chromium: python -m tests.browser.chromium installs one")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.launch_arguments())
        yield running
        running.close()


def view(running: Browser, url: str) -> View:
    """Open an address in a context of its own: no cache, no connection, no cookie.

    Raises BadAnswer for a page that does not come, or comes faster than a slow network brings it.
    """
    context = running.new_context(**SCREEN)
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        traffic = Traffic(session)
        session.send("Network.emulateNetworkConditions", NETWORK)
        session.send("Emulation.setCPUThrottlingRate", PROCESSOR)
        answer = page.goto(url)
        assert answer is not None
        traffic.wait(page)
        if traffic.latencies[0] < LATENCY * 0.9:
            raise BadAnswer(f"the browser does not slow the network down for {url}")
        painted = largest(page)
        page.evaluate(SCROLL)
        traffic.wait(page)
        shifts = page.evaluate(ENTRIES, "layout-shift")
        return View(
            status=answer.status,
            answers=traffic.answers(),
            paint=painted["at"] / 1000,
            painted=painted["nodes"][0],
            shift=sum(shift["value"] for shift in shifts),
            shifted=[f"{shift['value']:.4f} {'; '.join(shift['nodes'])}" for shift in shifts],
            server=page.evaluate(SERVER),
        )
    except Error as error:
        raise BadAnswer(f"{url}: {error.message.splitlines()[0]}") from error
    finally:
        context.close()


def largest(page: Page) -> dict[str, Any]:
    """The last candidate for the largest paint; a busy machine tells of it late."""
    for _try in range(100):
        if found := page.evaluate(ENTRIES, "largest-contentful-paint"):
            last: dict[str, Any] = found[-1]
            return last
        page.wait_for_timeout(50)
    raise BadAnswer(f"{page.url} paints nothing")
