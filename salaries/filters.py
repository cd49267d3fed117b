"""The filters of the two wage lists, one declaration each, in the order of the forms."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from django.utils.translation import gettext_lazy as _

from careerguide.columns.narrowing import EVERY, Mask, Test
from careerguide.lists.columns import DOLLARS
from careerguide.lists.filters import AnyOf, Words, list_state, quoted
from careerguide.lists.limits import Limit
from careerguide.lists.state import choice, flag
from careerguide.places.statenames import state_choices
from careerguide.places.states import STATE_NAMES
from careerguide.words.said import reading_of
from salaries.columns import AREAS, OCCUPATIONS
from salaries.models.occupations import labels_by_slug
from salaries.models.wages import Area
from salaries.rules import Education
from salaries.search import Match, find
from salaries.unit import unit_choice

STATES = tuple(STATE_NAMES)
GROWING, FASTER, SHRINKING = "growing", "faster", "shrinking"
GROWTH = {
    GROWING: _("Growing"),
    FASTER: _("Growing faster than average"),
    SHRINKING: _("Shrinking"),
}


def search(selection: Any, words: str) -> dict[int, Match]:
    """The occupations that match by row, best first, each with how it does."""
    at = selection.records.at
    return {at[match.code]: match for match in find(words)}


def found_by(selection: Any, matches: Mapping[int, Match]) -> Test:
    """Passes the occupations that a search matched."""
    mask = np.zeros(selection.size, dtype=bool)
    mask[list(matches)] = True
    return lambda rows: mask[rows]


def grows(selection: Any, growth: str) -> Mask:
    """Occupations that are projected to; NaN passes no comparison."""
    change = selection.values("change_percent", EVERY)
    if growth == SHRINKING:
        return np.asarray(change < 0)
    least = selection.records.average_growth if growth == FASTER else 0
    return np.asarray(change > least)


def named(selection: Any, words: Sequence[str]) -> Test:
    """Areas whose title, states and code have all the words."""
    areas = selection.records.store.areas
    found = np.array([all(word in area.search for word in words) for area in areas], dtype=bool)
    return lambda rows: found[selection.records.area[rows]]


def reaching_into(selection: Any, state: str) -> Mask:
    """Areas with a part in the state of this postal code."""
    own = selection.records.store.reaching[STATES.index(state)]
    return np.asarray(own[selection.records.area])


def by_state(selection: Any, left: Mask) -> list[int]:
    """How many of the areas left reach into each of STATES; one of two states counts for both."""
    areas = selection.records.area[left]
    counts: list[int] = selection.records.store.reaching[:, areas].sum(axis=1).tolist()
    return counts


def area_types() -> dict[str, str]:
    """Kinds of area as choices of a form."""
    return {kind.slug: str(kind.plural) for kind in Area.Type}


WITHOUT_WORDS = _("Without the words")
OCCUPATION_FILTERS = (
    Words("q", _("Occupation or job title"), placeholder=_("medical coder, 29-2072"), early=0,
          find=search, passes=found_by, said=quoted("q"), dropped=WITHOUT_WORDS,
          reads=reading_of, suggest="wages"),
    Limit("wage_min", _("National median pay at least"), DOLLARS, "annual_median", at_least=True,
          asks=False, said=_("median %(n)s a year or more"), prefix="$", suffix=_("a year"),
          dropped=_("Any pay")),
    AnyOf("growth", _("Jobs in ten years"), lambda: GROWTH, select=True, single=True,
          matches=grows, dropped=_("Any growth")),
    AnyOf("education", _("Entry education"), labels_by_slug, column="entry_education",
          code_of=lambda _s, slug: Education.slugs().index(slug), dropped=_("Any entry education")),
)  # fmt: skip
OccupationQuery = list_state("OccupationQuery", OCCUPATION_FILTERS, sort=choice(OCCUPATIONS.sorts))
"""The list of occupations. Without `sort`: best match first, or most jobs first."""

AREA_FILTERS = (
    Words("q", _("Place"), placeholder=_("part of its name: Boston"), passes=named,
          find=lambda _s, words: words.lower().replace(",", " ").split(), said=quoted("q"),
          dropped=WITHOUT_WORDS),
    AnyOf("state", _("State"), state_choices, select=True, single=True,
          matches=reaching_into, tally=by_state, dropped=_("Any state")),
    AnyOf("type", _("Kind of area"), area_types, column=lambda s, rows: s.records.types[rows],
          code_of=lambda _s, slug: next(kind for kind in Area.Type if kind.slug == slug),
          dropped=_("Any kind of area")),
)  # fmt: skip
AreaQuery = list_state(
    "AreaQuery",
    AREA_FILTERS,
    unit=unit_choice(),
    adjusted=flag(),
    sort=choice(AREAS.sorts, "area"),
)
"""One occupation over all areas. `sort=area` is the nation, then states, metros, the rest."""
