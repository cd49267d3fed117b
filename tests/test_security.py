"""What a browser, a guesser of passwords and a server's settings are held to."""

import os
import re
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.data import TOP, SiteData

PUBLIC = [
    "/", "/programs/", "/programs/164775-51.0713-21/", "/salaries/", "/salaries/29-2072/",
    "/salaries/29-2072/14460/", "/sources/", "/programs/compare/?p=tx-32211&p=164775-51.0713-21",
    "/nothing/",
]  # fmt: skip


@pytest.mark.parametrize("path", [*PUBLIC, "/healthz", "/admin/login/"])
def test_every_page_carries_the_headers_that_protect_its_reader(
    client: Client, site_data: SiteData, path: str
) -> None:
    response = client.get(path)
    policy = dict(
        part.strip().partition(" ")[::2]
        for part in response["Content-Security-Policy"].split(";")
        if part.strip()
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PUBLIC)
def test_no_public_page_needs_what_the_policy_forbids(
    client: Client, site_data: SiteData, path: str
) -> None:
    text = client.get(path).content.decode()
    # A block of data is not run; any other script comes from a file.
    script = r'<script(?![^>]*\bsrc=| type="application/ld\+json">)'
    assert not re.search(rf"<style|{script}|\sstyle=|\son\w+=|javascript:", text)
    for address in re.findall(r'<(?:script|link|img)[^>]*?(?:src|href)="([^"]+)"', text):
        assert address.startswith(("/", "http://testserver/")), address


@pytest.mark.parametrize("path", PUBLIC)
def test_a_visitor_gets_no_cookie(client: Client, site_data: SiteData, path: str) -> None:
    assert not client.get(path).cookies


def test_a_host_that_is_not_ours_is_refused(client: Client, site_data: SiteData) -> None:
    assert client.get("/programs/", headers={"Host": "evil.example"}).status_code == 400


def log_in(client: Client, password: str, **more: Any) -> int:
    form = {"username": "editor", "password": password}
    return client.post(reverse("admin:login"), form, **more).status_code


@pytest.fixture
def editor(site_data: SiteData, django_user_model: Any) -> Any:
    return django_user_model.objects.create_superuser("editor", password="the right long password")


def test_after_five_wrong_passwords_even_the_right_one_is_refused(
    client: Client, editor: Any
) -> None:
    for _wrong in range(4):
        assert log_in(client, "wrong") == 200
    assert log_in(client, "wrong") in (403, 429)
    assert log_in(client, "the right long password") in (403, 429)
    response = client.post(
        reverse("admin:login"), {"username": "editor", "password": "the right long password"}
    )
    assert "Signing in is paused" in response.content.decode()


def test_a_lockout_is_of_one_name_from_one_place(client: Client, editor: Any) -> None:
    for _wrong in range(6):
        log_in(client, "wrong")
    assert log_in(client, "the right long password", REMOTE_ADDR="192.0.2.7") == 302


def test_the_right_password_lets_in_and_forgets_earlier_mistakes(
    client: Client, editor: Any
) -> None:
    for _round in range(3):
        for _wrong in range(3):
            assert log_in(client, "wrong") == 200
        assert log_in(client, "the right long password") == 302
        client.logout()


def test_the_admin_cannot_be_driven_from_another_site(editor: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert log_in(strict, "the right long password") == 403


def settings_of(**environment: str) -> subprocess.CompletedProcess[str]:
    """What `manage.py check --deploy` says of settings read from this environment."""
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        command,
        cwd=TOP,
        env=clean | {"ENV_FILE": os.devnull, "DATABASE_URL": "sqlite://:memory:"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


SECRET = {"SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def test_a_server_with_nothing_but_a_secret_is_set_up_safely() -> None:
    done = settings_of(**SECRET)
    assert (done.returncode, done.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    )


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("SECRET_KEY", "", "SECRET_KEY is not set"),
        ("SECRET_KEY", "short", "SECRET_KEY must be at least 50 random characters"),
        ("DEBUG", "ture", "DEBUG must be on or off"),
        ("HTTPS", "maybe", "HTTPS must be on or off"),
        ("PORT", "99999", "PORT must be a whole number from 1 to 65535"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL must be a sqlite:/// or postgres:// address"),
        ("ENV_FILE", "/no/such/file", "ENV_FILE must be the path of a file"),
        ("DATABASE_REPLICA_URL", "x", "DATABASE_REPLICA_URL must be a postgres:// address"),
        ("SHARED_BUILDS", "/no/such/folder", "SHARED_BUILDS must be a folder, or s3://"),
    ],
)
def test_a_setting_that_makes_no_sense_stops_the_start_and_is_named(
    name: str, value: str, told: str
) -> None:
    done = settings_of(**(SECRET | {name: value}))
    assert done.returncode != 0
    assert told in done.stderr
    if value and name == "SECRET_KEY":
        assert value not in done.stderr.partition("ImproperlyConfigured")[2]


def test_no_secret_is_kept_in_the_repository() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=TOP, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a checkout")
    names = tracked.stdout.split()
    assert not [name for name in names if name.startswith(("var/", ".env", ".venv"))]
    suspicious = re.compile(rb"(?:SECRET_KEY|PASSWORD|TOKEN)\s*=\s*['\"]?[A-Za-z0-9_/+-]{40,}")
    for name in names:
        path = TOP / name
        if path.suffix in (".gz", ".xlsx", ".png", ".json", ".csv") or not path.is_file():
            continue
        if name not in ("Makefile", "tests/test_security.py"):
            assert not suspicious.search(path.read_bytes()), name
