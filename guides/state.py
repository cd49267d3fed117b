"""What a guide shows, read from its address: the reader's state or ZIP, and the table's order."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from careerguide.lists.state import Problem, UrlState, choice, words
from careerguide.places.states import Kind, state_code, states_that_are

STATES = states_that_are(Kind.STATE, Kind.DISTRICT)
"""The 50 states and DC, postal code to name; guides do not cover territories."""
STATE_COLUMNS = ("name", "median_then", "median_now", "change", "top_then", "top_now", "top_change")


def state_sorts() -> list[str]:
    return [name for column in STATE_COLUMNS for name in (column, f"-{column}")]


@dataclass(frozen=True)
class GuideState(UrlState):
    """`state` is a postal code once read; `sort` orders the table of all states."""

    state: str = words(60)
    near: str = words(60)
    sort: str = choice(state_sorts, "name")

    @classmethod
    def read(cls, params: QueryDict) -> tuple["GuideState", list[Problem]]:
        """The state and what was wrong. A state may be given as MA, ma or Massachusetts."""
        found, problems = cls.from_params(params)
        if not found.state:
            return found, problems
        code = state_code(found.state)
        if code in STATES:
            return replace(found, state=code), problems
        message = _("“%(value)s” is not one of the 50 states or DC.") % {"value": found.state}
        return replace(found, state=""), [*problems, Problem("state", message, found.state)]
