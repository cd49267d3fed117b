"""The planner: one address, as a page, its results alone, CSV or JSON."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from careerguide.lists.http import is_fragment, refused
from plan.page.downloads import csv_download, json_download
from plan.page.page import read, results, whole_page


@require_safe
@vary_on_headers("HX-Request")
def plan(request: HttpRequest) -> HttpResponseBase:
    """Whole routes into a job from where the reader is, ranked by what counts for them."""
    found = read(request.GET)
    asked = request.GET.get("_export")
    if asked in ("csv", "json"):
        download = csv_download if asked == "csv" else json_download
        return refused(found.problems) or download(found)
    if is_fragment(request):
        return render(request, "plan/_fragment.html", results(found))
    return render(request, "plan/plan.html", whole_page(found))
