"""The planner: one address, as a page, its results alone, CSV (a route a line) or JSON."""

import json

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from careerguide.lists.http import (
    FILES,
    is_fragment,
    refused,
    table_answer,
    varies_as_fragment,
)
from careerguide.lists.page import EXPORT
from careerguide.pages.compiled import render
from careerguide.pages.language import for_files
from plan.listed import writer
from plan.page.assumed import assumptions
from plan.page.page import read, results, whole_page
from plan.plan import Plan


@require_safe
@varies_as_fragment
def plan(request: HttpRequest) -> HttpResponseBase:
    """Whole routes into a job from where the reader is, ranked by what counts for them."""
    found = read(request.GET)
    asked = request.GET.get(EXPORT)
    if asked in (*FILES, "json"):
        with for_files():
            if refusal := refused(found.problems):
                return refusal
            table = table_answer(request, "plan", writer(found).sheet)
            return table or json_download(found)
    if is_fragment(request):
        return render(request, "plan/_fragment.html", results(found))
    return render(request, "plan/plan.html", whole_page(found))


def json_download(plan: Plan) -> HttpResponse:
    """The same rows as objects, with what the plan assumes and where its pay comes from."""
    target = plan.target
    fields, lines = writer(plan).sheet()
    columns = [one.name for one in fields]
    body = {
        "occupation": {"soc": target.soc, "title": target.title if target.soc else ""},
        "area": target.area.name if target.soc else "",
        "assumptions": assumed(plan),
        "routes": [dict(zip(columns, line, strict=True)) for line in lines],
    }
    text = json.dumps(body, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="plan.json"'
    return response


def assumed(plan: Plan) -> list[dict[str, str]]:
    """What the plan assumes, in words."""
    return [
        {"label": row["label"], "value": row["value"], "why": row["why"]}
        for row in assumptions(plan)
    ]
