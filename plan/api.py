"""Routes into a job, as the API has them."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from careerguide.api.figures import Record
from careerguide.api.resources import Resource
from careerguide.api.schemas import Assumption, Named
from careerguide.columns.narrowing import Rows
from careerguide.lists import written
from plan.listed import RouteSelection, Writer
from plan.page.form import plan_form
from plan.page.page import read
from plan.page.views import assumed
from plan.query import PlanQuery


class PlanList(Resource):
    """Whole routes into one job, ranked for the reader that the parameters describe."""

    name, title = "plans", "Routes into a job"
    about = "What each costs, how long it takes and what it pays, as the planner reckons."
    selection, state, key = RouteSelection, PlanQuery, "route"
    example = "?target=29-2072&zip=02139&wage=17"
    cost = 10
    members = {
        "occupation": Named | None, "area": str | None, "assumptions": list[Assumption],
    }  # fmt: skip

    def select(self, params: QueryDict, **within: str) -> RouteSelection:
        """As the planner does."""
        return RouteSelection.of(read(params))

    @property
    def described(self) -> Mapping[str, str]:
        """As the planner's own form calls them."""
        form = plan_form(read(QueryDict()))
        fields = (*form.main, *form.more, *form.weights)
        return {
            one.name: " ".join(filter(None, (one.label, one.prefix, one.suffix))) for one in fields
        }

    def writer(self, selection: Any) -> written.Writer:
        """The downloads' own."""
        return Writer(selection)

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """What addresses call routes."""
        return [selection.records.all[row]["key"] for row in rows.tolist()]

    def more(self, selection: Any, rows: Rows) -> Record:
        """The job and the area that the plan is for, and what it assumes."""
        plan = selection.records.plan
        target = plan.target
        return {
            "occupation": {"soc": target.soc, "title": target.title} if target.soc else None,
            "area": target.area.name if target.soc else None,
            "assumptions": assumed(plan),
        }


RESOURCES = (PlanList(),)
