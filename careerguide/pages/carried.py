"""A choice that travels: what the address says of the unit of pay goes along a page's links.

Pages need not hand it on, so none can forget to; a reader without scripts keeps it too.
"""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from careerguide.pages.language import OTHERS

NAME = "unit"
CARRIED = {"hour": "hour", "hourly": "hour"}
"""Values that go along, by what addresses call them; what pages show without any does not."""
SHOWN = ("programs", "salaries", "certifications", "paths", "plan", "folder")
"""The first part of addresses whose pages show pay, beside the home page."""
LANGUAGE = f"(?:/(?:{'|'.join(OTHERS.values())}))?"
LINK = re.compile(
    rf'((?:href|hx-get|action)=")((?:{LANGUAGE}/(?:(?:{"|".join(SHOWN)})/[^"?#]*)?)?)'
    r'(\?[^"#]*)?(#[^"]*)?"'
)
FORM = re.compile(r'<form\b(?=[^>]*\bmethod="get")(?:(?!action=)[^>])*>')


class Carried:
    """Stands inside compression; changes nothing where the address says no unit that travels."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        value = CARRIED.get(request.GET.get(NAME, ""), "")
        if not value or not isinstance(response, HttpResponse):
            return response
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = carry(response.content.decode(), value).encode()
        return response


def carry(page: str, value: str) -> str:
    """The page's HTML with the value in its links to pages that show pay, and in its forms.

    A link that says a unit of its own keeps it.
    """
    own = f"{NAME}="

    def link(found: re.Match[str]) -> str:
        start, path, query, anchor = found[1], found[2], found[3] or "", found[4] or ""
        if not (path or query) or own in query:
            return found[0]
        joined = f"{query}&amp;" if len(query) > 1 else "?"
        return f'{start}{path}{joined}{own}{value}{anchor}"'

    field = f'<input type="hidden" name="{NAME}" value="{value}">'

    def form(found: re.Match[str]) -> str:
        return found[0] if says else found[0] + field

    says = f'name="{NAME}"' in page
    return FORM.sub(form, LINK.sub(link, page))
