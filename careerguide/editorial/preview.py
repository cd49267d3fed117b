"""`?preview=…`: a public page as it would be with a proposal (by its number), or as it will be on a
day (2026-12-31), for staff alone.

A process of its own writes the proposal, reads the page and takes all back, so that nothing of it
reaches what this one remembers for readers.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from careerguide.editorial.links import is_staff
from careerguide.editorial.proposals import Proposal, may_publish

logger = logging.getLogger(__name__)
PARAMETER = "preview"
LONGEST_NUMBER = 18
"""Digits of a number that every database takes for a key."""
LONGEST = 60
"""Seconds that a page may take, with a process that has read nothing yet."""


class Preview:
    """Answers public pages asked for with a proposal; others cost a look at the address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The previewed page for staff who may see it, stored nowhere; for others the page itself.

        Raises PermissionDenied for staff without the right, Http404 for no such proposal.
        """
        wanted = PARAMETER in request.META.get("QUERY_STRING", "") and PARAMETER in request.GET
        if (
            not wanted
            or request.method != "GET"
            or request.path.startswith("/admin/")
            or not is_staff(request)
        ):
            return self.get_response(request)
        what = self._allowed(request)
        try:
            response = HttpResponse(page(what, request))
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            logger.exception("preview of %s", what)
            response = render(request, "admin/editorial/no_preview.html", status=503)
        response["X-Robots-Tag"] = "noindex"
        add_never_cache_headers(response)
        return response

    def _allowed(self, request: HttpRequest) -> str:
        allowed = request.user.has_perm("core.view_proposal") or may_publish(request.user)
        what = request.GET[PARAMETER]
        with suppress(ValueError):
            day = date.fromisoformat(what)
            if not allowed:
                raise PermissionDenied
            return day.isoformat()
        found = None
        if what.isdecimal() and len(what) < LONGEST_NUMBER:
            found = Proposal.objects.filter(pk=int(what)).first()
        if found is None or not found.is_open:
            raise Http404
        if found.author_id != request.user.pk and not allowed:
            raise PermissionDenied
        return str(found.pk)


def page(what: str, request: HttpRequest) -> str:
    """The page's markup, without the parameter that asks for the preview: with a proposal, or as of
    a day."""
    asked = request.GET.copy()
    asked.pop(PARAMETER)
    address = request.path + (f"?{asked.urlencode()}" if asked else "")
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "preview", what]
    done = subprocess.run(
        [*command, address], env=_environment(), capture_output=True, text=True,
        timeout=LONGEST, check=True,
    )  # fmt: skip
    return done.stdout


def _environment() -> dict[str, str]:
    """What the other process needs to see the same data, wherever this one has it from."""
    own = dict(os.environ) | {"VAR_DIR": str(settings.VAR_DIR)}
    own.setdefault("SECRET_KEY", settings.SECRET_KEY)
    if connection.vendor == "sqlite":
        own["DATABASE_URL"] = f"sqlite:///{connection.settings_dict['NAME']}"
    return own
