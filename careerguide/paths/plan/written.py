"""Routes in words: what a row, a comparison and a download show."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.core.numbers import cents, dollars, plain, span
from careerguide.paths.plan.plan import Plan
from careerguide.paths.plan.query import MOST_SIDE_BY_SIDE
from careerguide.paths.planner.ranking import Ranked, strained
from careerguide.paths.planner.routes import Cost, Result, Span
from certifications.store import held


class Words:
    """Writes the routes of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.query = plan, plan.query
        self.picked = [result.route.key for result in plan.side_by_side]
        self.full = len(self.picked) >= MOST_SIDE_BY_SIDE

    def row(self, result: Result, place: Ranked | None = None, number: int = 0) -> dict[str, Any]:
        """A route with its answers; reasons where something is not known."""
        route = result.route
        key = route.key
        broke = self.plan.breaking.get(key, [])
        tight = strained(result, self.query.limits())
        return {
            "key": key,
            "number": number or "",
            **self.name(result),
            "cost": self.money(result.cost, result),
            "up_front": self.money(result.up_front, result),
            "first_pay": months(result.first_pay) or _("length not reported"),
            "start": hourly(result.start_hourly) or _("not published here"),
            "later": hourly(result.later_hourly) or _("not published here"),
            "payback": self.payback(result),
            "gain": signed(result.gain) or _("not known"),
            "score": f"{place.score:.0f}" if place else "",
            "on_frontier": key in self.plan.frontier,
            "breaks": [limit_words()[name] for name in broke],
            "strains": [strain_words()[name] for name in tight if name not in broke],
            "unknown": self.unknown(result),
            "steps": self.timeline(result),
            "costs": [cost_line(cost) for cost in route.costs],
            "picked": key in self.picked,
            "pick_href": ""
            if self.full or key in self.picked
            else self.picks_href([*self.picked, key]),
            "remove_href": self.picks_href([other for other in self.picked if other != key]),
        }

    def picks_href(self, keys: list[str]) -> str:
        """This page of the plan with other routes picked."""
        return self.query.but(r=tuple(keys), page=self.query.page).query()

    def name(self, result: Result) -> dict[str, str]:
        """Title, school and links; a program's words are looked up only here."""
        facts = result.route.facts
        slug = facts.get("certification", "")
        one = held().by_slug.get(slug)
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

    def money(self, amount: Span, result: Result) -> str:
        least = any(c.dollars is None for c in result.route.costs)
        text = span(dollars(amount.low), dollars(amount.high))
        return _("at least %(amount)s") % {"amount": text} if least else text

    def payback(self, result: Result) -> str:
        """The month of the typical outcome, and how far the others differ."""
        early, usual, late = result.payback
        if result.route.stays:
            return "–"
        if result.gain is None:
            return _("not known")
        if usual is None:
            return _("not within %(n)s years") % {"n": self.query.years}
        ends = {"usual": usual, "early": early or usual, "late": late or _("never")}
        if late is None:
            return _("month %(usual)s; not within the time if pay stays low") % ends
        return _("month %(usual)s (%(early)s to %(late)s)") % ends

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
        length = months(step.months) if step.months else _("length not reported")
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
        return _("Of %(n)s routes within your limits the first one comes %(told)s.") % {
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


def months(amount: Span | None) -> str:
    if amount is None:
        return ""
    text = span(plain(amount.low), plain(amount.high))
    return ngettext("%(n)s month", "%(n)s months", 1 if text == "1" else 2) % {"n": text}


def hourly(amount: Span | None) -> str:
    if amount is None:
        return ""
    low, high = (cents(round(end * 100)) for end in (amount.low, amount.high))
    return _("%(pay)s an hour") % {"pay": span(low, high)}


def signed(amount: Span | None) -> str:
    """A gain with its sign: typical first, then the range."""
    if amount is None:
        return ""
    low, usual, high = (_signed(end) for end in (amount.low, amount.typical, amount.high))
    return usual if low == high else _("%(usual)s (%(low)s to %(high)s)") % {
        "usual": usual, "low": low, "high": high,
    }  # fmt: skip


def _signed(amount: float) -> str:
    rounded = round(amount, -2)
    return ("−" if rounded < 0 else "+" if rounded else "") + dollars(abs(rounded))


def cost_line(cost: Cost) -> dict[str, str]:
    if cost.dollars is None:
        return {"label": cost.label, "amount": _("not published"), "source": cost.source}
    amount = span(dollars(cost.dollars.low), dollars(cost.dollars.high))
    if cost.kind in ("dues", "renewal"):
        every = plain(cost.every_months)
        amount = _("%(amount)s every %(n)s months") % {"amount": amount, "n": every}
    return {"label": cost.label, "amount": amount, "source": cost.source}
