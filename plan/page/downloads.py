"""A plan as CSV, a route a line, and as JSON with its assumptions."""

import json
from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from careerguide.lists.csvfile import csv_response
from plan.page.assumptions import assumptions
from plan.page.written import Words
from plan.plan import Plan
from plan.routes import Result, Span

COLUMNS = (
    "place", "score", "route", "title", "provider", "certification", "status", "breaks",
    "cost_low", "cost_typical", "cost_high", "cost_is_at_least",
    "up_front_low", "up_front_typical", "up_front_high",
    "months_to_first_pay_low", "months_to_first_pay_typical", "months_to_first_pay_high",
    "payback_month_early", "payback_month_typical", "payback_month_late",
    "net_gain_low", "net_gain_typical", "net_gain_high",
    "start_hourly_low", "start_hourly_high", "later_hourly_low", "later_hourly_high",
    "on_frontier", "unknown",
)  # fmt: skip


def lines(plan: Plan) -> Iterator[list[Any]]:
    """Every route: ranked ones, then those that break a limit, then those not known enough."""
    words = Words(plan)
    if plan.staying:
        yield _line(plan, words, plan.staying, "yardstick", None, None)
    for at, one in enumerate(plan.ranked, 1):
        yield _line(plan, words, one.result, "within limits", at, one.score)
    for one in plan.apart:
        yield _line(plan, words, one.result, "breaks a limit", None, one.score)
    for result in plan.unranked:
        yield _line(plan, words, result, "not ranked", None, None)


def _line(
    plan: Plan, words: Words, result: Result, status: str, place: int | None, score: float | None
) -> list[Any]:
    route = result.route
    name = words.name(result)
    start, later = result.start_hourly, result.later_hourly
    return [
        place, None if score is None else round(score, 1), route.key, name["title"],
        name["provider"] or None, name["certification"] or None, status,
        " ".join(plan.breaking.get(route.key, [])) or None,
        *_ends(result.cost), any(c.dollars is None for c in route.costs),
        *_ends(result.up_front), *_ends(result.first_pay), *result.payback, *_ends(result.gain),
        *([round(start.low, 2), round(start.high, 2)] if start else [None, None]),
        *([round(later.low, 2), round(later.high, 2)] if later else [None, None]),
        route.key in plan.frontier, "; ".join(words.unknown(result)) or None,
    ]  # fmt: skip


def _ends(span: Span | None) -> list[float | None]:
    if span is None:
        return [None, None, None]
    return [round(end, 2) for end in (span.low, span.typical, span.high)]


def csv_download(plan: Plan) -> HttpResponseBase:
    return csv_response("plan", COLUMNS, lines(plan))


def json_download(plan: Plan) -> HttpResponse:
    """The same lines as objects, with what the plan assumes and where its pay comes from."""
    target = plan.target
    body = {
        "occupation": {"soc": target.soc, "title": target.title if target.soc else ""},
        "area": target.area.name if target.soc else "",
        "assumptions": [
            {key: row[key] for key in ("label", "value", "why")} for row in assumptions(target)
        ],
        "routes": [dict(zip(COLUMNS, line, strict=True)) for line in lines(plan)],
    }
    text = json.dumps(body, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="plan.json"'
    return response
