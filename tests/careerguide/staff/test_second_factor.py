"""A stolen password opens nothing: staff show a code, each once, with ever longer waits."""

import hashlib
import hmac
import re
import struct
import time
from base64 import b32decode
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

pytestmark = pytest.mark.usefixtures("site_data")
PASSWORD = "correct horse battery"
NOW = 1_790_000_010


def code_of(key: bytes, at: float, digits: int = 6) -> str:
    """RFC 6238 written out anew: HMAC-SHA-1 of the count of 30 seconds, cut as RFC 4226 says."""
    digest = hmac.new(key, struct.pack(">Q", int(at) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}d}"


@pytest.mark.parametrize(
    ("at", "code"),
    [(59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"),
     (1234567890, "89005924"), (2000000000, "69279037"), (20000000000, "65353130")],
)  # fmt: skip
def test_codes_are_those_of_the_rfcs_table(at: int, code: str) -> None:
    key = b"12345678901234567890"
    assert code_of(key, at, 8) == code
    steps = at // 30 - int(time.time()) // 30
    assert totp(key, digits=8, drift=steps) == int(code)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The phone's and the server's time, which tests move."""

    class Clock:
        now = float(NOW)

        def go(self, seconds: float) -> None:
            self.now += seconds

    clock = Clock()
    monkeypatch.setattr("django_otp.plugins.otp_totp.models.time.time", lambda: clock.now)
    real = timezone.now()
    monkeypatch.setattr(
        "django_otp.models.timezone.now", lambda: real + timedelta(seconds=clock.now - NOW)
    )
    return clock


@pytest.fixture
def person(settings: Any) -> User:
    settings.SECOND_FACTOR = True
    return User.objects.create_user("eva", password=PASSWORD, is_staff=True, is_superuser=True)


def sign_in(client: Client) -> Any:
    sent = {"username": "eva", "password": PASSWORD, "next": "/admin/certifications/fee/"}
    return client.post("/admin/login/", sent, follow=True)


def enrol(client: Client, clock: Any) -> tuple[bytes, list[str]]:
    """Key and spare codes of somebody who follows the page."""
    html = sign_in(client).content.decode()
    key = b32decode(re.search(r'class="key">([A-Z2-7 ]+)<', html)[1].replace(" ", ""))  # type: ignore[index]
    shown = client.post("/admin/code/new/", {"code": code_of(key, clock.now)})
    return key, re.findall(r"<li><code>(\w+)</code>", shown.content.decode())


def test_who_signs_in_first_makes_the_phone_give_codes_and_gets_spare_ones(
    client: Client, person: User, clock: Any
) -> None:
    shown = sign_in(client)
    assert shown.redirect_chain[-1][0].startswith("/admin/code/new/?next=")
    html = shown.content.decode()
    assert "<svg" in html
    assert "style=" not in html.partition("<svg")[2].partition("</svg>")[0]
    _key, spare = enrol(client, clock)
    assert len(set(spare)) == 10
    assert client.get("/admin/").status_code == 200


def test_the_password_alone_opens_no_page_of_the_admin(
    client: Client, person: User, clock: Any
) -> None:
    enrol(client, clock)
    thief = Client()
    sign_in(thief)
    for page in (
        "",
        "auth/user/",
        "certifications/fee/",
        "queue/reports/",
        "code/spare/",
        "code/new/",
    ):
        answer = thief.get(f"/admin/{page}", follow=True)
        assert answer.redirect_chain[-1][0].startswith("/admin/code/"), page
        assert "Spare codes" not in answer.content.decode()
    assert thief.post("/admin/code/spare/").status_code == 302
    assert TOTPDevice.objects.filter(user=person).count() == 1


def test_a_code_opens_the_page_that_was_wanted_and_works_once(
    client: Client, person: User, clock: Any
) -> None:
    key, _spare = enrol(client, clock)
    clock.go(60)
    again, code = Client(), code_of(key, clock.now)
    asked = sign_in(again)
    next_page = "/admin/certifications/fee/"
    sent = again.post(
        asked.redirect_chain[-1][0], {"code": f"{code[:3]} {code[3:]}", "next": next_page}
    )
    assert sent["Location"] == next_page
    assert again.get(next_page).status_code == 200
    other = Client()
    sign_in(other)
    assert (
        "not right, or has been used" in other.post("/admin/code/", {"code": code}).content.decode()
    )
    assert other.get("/admin/").status_code == 302


def test_each_wrong_code_doubles_the_wait_and_the_right_one_is_refused_meanwhile(
    client: Client, person: User, clock: Any
) -> None:
    key, _spare = enrol(client, clock)
    clock.go(60)
    thief = Client()
    sign_in(thief)
    for _n in range(7):  # 64 seconds after the last
        thief.post("/admin/code/", {"code": "000000"})
        clock.go(40)
    for _n in range(3):
        clock.go(0.5)
        refused = thief.post("/admin/code/", {"code": code_of(key, clock.now)})
        assert refused.status_code == 200
    assert "doubles the wait" in refused.content.decode()
    clock.go(3600)
    assert thief.post("/admin/code/", {"code": code_of(key, clock.now)}).status_code == 302


def test_a_spare_code_opens_once(client: Client, person: User, clock: Any) -> None:
    _key, spare = enrol(client, clock)
    for expected in (302, 200):
        other = Client()
        sign_in(other)
        assert other.post("/admin/code/", {"code": spare[0].upper()}).status_code == expected
    assert StaticToken.objects.count() == 9


def test_new_spare_codes_end_the_old_ones(client: Client, person: User, clock: Any) -> None:
    _key, spare = enrol(client, clock)
    assert "10 spare codes left" in client.get("/admin/code/spare/").content.decode()
    html = client.post("/admin/code/spare/").content.decode()
    new = re.findall(r"<li><code>(\w+)</code>", html)
    assert len(new) == 10
    assert not set(new) & set(spare)
    assert set(StaticToken.objects.values_list("token", flat=True)) == set(new)


def test_a_code_leads_nowhere_outside_the_site(client: Client, person: User, clock: Any) -> None:
    key, _spare = enrol(client, clock)
    clock.go(60)
    other = Client()
    sign_in(other)
    sent = {"code": code_of(key, clock.now), "next": "https://example.org/"}
    assert other.post("/admin/code/", sent)["Location"] == "/admin/"


def test_pages_with_keys_and_codes_are_stored_nowhere(
    client: Client, person: User, clock: Any
) -> None:
    sign_in(client)
    assert "no-store" in client.get("/admin/code/new/")["Cache-Control"]
    enrol(client, clock)
    assert "no-store" in client.post("/admin/code/spare/")["Cache-Control"]


def test_where_it_is_not_asked_of_all_it_is_asked_of_those_who_enrolled(
    client: Client, person: User, clock: Any, settings: Any
) -> None:
    settings.SECOND_FACTOR = False
    assert sign_in(client).redirect_chain[-1][0] == "/admin/certifications/fee/"
    settings.SECOND_FACTOR = True
    enrol(client, clock)
    settings.SECOND_FACTOR = False
    assert sign_in(Client()).redirect_chain[-1][0].startswith("/admin/code/?next=")


def test_readers_and_strangers_find_no_such_page(client: Client, person: User) -> None:
    for page in ("code/", "code/new/", "code/spare/"):
        assert "/admin/login/" in client.get(f"/admin/{page}")["Location"]
    client.force_login(User.objects.create_user("reader"))
    assert "/admin/login/" in client.get("/admin/code/new/")["Location"]


def test_who_lost_the_phone_is_let_enrol_anew(client: Client, person: User, clock: Any) -> None:
    enrol(client, clock)
    call_command("reset_second_factor", "eva", verbosity=0)
    assert not TOTPDevice.objects.filter(user=person).exists()
    assert sign_in(Client()).redirect_chain[-1][0].startswith("/admin/code/new/")
    with pytest.raises(CommandError, match="Nobody"):
        call_command("reset_second_factor", "nobody")
