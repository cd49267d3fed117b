"""The filter fields of the wage pages."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from careerguide.lists.fields import Field, FieldMaker, any_of
from careerguide.lists.state import Problem
from careerguide.places.states import STATE_NAMES
from salaries.filters import AreasState, OccupationsState
from salaries.models import Area
from salaries.models.education import labels_by_slug


def occupation_fields(state: OccupationsState, problems: Sequence[Problem]) -> list[Field]:
    make = FieldMaker(state, problems)
    return [
        make.text("q", _("Occupation or job title"), placeholder=_("medical coder, 29-2072")),
        make.number("wage_min", _("National median pay at least"), prefix="$", suffix=_("a year")),
        make.select("growth", _("Jobs in ten years"), [any_of(), *growth_labels().items()]),
        make.checks("education", _("Entry education"), labels_by_slug().items()),
    ]


def growth_labels() -> dict[str, str]:
    return {
        "growing": _("Growing"),
        "faster": _("Growing faster than average"),
        "shrinking": _("Shrinking"),
    }


def occupation_sort(state: OccupationsState) -> Field:
    """The orders most asked for; a column's heading gives any other."""
    options = [
        ("", _("Best match") if state.q else _("Most jobs")),
        ("-annual_median", _("Pay, high to low")),
        ("annual_median", _("Pay, low to high")),
        ("-change_percent", _("Growth, high to low")),
        ("-openings", _("Openings, most first")),
        ("entry_education", _("Least education first")),
        ("title", _("Title")),
    ]
    options += [("-employment", _("Most jobs"))] if state.q else []
    if state.sort not in dict(options):
        options.append((state.sort, _("As in the table")))
    return FieldMaker(state).select("sort", _("Sort by"), options)


def area_fields(state: AreasState, problems: Sequence[Problem]) -> list[Field]:
    make = FieldMaker(state, problems)
    kinds = [(kind.slug, str(kind.plural)) for kind in Area.Type]
    return [
        make.text("q", _("Place"), placeholder=_("part of its name: Boston")),
        make.select("state", _("State"), [any_of(), *STATE_NAMES.items()]),
        make.checks("type", _("Kind of area"), kinds),
    ]
