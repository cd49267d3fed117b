"""The filters of the list of certifications, one declaration each, in the order of the form."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext_lazy as _

from careerguide.columns.codes import Code
from careerguide.columns.narrowing import Mask, Test
from careerguide.lists.columns import DOLLARS
from careerguide.lists.filters import AnyOf, Words, list_state, quoted
from careerguide.lists.limits import Limit, Number
from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.state import UrlState, choice, flag, listed, whole, words
from careerguide.places.statenames import state_choices
from careerguide.places.states import STATE_NAMES
from careerguide.words.data_text import data_words
from careerguide.words.said import reading_of
from certifications.columns import COLUMNS, EARN, EXAM, UPKEEP
from certifications.rules.codes import CredentialKind, Experience, Level
from certifications.rules.costs import DEFAULT_YEARS, MOST_YEARS
from certifications.rules.facts import Certification
from certifications.search import find
from certifications.store import certifications as held
from salaries.unit import unit_choice

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
MOST_DOLLARS = 100_000


def slug(text: str) -> str | None:
    """A certification's slug, whether or not it is held; None for anything else."""
    found = text.lower()
    return found if SLUG.fullmatch(found) else None


def those(
    found_as: Callable[[Certification], Iterable[str]], options: Callable[[], Iterable[str]]
) -> dict[str, Any]:
    """How a filter tells and counts credentials that some of its `options` find.

    All are counted in one pass: there are many more values than credentials have.
    """

    def matches(selection: Any, value: str) -> Mask:
        return np.array([value in found_as(one) for one in selection.records.all])

    def tally(selection: Any, left: Mask) -> list[int]:
        every = zip(selection.records.all, left.tolist(), strict=True)
        counts = Counter(value for one, kept in every if kept for value in found_as(one))
        return [counts[value] for value in options()]

    return {"matches": matches, "tally": tally}


def coded(code: type[Code], of: Callable[[Certification], Code | None]) -> dict[str, Any]:
    """The same of a code; a credential whose text is none of its members is found by none."""
    slugs = [one.slug for one in code]

    def found_as(one: Certification) -> tuple[str, ...]:
        found = of(one)
        return () if found is None else (found.slug,)

    return those(found_as, lambda: slugs)


def by_name(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names by slug, in the reader's language and in its order."""
    said = ((slug, data_words(name)) for slug, name in named)
    return dict(sorted(said, key=lambda pair: pair[1].casefold()))


def families() -> dict[str, str]:
    """Job families that some credential is of, by slug."""
    return by_name((one.slug, one.name) for one in held().families)


def settings() -> dict[str, str]:
    """Where holders of some credential work, by slug."""
    return by_name(held().settings)


def issuers() -> dict[str, str]:
    """Who issues some credential, in short, by slug."""
    return by_name(held().bodies)


def in_state(selection: Any, value: str) -> Mask:
    """Those of use in a state: what holds everywhere, and its own licenses."""
    return np.array([one.holds_in(value) for one in selection.records.all])


def of_states(selection: Any, left: Mask) -> list[int]:
    """How many of those left are of use in each state: those that hold everywhere, and its own."""
    states = [one.state for one, kept in zip(selection.records.all, left, strict=True) if kept]
    return [states.count("") + states.count(state) for state in STATE_NAMES]


def has_level(one: Certification, value: str) -> bool:
    """Whether it is of the level asked for; a text that is no level is of none."""
    level = Level.of(one.level)
    return level is not None and level.slug == value


def named_by(selection: Any, found: list[str]) -> Test:
    """Those that the words mean."""
    mask = np.array([one.slug in found for one in selection.records.all])
    return lambda rows: mask[rows]


def surely(name: str) -> Callable[[Any, float, bool], Test]:
    """Costs that are surely no more than a limit; with unknown ones, not surely more."""

    def test(selection: Any, limit: float, unknown: bool) -> Test:
        end = f"{name}_least" if unknown else name
        return lambda rows: selection.values(end, rows) <= limit

    return test


FILTERS = (
    Words("q", _("Search"), placeholder=_("CNA, welding, CPC, CompTIA"), said=quoted("q"),
          find=lambda _selection, text: find(text), passes=named_by, reads=reading_of,
          suggest="certifications"),
    Number("years", _("Held for"), 1, MOST_YEARS, DEFAULT_YEARS, suffix=_("years")),
    AnyOf("focus", _("Job family"), families, select=True,
          **those(lambda one: (one.focus, *one.family.found_as), families)),
    AnyOf("kind", _("Kind"), CredentialKind, **coded(CredentialKind, lambda one: one.kind)),
    AnyOf("state", _("Of use in"), state_choices, select=True, single=True,
          matches=in_state, tally=of_states,
          said=_("of use in %(value)s")),
    AnyOf("level", _("Level"), Level, **coded(Level, lambda one: Level.of(one.level))),
    AnyOf("experience", _("Experience needed to sit"), Experience,
          **coded(Experience, lambda one: one.experience[0]),
          said=_("experience to sit: %(value)s")),
    Limit("exam_max", _("Highest exam cost"), DOLLARS, EXAM, prefix="$", largest=MOST_DOLLARS,
          passes=surely(EXAM), said=_("exam to %(n)s"),
          including=_("include those whose exam cost is not wholly known")),
    Limit("upkeep_max", _("Highest yearly upkeep"), DOLLARS, UPKEEP, prefix="$",
          suffix=_("a year"), hint=_("Dues, and renewals spread over their cycle."),
          largest=MOST_DOLLARS, passes=surely(UPKEEP), said=_("upkeep to %(n)s a year"),
          including=_("include those whose upkeep is not wholly known")),
    AnyOf("setting", _("Setting"), settings,
          **those(lambda one: dict(one.settings), settings)),
    AnyOf("body", _("Issued by"), issuers,
          **those(lambda one: (one.body.slug,), issuers)),
)  # fmt: skip
CertificationQuery = list_state(
    "CertificationQuery",
    FILTERS,
    sort=choice(COLUMNS.sorts, EARN),
    c=listed(slug, str, MOST_COMPARED),
)
"""Filters, order and page of the list. Money in dollars; `years` is how long one is held."""


@dataclass(frozen=True)
class CompareState(UrlState):
    """The certifications compared, for how many years; `differences` hides equal rows."""

    c: tuple[str, ...] = listed(slug, str, MOST_COMPARED)
    years: int = whole(1, MOST_YEARS, DEFAULT_YEARS)
    differences: bool = flag()


@dataclass(frozen=True)
class DetailState(UrlState):
    """Where the reader is, how long the certification is held, and the unit of pay."""

    near: str = words(60)
    state: str = choice(lambda: STATE_NAMES)
    years: int = whole(1, MOST_YEARS, DEFAULT_YEARS)
    unit: str = unit_choice()
