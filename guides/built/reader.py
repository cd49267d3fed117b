"""One occupation as one reader sees it: what the address says, and the data asked for there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from django.http import QueryDict

from careerguide.lists.state import Problem, UrlState, clean, words
from careerguide.pages.cache import per_build
from careerguide.pages.english import Cited, as_english, release_text
from careerguide.places.statenames import state_name
from careerguide.places.states import state_code
from careerguide.words.data_text import data_text
from guides.built.address import guides_from
from guides.home.gates import Gate, gates
from guides.home.question import HomeQuery, Question
from plan.query import Target
from programs.catalog import Catalog
from programs.rules.reach import License
from programs.selection import Selection
from salaries.occupations import Occupations, occupations
from salaries.pages import cited
from salaries.pages.beside import Column, column
from salaries.rules import Schooling
from salaries.unit import unit_choice


class Source(NamedTuple):
    """Where a sentence is from: a release, or who says so in words; `href` is "" for no page."""

    label: str
    href: str


@dataclass(frozen=True)
class Fact:
    """A sentence and its sources."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class BuiltState(UrlState):
    """`near` is a ZIP code, a city or a state; `unit` is what pay is per."""

    near: str = words(60)
    unit: str = unit_choice()

    @classmethod
    def read(cls, params: QueryDict) -> "BuiltState":
        """A place may be said as other pages say it, too: `zip`, or a state alone."""
        found, _problems = cls.from_params(params)
        if found.near:
            return found
        state = state_name(state_code(params.get("state", "")[:60]) or "")
        return replace(found, near=clean(params.get("zip", ""))[:60] or state)


@dataclass(frozen=True)
class Reader:
    """An occupation and a place; everything else is found when a section asks."""

    soc: str
    url: BuiltState

    @cached_property
    def question(self) -> Question:
        """The same as the home page's question, which knows how to answer it."""
        return Question(HomeQuery(q=self.soc, near=self.url.near, unit=self.url.unit))

    @property
    def target(self) -> Target:
        """The job and the place, as the planner finds them."""
        return self.question.target

    @property
    def problems(self) -> list[Problem]:
        """Why the place can't be used."""
        said = self.question.near_problem
        return [Problem("near", said, self.url.near)] if said else []

    @property
    def known(self) -> Occupations:
        """Every occupation there is."""
        return occupations()

    @property
    def catalog(self) -> Catalog:
        """Every program there is."""
        return self.target.catalog

    @property
    def title(self) -> str:
        """The occupation's title, for attributes and addresses of reports."""
        return self.known.wages.title(self.soc)

    @property
    def heading(self) -> str:
        """The title for a page, which marks it where it is English."""
        return data_text(self.title)

    @property
    def near(self) -> str:
        """The place as links carry it on; "" where there is none or none was found."""
        return self.url.near if self.target.place or self.target.state else ""

    @property
    def where(self) -> str:
        """The place as a reader says it: “near Boston, MA”."""
        return self.question.where

    @cached_property
    def guides(self) -> Callable[[str], str]:
        """What makes the address of the guide to another occupation from the same place."""
        return guides_from(self.near)

    @cached_property
    def columns(self) -> list[Column]:
        """Pay in the reader's area, state and nation, at prices of one year for all."""
        store = self.known.wages
        areas = self.target.areas
        year = self.parity_year
        return [column(store, self.soc, area, year) for area in areas]

    @property
    def parity_year(self) -> int | None:
        """The year of the price levels."""
        return self.known.wages.parity_year({area.type for area in self.target.areas})

    @cached_property
    def nearest(self) -> tuple[Selection, str, list[str]] | None:
        """The programs of the nearest reach that has any, where that is, and the nearer reaches
        that have none; None without any."""
        without: list[str] = []
        for selection, where in self.question.rings:
            if selection.total:
                return selection, where, without
            without.append(where)
        return None

    @cached_property
    def gates(self) -> list[Gate]:
        """The credentials of the job where the reader is."""
        return gates(self.soc, self.target.state)

    @property
    def schooling(self) -> Schooling:
        """What schooling jobs ask for and workers have."""
        found = self.catalog.reaching.schooling
        return found.get(self.soc, Schooling())

    @property
    def license(self) -> License | None:
        """What rules ask of schooling; None where nothing is known here."""
        return self.catalog.reaching.license(self.soc)

    def outlook(self, name: str) -> str:
        """What the projections say in words; "" where nothing."""
        said: str = self.known.wages.outlook.get(self.soc, {}).get(name) or ""
        return said


@per_build(most=1_000)
def sources(*slugs: str) -> tuple[Source, ...]:
    """The releases in use of these sources; of one in parts, its title without theirs."""
    found = cited.sources(*slugs)
    return tuple(Source(_named(one["release"]), one["href"]) for one in found)


def _named(release: Cited) -> str:
    title, mark, _parts = release.partition(":")
    return as_english(title) if mark else release_text(release)


def fact(text: str, *slugs: str) -> Fact:
    """A sentence from the releases in use of these sources."""
    return Fact(text, sources(*slugs))
