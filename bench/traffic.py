"""What a page in the browser asks for and receives, by the browser's own count."""

from typing import Any

from load import BadAnswer
from playwright.sync_api import CDPSession, Page


class Traffic:
    """The requests of one page, its icon and redirects included, from before it is opened."""

    def __init__(self, session: CDPSession) -> None:
        self.asked: dict[str, tuple[str, str]] = {}
        self.received: dict[str, int] = {}
        self.before: list[tuple[int, str, str]] = []
        self.latencies: list[float] = []
        session.on("Network.requestWillBeSent", self.sent)
        session.on("Network.responseReceived", self.headed)
        session.on("Network.loadingFinished", self.finished)
        session.on("Network.loadingFailed", self.finished)
        session.send("Network.enable")

    def sent(self, event: dict[str, Any]) -> None:
        key, url = event["requestId"], event["request"]["url"]
        if url.startswith("data:"):
            return
        if led_here := event.get("redirectResponse"):
            self.before.append((int(led_here["encodedDataLength"]), "Redirect", led_here["url"]))
        self.asked[key] = (event["type"], url)

    def headed(self, event: dict[str, Any]) -> None:
        if timing := event["response"].get("timing"):
            self.latencies.append(timing["receiveHeadersEnd"])

    def finished(self, event: dict[str, Any]) -> None:
        self.received[event["requestId"]] = int(event.get("encodedDataLength", 0))

    def answers(self) -> list[tuple[int, str, str]]:
        found = [(self.received.get(key, 0), *asked) for key, asked in self.asked.items()]
        return [*self.before, *found]

    def wait(self, page: Page) -> None:
        """Until scripts have loaded and run, and the icon is there."""
        page.wait_for_load_state("networkidle")
        for _try in range(200):
            if self.asked.keys() <= self.received.keys():
                return
            page.wait_for_timeout(50)
        raise BadAnswer(f"{page.url} is never done loading")
