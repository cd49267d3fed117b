"""Routes in words: what a row, a comparison and a download show, and what each is best at."""

from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.store import certifications
from plan.page.amounts import (
    CostLine,
    cost_line,
    hourly,
    lasting,
    money,
    payback,
    signed,
    wage,
)
from plan.plan import Plan
from plan.query import MOST_SIDE_BY_SIDE
from plan.ranking import Ranked, strained
from plan.routes import Result, Step


class RouteName(TypedDict):
    """Title, school and links; "" for what a route does not have."""

    title: str
    href: str
    provider: str
    place: str
    certification: str
    certification_href: str


class RouteBrief(RouteName):
    """With its number in the plan's lists ("" for staying put), cost, time and broken limits."""

    key: str
    number: int | str
    cost: str
    first_pay: str
    breaks: str


class RouteLine(RouteBrief):
    """With its figures as one text."""

    line: str


class FrontierRoute(RouteBrief):
    """With what it is best at."""

    merit: str


class TimelineStep(TypedDict):
    """A step and how long it takes, in words."""

    label: str
    months: str
    note: str


class RouteRow(FrontierRoute):
    """A route in full, with the links that pick it for comparison."""

    up_front: str
    start: str
    later: str
    payback: str
    gain: str
    strains: list[str]
    unknown: list[str]
    steps: list[TimelineStep]
    costs: list[CostLine]
    picked: bool
    pick_href: str
    remove_href: str


class Words:
    """Writes the routes of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.query = plan, plan.query
        self.picked = [result.route.key for result in plan.side_by_side]
        self.full = len(self.picked) >= MOST_SIDE_BY_SIDE
        self.merits = merits(plan)

    def row(self, result: Result) -> RouteRow:
        """A route with its answers; reasons where something is not known."""
        route = result.route
        key = route.key
        tight = strained(result, self.query.limits())
        return {
            **self.brief(result),
            "up_front": money(result.up_front, result),
            "start": wage(result.start_hourly) or _("not published here"),
            "later": wage(result.later_hourly) or _("not published here"),
            "payback": payback(result, self.query.years),
            "gain": signed(result.gain) or _("not known"),
            "merit": self.merits.get(key, ""),
            "strains": [strain_words()[name] for name in tight],
            "unknown": self.unknown(result),
            "steps": self.timeline(result),
            "costs": [cost_line(cost) for cost in route.costs],
            "picked": key in self.picked,
            "pick_href": ""
            if self.full or key in self.picked
            else self.picks_href([*self.picked, key]),
            "remove_href": self.picks_href([other for other in self.picked if other != key]),
        }

    def brief(self, result: Result) -> RouteBrief:
        """Its number on the page, name, cost, time and the limits it breaks."""
        key = result.route.key
        broke = self.plan.breaking.get(key, [])
        return {
            "key": key,
            "number": self.plan.numbers.get(key, ""),
            **self.name(result),
            "cost": money(result.cost, result),
            "first_pay": lasting(result.first_pay) or _("length not reported"),
            "breaks": ", ".join(limit_words()[name] for name in broke),
        }

    def line(self, result: Result) -> RouteLine:
        """The same with its figures as one text."""
        brief = self.brief(result)
        told = _("%(cost)s; first pay after %(time)s") if result.first_pay else "%(cost)s; %(time)s"
        said = told % {"cost": brief["cost"], "time": brief["first_pay"]}
        return {**brief, "line": "; ".join(filter(None, (said, brief["breaks"])))}

    def picks_href(self, keys: list[str]) -> str:
        """This page of the plan with other routes picked."""
        return self.query.but(r=tuple(keys), page=self.query.page).query()

    def name(self, result: Result) -> RouteName:
        """Title, school and links; a program's words are looked up only here."""
        route = result.route
        one = certifications().by_slug.get(route.certification)
        badge = one.abbreviation if one else ""
        named: RouteName = {
            "title": route.title,
            "href": "",
            "provider": "",
            "place": "",
            "certification": badge,
            "certification_href": reverse("certifications:detail", args=[one.slug]) if one else "",
        }
        if route.program is None:
            return named
        row = route.program()
        title = f"{row['name']}, {row['award']}"
        if badge:
            title = _("%(program)s, then %(name)s") % {"program": title, "name": badge}
        return {
            **named,
            "title": title,
            "href": row["href"],
            "provider": row["provider"],
            "place": row["place"] + (f" · {row['distance']}" if row["distance"] else ""),
        }

    def unknown(self, result: Result) -> list[str]:
        """What is not known, and what that could change."""
        found = []
        for cost in result.route.unknown_costs:
            could = _("would raise the cost") if not cost.decides else _("so it is not ranked")
            found.append(
                _("%(what)s not published: %(could)s") % {"what": cost.label, "could": could}
            )
        if not result.route.stays and not any(s.kind == "train" for s in result.route.steps):
            found.append(_("No figures say how many people are hired without a course."))
        if result.first_pay is None:
            found.append(_("Its length is not reported, so it is not ranked."))
        return found

    def timeline(self, result: Result) -> list[TimelineStep]:
        """The steps in their order, with the first job and its first rise between them."""
        steps = result.route.steps
        if result.route.stays:
            return []
        before = [self.step(step) for step in steps if step.kind != "lift"]
        after = [self.step(step) for step in steps if step.kind == "lift"]
        pay = hourly(result.start_hourly) or _("pay not published here")
        job: TimelineStep = {"label": _("First job"), "months": pay, "note": ""}
        later = _("after a year of work")
        rise: TimelineStep = {"label": _("First rise"), "months": later, "note": ""}
        return [*before, job, *after, rise]

    def step(self, step: Step) -> TimelineStep:
        """A step of the route with its length, or that it is not reported."""
        length = lasting(step.months) if step.months else _("length not reported")
        return {"label": step.label, "months": length, "note": step.note}

    def reason(self, ranked: list[Ranked]) -> str:
        """Why the first route is first, from its places in each part."""
        if not ranked:
            return ""
        first = ranked[0]
        names = {
            "cost": _("cost"), "time": _("time"), "pay": _("net gain"), "sure": _("certainty"),
        }  # fmt: skip
        places = {
            name: 1 + sum(o.parts[name] > first.parts[name] + 1e-9 for o in ranked)
            for name in names
        }
        told = [
            _("%(place)s in %(what)s (weight %(weight)s)")
            % {"place": _nth(place), "what": names[name],
               "weight": getattr(self.query, f"w_{name}")}
            for name, place in sorted(places.items(), key=lambda pair: pair[1])
        ]  # fmt: skip
        return _("Of these %(n)s routes the first one comes %(told)s.") % {
            "n": len(ranked),
            "told": ", ".join(told),
        }


