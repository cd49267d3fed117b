"""What a folder holds, all of it in its address."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from careerguide.lists.state import Problem, UrlState, choice, clean, listed, words
from certifications.filters import slug
from plan.query import PlanQuery
from programs.filters import RESIDENCIES
from programs.rules.ids import program_number, program_slug
from salaries.pages.compare.asked import area_code
from salaries.rules import ANNUAL, soc_code
from salaries.unit import unit_choice

MOST, MOST_PLANS = 12, 2
"""Things of one kind that a folder holds."""
LONGEST_PLAN = 700
"""Letters of a plan's address that are read."""
BETWEEN = "~"
"""Between the code of a job and that of a place."""

Pair = tuple[str, str]


def pair(text: str) -> Pair | None:
    """A job in a place, as “29-2072~44140”; None for what can't be one."""
    job, _between, place = text.partition(BETWEEN)
    soc, area = soc_code(job), area_code(place)
    return (soc, area) if soc and area else None


def pair_slug(of: Pair) -> str:
    """The same as addresses hold it."""
    return BETWEEN.join(of)


def plan_query(text: str) -> str | None:
    """A plan by its own address after the “?”, written anew from what the planner reads of it.

    None for what names no job, is too long or holds what the planner can't use: what a folder
    links to is always the planner's, with an address that it made itself.
    """
    if len(text) > LONGEST_PLAN:
        return None
    query, problems = PlanQuery.from_params(QueryDict(text.removeprefix("?")))
    if problems or not query.target:
        return None
    return query.but(page=1, unit=ANNUAL).query().removeprefix("?")


@dataclass(frozen=True)
class FolderState(UrlState):
    """Programs, certifications, jobs in places and plans; whose prices count, where from, and the
    unit of pay."""

    p: tuple[int, ...] = listed(program_number, program_slug, MOST)
    c: tuple[str, ...] = listed(slug, str, MOST)
    w: tuple[Pair, ...] = listed(pair, pair_slug, MOST)
    plan: tuple[str, ...] = listed(plan_query, str, MOST_PLANS)
    near: str = words(60)
    residency: str = choice(lambda: RESIDENCIES)
    unit: str = unit_choice()

    @property
    def count(self) -> int:
        """How many things it holds."""
        return sum(len(getattr(self, name)) for name in READ)


READ = {"p": program_number, "c": slug, "w": pair, "plan": plan_query}
"""How one value of each kind is read; None for a bad one."""
LIMITS = {"p": MOST, "c": MOST, "w": MOST, "plan": MOST_PLANS}


@dataclass(frozen=True)
class Read:
    """A folder with no more of a kind than it holds, and what could not be used of its address."""

    state: FolderState
    problems: tuple[Problem, ...]
    refused: tuple[str, ...]
    """Values that can't be what their parameter says, cut short."""
    over: tuple[str, ...]
    """Kinds of which the address has more than a folder holds."""

    @classmethod
    def of(cls, params: QueryDict) -> "Read":
        """From an address; never fails."""
        state, problems = FolderState.from_params(params)
        over = tuple(name for name, most in LIMITS.items() if len(getattr(state, name)) > most)
        kept = state.but(**{name: getattr(state, name)[: LIMITS[name]] for name in over})
        return cls(kept, tuple(problems), tuple(_refused(params)), over)


def _refused(params: QueryDict) -> Iterator[str]:
    """The first few values that were passed over, as they came."""
    for name, read in READ.items():
        for value in params.getlist(name)[:MOST]:
            text = clean(value)
            if text and read(text) is None:
                yield text if len(text) <= 60 else f"{text[:60]}…"
