"""The plans of a folder: the routes they pick, else their answers, with the planner's figures."""

from typing import TypedDict

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.words.data_text import data_text
from guides.folder.state import FolderState
from plan.page.amounts import terms
from plan.page.cards import answers, roles
from plan.page.page import read
from plan.page.shown import RouteRow, TimelineStep
from plan.page.words import Words
from plan.plan import Plan
from salaries.unit import IN_ADDRESS


class RouteItem(TypedDict):
    """One route of a plan, as the planner's own page says it."""

    title: str
    provider: str
    place: str
    role: str
    up_front: str
    first_pay: str
    start: str
    start_said: str
    """The same with what it is per."""
    watch: str
    steps: list[TimelineStep]


class PlanItem(TypedDict):
    """A plan: what it asks, and up to four of its routes."""

    key: str
    href: str
    remove_href: str
    title: str
    area: str
    asked: str
    routes: list[RouteItem]


class Plans:
    """Those plans of a folder whose job is known."""

    def __init__(self, state: FolderState) -> None:
        self.unknown: list[str] = []
        self.items: list[PlanItem] = []
        for text in state.plan:
            asked = QueryDict(text, mutable=True)
            asked["unit"] = IN_ADDRESS[state.unit]
            plan = read(asked)
            if plan.target.soc:
                self.items.append(_item(state, text, plan))
            else:
                self.unknown.append(plan.query.target)


def _item(state: FolderState, text: str, plan: Plan) -> PlanItem:
    found = answers(plan)
    words = Words(plan, roles(found))
    keys = [result.route.key for result in plan.side_by_side] or [
        card["key"] for card in found["cards"]
    ]
    return {
        "key": f"plan:{text}",
        "href": f"{reverse('plan:plan')}?{text}",
        "remove_href": state.without("plan", text).query(),
        "title": data_text(plan.target.title),
        "area": plan.target.area.name,
        "asked": terms(plan),
        "routes": [_route(row) for row in words.rows(keys)],
    }


def _route(row: RouteRow) -> RouteItem:
    return {
        "title": row["heading"],
        "provider": row["school"],
        "place": row["place"],
        "role": row["role"] or _("Picked"),
        "up_front": row["up_front"],
        "first_pay": row["first_pay"],
        "start": row["start"],
        "start_said": row["start_said"],
        "watch": row["watch"],
        "steps": row["steps"],
    }
