"""Metro and nonmetro areas by one occupation's median pay: of the nation or of a state."""

from collections.abc import Sequence
from typing import TypedDict
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from careerguide.lists.page import Link
from careerguide.pages.cache import address, per_build
from careerguide.pages.english import as_english
from careerguide.pages.language import OWN
from careerguide.places.shapes import (
    AREAS,
    STATE,
    area_outlines,
    area_rings,
    state_borders,
    state_outlines,
)
from careerguide.places.statenames import state_name
from careerguide.places.states import STATE_FIPS, state_code
from salaries.models.wages import Area
from salaries.occupations import Occupations, occupations
from salaries.pages.cited import Source, sources
from salaries.pages.statemap import (
    MapClass,
    Place,
    ShownStates,
    bounds,
    finding,
    legend,
    parted,
    place_of,
    price_tabs,
    ranked,
    shaded,
)
from salaries.pages.wagetext import lead_unit, per, units
from salaries.rules import ANNUAL
from salaries.unit import unit_tabs
from salaries.wagestore import WageArea

WHOLE = "-59 8 1020 600"
"""The part of the drawing that holds all states."""
MARGIN = 0.04
"""Of a state's larger side, around it."""
KINDS = (Area.Type.METRO, Area.Type.NONMETRO)
MOST_KEPT = 200
"""Maps in memory, some 40 kB each."""


class AreaMap(ShownStates):
    """What salaries/area_map.html shows.

    `drawn` have a shape; `undrawn` are areas without one, such as Puerto Rico's. `border` is the
    outline of the state or of all states. `view` is "" for a state without a shape.
    """

    section: str
    soc: str
    title: str
    state: str
    where: str
    drawn: list[Place]
    undrawn: list[Place]
    border: str
    view: str
    legend: list[MapClass]
    unpublished: int
    finding: str
    annual: bool
    adjusted: bool
    year: int | None
    edition: str
    tabs: list[Link]
    unit_tabs: list[Link]
    choices: list[tuple[str, str]]
    table: str
    sources: list[Source]


def areas_counted(n: int) -> str:
    """“3 areas”."""
    return ngettext("%(n)s area", "%(n)s areas", n) % {"n": n}


def area_map(soc: str, state: str = "", adjusted: bool = False, wanted: str = ANNUAL) -> AreaMap:
    """The template's context; `state` is a postal code or name, "" or unknown for all of them.

    `wanted` is the unit of pay; where only the other is published, that.
    """
    return _kept(soc, state_code(state) or "", adjusted, wanted or ANNUAL)


@per_build(most=MOST_KEPT)
def _kept(soc: str, state: str, adjusted: bool, wanted: str) -> AreaMap:
    known = occupations()
    store = known.wages
    only = store.figures(store.rows(soc).start)["only"]
    unit = lead_unit(only, wanted)
    year = store.parity_year(list(KINDS))
    areas = [a for a in store.areas if a.type in KINDS and (not state or state in a.states)]
    detail = STATE if state else AREAS
    shapes = area_outlines(detail)
    found = [
        place_of(store, soc, area, f"{unit}_median", year if adjusted else None)._replace(
            path=shapes.get(area.code, "")
        )
        for area in areas
    ]
    edges = bounds([one.value for one in found if one.value is not None])
    places = sorted((shaded(one, edges) for one in found), key=lambda one: one.name)
    order = ranked(places, adjusted)
    if get_language() != OWN:
        order = [one._replace(name=as_english(one.name)) for one in order]
    return {
        **_around(known, soc, state, year, adjusted),
        **parted(order),
        **_drawing(areas, state),
        "drawn": [one for one in places if one.path],
        "undrawn": [one for one in order if not one.path],
        "legend": legend(places, edges, f"{unit}_median"),
        "unpublished": sum(one.value is None for one in places),
        "finding": finding(
            places, per(unit), _(", at national prices of %s") % year if adjusted else "",
            areas_counted,
        ),
        "annual": unit == ANNUAL,
        "unit_tabs": _unit_tabs(state, adjusted, unit) if len(units(only)) > 1 else [],
        "table": _table(soc, state, unit),
    }  # fmt: skip


class _Around(TypedDict):
    """Of `AreaMap`, what does not hang on the figures."""

    section: str
    soc: str
    title: str
    state: str
    where: str
    adjusted: bool
    year: int | None
    edition: str
    tabs: list[Link]
    choices: list[tuple[str, str]]
    sources: list[Source]


def _around(known: Occupations, soc: str, state: str, year: int | None, adjusted: bool) -> _Around:
    kept = f"state={state}" if state else ""
    return {
        "section": "wages",
        "soc": soc,
        "title": known.wages.title(soc),
        "state": state,
        "where": state_name(state) if state else _("the United States"),
        "adjusted": adjusted,
        "year": year,
        "edition": known.wages.edition,
        "tabs": price_tabs(reverse("salaries:map", args=(soc,)), kept, adjusted) if year else [],
        "choices": sorted(
            {
                (code, state_name(code))
                for area in known.wages.areas
                if area.type in KINDS
                for code in area.states
            },
            key=lambda one: one[1],
        ),
        "sources": sources("oews", "area-counties", "rpp"),
    }  # fmt: skip


class _Drawing(TypedDict):
    """Of `AreaMap`, the frame: its part of the plane, and borders."""

    border: str
    view: str


def _drawing(areas: Sequence[WageArea], state: str) -> _Drawing:
    """The whole map, or the part that holds a state's areas, in steps of its own grid."""
    if not state:
        return {"border": state_borders(AREAS), "view": WHOLE}
    shapes = area_rings(STATE)
    points = [p for area in areas for line in shapes.get(area.code, ()) for p in line]
    outline = state_outlines(STATE).get(STATE_FIPS[state], "")
    if not points:
        return {"border": outline, "view": ""}
    left, top = (min(p[axis] for p in points) for axis in (0, 1))
    right, low = (max(p[axis] for p in points) for axis in (0, 1))
    edge = round(max(right - left, low - top) * MARGIN) + 1
    size = (left - edge, top - edge, right - left + 2 * edge, low - top + 2 * edge)
    return {"border": outline, "view": " ".join(map(str, size))}


def _unit_tabs(state: str, adjusted: bool, unit: str) -> list[Link]:
    kept = {"state": state, "map": "adjusted" if adjusted else ""}
    asked = {name: value for name, value in kept.items() if value}
    return unit_tabs(unit, lambda word: "?" + urlencode({**asked, "unit": word}))


def _table(soc: str, state: str, unit: str) -> str:
    """Where the same figures stand as a table, highest first."""
    base = address("salaries:occupation", soc)
    place = f"state={state}&" if state else ""
    return f"{base}?{place}sort=-{unit}_median#areas"
