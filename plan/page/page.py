"""What the planner's template shows: three answers, every route, and what it all rests on."""

from collections.abc import Sequence
from typing import Any, Literal, TypedDict, cast
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.page import Link
from careerguide.lists.paging import Paging, paging
from careerguide.lists.state import Problem
from careerguide.pages.numbers import count
from careerguide.pages.slots import filler
from careerguide.places.states import STATE_NAMES
from plan.page.amounts import pay, summary, terms
from plan.page.assumed import Assumption, assumptions
from plan.page.beside import SideBySide, Tray, curves_of, side_by_side, tray
from plan.page.cardrows import Card, Lowering, lowering, to_say, written_cards
from plan.page.cards import answers, roles
from plan.page.charts import Curves, Scatter, pay_range, scatter
from plan.page.form import PlanForm, plan_form
from plan.page.headings import labels_of
from plan.page.shown import RouteBrief, RouteRow
from plan.page.words import Words
from plan.plan import Plan
from plan.query import MOST_SIDE_BY_SIDE, PlanQuery, Target, look_up
from programs.pages.aid.words import Sentence, free_sentence
from programs.pages.detail.jobs import outlook_words
from programs.pages.words import lacking
from salaries.pages.wagetext import per
from salaries.rules import ANNUAL
from salaries.unit import tabs_of
from salaries.wagestore import wages

SHOWN = 12
FEW, MOST_BRIEF = 3, 50
"""Shown in full of the routes beside the ranking, and with those in a line each."""

HOME_NAMES = {"q": "target", "near": "zip"}
"""What the home page's one form calls the job and the place, for programs and plans alike."""


class Group(TypedDict):
    """Rows of the table under a heading ("" for none), more in a line each, and how many are in
    downloads alone."""

    heading: str
    rows: list[RouteRow]
    brief: list[RouteBrief]
    left: int
    out: bool


class Own(TypedDict):
    """Routes without a school: their rows, and the one that must have fewest hired."""

    rows: list[RouteRow]
    first: RouteRow


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
    per: str
    """What pay is per."""
    unit_tabs: list[Link]
    no_pay: str
    lacking: str
    pay_range: dict[str, Any] | None
    outlook: str
    summary: str
    terms: str
    guide_href: str
    """The guide to the job from the same place; "" where no app has guides."""
    folder_href: str
    """The folder with this plan in it."""
    reason: str
    ask_pay: bool
    gains: bool
    labels: dict[str, str]
    same_pay: RouteRow | None
    same_watch: str
    cards: list[Card]
    notes: list[str]
    aid: Lowering | None
    sentence: Sentence | None
    """What the reader's state pays for, where no answer says it."""
    to_say: str
    """What the reader must say for aid by rule to count; "" for nothing."""
    groups: list[Group]
    shown: int
    fits_if: int
    paging: Paging
    own: Own | None
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


