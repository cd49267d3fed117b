"""Links are asked on command alone, politely, and never on a private network; none leads astray."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import models
from django.test import Client

from careerguide.editorial.links import outside_link
from careerguide.staff import broken
from careerguide.staff.checking import Asker, check, due
from careerguide.staff.models import LinkAnswer
from careerguide.staff.notes import renew_pages
from careerguide.staff.roles import kept_by_staff
from certifications.models import Fee, Organization

pytestmark = pytest.mark.usefixtures("site_data")


class Site(BaseHTTPRequestHandler):
    """Answers by what the address says; counts what it is asked."""

    asked: list[tuple[str, str, str]] = []

    def do_HEAD(self) -> None:
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        number = int(self.path.strip("/").split("-")[0] or 200)
        if self.path == "/405-head" and self.command == "GET":
            number = 200
        self.send_response(number)
        if number == 301:
            self.send_header("Location", self.path.partition("-to-")[2] or "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Site.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def asker(**more: Any) -> Asker:
    return Asker(timeout=5, pause=0, private=True, **more)


@pytest.mark.parametrize(
    ("path", "status", "problem"),
    [("/200", 200, ""), ("/404", 404, "HTTP 404"), ("/410", 410, "HTTP 410"),
     ("/500", 500, "HTTP 500"), ("/405-head", 200, ""), ("/401", 401, ""), ("/429", 429, ""),
     ("/301", 200, ""), ("/301-to-/404", 404, "HTTP 404")],
)  # fmt: skip
def test_a_link_works_unless_its_page_is_gone_or_its_server_fails(
    server: str, path: str, status: int, problem: str
) -> None:
    answer = asker().ask(server + path)
    assert (answer.status, answer.problem) == (status, problem)
    assert answer.moved_to == (f"{server}/200" if path == "/301" else "")


def test_a_page_is_fetched_only_where_a_server_knows_no_other_question(server: str) -> None:
    asker().ask(f"{server}/200")
    asker().ask(f"{server}/405-head")
    asked = [(how, where) for how, where, _agent in Site.asked]
    assert asked == [("HEAD", "/200"), ("HEAD", "/405-head"), ("GET", "/405-head")]
    assert {agent for *_asked, agent in Site.asked} == {"careerguide-link-check/1.0"}


def test_where_nothing_answers_the_link_is_broken() -> None:
    answer = asker().ask("http://127.0.0.1:9/")
    assert answer.status is None
    assert answer.problem


def test_one_host_is_asked_every_two_seconds_at_most(server: str) -> None:
    waited: list[float] = []
    polite = Asker(private=True, wait=waited.append, clock=lambda: 100.0 + sum(waited))
    for _n in range(3):
        polite.ask(f"{server}/200")
    assert waited == [2, 2]


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8000/", "http://localhost/", "http://10.0.0.1/", "http://169.254.169.254/",
     "http://[::1]/", "http://192.168.1.1/", "file:///etc/passwd", "ftp://127.0.0.1/"],
)  # fmt: skip
def test_addresses_that_only_the_server_can_reach_are_never_asked(url: str, server: str) -> None:
    answer = Asker(pause=0).ask(url)
    assert answer.status is None
    assert "private" in answer.problem or "no address" in answer.problem


def test_nor_are_those_that_a_link_leads_to(server: str) -> None:
    careful = asker()
    refused: list[str] = []

    def only_first(url: str) -> None:
        if urlsplit(url).path == "/secret":
            refused.append(url)
            from careerguide.staff.checking import Refused

            raise Refused("an address of a private network")

    careful.check = only_first  # type: ignore[method-assign]
    assert "private" in careful.ask(f"{server}/301-to-/secret").problem
    assert refused == [f"{server}/secret"]
    assert "/secret" not in [where for _how, where, _agent in Site.asked]


def test_so_many_are_asked_at_most_those_never_asked_first(server: str) -> None:
    urls = [f"{server}/{n}" for n in (200, 404, 500)]
    list(check(urls[:1], asker()))
    assert due(urls, 2, 30) == sorted(urls[1:])
    assert due(urls, 10, 0) == [*sorted(urls[1:]), urls[0]]


def test_a_link_that_works_again_is_no_longer_broken(server: str) -> None:
    list(check([f"{server}/404"], asker()))
    row = LinkAnswer.objects.get()
    first = row.broken_since
    assert first
    list(check([f"{server}/404"], asker()))
    row.refresh_from_db()
    assert row.broken_since == first
    LinkAnswer.objects.update(url=f"{server}/200")
    list(check([f"{server}/200"], asker()))
    row.refresh_from_db()
    assert (row.problem, row.broken_since) == ("", None)


def test_the_command_asks_what_staff_keep_and_forgets_what_they_no_longer_do(
    server: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    fee = Fee.objects.first()
    assert fee
    Fee.objects.filter(pk=fee.pk).update(source=f"{server}/404; {server}/200")
    fee.refresh_from_db()
    monkeypatch.setattr("careerguide.editorial.links.outside_link", lambda text: text)
    monkeypatch.setattr(broken, "outside_link", lambda text: text)
    monkeypatch.setattr(broken, "kept_by_staff", lambda: {Fee})
    Fee.objects.exclude(pk=fee.pk).update(source="made up")
    LinkAnswer.objects.create(url="https://gone.example/", asked_at="2026-01-01T00:00Z")
    call_command("check_links", pause=0, private=True)
    assert "2 links asked, 1 broken." in capsys.readouterr().out
    assert set(LinkAnswer.objects.values_list("url", flat=True)) == {
        f"{server}/404", f"{server}/200",
    }  # fmt: skip


def test_every_link_that_staff_keep_is_known() -> None:
    held = {address for address, _row in broken.stored()}
    for organization in Organization.objects.exclude(website=""):
        assert organization.address in held
    assert len(held) > 100
    assert Fee in kept_by_staff()


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "JavaScript:alert(1)", "//evil.example/", "/\\evil.example", "data:x",
     "https:///path", "https://localhost/", "http:evil.example", "https://a b.example/",
     "ftp://files.example/", "https://[bad", ""],
)  # fmt: skip
def test_what_is_no_address_of_a_web_page_is_no_link(text: str) -> None:
    assert outside_link(text) == ""


@pytest.mark.parametrize("text", ["https://aapc.com/cpc?x=1#y", " http://nhanow.com "])
def test_addresses_of_web_pages_are_links(text: str) -> None:
    assert outside_link(text) == text.strip()


LINKS = ("source", "href", "website", "link")
SHOWN = (
    "/certifications/cpc/", "/certifications/cca/", "/aid/", "/aid/?state=MA",
    "/paths/medical-coder-massachusetts/", "/programs/164775-51.0713-21/", "/paths/articles/",
    "/certifications/compare/?c=cpc&c=cca",
)  # fmt: skip
HOSTILE = ("javascript:alert(document.domain)", "//evil.example/x", "data:text/html,x")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_link_that_got_into_the_database_is_no_link_on_any_page(
    client: Client, hostile: str
) -> None:
    for model in kept_by_staff():
        fields = [one for one in model._meta.get_fields() if isinstance(one, models.Field)]
        links = [
            one.name for one in fields if isinstance(one, models.URLField) or one.name in LINKS
        ]
        if links:
            model._default_manager.update(**dict.fromkeys(links, hostile))
    renew_pages()
    for page in SHOWN:
        html = client.get(page, follow=True).content.decode()
        assert f'href="{hostile}' not in html, page
