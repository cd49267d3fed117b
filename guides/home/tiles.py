"""One job in every state: a map of squares of one size, each with the state's median pay."""

from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.pages.cache import per_build
from careerguide.places.statenames import state_choices
from careerguide.places.states import state_tiles
from salaries.pages.statemap import MapClass, Place, bounds, finding, legend, medians, shaded
from salaries.pages.wagetext import lead_unit, per, units
from salaries.wagestore import wages

MOST_MAPS = 200


class Tile(TypedDict):
    """A state's square; `shade` is 0 where its median is not published."""

    code: str
    name: str
    href: str
    said: str
    shade: int
    own: bool
    column: int
    row: int


class Tiles(TypedDict):
    """What guides/_tiles.html shows."""

    title: str
    soc: str
    per: str
    unit: str
    tiles: list[Tile]
    legend: list[MapClass]
    finding: str
    own: Place | None
    unpublished: int
    edition: str


@per_build(most=MOST_MAPS)
def tiles(soc: str, unit: str, home: str) -> Tiles:
    """Of an occupation, in `unit` where it is published so; `home` is the reader's state or ""."""
    store = wages()
    only = store.figures(store.rows(soc).start)["only"]
    unit = unit if unit in units(only) else lead_unit(only)
    states = medians(store, soc, f"{unit}_median", None, home)
    edges = bounds([state.value for state in states if state.value is not None])
    drawn = {state.name: shaded(state, edges) for state in states}
    places = state_tiles()
    found = [
        _tile(code, drawn[name], unit, *places[code])
        for code, name in state_choices().items()
        if name in drawn and code in places
    ]
    return {
        "title": store.title(soc),
        "soc": soc,
        "per": per(unit),
        "unit": unit,
        "tiles": sorted(found, key=lambda tile: (tile["row"], tile["column"])),
        "legend": legend(list(drawn.values()), edges, f"{unit}_median"),
        "finding": finding(drawn.values(), per(unit)),
        "own": next((state for state in drawn.values() if state.own and state.value), None),
        "unpublished": sum(state.value is None for state in drawn.values()),
        "edition": store.edition,
    }


def _tile(code: str, state: Place, unit: str, column: int, row: int) -> Tile:
    said = state.said if state.value is None else _("%(pay)s %(per)s") % {
        "pay": state.said, "per": per(unit),
    }  # fmt: skip
    return {
        "code": code,
        "name": state.name,
        "href": f"{state.href}",
        "said": said,
        "shade": state.shade,
        "own": state.own,
        "column": column,
        "row": row,
    }
