"""Remember whole public pages while the data stays the same, and say so while there is none."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import render

from careerguide.columns import store
from careerguide.pages import language

GetResponse = Callable[[HttpRequest], HttpResponseBase]

STARTED = str(time.time_ns())
"""Code and templates may differ after a restart; forked workers share this."""
MOST_PAGES = 400
"""Pages a worker remembers: some 4 MB, compressed."""
LARGEST = 120_000
"""Bytes of the largest page worth remembering."""
NEVER = (
    "/admin/", "/healthz", "/static/", "/suggest/", "/folder/", "/report/", "/data/",
    "/datapackage.json",
)  # fmt: skip
"""Suggestions are one address a letter, and folders one a reader: they would push the pages out. A
folder says the day, too. What is prepared to download changes with no edit."""
VARYING = ("HX-Request", "HX-Target", "HX-History-Restore-Request")
"""What decides whether a page or its results alone is asked for."""


class PageMemory:
    """Answers a public page again from memory, or with 304, while the data version stays.

    It stands outside compression, so that what it keeps is compressed once. Readers who are signed
    in or said something of themselves (programs/reader.py), downloads and anything that sets a
    cookie pass through.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.pages: OrderedDict[str, tuple[bytes, dict[str, str]]] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = self.key(request)
        if not key:
            response = self.get_response(request)
            response.headers.setdefault(*POLICY)
            return response
        if request.headers.get("If-None-Match") == key:
            headers = {"ETag": key, "Vary": VARY, "Cache-Control": SHARED}
            return HttpResponseNotModified(headers=headers)
        held = self.pages.get(key)
        if held is not None:
            self.pages.move_to_end(key)
            return HttpResponse(held[0], headers=held[1])
        response = self.get_response(request)
        response.headers.setdefault(*POLICY)
        if not settings.PRIVATE_PARAMETERS.isdisjoint(request.GET):
            response.headers["Cache-Control"] = "private, no-cache"
        if isinstance(response, HttpResponse) and _keepable(response):
            response["ETag"] = key
            response["Vary"] = VARY
            response.headers.setdefault("Cache-Control", SHARED)
            self.pages[key] = response.content, dict(response.items())
            if len(self.pages) > MOST_PAGES:
                self.pages.popitem(last=False)
        return response

    def key(self, request: HttpRequest) -> str:
        """An ETag that names the page and the data it shows; "" for a page that is not kept."""
        if request.method != "GET" or language.bare(request.path).startswith(NEVER):
            return ""
        own = {settings.SESSION_COOKIE_NAME, settings.READER_COOKIE}
        if not own.isdisjoint(request.COOKIES) or settings.DEBUG:
            return ""
        token = store.page_version()
        if not token:
            return ""
        headers = [request.headers.get(name, "") for name in (*VARYING, "Accept-Encoding", "Host")]
        parts = [STARTED, token, request.get_full_path(), *headers]
        digest = hashlib.blake2b("\n".join(parts).encode(), digest_size=12).hexdigest()
        return f'W/"{digest}"'


SHARED = "public, max-age=60, stale-while-revalidate=300"
"""Of a page that is the same for all who sent no cookie: what it shows may be a minute old at a
reader who has it; then its ETag, which names the data's version, is asked for anew."""
POLICY = ("Permissions-Policy", settings.PERMISSIONS_POLICY)
VARY = ", ".join(("Accept-Encoding", *VARYING, "Cookie"))
"""Of an answer without a page: what any page may vary by."""


def _keepable(response: HttpResponse) -> bool:
    fresh = "no-store" in response.get("Cache-Control", "")
    good = response.status_code == 200 and not response.cookies and not fresh
    return good and len(response.content) <= LARGEST


class NoDataPage:
    """Before anything is loaded, every page says so, with 503."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """503 and a page that says so where the view finds no data; None for other errors."""
        if not isinstance(error, store.NoData):
            return None
        response = render(request, "no_data.html", status=503)
        response["Retry-After"] = "30"
        return response
