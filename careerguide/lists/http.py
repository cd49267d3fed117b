"""Small answers that several pages give."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.vary import vary_on_headers

from careerguide.lists.csvfile import csv_response
from careerguide.lists.page import EXPORT, facet_counts, most_in_workbook
from careerguide.lists.prepared import MOST_LIVE
from careerguide.lists.schema import Sheet
from careerguide.lists.selection import Selection
from careerguide.lists.state import Problem
from careerguide.lists.workbook import xlsx_response
from careerguide.lists.written import Writer
from careerguide.pages.compiled import render
from careerguide.pages.language import for_files
from careerguide.pages.memory import VARYING
from careerguide.pages.numbers import count

FILES = ("csv", "xlsx")
"""What an address may ask for a list as."""
varies_as_fragment = vary_on_headers(*VARYING)
"""Of a view that `is_fragment` decides: says that its answer depends on what htmx asks."""


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for the results alone: it names them as the target."""
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and htmx.target == "results" and not htmx.history_restore_request


def refused(problems: Sequence[Problem]) -> HttpResponse | None:
    """A download with a parameter that can't be used is refused: it would hold other rows."""
    if not problems:
        return None
    lines = [_("Nothing was downloaded, because of the address:")]
    lines += [f"{p.name}={p.value}: {p.message}" for p in problems]
    return HttpResponse(
        "\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8"
    )


def too_many(request: HttpRequest, selection: Selection) -> HttpResponseBase | None:
    """Of more rows than are written while a reader waits: all of them are a prepared file."""
    if not selection.is_too_long:
        return None
    whole = reverse("download", args=[selection.download])
    if selection.asks_for_all:
        return redirect(whole)
    said = _(
        "Nothing was downloaded: these are %(n)s rows, and up to %(most)s are written at once."
        "\nNarrow the list, or take all %(all)s rows: %(address)s\n"
    ) % {
        "n": count(selection.total),
        "most": count(MOST_LIVE),
        "all": count(selection.downloaded),
        "address": request.build_absolute_uri(whole),
    }
    return HttpResponse(said, status=400, content_type="text/plain; charset=utf-8")


def table_answer(
    request: HttpRequest, name: str, sheet: Callable[..., Sheet], rows: int | None = None
) -> HttpResponseBase | None:
    """A table as the kind of file that the address asks for, named `name`; None if it asks for no
    table. `sheet` takes whether reasons stand where figures are unknown; `rows` is of how many a
    workbook has the first."""
    asked = request.GET.get(EXPORT)
    if asked == "csv":
        return csv_response(name, sheet(reasons=False))
    if asked == "xlsx":
        whence = f"{request.path}?{without_export(request)}"
        address = request.build_absolute_uri(whence.removesuffix("?"))
        return xlsx_response(name, sheet(reasons=True), address, rows)
    return None


def without_export(request: HttpRequest) -> str:
    """The address's parameters but for what file it asks for."""
    kept = request.GET.copy()
    kept.pop(EXPORT, None)
    return kept.urlencode()


def list_answer(
    request: HttpRequest,
    selection: Selection,
    *,
    name: str,
    writer: Callable[[], Writer],
    results: Callable[[], Mapping[str, Any]],
    page: Callable[[], Mapping[str, Any]],
    templates: tuple[str, str],
) -> HttpResponseBase:
    """What a list's address gives: a file named `name`, its results alone for htmx, or the page.

    `templates` are those of the results and of the page.
    """
    asked = request.GET.get(EXPORT)
    if asked in FILES:
        with for_files():
            if refusal := refused(selection.problems):
                return refusal
            if asked == "csv" and (other := too_many(request, selection)):
                return other
            rows = selection.ordered[: most_in_workbook(selection)] if asked == "xlsx" else None
            found = table_answer(request, name, partial(writer().sheet, rows=rows), selection.total)
            if found is not None:
                return found
    alone, whole = templates
    if is_fragment(request):
        return render(request, alone, {**results(), "facet_counts": facet_counts(selection)})
    return render(request, whole, {**page()})
