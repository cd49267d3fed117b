"""Heads and compression that every answer has: made once, since they never differ."""

from collections.abc import Callable

from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django_http_compression import middleware

middleware.BROTLI_QUALITY = 2
"""Its own is 4, which takes twice the time for 7 % fewer bytes: a fifth of what a list costs."""
HEADER = "Content-Security-Policy"


class ContentSecurityPolicy:
    """Sends the policy of settings.CONTENT_SECURITY_POLICY with every answer.

    django-csp's own middleware writes it anew for each, as no page here changes it or has a nonce.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.policy)
        return response
