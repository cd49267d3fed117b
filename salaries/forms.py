"""The filter fields of the wage pages, filled in from the page's state and its problems."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from careerguide.core.geography import STATE_NAMES
from careerguide.core.urlstate import Problem, UrlState
from salaries.education import LABELS
from salaries.filters import AreasState, OccupationsState


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """A field in the markup of components/field.html, without a Django form behind it.

    A form of six bound fields costs a third of the time that a page of wages may take.
    """

    name: str
    label: str
    kind: str
    value: str = ""
    hint: str = ""
    error: str = ""
    prefix: str = ""
    options: Sequence[Option] = field(default=())


class Fields:
    """Makes fields that show a bad value with its message, else what the state holds."""

    def __init__(self, state: UrlState, problems: Sequence[Problem]) -> None:
        self.held = dict.fromkeys((n for n, _v in state.to_params()), "")
        self.held.update(state.to_params())
        self.chosen = set(state.to_params())
        self.problems = {problem.name: problem for problem in problems}

    def line(self, name: str, label: str, kind: str, hint: str = "", prefix: str = "") -> Field:
        problem = self.problems.get(name)
        value = problem.value if problem else self.held.get(name, "")
        return Field(name, label, kind, value, hint, problem.message if problem else "", prefix)

    def pick(self, name: str, label: str, kind: str, options: Iterable[tuple[str, str]]) -> Field:
        problem = self.problems.get(name)
        made = [Option(v, str(shown), (name, v) in self.chosen) for v, shown in options]
        return Field(name, label, kind, error=problem.message if problem else "", options=made)


def occupation_fields(state: OccupationsState, problems: Sequence[Problem]) -> list[Field]:
    make = Fields(state, problems)
    return [
        make.line("q", _("Occupation or job title"), "search", _("Or a code such as 29-2072")),
        make.line("wage_min", _("Lowest national median a year"), "number", prefix="$"),
        make.pick("growth", _("Growth, next ten years"), "select", growth_labels().items()),
        make.pick("education", _("Usual entry education"), "checks", LABELS.items()),
    ]


def growth_labels() -> dict[str, str]:
    return {
        "growing": _("Growing"),
        "faster": _("Growing faster than average"),
        "shrinking": _("Shrinking"),
    }


def area_fields(state: AreasState, problems: Sequence[Problem]) -> list[Field]:
    make = Fields(state, problems)
    return [
        make.line("q", _("Place"), "search", _("Part of its name")),
        make.pick("state", _("State"), "select", STATE_NAMES.items()),
        make.pick("type", _("Kind of area"), "checks", type_labels().items()),
    ]


def type_labels() -> dict[str, str]:
    return {
        "nation": _("Nation"),
        "state": _("States"),
        "territory": _("Territories"),
        "metro": _("Metro areas"),
        "nonmetro": _("Nonmetro areas"),
    }
