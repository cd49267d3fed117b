"""What the planner's template shows, with two to four routes side by side."""

from collections.abc import Sequence
from typing import Any, TypedDict

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.comparison import Compared, Figure, Group, Row, WrittenGroup, marked, written
from careerguide.lists.paging import Paging, paging
from careerguide.lists.state import Problem
from plan.page.amounts import pay, summary, terms
from plan.page.charts import Curves, Scatter, curves, pay_range, scatter
from plan.page.form import Assumption, PlanForm, assumptions, plan_form
from plan.page.words import RouteLine, RouteRow, Words
from plan.plan import Plan
from plan.query import MOST_SIDE_BY_SIDE, PlanQuery, Target, look_up
from plan.ranking import is_complete
from plan.routes import Result, Span
from programs.pages.detail.jobs import outlook_words
from programs.pages.words import lacking
from salaries.wagestore import wages

SHOWN = 10
FEW, MOST_BRIEF = 5, 50
"""Shown in full of the routes beside the ranking, and with those in a line each."""

HOME_NAMES = {"q": "target", "near": "zip"}
"""What the home page's one form calls the job and the place, for programs and plans alike."""


class MoreRoutes(TypedDict):
    """Routes beside the ranking: some in full, more in a line each, `left` in downloads alone."""

    routes: list[RouteRow]
    brief: list[RouteLine]
    count: int
    left: int


class SideBySide(TypedDict):
    """Heads of the columns and their lines; `enough` where there are two or more."""

    items: list[Compared]
    groups: list[WrittenGroup]
    enough: bool


class Pick(TypedDict):
    """A route picked for comparison, and the address without it."""

    name: str
    remove_href: str


class Tray(TypedDict):
    """The picks, and how many there may be."""

    picks: list[Pick]
    limit: int


class Export(TypedDict):
    """A download."""

    label: str
    href: str


class Asked(TypedDict):
    """What is there before a job is found."""

    query: PlanQuery
    soc: str
    page_title: str
    problems: Sequence[Problem]
    kept: list[tuple[str, str]]


class PlanResults(Asked, total=False):
    """With a job, its routes."""

    title: str
    area: str
    pay: str
    no_pay: str
    lacking: str
    pay_range: dict[str, Any] | None
    outlook: str
    summary: str
    terms: str
    reason: str
    routes: list[RouteRow]
    paging: Paging
    apart: MoreRoutes
    unranked: MoreRoutes
    staying: bool
    scatter: Scatter | None
    compared: SideBySide | None
    tray: Tray
    curves: Curves | None
    limit: int
    assumptions: list[Assumption]
    exports: list[Export]
    release: str


class PlanPage(PlanResults):
    """The results and the form."""

    section: str
    base: str
    form: PlanForm
    wrong: bool


def read(params: QueryDict) -> Plan:
    """The plan that an address asks for, by the planner's names or the home page's."""
    params = params.copy()
    for name, ours in HOME_NAMES.items():
        if ours not in params and name in params:
            params.setlist(ours, params.getlist(name))
    query, problems = PlanQuery.from_params(params)
    target, not_found = look_up(query)
    return Plan(query, target, (*problems, *not_found))


def results(plan: Plan) -> PlanResults:
    """The part of the page that changes with the reader's answers, picks and page."""
    query, target = plan.query, plan.target
    context: PlanResults = {
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
    return {
        **context,
        "title": target.title,
        "area": target.area.name,
        "pay": pay(plan),
        "no_pay": target.no_pay,
        "lacking": lacking(target.catalog, (target.state,) if target.state else (), plan.programs),
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


def more_routes(results: list[Result], words: Words) -> MoreRoutes:
    """The first of a list in full, the next ones in a line each; the download has every one."""
    brief = [words.line(result) for result in results[FEW:MOST_BRIEF]]
    return {
        "routes": [words.row(result) for result in results[:FEW]],
        "brief": brief,
        "count": len(results),
        "left": len(results) - FEW - len(brief),
    }


def _curves(plan: Plan, compared: SideBySide | None) -> Curves | None:
    if not compared or not compared["enough"]:
        return None
    return curves(plan, plan.side_by_side, [item.head for item in compared["items"]])


def whole_page(plan: Plan) -> PlanPage:
    """The results and the form, which itself says what is wrong with its fields."""
    context = results(plan)
    form = plan_form(plan)
    return {
        **context,
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


def side_by_side(plan: Plan, words: Words) -> SideBySide | None:
    """Heads of the columns and rows of cells; None while nothing is picked."""
    results = plan.side_by_side
    if not results:
        return None
    shown = [words.row(result) for result in results]
    years = {"years": plan.query.years}
    lines: list[tuple[str, str, list[str], Sequence[Span | None]]] = [
        (_("Total cost, %(years)s years") % years, "lowest", [row["cost"] for row in shown],
         [r.cost for r in results]),
        (_("Before the first pay"), "lowest", [row["up_front"] for row in shown],
         [r.up_front for r in results]),
        (_("First pay after"), "lowest", [row["first_pay"] for row in shown],
         [r.first_pay for r in results]),
        (_("Hourly pay at first"), "", [row["start"] for row in shown],
         [r.start_hourly for r in results]),
        (_("Hourly pay later"), "", [row["later"] for row in shown],
         [r.later_hourly for r in results]),
        (_("Paid back after"), "", [row["payback"] for row in shown], [r.gain for r in results]),
        (_("Net gain, %(years)s years") % years, "highest", [row["gain"] for row in shown],
         [r.gain for r in results]),
    ]  # fmt: skip
    return {
        "items": [_item(row) for row in shown],
        "groups": [written(Group("", [_row(*line, results) for line in lines]))],
        "enough": len(results) > 1,
    }


def tray(compared: SideBySide | None) -> Tray:
    """The routes picked so far; their comparison stands on the same page."""
    items = compared["items"] if compared else []
    picks: list[Pick] = [{"name": item.head, "remove_href": item.remove_href} for item in items]
    return {"picks": picks, "limit": MOST_SIDE_BY_SIDE}


def _item(row: RouteRow) -> Compared:
    """The head of a column."""
    return Compared(
        href=row["href"] or row["certification_href"],
        head=f"{row['number']}. {row['title']}",
        sub=row["provider"],
        said=", ".join(filter(None, (row["title"], row["provider"]))),
        remove_href=row["remove_href"],
    )


def _row(
    label: str, prefer: str, texts: list[str], spans: Sequence[Span | None], results: list[Result]
) -> Row:
    """A line; a route with anything unknown shows its figure, but is not judged by it."""
    figures = [
        Figure(text, span.low, span.high) if span else Figure(text, missing=True)
        for text, span in zip(texts, spans, strict=True)
    ]
    judged = [
        figure if is_complete(result) and not result.route.unknown_costs else Figure(figure.text)
        for figure, result in zip(figures, results, strict=True)
    ]
    return marked(Row(label, figures, prefer), judged)
