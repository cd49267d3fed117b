"""What the home page asks, read from the address and looked up."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.filters import ListState
from careerguide.lists.state import BadValue, Problem, UrlState, words
from careerguide.places.find import find_where
from careerguide.places.states import STATE_NAMES
from careerguide.words import line as lines
from careerguide.words.lexicon import Kind
from careerguide.words.line import Line
from careerguide.words.topics import Topic
from certifications.rules.facts import Certification
from certifications.search import find as find_certifications
from certifications.store import certifications
from plan.query import PlanQuery, Target, look_up
from programs.filters import ProgramQuery
from programs.named import schools_named
from salaries import search


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
    def line(self) -> Line:
        """The words as understood."""
        return lines.read(self.query.q)

    @property
    def asked_near(self) -> str:
        """The place box, or else the place that the words name."""
        return self.query.near or self.line.place_text

    @cached_property
    def _found(self) -> tuple[Target, list[Problem]]:
        near = self.asked_near
        state = self._named[0]
        target = "" if self.schools or self.topic else self.query.q
        return look_up(PlanQuery(target=target, zip="" if state else near, state=state))

    @cached_property
    def schools(self) -> list[int]:
        """Schools that the words name in full or begin, as places among the catalogue's providers.

        None where the words are known for a job, a field or a credential.
        """
        line = self.line
        if line.meanings or not line.words or line.soc or line.cip:
            return []
        first, _others = schools_named(line.words)
        found = [int(at) for at in np.flatnonzero(first)]
        jobs = search.find(self.query.q)[:1]
        return [] if jobs and jobs[0].tier <= search.CALLED else found

    @cached_property
    def topic(self) -> Topic | None:
        """What the words are about where that is no job; None for a job or nothing known."""
        return search.topic_of(self.query.q)

    @cached_property
    def certifications(self) -> list[Certification]:
        """Certifications that the words are the name of, or the issuer of."""
        if self.topic or not (self.line.keys(Kind.CERTIFICATION) or self.line.keys(Kind.ISSUER)):
            return []
        known = certifications().by_slug
        return [known[slug] for slug in find_certifications(self.query.q)]

    @cached_property
    def _named(self) -> tuple[str, str]:
        """The state that `near` names and what it was respelled as; "" where it is neither."""
        try:
            where = find_where(self.asked_near)
        except BadValue:
            return "", ""
        return where.state, where.respelled

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
    def near_note(self) -> str:
        """What `near` was taken for where it has typing errors; "" otherwise."""
        typed, place = self.query.near, self._named[1]
        words = _("We took “%(typed)s” for %(place)s.") % {"typed": typed, "place": place}
        return words if place else ""

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
        return ProgramQuery(q=self.line.about or self.query.q, near=self.near, state=states)

    def href(self, words: str) -> str:
        """The same place with other words."""
        return reverse("home") + self.query.but(q=words).query()
