"""One address, one view: the page, its results alone for htmx, or a CSV."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from careerguide.core.csvfile import csv_response
from careerguide.core.urlstate import Problem

RESULTS = "results"
"""The id of the region that htmx replaces."""


def page_or_results(
    request: HttpRequest, page: str, results: str, context: dict[str, Any]
) -> HttpResponse:
    """The whole page, or only its results when htmx asks for that region."""
    htmx = getattr(request, "htmx", None)
    template = results if htmx and htmx.target == RESULTS else page
    response = render(request, template, context)
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    return response


def wants_export(request: HttpRequest) -> bool:
    return "_export" in request.GET


def export(
    request: HttpRequest,
    problems: Sequence[Problem],
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> HttpResponseBase:
    """The CSV, or 400 saying what is wrong: a download can't show a problem beside its field."""
    if problems:
        said = "".join(f"{p.name}: {p.message}\n" for p in problems)
        return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")
    if request.GET["_export"] != "csv":
        said = "_export: csv is the only format.\n"
        return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")
    return csv_response(name, columns, rows)
