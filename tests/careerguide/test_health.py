"""What machines ask the site for, and what it notes of requests."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.test import Client, RequestFactory

from careerguide import health, watch
from careerguide.lists.csvfile import safe
from tests.data import SiteData


def test_a_process_is_alive_without_a_database_and_for_any_host(client: Client) -> None:
    """The test has no database at all, and no page knows that host."""
    response = client.get("/healthz", headers={"Host": "evil.example"})
    assert (response.status_code, json.loads(response.content)) == (200, {"status": "ok"})
    assert response["Content-Type"] == "application/json"


def test_a_machine_asks_by_address_whatever_the_sites_names_are(
    client: Client, site_data: SiteData, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["careerguide.example"]
    assert client.get("/readyz", headers={"Host": "10.0.0.22:8001"}).status_code == 200
    near = {"Host": "localhost:8000"}
    assert client.get("/metrics", headers=near, REMOTE_ADDR="127.0.0.1").status_code == 200
    # A proxy passes on what a stranger calls the host.
    assert client.get("/metrics", headers=near, REMOTE_ADDR="192.0.2.7").status_code == 400
    assert client.get("/", headers={"Host": "10.0.0.22:8001"}).status_code == 400


@pytest.mark.parametrize(
    ("address", "host", "near"),
    [
        ("127.0.0.1", "localhost:8000", True),
        ("::1", "[::1]:8000", True),
        ("127.0.0.1", "careerguide.example", False),
        ("192.0.2.7", "localhost", False),
        ("", "localhost", False),
    ],
)
def test_counters_are_for_this_machine_and_for_staff(address: str, host: str, near: bool) -> None:
    request = RequestFactory().get("/metrics", REMOTE_ADDR=address, HTTP_HOST=host)
    request.user = AnonymousUser()
    assert health.is_local(request) is near


def test_a_reader_finds_no_counters_and_staff_do(
    client: Client, admin_client: Client, site_data: SiteData
) -> None:
    assert client.get("/metrics", REMOTE_ADDR="192.0.2.7").status_code == 404
    answer = admin_client.get("/metrics", REMOTE_ADDR="192.0.2.7")
    assert answer.status_code == 200
    assert "careerguide_data_info{served=" in answer.content.decode()


def noted(log: Path, monkeypatch: pytest.MonkeyPatch, settings: Any, *request: Any) -> str:
    settings.ACCESS_LOG = str(log)
    watch._access.cache_clear()
    try:
        watch.note("0123456789abcdef", *request)
    finally:
        watch._access.cache_clear()
    return log.read_text()


def test_a_request_is_counted_and_leaves_a_line_without_what_the_reader_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    before = watch.total(watch.SENT)
    line = noted(
        tmp_path / "log", monkeypatch, settings,
        "GET", "/programs/", "near=01608&income=30000", 200, 0.0123, 0.004, 512,
    )  # fmt: skip
    assert line.split(" ", 1)[1] == (
        "request 0123456789abcdef GET programs /programs/?near&income 200"
        " 12.3 ms, processor 4.0 ms, 512 bytes\n"
    )
    assert watch.total(watch.SENT) == before + 512
    assert any('route="programs",status="2xx"' in one for one in watch.exposition())


@pytest.mark.parametrize(("path", "route"), [("/", ""), ("/static/a.css", "static"),
                                             ("/aid/", "aid"), ("/es/aid/", "aid"), ("/es/", ""),
                                             ("/%00\n", "other")])  # fmt: skip
def test_routes_are_few(path: str, route: str) -> None:
    assert watch.route_of(path) == route


@pytest.mark.parametrize("given", ["", "short", "a" * 65, "with space", "line\nbreak", "é" * 12])
def test_what_a_proxy_calls_a_request_is_taken_only_where_it_is_a_plain_word(given: str) -> None:
    assert watch.new_id(given) != given
    assert len(watch.new_id(given)) == 16


def test_the_proxys_name_of_a_request_is_kept() -> None:
    name = "7f3a9f6e-0b1c-4b7e-9a54-2f1f0a3a1b2c"
    assert watch.new_id(name) == name


def test_where_the_database_fails_a_page_says_so_at_once_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, site_data: SiteData
) -> None:
    def fails(*_given: Any) -> None:
        raise OperationalError("disk I/O error")

    monkeypatch.setattr("careerguide.releases.views.sources_page", fails)
    logging.disable(logging.CRITICAL)
    response = Client(raise_request_exception=False).get("/sources/")
    logging.disable(logging.NOTSET)
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert response.content.decode().startswith("This page can't be shown right now")


def test_public_pages_may_be_shared_and_those_of_one_reader_may_not(
    client: Client, admin_client: Client, site_data: SiteData
) -> None:
    shared = client.get("/programs/?state=MA")
    assert shared["Cache-Control"].startswith("public, max-age=60, stale-while-revalidate")
    assert {"Cookie", "Accept-Encoding", "HX-Request"} <= set(shared["Vary"].split(", "))
    again = client.get("/programs/?state=MA", headers={"If-None-Match": shared["ETag"]})
    assert (again.status_code, again["Cache-Control"]) == (304, shared["Cache-Control"])
    assert client.get("/aid/?income=30000")["Cache-Control"] == "private, no-cache"
    assert "public" not in admin_client.get("/programs/?state=MA").get("Cache-Control", "")


def test_every_page_forbids_what_it_needs_not(client: Client, site_data: SiteData) -> None:
    for path in ("/", "/nothing/", "/admin/login/", "/readyz"):
        assert "geolocation=()" in client.get(path)["Permissions-Policy"]


def test_a_place_to_report_weaknesses_is_named_once_one_is_set(
    client: Client, site_data: SiteData, settings: Any
) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@careerguide.example"
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    assert lines[0] == "Contact: mailto:security@careerguide.example"
    assert lines[1].startswith("Expires: 20")
    assert client.get("/favicon.ico").status_code == 301


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "\v=1",
                                  "＝1", "＋1", "－1", "＠x"])  # fmt: skip
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_other_text_and_numbers_stay() -> None:
    assert [safe(one) for one in ("", "a=1", -5, None)] == ["", "a=1", -5, None]
