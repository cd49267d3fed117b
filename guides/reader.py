"""One guide as one reader sees it: where they are, and the live data of that place."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from careerguide.lists.filters import ListState
from careerguide.lists.state import BadValue, Problem
from careerguide.places.find import Place, find_place, metro_of
from careerguide.places.states import STATE_NAMES
from guides.library import Held, HeldGuide
from guides.offered import Offered
from guides.state import STATES, GuideState
from programs.catalog import Catalog, catalog
from programs.filters import ProgramQuery
from programs.selection import Selection
from salaries.wagestore import WageArea, WageStore


@dataclass(frozen=True)
class Reader:
    """A guide, its address read, and everything panels and answers ask for, made when asked.

    `place` is where the address says the reader is; None where it can't be used.
    """

    guide: HeldGuide
    held: Held
    url: GuideState
    place: Place | None = None

    @cached_property
    def state(self) -> str:
        """The postal code of the state shown; "" for the nation."""
        if self.guide.row.state:
            return self.guide.row.state
        return self.url.state or (self.place.state if self.place else "")

    @cached_property
    def metro(self) -> str:
        """The code of the metropolitan area the reader's place is in; "" where not known."""
        county = self.place.county_fips if self.place else ""
        return metro_of(county) if county else ""

    @property
    def where(self) -> str:
        """The place as a reader says it."""
        return STATE_NAMES[self.state] if self.state else _("the United States")

    @property
    def soc(self) -> str:
        """The guide's main occupation."""
        return self.guide.occupations[0] if self.guide.occupations else ""

    @cached_property
    def catalog(self) -> Catalog:
        return catalog()

    @property
    def wages(self) -> WageStore:
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
    def leading(self) -> int:
        """How many programs there lead to the main occupation, in the guide's fields or not."""
        return Selection(self.catalog, self.leading_query).total

    @property
    def leading_query(self) -> ListState:
        """The list of those programs."""
        states = (self.state,) if self.state else ()
        return ProgramQuery(occupation=self.soc, state=states)

    def filled(self, text: str) -> str:
        """Text of an editor with {place} and {state} filled in; other braces stay."""
        return text.replace("{place}", self.where).replace("{state}", self.state)


def read(guide: HeldGuide, held: Held, url: GuideState) -> tuple[Reader, list[Problem]]:
    """The guide as seen from where the address is, and why that can't be used."""
    try:
        place = _place(url.near, guide.row.state or url.state) if url.near else None
    except BadValue as error:
        return Reader(guide, held, url), [Problem("near", str(error), url.near)]
    return Reader(guide, held, url, place), []


def _place(near: str, state: str) -> Place:
    """Raises BadValue for a place unknown, outside the states or outside `state`, if one is set."""
    found = find_place(near)
    said = {"place": found.label, "state": STATE_NAMES.get(state, "")}
    if found.state not in STATES:
        raise BadValue(_("%(place)s is not in one of the 50 states or DC.") % said)
    if state and found.state != state:
        raise BadValue(_("%(place)s is not in %(state)s, so it is left out.") % said)
    return found
