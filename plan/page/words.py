"""Routes in words: what a row, a card, a comparison and a download show."""

from typing import Any

from django.utils.translation import gettext as _

from careerguide.lists.rows import write_rows
from careerguide.pages.cache import address
from careerguide.pages.numbers import dollars
from careerguide.words.data_text import sentence
from certifications.store import certifications
from plan.lines import NONE, Line
from plan.offer import Offer
from plan.page.amounts import (
    Needed,
    cost_line,
    lasting,
    needed,
    paid_back,
    payback,
    signed,
    total,
    up_front,
    up_front_usual,
    usual,
    wage,
    wage_per,
)
from plan.page.named import Named, Namer
from plan.page.risks import if_granted, limit_words, risk, strain_words
from plan.page.shown import RouteBrief, RouteName, RouteRow, TimelineStep
from plan.plan import Plan
from plan.query import MOST_SIDE_BY_SIDE
from plan.ranked import Ranked, Ranking
from plan.ranking import strained
from plan.results import Result
from plan.routes import Span, Step
from salaries.rules import ANNUAL, HOURLY

OTHER = {HOURLY: ANNUAL, ANNUAL: HOURLY}
"""What stands beneath a unit of pay."""


class Words:
    """Writes the routes of one plan. `roles` says what a route is best at, by key."""

    def __init__(self, plan: Plan, roles: dict[str, str] | None = None) -> None:
        self.plan, self.query = plan, plan.query
        self.picked = [result.route.key for result in plan.side_by_side]
        self.full = len(self.picked) >= MOST_SIDE_BY_SIDE
        self.roles = roles or {}
        self.offer_words = Namer(plan.offers).of
        self._certified: dict[str, tuple[str, str]] = {}

    def row(self, result: Result) -> RouteRow:
        """A route with its answers; reasons where something is not known."""
        route, key = result.route, result.route.key
        places = self.offer_words(route.offer).places if route.offer is not None else ()
        odds: Needed = needed(result)
        unknown = self.unknown(result)
        steps, costs = self.timeline(result), [cost_line(cost) for cost in route.costs]
        shown: list[dict[str, Any]] = [{"label": label, "href": href} for label, href in places[1:]]
        broke = self.plan.breaking.get(key, [])
        tight = strained(result, self.query.limits())
        offer = self.offer(result)
        granted = offer is not None and offer.figured.price_typical < offer.figured.sticker_low
        leads, beneath = up_front_usual(result, granted=granted)
        return {
            **self.name(result),
            "key": key,
            "number": self.plan.numbers.get(key, ""),
            "total": total(result),
            "more_total": "" if total(result) == up_front(result) else total(result),
            "up_front": up_front(result),
            "up_front_usual": leads,
            "up_front_range": beneath,
            "first_pay": lasting(result.first_pay) or _("length not reported"),
            "start": wage(self.plan, result.start_hourly) or _("not published here"),
            "start_said": self.paid_first(result),
            "start_beside": wage_per(self.plan, result.start_hourly, OTHER[self.query.unit]),
            "later": wage(self.plan, result.later_hourly) or _("not published here"),
            "payback": payback(result, self.query.years),
            "paid_back": paid_back(result, self.query.years),
            "gain": signed(result.gain),
            "gain_usual": usual(result.gain.typical if result.gain else None),
            "at_odds": usual(result.at_odds),
            "needed": odds["said"],
            "needed_of": odds["of"],
            "needed_do": odds["do"],
            "dots": odds["dots"],
            "some": odds["known"] and odds["dots"] > 0,
            "dots_end": 10 * odds["dots"] - 4,
            "breaks": ", ".join(limit_words()[name] for name in broke),
            "fits_if": if_granted(self.plan, key),
            "strains": "; ".join(strain_words()[name] for name in tight),
            "role": self.roles.get(key, ""),
            "watch": risk(self.plan, result),
            "unknown": unknown,
            "steps": steps,
            "costs": costs,
            "steps_html": write_rows("plan/_step.html", steps),
            "costs_html": write_rows("plan/_cost.html", costs),
            "unknown_html": write_rows("plan/_line.html", [{"line": one} for one in unknown]),
            "places_html": write_rows("plan/_place.html", shown),
            "more_places": len(shown),
            "picked": key in self.picked,
            "pick_href": ""
            if self.full or key in self.picked
            else self.picks_href([*self.picked, key]),
            "remove_href": self.picks_href([other for other in self.picked if other != key]),
        }

    def paid_first(self, result: Result) -> str:
        """The first pay with what it is per, or that it is not published."""
        return wage_per(self.plan, result.start_hourly) or _("pay not published here")

    def rows(self, keys: list[str]) -> list[RouteRow]:
        """Routes in full, by key."""
        return [self.row(self.plan.result(key)) for key in keys]

    def brief(self, key: str) -> RouteBrief:
        """A route in a line, from the columns: typical cost and time, and the limits it breaks."""
        table = self.plan.table
        place = table.lines.find(key)
        assert place is not None
        line, at = table.lines[place], table.rank_place(place)
        words = self.offer_words(line.offer)
        if at is None:
            said = _("price or length not reported")
        else:
            figures = table.figures
            said = _("%(cost)s; first pay after %(time)s") % {
                "cost": dollars(figures.up_front[at]),
                "time": lasting(Span(*[float(figures.first_pay[at])] * 3)),
            }
        broke = ", ".join(limit_words()[name] for name in self.plan.breaking.get(key, []))
        return {
            "number": self.plan.numbers[key], "heading": self._titled(line)[1], "href": words.href,
            "school": words.school, "place": words.place,
            "line": "; ".join(filter(None, (said, broke, if_granted(self.plan, key)))),
        }  # fmt: skip

    def picks_href(self, keys: list[str]) -> str:
        """This page of the plan with other routes picked."""
        return self.query.but(r=tuple(keys), page=self.query.page).query()

    def titled(self, ranked: Ranked) -> RouteName:
        """What a ranked route is called, without its figures."""
        line = self.plan.table.lines[int(self.plan.table.rankable[ranked.at])]
        return self._named(self.offer_words(line.offer), self._titled(line))

    def _titled(self, line: Line) -> tuple[str, str]:
        badge = "" if line.certification == NONE else (
            self.plan.fees.peers[line.certification].abbreviation)  # fmt: skip
        return _titles(self.offer_words(line.offer), badge)

    def name(self, result: Result) -> RouteName:
        """Title, school and links; a program's words are looked up only here."""
        route = result.route
        badge, address = self._certification(route.certification)
        words = None if route.offer is None else self.offer_words(route.offer)
        titles = _titles(words, badge) if words else (route.title, route.title)
        return {**self._named(words, titles), "certification": badge, "certification_href": address}

    def _named(self, words: Named | None, titles: tuple[str, str]) -> RouteName:
        return {
            "title": titles[0],
            "heading": titles[1],
            "href": words.href if words else "",
            "provider": words.provider if words else "",
            "school": words.school if words else "",
            "place": words.place if words else "",
            "certification": "",
            "certification_href": "",
        }

    def _certification(self, slug: str) -> tuple[str, str]:
        """Abbreviation and address; "" for both without one."""
        if slug not in self._certified:
            one = certifications().by_slug.get(slug)
            self._certified[slug] = (
                (one.abbreviation, address("certifications:detail", slug)) if one
                else ("", "")
            )  # fmt: skip
        return self._certified[slug]

    def offer(self, result: Result) -> Offer | None:
        """The program of a route; None without one."""
        at = result.route.offer
        return None if at is None else self.plan.offers[at]

    def unknown(self, result: Result) -> list[str]:
        """What is not known, and what that could change."""
        found, route = [], result.route
        for cost in route.unknown_costs:
            could = _("would raise the cost") if not cost.decides else _("so it is not ranked")
            found.append(
                _("%(what)s not published: %(could)s") % {"what": cost.label, "could": could}
            )
        if result.first_pay is None:
            found.append(_("Its length is not reported, so it is not ranked."))
        if route.offer is not None and route.finish is None:
            found.append(_("No completion rate is published for the school: ranked as the lowest"
                           " published among these."))  # fmt: skip
        offer = self.offer(result)
        if offer and offer.figured.earnings < 0 and self.plan.table.graduates(offer):
            found.append(_("Its graduates’ earnings are not reported: ranked as the least paid"
                           " known of programs with such an award."))  # fmt: skip
        if route.passing is None:
            found.append(_("No pass rate is published: ranked as the lowest published."))
        if not route.stays:
            found.append(_("No figures say how many are hired."))
        return found

    def timeline(self, result: Result) -> list[TimelineStep]:
        """The steps in their order, with the first job and its first rise between them."""
        steps = result.route.steps
        if result.route.stays:
            return []
        before = [self.step(step) for step in steps if step.kind != "lift"]
        after = [self.step(step) for step in steps if step.kind == "lift"]
        job: TimelineStep = {"label": _("First job"), "months": self.paid_first(result), "note": ""}
        later = _("after a year of work")
        rise: TimelineStep = {"label": _("First rise"), "months": later, "note": ""}
        return [*before, job, *after, rise]

    def step(self, step: Step) -> TimelineStep:
        """A step of the route with its length, or that it is not reported."""
        length = lasting(step.months) if step.months else _("length not reported")
        return {"label": step.label, "months": length, "note": step.note}

    def reason(self, ranked: Ranking) -> str:
        """Why the first route is first, from its places in each part."""
        if len(ranked) < 2:
            return ""
        names = {
            "cost": _("cost"), "time": _("time"), "pay": self.worth(), "sure": _("certainty"),
        }  # fmt: skip
        places = {
            name: 1 + int((ranked.parts[name] > ranked.parts[name][0] + 1e-9).sum())
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

    def worth(self) -> str:
        """What the weight of pay weighs, as far as the reader has said what it takes."""
        if not self.plan.gains_known:
            return _("pay at first")
        return _("how few must be hired") if self.query.hired is None else _("gain at the odds")


def _titles(words: Named, badge: str) -> tuple[str, str]:
    """Program, award and the certification after it: the words, and the same for a page."""
    if not badge:
        return words.title, words.heading
    then = _("%(program)s, then %(name)s")
    said = {"program": words.title, "name": badge}
    return then % said, sentence(then, {**said, "program": words.heading})


def _nth(place: int) -> str:
    return _("first") if place == 1 else _("number %(n)s") % {"n": place}
