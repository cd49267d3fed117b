"""One guide as one reader sees it: what its address says, where they are, the live data there."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypedDict

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.editorial.links import safe_link
from careerguide.editorial.markup import unmarked
from careerguide.lists.filters import ListState
from careerguide.lists.state import BadValue, Problem, UrlState, choice, words
from careerguide.pages.language import spoken
from careerguide.places.find import Place, find_place, wage_area_of
from careerguide.places.statenames import state_name
from careerguide.places.states import Kind, state_code, states_that_are
from careerguide.words.data_text import data_text, data_words, paragraphs
from guides.library import HeldGuide, Library
from guides.offered import Offered
from plan.query import PlanQuery
from programs.catalog import Catalog, catalog
from programs.filters import ProgramQuery
from programs.selection import Selection
from salaries.unit import unit_choice
from salaries.wagestore import WageArea, WageStore

STATES = states_that_are(Kind.STATE, Kind.DISTRICT)
"""The 50 states and DC, postal code to name; guides do not cover territories."""
SENTENCE_END = re.compile(r"(?<=[.?!])\s")
STATE_COLUMNS = ("name", "median_then", "median_now", "change", "top_then", "top_now", "top_change")


def state_sorts() -> list[str]:
    """The orders of the table of states: each column rising, or falling after a minus."""
    return [name for column in STATE_COLUMNS for name in (column, f"-{column}")]


@dataclass(frozen=True)
class GuideState(UrlState):
    """`state` is a postal code once read; `sort` orders the table of all states; `unit` is that of
    pay now, not of what older articles printed."""

    state: str = words(60)
    near: str = words(60)
    sort: str = choice(state_sorts, "name")
    unit: str = unit_choice()

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


@dataclass(frozen=True)
class Reader:
    """A guide, its address read, and everything panels and answers ask for, made when asked.

    `place` is where the address says the reader is; None where it can't be used.
    """

    guide: HeldGuide
    library: Library
    url: GuideState
    place: Place | None = None

    @cached_property
    def state(self) -> str:
        """The postal code of the state shown; "" for the nation."""
        if self.guide.row.state:
            return self.guide.row.state
        return self.url.state or (self.place.state if self.place else "")

    @cached_property
    def wage_area(self) -> str:
        """The code of the wage area the reader's place is in, metropolitan or not; "" where not
        known."""
        county = self.place.county_fips if self.place else ""
        return wage_area_of(county) if county else ""

    @property
    def where(self) -> str:
        """The place as a reader says it."""
        return state_name(self.state) if self.state else _("the United States")

    @property
    def soc(self) -> str:
        """The guide's main occupation."""
        return self.guide.occupations[0] if self.guide.occupations else ""

    @cached_property
    def catalog(self) -> Catalog:
        """Every program there is, from the column store in use."""
        return catalog()

    @property
    def wages(self) -> WageStore:
        """Wages and outlook of every occupation, of the same build as the programs."""
        return self.catalog.wages

    @property
    def area(self) -> WageArea:
        """The wage area of the state, or the nation."""
        return self.wages.state_area.get(self.state, self.wages.nation)

    @cached_property
    def offered(self) -> Offered:
        """Programs in the guide's fields in this state."""
        guide = self.guide
        return Offered(self.catalog, guide.fields, self.state, self.place, guide.awards)

    @cached_property
    def _leading(self) -> Selection:
        states = (self.state,) if self.state else ()
        query = ProgramQuery(occupation=self.soc, state=states)
        return Selection(self.catalog, query).open_only()

    @property
    def leading(self) -> int:
        """How many programs there lead to the main occupation, in the guide's fields or not."""
        return self._leading.total

    @property
    def leading_query(self) -> ListState:
        """The list of those programs."""
        return self._leading.query

    @property
    def plan_href(self) -> str:
        """A plan for the guide's job from where the reader is."""
        near = self.url.near if self.place else ""
        query = PlanQuery(target=self.guide.row.slug, zip=near, state=self.state)
        return reverse("plan:plan") + query.query()

    def said(self, text: str) -> str:
        """An editor's text for a page: in the reader's language, else marked as English."""
        return data_text(text, self.filled)

    def words(self, text: str) -> str:
        """The same without markup, for titles and attributes."""
        return self.filled(data_words(text))

    def opening(self, text: str) -> str:
        """The first sentence of an editor's text, without its marks."""

        def first(words: str) -> str:
            found = paragraphs(self.filled(words))
            return SENTENCE_END.split(unmarked(found[0]))[0] if found else ""

        return data_text(text, first)

    def filled(self, text: str) -> str:
        """Text of an editor with {place} and {state} filled in; other braces stay."""
        return text.replace("{place}", self.where).replace("{state}", self.state)

    def link(self, href: str) -> str:
        """An editor's link with {state} filled in; "" for one that a page may not have."""
        return spoken(safe_link(self.filled(href)))


def read(guide: HeldGuide, library: Library, url: GuideState) -> tuple[Reader, list[Problem]]:
    """The guide as seen from where the address is, and why that can't be used."""
    try:
        place = _place(url.near, guide.row.state or url.state) if url.near else None
    except BadValue as error:
        return Reader(guide, library, url), [Problem("near", str(error), url.near)]
    return Reader(guide, library, url, place), []


def _place(near: str, state: str) -> Place:
    """Raises BadValue for a place unknown, outside the states or outside `state`, if one is set."""
    found = find_place(near)
    said = {"place": found.label, "state": state_name(state)}
    if found.state not in STATES:
        raise BadValue(_("%(place)s is not in one of the 50 states or DC.") % said)
    if state and found.state != state:
        raise BadValue(_("%(place)s is not in %(state)s, so it is left out.") % said)
    return found


class Elsewhere(TypedDict):
    """That the guide is not of the state asked for, and the guide that is ("" for none)."""

    own: str
    wanted: str
    href: str
    title: str


def elsewhere(reader: Reader) -> Elsewhere | None:
    """For a guide of one state with another in its address: a guide that has that, if any."""
    wanted, own = reader.url.state, reader.guide.row.state
    if not own or not wanted or wanted == own:
        return None
    said: Elsewhere = {
        "own": state_name(own),
        "wanted": state_name(wanted),
        "href": "",
        "title": "",
    }
    for guide in reader.library.guides.values():
        if not guide.row.state and set(guide.occupations) & set(reader.guide.occupations):
            said["href"] = guide.row.get_absolute_url() + GuideState(state=wanted).query()
            title = data_words(guide.row.title)
            said["title"] = title.replace("{place}", state_name(wanted))
            break
    return said