def guide_href(target: Target) -> str:
    """The guide to the job, from where the plan is; "" where no app has guides."""
    fill = filler("guide to an occupation")
    near = target.query.zip if target.place else STATE_NAMES.get(target.query.state, "")
    return fill(target.soc, near) if fill else ""


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
    found = answers(plan)
    words = Words(plan, roles(found))
    labels = labels_of(plan)
    kept_plan = query.but(page=1, unit=ANNUAL).query().removeprefix("?")
    compared = side_by_side(plan, words, labels)
    page = paging(query, len(plan.ranked), query.page, SHOWN)
    groups = _groups(plan, words, page)
    rows = [row for group in groups for row in group["rows"]]
    own = _own(plan, words)
    cards = written_cards(found, words) if page.number == 1 else []
    same_pay = rows[0] if _alike(rows, "start") and _alike(rows, "later") else None
    same_watch = rows[0]["watch"] if _alike(rows, "watch") else ""
    columns = {
        "pay": not same_pay, "watched": not same_watch, "odds_asked": query.hired is not None,
        "gains": plan.gains_known and not target.no_pay,
    }  # fmt: skip
    for one in (*rows, *cards, *(own["rows"] if own else ())):
        out = {"out": bool(one["breaks"]) or plan.lacks(one["key"])}
        dict.update(cast(dict[str, Any], one), labels | columns | out)
    return {
        **context,
        "title": target.title,
        "guide_href": guide_href(target),
        "area": target.area.name,
        "pay": pay(plan),
        "per": per(query.unit),
        "unit_tabs": [] if target.no_pay else tabs_of(query),
        "no_pay": target.no_pay,
        "lacking": lacking(
            target.catalog, (target.state,) if target.state else (), plan.offers.programs
        ),
        "pay_range": pay_range(plan),
        "outlook": outlook_words(wages().outlook.get(target.soc, {})),
        "summary": summary(plan),
        "terms": terms(plan),
        "folder_href": f"{reverse('folder')}?{urlencode({'plan': kept_plan})}",
        "reason": words.reason(plan.ranked),
        "ask_pay": not plan.gains_known,
        "gains": columns["gains"],
        "labels": labels,
        "same_pay": same_pay,
        "same_watch": same_watch,
        "cards": cards,
        "notes": found["notes"],
        "aid": (aid := lowering(words, found)),
        "sentence": None if aid else free_sentence(target.state),
        "to_say": to_say(query),
        "groups": groups,
        "shown": len(rows),
        "fits_if": len(plan.fits_if),
        "paging": page,
        "own": own,
        "staying": plan.staying is not None,
        "scatter": scatter(plan, words),
        "compared": compared,
        "tray": tray(compared),
        "curves": curves_of(plan, compared),
        "limit": MOST_SIDE_BY_SIDE,
        "assumptions": assumptions(plan),
        "exports": [
            {"label": _("Download as CSV"), "href": query.query({"_export": "csv"})},
            {"label": _("Download as XLSX"), "href": query.query({"_export": "xlsx"})},
            {"label": _("Download as JSON"), "href": query.query({"_export": "json"})},
        ],
        "release": wages().edition,
    }


def _alike(rows: list[RouteRow], name: Literal["start", "later", "watch"]) -> bool:
    """Whether several rows say the same, so that it can be said once."""
    return len(rows) > 1 and len({row[name] for row in rows}) == 1


def _groups(plan: Plan, words: Words, page: Paging) -> list[Group]:
    """The page's ranked routes, then on the first page those beside the ranking."""
    ranked = [one.key for one in plan.ranked[page.first : page.last]]
    found: list[Group] = [{"heading": "", "rows": words.rows(ranked), "brief": [],
                           "left": 0, "out": False}]  # fmt: skip
    if page.number > 1:
        return found
    fitting, apart, unknown = plan.conditional.keys, plan.apart.keys, plan.unranked
    fits = ngettext("%(n)s route is over your limit and fits it if aid is granted",
                    "%(n)s routes are over your limit and fit it if aid is granted",
                    len(fitting))  # fmt: skip
    over = ngettext("%(n)s route breaks a limit", "%(n)s routes break a limit", len(apart))
    lacks = ngettext("%(n)s route is not known well enough to rank",
                     "%(n)s routes are not known well enough to rank", len(unknown))  # fmt: skip
    for keys, heading in ((fitting, fits), (apart, over), (unknown, lacks)):
        if keys:
            found.append({
                "heading": heading % {"n": count(len(keys))}, "rows": words.rows(keys[:FEW]),
                "brief": [words.brief(key) for key in keys[FEW:MOST_BRIEF]],
                "left": max(0, len(keys) - MOST_BRIEF), "out": keys is not fitting,
            })  # fmt: skip
    return found


def _own(plan: Plan, words: Words) -> Own | None:
    """Routes without a school stand apart, whatever they cost: they are no answer."""
    if not plan.alone:
        return None
    rows = [words.row(result) for result in plan.alone]
    known = [r for r in plan.alone if r.needed is not None]
    first = min(known, key=lambda r: r.needed or 0, default=plan.alone[0])
    return {"rows": rows, "first": words.row(first)}


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
