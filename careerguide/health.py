"""What machines ask a site for: whether it lives, what it serves, its counters, its contacts."""

import ipaddress
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from careerguide import watch
from careerguide.columns import builds, store
from careerguide.columns.models import DataVersion
from careerguide.pages.alive import healthz, is_away
from careerguide.releases.models import Release

TEXT = "text/plain; charset=utf-8"


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 with the releases in use once pages can be served; 503 and why until then.

    200, too, while another build is served than the one in use: `served` says which.
    """
    try:
        version = DataVersion.objects.first()
        current = Release.objects.filter(is_current=True).order_by("source", "year")
        releases = [f"{r.source} {r.edition}" for r in current]
    except DatabaseError:
        body = {"status": "no database", "served": store.version(), "releases": []}
        return JsonResponse(body, status=503)
    served = store.version()
    ready = version is not None and builds.exists(served)
    status = "ok" if ready else "no data: run manage.py load_all"
    token = version.token if version else ""
    if ready and served != token:
        status = "an older build is served: run manage.py load_all --if-needed"
    body = {"status": status, "data": token, "served": served, "releases": releases}
    return JsonResponse(body, status=200 if ready else 503)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Counters in Prometheus's text format, for staff and for this machine itself; else Http404."""
    if not (is_local(request) or getattr(request.user, "is_staff", False)):
        raise Http404
    served = store.version()
    lines = [
        *watch.exposition(),
        "# TYPE careerguide_data_info gauge",
        f'careerguide_data_info{{served="{served}"}} 1',
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4")


def is_local(request: HttpRequest) -> bool:
    """Whether a program on this machine asks, not a proxy for somebody: it names this machine."""
    host = request.META.get("HTTP_HOST", "").rpartition(":")[0] or request.META.get("HTTP_HOST", "")
    try:
        near = ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return near and host in ("localhost", "127.0.0.1", "[::1]")


class Machines:
    """Answers machines before the host is looked at, which they need not know: a proxy or a
    program on this machine asks an address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == "/healthz":
            return healthz(request)
        if request.path == "/readyz":
            return readyz(request)
        if request.path == "/metrics" and is_local(request):
            return metrics(request)
        return self.get_response(request)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116). Raises Http404 where no SECURITY_CONTACT is set."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    until = (datetime.now(UTC) + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until}",
        "Preferred-Languages: en",
        f"Canonical: {request.build_absolute_uri(request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers that look at no page ask for this name."""
    return HttpResponsePermanentRedirect(static("careerguide/favicon.svg"))


def failed(request: HttpRequest) -> HttpResponse:
    """A page that failed: 503 where the database can't be used now, else 500."""
    if is_away(sys.exc_info()[1]):
        return unavailable(request)
    return render(request, "500.html", status=500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503 in one sentence, which needs nothing but this process."""
    said = _("This page can't be shown right now; please try again in a minute.")
    return HttpResponse(
        f"{said}\n", status=503, content_type=TEXT,
        headers={"Retry-After": "60", "Cache-Control": "no-store"},
    )  # fmt: skip
