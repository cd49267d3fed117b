"""What a browser, a guesser of passwords and a server's settings are held to."""

import os
import re
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from careerguide.network import network
from careerguide.signin.guard import device_of
from careerguide.signin.models import Attempt
from tests.data import TOP, SiteData

PUBLIC = [
    "/", "/programs/", "/programs/164775-51.0713-21/", "/salaries/", "/salaries/29-2072/",
    "/salaries/29-2072/14460/", "/sources/", "/programs/compare/?p=tx-32211&p=164775-51.0713-21",
    "/nothing/", "/api/",
]  # fmt: skip


@pytest.mark.parametrize("path", [*PUBLIC, "/readyz", "/admin/login/"])
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


def late(seconds: int) -> None:
    """Let every try so far be that much older."""
    for one in Attempt.objects.all():
        Attempt.objects.filter(pk=one.pk).update(at=one.at - timedelta(seconds=seconds))


RIGHT = "the right long password"


def test_each_wrong_password_beyond_four_doubles_the_wait(client: Client, editor: Any) -> None:
    for _wrong in range(5):
        assert log_in(client, "wrong") == 200
    form = {"username": "editor", "password": RIGHT}
    for wait in (2, 4, 8):
        response = client.post(reverse("admin:login"), form)
        assert (response.status_code, int(response["Retry-After"])) == (429, wait)
        assert "Signing in is paused" in response.content.decode()
        late(wait)
        assert log_in(client, "wrong") == 200
    late(16)
    assert log_in(client, RIGHT) == 302


def test_nobody_ever_waits_more_than_a_quarter_of_an_hour(client: Client, editor: Any) -> None:
    for _wrong in range(40):
        Attempt.objects.create(name="editor", address="127.0.0.1", passed=False)
    response = client.post(reverse("admin:login"), {"username": "editor", "password": RIGHT})
    assert int(response["Retry-After"]) <= 15 * 60


def test_who_is_known_never_waits_for_what_others_got_wrong(client: Client, editor: Any) -> None:
    """By the browser's cookie from anywhere, and without it from the same address."""
    assert log_in(client, RIGHT) == 302
    client.post(reverse("admin:logout"))
    for n in range(60):
        Attempt.objects.create(name="editor", address=f"198.51.100.{n}", passed=False)
    assert log_in(Client(), RIGHT, REMOTE_ADDR="203.0.113.1") == 429
    assert log_in(Client(), RIGHT) == 302
    cookie = client.cookies["known-device"]
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, "/admin/", "Lax")
    assert log_in(client, RIGHT, REMOTE_ADDR="203.0.113.1") == 302


def test_a_known_device_is_slowed_down_by_its_own_mistakes(client: Client, editor: Any) -> None:
    assert log_in(client, RIGHT) == 302
    client.post(reverse("admin:logout"))
    for _wrong in range(5):
        assert log_in(client, "wrong", REMOTE_ADDR="203.0.113.1") == 200
    assert log_in(client, RIGHT, REMOTE_ADDR="203.0.113.1") == 429


def test_a_device_is_known_under_the_name_it_signed_in_with_only(
    client: Client, editor: Any, django_user_model: Any
) -> None:
    assert log_in(client, RIGHT) == 302
    request = RequestFactory().get("/admin/login/")
    request.COOKIES["known-device"] = client.cookies["known-device"].value
    assert device_of(request, "editor")
    assert not device_of(request, "other")
    request.COOKIES["known-device"] = "forged:1:2"
    assert not device_of(request, "editor")


def test_one_address_is_slowed_down_over_many_names(client: Client, editor: Any) -> None:
    for n in range(5):
        client.post(reverse("admin:login"), {"username": f"guess{n}", "password": "x"})
    assert log_in(client, RIGHT) == 429
    assert log_in(client, RIGHT, REMOTE_ADDR="192.0.2.7") == 302


def test_of_strangers_so_many_passwords_a_minute_are_looked_at(client: Client, editor: Any) -> None:
    for n in range(20):
        Attempt.objects.create(name=f"x{n}", address=f"198.51.100.{n}", passed=False)
    assert log_in(client, RIGHT) == 429
    late(61)
    assert log_in(client, RIGHT) == 302


@pytest.mark.parametrize(
    ("address", "counted"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("unix", "")],
)
def test_who_has_many_addresses_of_the_sixth_version_counts_once(
    address: str, counted: str
) -> None:
    assert network(address) == counted


def test_the_right_password_lets_in_and_forgets_earlier_mistakes(
    client: Client, editor: Any
) -> None:
    for _round in range(3):
        for _wrong in range(3):
            assert log_in(client, "wrong") == 200
        assert log_in(client, RIGHT) == 302
        client.post(reverse("admin:logout"))


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_an_address_of_another_site_to_go_on_to_leads_home(
    client: Client, editor: Any, to: str
) -> None:
    form = {"username": "editor", "password": RIGHT, "next": to}
    response = client.post(reverse("admin:login"), form)
    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_staff_are_signed_out_after_eight_hours_without_a_request(
    client: Client, editor: Any
) -> None:
    assert log_in(client, RIGHT) == 302
    row = Session.objects.get()
    assert timedelta(hours=7, minutes=59) < row.expire_date - timezone.now() < timedelta(hours=8)
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=1))
    assert client.get("/admin/").status_code == 200
    assert Session.objects.get().expire_date > timezone.now() + timedelta(hours=7)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    "password", ["careerguide2026!", "Careerguide-Admin1", "passwordpassword", "c@reerguide!!!!!",
                 "123456789012", "trainingprogram99"],
)  # fmt: skip
def test_a_password_that_anybody_would_try_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


def test_a_password_that_nobody_would_guess_is_taken() -> None:
    validate_password("slow brown lemur 41 steps")


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
