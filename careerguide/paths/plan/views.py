"""The planner: one address, as a page, as CSV or as JSON."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from careerguide.core.http import refused
from careerguide.paths.plan.downloads import csv_download, json_download
from careerguide.paths.plan.page import plan_page, read


@require_safe
def plan(request: HttpRequest) -> HttpResponseBase:
    """Whole routes into a job from where the reader is, ranked by what counts for them."""
    found = read(request.GET)
    asked = request.GET.get("_export")
    if asked in ("csv", "json"):
        download = csv_download if asked == "csv" else json_download
        return refused(found.target.problems) or download(found)
    return render(request, "plan/plan.html", plan_page(found))
