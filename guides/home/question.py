"""What the home page asks, read from the address and looked up."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.filters import ListState
from careerguide.lists.state import BadValue, Problem, UrlState, words
from careerguide.places.find import find_place
from careerguide.places.states import STATE_NAMES, state_code
from plan.query import PlanQuery, Target, look_up
from programs.filters import ProgramQuery


@dataclass(frozen=True)
class HomeQuery(UrlState):
    """`q` is a job, a field of study or a SOC code; `near` a ZIP code, a city or a state."""

    q: str = words()
    near: str = words(60)


@dataclass(frozen=True)
class Question:
    """The query, and what lists and plans call the same. Nothing is read before it is asked for."""

    query: HomeQuery

    @classmethod
    def read(cls, params: QueryDict) -> "Question":
        """The question of an address; what can't be read of it is left out."""
        return cls(HomeQuery.from_params(params)[0])

    @cached_property
    def _found(self) -> tuple[Target, list[Problem]]:
        state = named_state(self.query.near)
        zip_or_city = "" if state else self.query.near
        return look_up(PlanQuery(target=self.query.q, zip=zip_or_city, state=state))

    @property
    def target(self) -> Target:
        """The job and the place, as the planner finds them."""
        return self._found[0]

    @property
    def near(self) -> str:
        """The ZIP code or city as written; "" where there is none or none was found."""
        return self.target.query.zip if self.target.place else ""

    @property
    def near_problem(self) -> str:
        """Why `near` can't be used; "" where it can."""
        return next((p.message for p in self._found[1] if p.name == "zip"), "")

    @property
    def where(self) -> str:
        """The place as a reader says it."""
        if self.target.place:
            return _("near %(place)s") % {"place": self.target.place.label}
        place = STATE_NAMES.get(self.target.state) or _("the United States")
        return _("in %(place)s") % {"place": place}

    @property
    def plan_href(self) -> str:
        """A plan for this job from there."""
        state = "" if self.near else self.target.state
        query = PlanQuery(target=self.target.soc, zip=self.near, state=state)
        return reverse("plan:plan") + query.query()

    @property
    def by_words(self) -> ListState:
        """The list of programs that the words as such find there."""
        states = (self.target.state,) if self.target.state and not self.near else ()
        return ProgramQuery(q=self.query.q, near=self.near, state=states)

    def href(self, words: str) -> str:
        """The same place with other words."""
        return reverse("home") + self.query.but(q=words).query()


def named_state(text: str) -> str:
    """The state that text means, rather than the city of that name elsewhere; "" for none.

    “Indiana” is not the town in Pennsylvania, but “New York” is the city.
    """
    code = state_code(text)
    if not code:
        return ""
    try:
        return "" if find_place(text).state == code else code
    except BadValue:
        return code
