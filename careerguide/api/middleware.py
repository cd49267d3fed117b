"""What every answer below /api/v1/ has: open CORS, limits by network, errors as problems.

It stands outside the memory of pages: what is kept there is the same for everybody, what is added
here is each network's own.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from careerguide.api.limits import Buckets
from careerguide.api.problems import PROBLEM, problem
from careerguide.api.site import ROOT, resources
from careerguide.network import network

METHODS = "GET, HEAD, OPTIONS"
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, RateLimit-Limit, RateLimit-Remaining,"
    " RateLimit-Reset, RateLimit-Policy",
}
PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
KEPT = ("Retry-After", "Location", "Vary")
"""Headers of an error that its problem has too."""


class Api:
    """Passes over every other address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.buckets = Buckets(settings.API_PER_MINUTE)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(ROOT):
            return self.get_response(request)
        headers = dict(CORS)
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204, headers=PREFLIGHT)
            del response.headers["Content-Type"]
        elif request.method not in ("GET", "HEAD"):
            response = problem(405, headers={"Allow": METHODS})
        else:
            left = self.buckets.take(network(request.META.get("REMOTE_ADDR", "")), cost(request))
            headers |= left.headers
            response = problem(429) if left.wait else self.answer(request)
        for name, value in headers.items():
            response.headers[name] = value
        return response

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, an error as a problem. A HEAD is made as a GET is, so that it is remembered
        and has the same headers; the server sends no body with it."""
        head, request.method = request.method == "HEAD", "GET"
        response = self.get_response(request)
        kind = response.headers.get("Content-Type", "")
        if response.status_code >= 400 and not kind.startswith(PROBLEM):
            kept = {name: response.headers[name] for name in KEPT if name in response.headers}
            response = problem(response.status_code, headers=kept)
        if head and isinstance(response, HttpResponse):
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response


def cost(request: HttpRequest) -> int:
    """As how many requests one counts."""
    resource = resources().get(request.path.removeprefix(ROOT).partition("/")[0])
    return resource.cost if resource else 1
