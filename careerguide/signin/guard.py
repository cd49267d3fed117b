"""Guessing passwords gets slower with every try, and never keeps the owner of a name out.

Wrong tries are counted by network address, by name and by device. Each beyond the first few
doubles how long the next must wait. Tries under a name from anywhere slow down only those who are
not known under it: a browser, or an address, that signed in before is counted by itself. Who must
wait is told so before a password is looked at, which costs half a second of processor; and of those
who are not known the site looks at so many passwords a minute.
"""

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from careerguide.network import network
from careerguide.signin.models import Attempt

log = logging.getLogger("careerguide.signin")

FREE = 4
"""Wrong tries that make nobody wait."""
LONGEST = 15 * 60
"""Seconds that anybody waits at most after a wrong try."""
REMEMBERED = timedelta(days=1)
"""How long a wrong try counts."""
KNOWN_FOR = timedelta(days=90)
"""How long a device or an address is known after it signed in."""
MOST_A_MINUTE = 20
"""Passwords of devices that are not known that the whole site looks at in a minute."""
COOKIE = "known-device"


@dataclass(frozen=True)
class Asking:
    """Who wants to sign in: the name as typed, in small letters, from where, on which device."""

    name: str
    address: str
    device: str
    """"" unless this browser signed in under the name before."""

    @classmethod
    def by(cls, request: HttpRequest, name: str) -> "Asking":
        """As the request says."""
        name = name.strip().lower()[:150]
        return cls(name, network(request.META.get("REMOTE_ADDR", "")), device_of(request, name))


def device_of(request: HttpRequest, name: str) -> str:
    """The device's own number, where its cookie is one that we gave it for this name."""
    try:
        value = request.COOKIES[COOKIE]
        known, device = signing.loads(value, salt=COOKIE, max_age=KNOWN_FOR)
    except (KeyError, ValueError, TypeError, signing.BadSignature):
        return ""
    return str(device) if known == name else ""


def seconds_to_wait(asking: Asking) -> int:
    """How long until a password of theirs is looked at; 0 for at once."""
    now = timezone.now()
    failed = Attempt.objects.filter(passed=False, at__gt=now - REMEMBERED)
    if asking.device:
        return _delay(failed.filter(device=asking.device), now)
    passed = Attempt.objects.filter(passed=True, at__gt=now - KNOWN_FOR)
    own = failed.filter(address=asking.address, device="")
    if passed.filter(name=asking.name, address=asking.address).exists():
        return _delay(own.filter(name=asking.name), now)
    lately = failed.filter(device="", at__gt=now - timedelta(minutes=1)).count()
    return max(
        _delay(own, now),
        _delay(failed.filter(name=asking.name, device=""), now),
        60 if lately >= MOST_A_MINUTE else 0,
    )


def _delay(failed: Any, now: Any) -> int:
    """Seconds left of the wait after so many wrong tries."""
    times: Iterable[Any] = failed.order_by("-at").values_list("at", flat=True)[: FREE + 12]
    tries = list(times)
    if len(tries) <= FREE:
        return 0
    wait = min(2 ** (len(tries) - FREE), LONGEST)
    left = -int(-(wait - (now - tries[0]).total_seconds()) // 1)
    return max(0, min(left, wait))  # a try of the future, by a clock set back, adds nothing


def note(asking: Asking, *, passed: bool) -> None:
    """Remember a try and log it; one that passed makes its device's and address's mistakes good."""
    now = timezone.now()
    Attempt.objects.filter(passed=False, at__lt=now - REMEMBERED).delete()
    Attempt.objects.filter(passed=True, at__lt=now - KNOWN_FOR).delete()
    if passed:
        mistakes = Attempt.objects.filter(passed=False, name=asking.name)
        mistakes.filter(address=asking.address, device=asking.device).delete()
    Attempt.objects.create(
        name=asking.name, address=asking.address, device=asking.device, passed=passed
    )
    told = log.info if passed else log.warning
    told("%s: %r from %s", "signed in" if passed else "wrong password", asking.name, asking.address)


def refused(request: HttpRequest, asking: Asking, wait: int) -> HttpResponse:
    """429 and how long to wait."""
    log.warning("not asked for %d s: %r from %s", wait, asking.name, asking.address)
    context = {"minutes": -(-wait // 60), "seconds": wait}
    response = render(request, "429_sign_in.html", context, status=429)
    response["Retry-After"] = str(wait)
    return response


def remember_device(response: HttpResponseBase, asking: Asking) -> None:
    """Let the browser be known under the name from now on."""
    device = asking.device or secrets.token_hex(8)
    response.set_cookie(
        COOKIE,
        signing.dumps([asking.name, device], salt=COOKIE),
        max_age=KNOWN_FOR,
        path="/admin/",
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


@never_cache
def login(request: HttpRequest) -> HttpResponseBase:
    """The admin's own page, unless who asks must wait."""
    if request.method != "POST":
        return admin.site.login(request)
    asking = Asking.by(request, request.POST.get("username", ""))
    if wait := seconds_to_wait(asking):
        return refused(request, asking, wait)
    response = admin.site.login(request)
    if response.status_code == 302 and request.user.get_username().lower() == asking.name:
        note(asking, passed=True)
        remember_device(response, asking)
    elif response.status_code == 200:  # the form again: a password, or its name, is wrong
        note(asking, passed=False)
    return response
