"""Ask stored links whether they still work: one at a time, seldom to one host, so many at most.

Nothing runs by itself: `manage.py check_links` alone asks. Addresses of this machine and of private
networks are not asked, as a link that somebody stored must not reach what only a server can.
"""

import ipaddress
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.utils import timezone

from careerguide.staff.models import LinkAnswer

AGENT = "careerguide-link-check/1.0"
MOST_BYTES = 2048
NOT_HERE = (404, 410)
MISSES_HEAD = (403, 405, 501)
"""What servers answer that know no question without a page."""


class Answer(NamedTuple):
    """How a link answered: the status of HTTP (None for nothing), what is wrong ("" for nothing),
    and where it led."""

    status: int | None
    problem: str
    moved_to: str = ""


class Refused(OSError):
    """An address that is not asked."""


@dataclass
class Asker:
    """Asks politely. `wait` sleeps between two questions to one host; tests hand in their own."""

    timeout: float = 10
    pause: float = 2
    private: bool = False
    """Whether addresses of this machine and of private networks may be asked."""
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._asked: dict[str, float] = {}
        self._open = urllib.request.build_opener(_Careful(self)).open

    def ask(self, url: str) -> Answer:
        """Without its page first; with the page where a server does not know how else."""
        host = urlsplit(url).netloc.lower()
        self._be_polite(host)
        try:
            answer = self._once(url, "HEAD")
            if answer.status in MISSES_HEAD:
                self._be_polite(host)
                answer = self._once(url, "GET")
        except Refused as why:
            return Answer(None, str(why))
        return answer

    def _be_polite(self, host: str) -> None:
        since = self.clock() - self._asked.get(host, float("-inf"))
        if since < self.pause:
            self.wait(self.pause - since)
        self._asked[host] = self.clock()

    def _once(self, url: str, method: str) -> Answer:
        self.check(url)
        asked = urllib.request.Request(url, method=method, headers={"User-Agent": AGENT})  # noqa: S310 - `check` lets http and https pass alone
        try:
            with self._open(asked, timeout=self.timeout) as response:
                response.read(MOST_BYTES)
                led = response.geturl()
                return Answer(response.status, "", led if led != url else "")
        except urllib.error.HTTPError as error:
            # A page behind a sign-in, or a server that is busy or wants no machines, is there.
            gone = error.code in NOT_HERE or error.code >= 500
            return Answer(error.code, f"HTTP {error.code}" if gone else "")
        except urllib.error.URLError as error:
            if isinstance(error.reason, Refused):
                raise error.reason from None
            return Answer(None, str(error.reason)[:200] or "no answer")
        except Refused:
            raise
        except (OSError, ValueError) as error:
            return Answer(None, (str(error) or type(error).__name__)[:200])

    def check(self, url: str) -> None:
        """Raises Refused for what is no page of the web, and for hosts of a private network."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Refused("no address of the web")
        if self.private:
            return
        try:
            found = socket.getaddrinfo(parts.hostname, None)
        except OSError:
            return  # asking says so
        for *_more, address in found:
            if not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global:
                raise Refused("an address of a private network")


class _Careful(urllib.request.HTTPRedirectHandler):
    """Holds every address that a link leads to, to the same rules."""

    max_redirections = 5

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        """Raises Refused for one that breaks them."""
        self._asker.check(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def due(urls: Iterable[str], most: int, days: int) -> list[str]:
    """Those not asked for so many days, the longest ago first, at most so many."""
    wanted = set(urls)
    asked = dict(LinkAnswer.objects.values_list("url", "asked_at"))
    LinkAnswer.objects.filter(pk__in=[
        pk for pk, url in LinkAnswer.objects.values_list("pk", "url") if url not in wanted
    ]).delete()  # fmt: skip
    since = timezone.now() - timedelta(days=days)
    old = [url for url in wanted if url not in asked or asked[url] < since]
    never = timezone.now() - timedelta(days=36_500)
    return sorted(old, key=lambda url: (asked.get(url, never), url))[:most]


def check(urls: Iterable[str], asker: Asker) -> Iterator[tuple[str, Answer]]:
    """Ask each, and keep at once what it answered: a broken run loses nothing."""
    for url in urls:
        answer, now = asker.ask(url), timezone.now()
        row = LinkAnswer.objects.filter(url=url).first() or LinkAnswer(url=url)
        row.status, row.problem, row.asked_at = answer.status, answer.problem, now
        row.moved_to = answer.moved_to[:1000]
        row.broken_since = (row.broken_since or now) if answer.problem else None
        row.save()
        yield url, answer
