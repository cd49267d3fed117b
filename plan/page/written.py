"""Routes in words: what a row, a comparison and a download show."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.store import certifications
from plan.page.amounts import cost_line, hourly, lasting, money, payback, signed, wage
from plan.page.merits import merits
from plan.plan import Plan
from plan.query import MOST_SIDE_BY_SIDE
from plan.ranking import Ranked, strained
from plan.routes import Result


class Words:
    """Writes the routes of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.query = plan, plan.query
        self.picked = [result.route.key for result in plan.side_by_side]
        self.full = len(self.picked) >= MOST_SIDE_BY_SIDE
        self.merits = merits(plan)

    def row(self, result: Result) -> dict[str, Any]:
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

    def brief(self, result: Result) -> dict[str, Any]:
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

    def line(self, result: Result) -> dict[str, Any]:
        """The same with its figures as one text."""
        brief = self.brief(result)
        told = _("%(cost)s; first pay after %(time)s") if result.first_pay else "%(cost)s; %(time)s"
        said = told % {"cost": brief["cost"], "time": brief["first_pay"]}
        return brief | {"line": "; ".join(filter(None, (said, brief["breaks"])))}

    def picks_href(self, keys: list[str]) -> str:
        """This page of the plan with other routes picked."""
        return self.query.but(r=tuple(keys), page=self.query.page).query()

    def name(self, result: Result) -> dict[str, str]:
        """Title, school and links; a program's words are looked up only here."""
        facts = result.route.facts
        slug = facts.get("certification", "")
        one = certifications().by_slug.get(slug)
        badge = one.abbreviation if one else ""
        named = {"certification": badge, "certification_href": (one and _href(one.slug)) or ""}
        if "row" not in facts:
            return {"title": result.route.title, "href": "", "provider": "", "place": "", **named}
        row = facts["writer"].row(facts["row"])
        title = f"{row['name']}, {row['award']}"
        if badge:
            title = _("%(program)s, then %(name)s") % {"program": title, "name": badge}
        return {
            "title": title,
            "href": row["href"],
            "provider": row["provider"],
            "place": row["place"] + (f" · {row['distance']}" if row["distance"] else ""),
            **named,
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

    def timeline(self, result: Result) -> list[dict[str, str]]:
        """The steps in their order, with the first job and its first rise between them."""
        steps = result.route.steps
        if result.route.stays:
            return []
        before = [self.step(step) for step in steps if step.kind != "lift"]
        after = [self.step(step) for step in steps if step.kind == "lift"]
        job = {"label": _("First job"), "months": hourly(result.start_hourly), "note": ""}
        job["months"] = job["months"] or _("pay not published here")
        rise = {"label": _("First rise"), "months": _("after a year of work"), "note": ""}
        return [*before, job, *after, rise]

    def step(self, step: Any) -> dict[str, str]:
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


def _href(slug: str) -> str:
    return reverse("certifications:detail", args=[slug])


def _nth(place: int) -> str:
    return _("first") if place == 1 else _("number %(n)s") % {"n": place}


def limit_words() -> dict[str, str]:
    return {"budget": _("costs more than you can spend"), "deadline": _("takes too long")}


def strain_words() -> dict[str, str]:
    return {
        "budget": _("may cost more than you can spend"),
        "deadline": _("may take longer than you have"),
    }