def _nth(place: int) -> str:
    return _("first") if place == 1 else _("number %(n)s") % {"n": place}


def limit_words() -> dict[str, str]:
    """What is wrong with a route that breaks a limit, by the limit."""
    return {"budget": _("costs more than you can spend"), "deadline": _("takes too long")}


def strain_words() -> dict[str, str]:
    """The same of one that breaks it only where it turns out dear or slow."""
    return {
        "budget": _("may cost more than you can spend"),
        "deadline": _("may take longer than you have"),
    }


def merits(plan: Plan) -> dict[str, str]:
    """By key, for the routes of the frontier; nothing where there is no other to be better than.

    Other routes with an unknown cost can only be dearer and gain less than their figures say, so
    one whose own costs are all known is surely the cheapest if none is cheaper as far as known.
    """
    every = [one.result for one in plan.ranked]
    if len(every) < 2:
        return {}
    best = [min(place) for place in zip(*map(_places, every), strict=True)]
    return {key: _said(result, best) for key, result in plan.frontier.items()}


def _places(result: Result) -> tuple[float, float, float]:
    """Cost, months and gain with its sign turned: lower is better in each."""
    months = result.first_pay.typical if result.first_pay else 0
    return result.cost.typical, months, -(result.gain.typical if result.gain else 0)


def _said(result: Result, best: list[float]) -> str:
    names = (_("cheapest"), _("soonest"), _("highest net gain"))
    known = not result.route.unknown_costs
    found = [
        name
        for name, place, least in zip(names, _places(result), best, strict=True)
        if place <= least and (known or name == names[1])
    ]
    return ", ".join(found) or _("no other is better all round")
