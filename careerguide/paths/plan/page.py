"""What the planner's template shows."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.core.listing import paging
from careerguide.core.numbers import cents, count, dollars, plain
from careerguide.paths.plan.assumptions import assumptions
from careerguide.paths.plan.charts import curves, pay_range, scatter
from careerguide.paths.plan.form import plan_form
from careerguide.paths.plan.plan import Plan
from careerguide.paths.plan.query import MOST_SIDE_BY_SIDE, PlanQuery
from careerguide.paths.plan.sidebyside import side_by_side, tray
from careerguide.paths.plan.target import Target
from careerguide.paths.plan.written import Words
from programs.links import outlook_words
from salaries.wagestore import wages

SHOWN = 10
FEW = 5


HOME_NAMES = {"q": "target", "near": "zip"}
"""What the home page's one form calls the job and the place, for programs and plans alike."""


def read(params: QueryDict) -> Plan:
    params = params.copy()
    for name, ours in HOME_NAMES.items():
        if ours not in params and name in params:
            params.setlist(ours, params.getlist(name))
    query, problems = PlanQuery.from_params(params)
    target = Target(query, problems)
    target.look_up()
    return Plan(query, target)


def results(plan: Plan) -> dict[str, Any]:
    """The part of the page that changes with the reader's answers, picks and page."""
    query, target = plan.query, plan.target
    context = {
        "query": query,
        "soc": target.soc,
        "page_title": _page_title(target),
        "problems": target.problems,
        "kept": [("r", key) for key in query.r],
    }
    if not target.soc:
        return context
    words = Words(plan)
    compared = side_by_side(plan, words)
    page = paging(query, len(plan.ranked), query.page, SHOWN)
    frontier = [words.name(r) | {"key": key} for key, r in plan.frontier.items()]
    shown = plan.ranked[page.first : page.last]
    return context | {
        "title": target.title,
        "area": target.area.name,
        "pay": _pay(plan),
        "no_pay": target.no_pay,
        "pay_range": pay_range(plan),
        "outlook": outlook_words(wages().outlook.get(target.soc, {})),
        "summary": _summary(plan),
        "terms": _terms(plan),
        "reason": words.reason(plan.ranked),
        "routes": [words.row(r.result, r, at) for at, r in enumerate(shown, page.first + 1)],
        "paging": page,
        "apart": [words.row(r.result) for r in plan.apart[:FEW]],
        "apart_count": len(plan.apart),
        "unranked": [words.row(r) for r in plan.unranked[:FEW]],
        "unranked_count": len(plan.unranked),
        "staying": words.row(plan.staying) if plan.staying else None,
        "frontier": frontier,
        "scatter": scatter(plan),
        "compared": compared,
        "tray": tray(compared),
        "curves": curves(plan, plan.side_by_side) if len(plan.side_by_side) > 1 else None,
        "limit": MOST_SIDE_BY_SIDE,
        "assumptions": assumptions(target),
        "exports": [
            {"label": _("Download as CSV"), "href": query.query({"_export": "csv"})},
            {"label": _("Download as JSON"), "href": query.query({"_export": "json"})},
        ],
        "release": wages().release["edition"],
    }


def whole_page(plan: Plan) -> dict[str, Any]:
    """The results and the form, which itself says what is wrong with its fields."""
    context = results(plan)
    form = plan_form(plan.target)
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


def _summary(plan: Plan) -> str:
    n = len(plan.ranked)
    found = ngettext("%(n)s route within your limits", "%(n)s routes within your limits", n)
    return found % {"n": count(n)}


def _terms(plan: Plan) -> str:
    """What the answer is for, in a line."""
    query, target = plan.query, plan.target
    said = [
        _("near %(place)s") % {"place": target.place.label} if target.place else target.state,
        _("%(pay)s an hour now") % {"pay": cents(round(query.hourly * 100))}
        if query.hourly
        else _("no present pay"),
        _("%(sum)s to spend") % {"sum": dollars(query.budget)} if query.budget is not None else "",
        _("full-time study") if query.full_time else _("part-time study"),
        _("within %(n)s months") % {"n": plain(query.deadline)} if query.deadline else "",
    ]
    return _("For you: %(terms)s.") % {"terms": ", ".join(part for part in said if part)}


def _pay(plan: Plan) -> str:
    pay = plan.target.pay
    if plan.target.no_pay or pay is None:
        return ""
    p25, median = (cents(round((end or 0) * 100)) for end in (pay.p25, pay.median))
    return _("Half of these jobs pay more than %(median)s an hour, three in four over %(p25)s.") % {
        "median": median,
        "p25": p25,
    }
