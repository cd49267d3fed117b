"""The filters that are on, in words, each with the address without it."""

from django.utils.translation import gettext as _

from careerguide.lists.paging import Chip
from careerguide.pages import numbers
from careerguide.places.states import STATE_NAMES
from salaries.filters import AreasState, OccupationsState
from salaries.models import Area
from salaries.models.education import labels_by_slug
from salaries.pages.forms import growth_labels


def occupation_chips(state: OccupationsState) -> list[Chip]:
    levels = labels_by_slug()
    chips = [
        Chip(levels[level], state.without("education", level).query()) for level in state.education
    ]
    if state.q:
        chips.insert(0, Chip(_("“%(words)s”") % {"words": state.q}, state.without("q").query()))
    if state.wage_min is not None:
        said = _("median %(pay)s a year or more") % {"pay": numbers.dollars(state.wage_min)}
        chips.append(Chip(said, state.without("wage_min").query()))
    if state.growth:
        chips.append(Chip(growth_labels()[state.growth], state.without("growth").query()))
    return chips


def area_chips(state: AreasState) -> list[Chip]:
    chips = [
        Chip(str(kind.plural), state.without("type", kind.slug).query())
        for kind in Area.Type
        if kind.slug in state.type
    ]
    if state.q:
        chips.insert(0, Chip(_("“%(words)s”") % {"words": state.q}, state.without("q").query()))
    if state.state:
        chips.append(Chip(STATE_NAMES[state.state], state.without("state").query()))
    return chips
