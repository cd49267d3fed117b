"""Ways out of an empty list: a search spelled otherwise, or one filter fewer, with its count."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.numbers import count
from salaries.filters import AreasState, OccupationsState
from salaries.occupations import Occupations
from salaries.pages.occupation import areas
from salaries.wagestore import WageStore

Ways = Iterable[tuple[str, Any]]


def occupation_suggestions(known: Occupations, state: OccupationsState) -> list[dict[str, str]]:
    labels = {
        "education": _("Any entry education"),
        "wage_min": _("Any pay"),
        "growth": _("Any growth"),
        "q": _("Without the words"),
    }
    ways: Ways = one_fewer(state, labels)
    if state.q and not known.index.find(state.q):
        alike = known.index.suggest(state.q)
        ways = [(_("Did you mean “%(words)s”?") % {"words": w}, state.but(q=w)) for w in alike]
    return counted(
        ways,
        lambda way: len(known.find(way).order),
        lambda n: ngettext("%(n)s occupation", "%(n)s occupations", n),
    )


def area_suggestions(store: WageStore, soc: str, state: AreasState) -> list[dict[str, str]]:
    labels = {"type": _("Any kind of area"), "state": _("Any state"), "q": _("Without the words")}
    return counted(
        one_fewer(state, labels),
        lambda way: len(areas.find(store, soc, way)),
        lambda n: ngettext("%(n)s area", "%(n)s areas", n),
    )


def one_fewer(state: Any, labels: dict[str, str]) -> Ways:
    return [(said, state.without(name)) for name, said in labels.items() if getattr(state, name)]


def counted(
    ways: Ways, total: Callable[[Any], int], noun: Callable[[int], str]
) -> list[dict[str, str]]:
    """The ways that lead anywhere, in the form of components/empty.html."""
    return [
        {"label": label, "href": way.query(), "count": noun(n) % {"n": count(n)}}
        for label, way in ways
        if (n := total(way))
    ]
