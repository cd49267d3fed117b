"""What the home page asks, read from the address and looked up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.http import QueryDict
from django.utils.translation import gettext as _

from careerguide.lists.filters import ListState
from careerguide.lists.state import BadValue, Problem, UrlState, words
from careerguide.pages.cache import address
from careerguide.places.find import also_in, find_where
from careerguide.places.statenames import state_name
from careerguide.words import line as lines
from careerguide.words.lexicon import Kind
from careerguide.words.line import Line
from careerguide.words.topics import Topic
from certifications.rules.facts import Certification
from certifications.search import called, named_issuers
from certifications.search import find as find_certifications
from certifications.store import certifications
from plan.query import PlanQuery, Target, look_up
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.schoolnames import schools_named
from programs.selection import Selection
from salaries import search
from salaries.unit import unit_choice

ZIP_LAST = re.compile(r".*\D(\d{5})")
"""Words that end in what looks like a ZIP code, known or not."""


@dataclass(frozen=True)
class HomeQuery(UrlState):
    """`q` is a job, a field of study or a SOC code, with its place or without; or a place alone.

    `near` is a ZIP code, a city or a state, for links that say it apart; `unit` is what pay is per.
    """

    q: str = words()
    near: str = words(60)
    unit: str = unit_choice()

    @property
    def box(self) -> str:
        """Both in the one box."""
        return " ".join(filter(None, (self.q, self.near)))


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
        """The place said apart, or else the one that the words are, name, or end in."""
        unknown = ZIP_LAST.fullmatch(self.query.q)
        return (
            self.query.near
            or self.place_alone
            or self.line.place_text
            or (unknown[1] if unknown and not self.line.exact else "")
        )

    @cached_property
    def place_alone(self) -> str:
        """The words where they are a place and no more: “01608”, “Massachusetts”; "" otherwise."""
        text = self.query.q
        line = self.line
        if not text or self.query.near or line.meanings or line.soc or line.cip or line.exact:
            return ""
        try:
            where = find_where(text)
        except BadValue:
            return ""
        plain = bool(where.state) or "," in text or text.isdigit() or not self._schools
        return text if plain and not where.respelled else ""

    @cached_property
    def _found(self) -> tuple[Target, list[Problem]]:
        near = self.asked_near
        state = self._named[0]
        target = "" if self.schools or self.topic or self.place_alone else self.query.q
        return look_up(PlanQuery(target=target, zip="" if state else near, state=state))

    @property
    def schools(self) -> list[int]:
        """Schools that the words name, where they are no place."""
        return [] if self.place_alone else self._schools

    @cached_property
    def _schools(self) -> list[int]:
        """Schools that the words name in full or begin, as places among the catalogue's providers.

        The largest first. None where the words are known for a job, a field or a credential.
        """
        line = self.line
        if line.meanings or not line.words or line.soc or line.cip:
            return []
        first, _others = schools_named(line.words)
        sizes = np.bincount(catalog().provider, minlength=len(first))
        found = sorted(np.flatnonzero(first).tolist(), key=lambda at: (-sizes[at], at))
        jobs = search.find(self.query.q)[:1]
        return [] if jobs and jobs[0].tier <= search.CALLED else found

    @cached_property
    def topic(self) -> Topic | None:
        """What the words are about where that is no job; None for a job or nothing known."""
        return search.topic_of(self.query.q)

    @cached_property
    def certifications(self) -> list[Certification]:
        """Certifications that the words are the name of, or the issuer of."""
        known, line = certifications().by_slug, self.line
        if self.topic:
            return []
        if line.keys(Kind.CERTIFICATION) or line.keys(Kind.ISSUER):
            return [known[slug] for slug in find_certifications(self.query.q)]
        if named := named_issuers(line.typed):  # “Google IT certificate” is theirs
            found = [known[slug] for slug in find_certifications(self.query.q)]
            if theirs := [one for one in found if one.body.slug in named]:
                return theirs
        return [] if line.meanings else [known[slug] for slug in called(self.query.q)]

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
        """What `near` was taken for where it has typing errors, or is a name of several towns."""
        typed, place = self.asked_near, self._named[1]
        words = _("We took “%(typed)s” for %(place)s.") % {"typed": typed, "place": place}
        others = also_in(self.target.place) if self.target.place else ""
        return " ".join(filter(None, (words if place else "", others)))

    @property
    def unit(self) -> str:
        """What pay is per: an hour or a year."""
        return self.query.unit

    @property
    def where(self) -> str:
        """The place as a reader says it."""
        if self.target.place:
            return _("near %(place)s") % {"place": self.target.place.label}
        place = state_name(self.target.state) or _("the United States")
        return _("in %(place)s") % {"place": place}

    @property
    def plan_href(self) -> str:
        """A plan for this job from there."""
        state = "" if self.near else self.target.state
        query = PlanQuery(target=self.target.soc, zip=self.near, state=state)
        return address("plan:plan") + query.query()

    @property
    def by_words(self) -> ListState:
        """The list of programs that the words as such find there."""
        states = (self.target.state,) if self.target.state and not self.near else ()
        text = "" if self.place_alone else self.line.about or self.query.q
        return ProgramQuery(q=text, near=self.near, state=states)

    def href(self, words: str) -> str:
        """The same place with other words."""
        return address("home") + self.query.but(q=words, near=self.kept_near).query()

    @property
    def kept_near(self) -> str:
        """The place as links keep it, wherever it was said."""
        known = self.target.place or self.target.state
        return self.query.near or (self.asked_near if known else "")

    @cached_property
    def rings(self) -> "Rings":
        """Programs of open schools that lead to the job, from ever farther away, and where they
        are. Several parts of an answer ask for them; each is found once, when first asked for."""
        return Rings(_rings(self.target, self.near))


class Rings:
    """Programs and where they are, kept as they are walked."""

    def __init__(self, rings: Iterator[tuple[Selection, str]]) -> None:
        self._left = rings
        self._met: list[tuple[Selection, str]] = []

    def __iter__(self) -> Iterator[tuple[Selection, str]]:
        at = 0
        while True:
            if at == len(self._met):
                found = next(self._left, None)
                if found is None:
                    return
                self._met.append(found)
            yield self._met[at]
            at += 1


def _rings(target: Target, near: str) -> Iterator[tuple[Selection, str]]:
    query, known = ProgramQuery(occupation=target.soc), target.catalog
    if target.place:
        said = {"n": query.within, "place": target.place.label}
        where = _("within %(n)s miles of %(place)s") % said
        yield Selection(known, query.but(near=near)).open_only(), where
    if target.state:
        where = _("in %(place)s") % {"place": state_name(target.state)}
        yield Selection(known, query.but(state=(target.state,))).open_only(), where
    yield Selection(known, query).open_only(), _("in the United States")
