"""The planner: one address, as a page, its results alone, CSV (a route a line) or JSON."""

import json
from collections.abc import Iterator
from math import isinf

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from careerguide.lists.csvfile import csv_response
from careerguide.lists.http import is_fragment, refused, varies_as_fragment
from careerguide.pages.compiled import render
from careerguide.pages.language import for_files
from plan.page.assumed import assumptions
from plan.page.page import read, results, whole_page
from plan.page.risks import if_granted
from plan.page.words import Words
from plan.plan import Plan
from plan.results import Result
from plan.routes import Span

Value = str | float | bool | None
COLUMNS = (
    "place", "score", "route", "title", "provider", "places", "certification", "status",
    "breaks", "fits_if",
    "cost_low", "cost_typical", "cost_high", "cost_is_at_least",
    "up_front_low", "up_front_typical", "up_front_high",
    "months_to_first_pay_low", "months_to_first_pay_typical", "months_to_first_pay_high",
    "payback_month_early", "payback_month_typical", "payback_month_late",
    "net_gain_if_hired_low", "net_gain_if_hired_typical", "net_gain_if_hired_high",
    "completion_rate_of_school", "pass_rate", "break_even_share_hired",
    "break_even_is_of_all_who_start", "expected_net_gain",
    "start_hourly_low", "start_hourly_high", "later_hourly_low", "later_hourly_high",
    "on_frontier", "unknown",
)  # fmt: skip


@require_safe
@varies_as_fragment
def plan(request: HttpRequest) -> HttpResponseBase:
    """Whole routes into a job from where the reader is, ranked by what counts for them."""
    found = read(request.GET)
    asked = request.GET.get("_export")
    if asked in ("csv", "json"):
        download = csv_download if asked == "csv" else json_download
        with for_files():
            return refused(found.problems) or download(found)
    if is_fragment(request):
        return render(request, "plan/_fragment.html", results(found))
    return render(request, "plan/plan.html", whole_page(found))


def route_rows(plan: Plan) -> Iterator[list[Value]]:
    """Every route: ranked ones, those that aid would bring within limits, those that break one,
    those not known enough, and those without a school, which have no rank."""
    words = Words(plan)
    if plan.staying:
        yield _row(plan, words, plan.staying, "yardstick", None, None)
    for at, one in enumerate(plan.ranked, 1):
        yield _row(plan, words, plan.result(one.key), "within limits", at, one.score)
    for one in plan.conditional:
        yield _row(plan, words, plan.result(one.key), "within limits if aid is granted", None,
                   one.score)  # fmt: skip
    for one in plan.apart:
        yield _row(plan, words, plan.result(one.key), "breaks a limit", None, one.score)
    for key in plan.unranked:
        yield _row(plan, words, plan.result(key), "not ranked", None, None)
    for result in plan.alone:
        yield _row(plan, words, result, "on your own", None, None)


def _row(
    plan: Plan, words: Words, result: Result, status: str, place: int | None, score: float | None
) -> list[Value]:
    route = result.route
    name = words.name(result)
    start, later = result.start_hourly, result.later_hourly
    places = () if route.offer is None else words.offer_words(route.offer).places
    return [
        place, None if score is None else round(score, 1), route.key, name["title"],
        name["provider"] or None, "; ".join(label for label, _href in places) or None,
        name["certification"] or None, status,
        " ".join(plan.breaking.get(route.key, [])) or None,
        if_granted(plan, route.key) or None,
        *_ends(result.cost), any(c.dollars is None for c in route.costs),
        *_ends(result.up_front), *_ends(result.first_pay), *result.payback, *_ends(result.gain),
        route.finish if route.offer is not None else None,
        route.passing if route.certification else None,
        _rounded(result.needed, 4), None if result.needed is None else result.joint,
        _rounded(result.at_odds, 2),
        *([round(start.low, 2), round(start.high, 2)] if start else [None, None]),
        *([round(later.low, 2), round(later.high, 2)] if later else [None, None]),
        route.key in plan.frontier, "; ".join(words.unknown(result)) or None,
    ]  # fmt: skip


def _rounded(value: float | None, digits: int) -> float | None:
    """None too where no share would do."""
    return None if value is None or isinf(value) else round(value, digits)


def _ends(span: Span | None) -> list[Value]:
    if span is None:
        return [None, None, None]
    return [round(end, 2) for end in (span.low, span.typical, span.high)]


def csv_download(plan: Plan) -> HttpResponseBase:
    """The plan as plan.csv, with COLUMNS as its header."""
    return csv_response("plan", COLUMNS, route_rows(plan))


def json_download(plan: Plan) -> HttpResponse:
    """The same rows as objects, with what the plan assumes and where its pay comes from."""
    target = plan.target
    body = {
        "occupation": {"soc": target.soc, "title": target.title if target.soc else ""},
        "area": target.area.name if target.soc else "",
        "assumptions": [
            {"label": row["label"], "value": row["value"], "why": row["why"]}
            for row in assumptions(plan)
        ],
        "routes": [dict(zip(COLUMNS, row, strict=True)) for row in route_rows(plan)],
    }
    text = json.dumps(body, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="plan.json"'
    return response
