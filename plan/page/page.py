"""What the planner's template shows."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.paging import paging
from plan.page.assumptions import assumptions
from plan.page.charts import pay_range, scatter
from plan.page.curves import curves
from plan.page.form import plan_form
from plan.page.headline import pay, summary, terms
from plan.page.sidebyside import side_by_side, tray
from plan.page.written import Words
from plan.plan import Plan
from plan.query import MOST_SIDE_BY_SIDE, PlanQuery
from plan.routes import Result
from plan.target import Target, look_up
from programs.pages.detail.jobs import outlook_words
from salaries.wagestore import wages

SHOWN = 10
FEW, MOST_BRIEF = 5, 50
"""Shown in full of the routes beside the ranking, and with those in a line each."""

HOME_NAMES = {"q": "target", "near": "zip"}
"""What the home page's one form calls the job and the place, for programs and plans alike."""


def read(params: QueryDict) -> Plan:
    params = params.copy()
    for name, ours in HOME_NAMES.items():
        if ours not in params and name in params:
            params.setlist(ours, params.getlist(name))
    query, problems = PlanQuery.from_params(params)
    target, not_found = look_up(query)
    return Plan(query, target, (*problems, *not_found))


def results(plan: Plan) -> dict[str, Any]:
    """The part of the page that changes with the reader's answers, picks and page."""
    query, target = plan.query, plan.target
    context = {
        "query": query,
        "soc": target.soc,
        "page_title": _page_title(target),
        "problems": plan.problems,
        "kept": [("r", key) for key in query.r],
    }
    if not target.soc:
        return context
    words = Words(plan)
    compared = side_by_side(plan, words)
    page = paging(query, len(plan.ranked), query.page, SHOWN)
    shown = plan.ranked[page.first : page.last]
    return context | {
        "title": target.title,
        "area": target.area.name,
        "pay": pay(plan),
        "no_pay": target.no_pay,
        "pay_range": pay_range(plan),
        "outlook": outlook_words(wages().outlook.get(target.soc, {})),
        "summary": summary(plan),
        "terms": terms(plan),
        "reason": words.reason(plan.ranked),
        "routes": [words.row(one.result) for one in shown],
        "paging": page,
        "apart": more_routes([one.result for one in plan.apart], words),
        "unranked": more_routes(plan.unranked, words),
        "staying": plan.staying is not None,
        "scatter": scatter(plan, words),
        "compared": compared,
        "tray": tray(compared),
        "curves": _curves(plan, compared),
        "limit": MOST_SIDE_BY_SIDE,
        "assumptions": assumptions(target),
        "exports": [
            {"label": _("Download as CSV"), "href": query.query({"_export": "csv"})},
            {"label": _("Download as JSON"), "href": query.query({"_export": "json"})},
        ],
        "release": wages().release["edition"],
    }


def more_routes(results: list[Result], words: Words) -> dict[str, Any]:
    """The first of a list in full, the next ones in a line each; the download has every one."""
    brief = [words.line(result) for result in results[FEW:MOST_BRIEF]]
    return {
        "routes": [words.row(result) for result in results[:FEW]],
        "brief": brief,
        "count": len(results),
        "left": len(results) - FEW - len(brief),
    }


def _curves(plan: Plan, compared: dict[str, Any] | None) -> dict[str, Any] | None:
    if not compared or not compared["enough"]:
        return None
    return curves(plan, plan.side_by_side, [item.head for item in compared["items"]])


def whole_page(plan: Plan) -> dict[str, Any]:
    """The results and the form, which itself says what is wrong with its fields."""
    context = results(plan)
    form = plan_form(plan)
    return context | {
        "section": "plan",
        "base": reverse("plan:plan"),
        "form": form,
        "wrong": bool(form.errors),
        "problems": [p for p in context["problems"] if p.name not in form.names],
    }


def _page_title(target: Target) -> str:
    if not target.soc:
        return _("Plan your way into a job")
    return _("Plan: %(job)s, %(area)s") % {"job": target.title, "area": target.area.name}
