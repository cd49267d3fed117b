"""The programs found as a map: its pins, the same as a list, and what is not on it."""

from collections.abc import Callable
from typing import Any, TypedDict

import numpy as np
from django.utils.text import capfirst
from django.utils.translation import ngettext

from careerguide.charts.pins import UNKNOWN, Pin
from careerguide.lists.page import Link
from careerguide.lists.rows import write_rows
from careerguide.lists.state import BadValue
from careerguide.pages.english import as_english
from careerguide.pages.numbers import count
from careerguide.places.find import find_place
from careerguide.places.outlines import outlines
from careerguide.places.states import miles
from programs.pages.map.figures import Figures, figures, gathered
from programs.pages.map.names import (
    Names,
    main,
    programs_counted,
    usual,
)
from programs.pages.map.said import STEPS, finding, heading, heads, notes, online, zoom
from programs.pages.map.scene import STEP, Scene, around_place, nation, of_states
from programs.pages.map.spots import (
    FAR,
    WIDE_LAYER,
    Layer,
    Spot,
    brief_count,
    nearest_first,
    pins,
)
from programs.pages.map.words import Drawing, drawing
from programs.selection import Selection

MOST_ROWS = 150
"""Schools listed one by one under the map; of more, the list has one line a pin."""
FEW_STATES = 3
"""Programs in no more states than that are shown there, though no state was asked for."""


class MapPage(TypedDict):
    """What templates/programs/_map.html shows."""

    title: str
    finding: str
    scene: Scene
    step: float
    wide: Drawing
    narrow: Drawing
    groups: str
    """The same as a list, written."""
    heads: list[str]
    zoom: list[Link]
    notes: list[str]
    online: Link | None
    drawn: bool


def map_page(selection: Selection) -> MapPage:
    """The context of the map of a selection's programs."""
    found = figures(selection)
    scene, spots, lost, whole = spotted(selection, found)
    names = Names(selection, found, whole)
    wide, narrow, layer = pins(spots, scene)
    listed = len(spots) <= MOST_ROWS
    ids = {id(member): at for at, pin in enumerate(wide, 1) for member in pin.members}

    def aim(pin: Pin) -> str:
        return f"#pin-{ids[id(pin.members[0])]}"

    on_wide = [drawn(pin, names, WIDE_LAYER, scene.height, aim) for pin in wide]
    on_narrow = [drawn(pin, names, layer, scene.narrow.height, aim) for pin in narrow]
    return {
        "title": heading(selection, found),
        "finding": finding(spots, names),
        "scene": scene,
        "step": STEP,
        "wide": drawing(selection, scene, on_wide),
        "narrow": drawing(selection, scene, on_narrow, scene.narrow),
        "groups": write_rows(GROUP, [group(names, at, pin, listed=listed)
                                     for at, pin in enumerate(wide, 1)]),
        "heads": heads(names),
        "zoom": zoom(selection),
        "notes": notes(found, lost),
        "online": online(selection, found),
        "drawn": bool(spots),
    }  # fmt: skip


GROUP, SPOT = "programs/map/_group.html", "programs/map/_spot.html"


def spotted(selection: Selection, found: Figures) -> tuple[Scene, list[Spot], int, bool]:
    """The drawing, what stands on it, how many programs it has no room for, and whether states
    stand for their schools."""
    catalog, at = selection.catalog, found.schools.at
    longitude, latitude = catalog["longitude"][at], catalog["latitude"][at]
    state = catalog.state_of_provider[at]
    scene, whole = _scene(selection, np.column_stack((longitude, latitude)), state)
    x, y = scene.place(longitude, latitude, catalog.states, state)
    inside = np.isfinite(x)
    lost = int(found.schools.programs[~inside].sum())
    if whole:
        return scene, _states(selection, found, x, y, state), lost, True
    return scene, _schools(selection, found, x, y, inside), lost, False


def _scene(selection: Selection, degrees: Any, state: Any) -> tuple[Scene, bool]:
    """The drawing, and whether it shows states in place of their schools."""
    place, query = selection.place, selection.query
    if place:
        scene = around_place(place.longitude, place.latitude, query.within, place.state)
        return scene, False
    every = selection.catalog.states
    names = query.state or [every[code] for code in np.unique(state).tolist()]
    if names and (query.state or len(names) <= FEW_STATES):
        known = outlines().states
        lone = [one not in known for one in every]
        schools = degrees[np.array(lone, dtype=bool)[state]]
        of_few = of_states(tuple(names), tuple(map(tuple, schools.tolist())))
        if of_few:
            return of_few, False
    return nation(), True


def _schools(selection: Selection, found: Figures, x: Any, y: Any, inside: Any) -> list[Spot]:
    schools, away = found.schools, selection.distances
    far = np.full(len(schools.at), FAR) if away is None else away[schools.at]
    columns = (
        schools.at, x, y, schools.programs, schools.priced, schools.low, schools.high, far,
    )  # fmt: skip
    listed = (column[inside].tolist() for column in columns)
    return nearest_first([Spot(*values) for values in zip(*listed, strict=True)])


def _states(selection: Selection, found: Figures, x: Any, y: Any, state: Any) -> list[Spot]:
    """A spot a state, at the middle of its programs on the map."""
    inside, schools = np.isfinite(x), found.schools
    weight = np.where(inside, schools.programs, 0)
    group = state.astype(np.int64)
    size = len(selection.catalog.states)
    whole = np.bincount(group, weight, size)
    divisor = np.maximum(whole, 1)
    middle_x = np.bincount(group, np.where(inside, x, 0) * weight, size) / divisor
    middle_y = np.bincount(group, np.where(inside, y, 0) * weight, size) / divisor
    per = gathered(schools, group)
    return nearest_first(
        [
            Spot(at, float(middle_x[at]), float(middle_y[at]), programs, priced, low, high, FAR)
            for at, programs, priced, low, high in zip(
                per.at.tolist(), per.programs.tolist(), per.priced.tolist(),
                per.low.tolist(), per.high.tolist(), strict=True,
            )
            if whole[at]
        ]
    )  # fmt: skip


def drawn(
    pin: Pin, names: Names, layer: Layer, height: float, aim: Callable[[Pin], str]
) -> dict[str, Any]:
    """A pin as its template draws it: its place, and its label inside the drawing."""
    label = layer.label(pin)
    wide, number = layer.size(pin)[0] - 4, layer.number(pin)
    left = min(max(pin.x - wide / 2, 2), layer.width - wide - 2)
    top = min(max(pin.y - layer.tail - layer.height, 2), height - layer.height - 2)
    badge = max(number - 2, layer.height - 6) if label else wide - 6
    places = {
        "x": pin.x, "y": pin.y, "left": left, "top": top, "wide": wide,
        "high": layer.height, "round": layer.height / 2,
        "number_left": left + 3, "number_top": top + 3, "number_wide": badge,
        "number_high": layer.height - 6, "number_round": (layer.height - 6) / 2,
        "number_x": left + 3 + badge / 2,
        "label_x": left + number + (wide - number) / 2 + (1 if number else 0),
        "text_y": top + layer.height / 2,
    }  # fmt: skip
    return {
        "href": aim(pin),
        "said": f"{names.pin(pin)}: {programs_counted(pin.things)}, {usual(pin)}",
        "many": pin.is_cluster,
        "number": brief_count(pin.things) if number else "",
        "label": label,
        "unknown": pin.low == UNKNOWN,
        "box": (left, top, left + wide, max(top + layer.height, pin.y)),
        # As text: a row's template escapes what is none, which costs more than drawing it.
        **{name: f"{value:.1f}".removesuffix(".0") for name, value in places.items()},
    }


def group(names: Names, at: int, pin: Pin, *, listed: bool) -> dict[str, Any]:
    """A pin's part of the list: its name if it stands for several, and these where few are."""
    shown = pin.members if listed or not pin.is_cluster else ()
    head = names.pin(pin) if pin.is_cluster else ""
    away = names.selection.place is not None
    return {
        "id": f"pin-{at}",
        "head": capfirst(head),
        "closer": "" if shown else around(names, pin),
        "several": bool(head),
        "programs": count(pin.things),
        "price": usual(pin),
        "is_unknown": pin.low == UNKNOWN,
        "away": away,
        "rows": write_rows(SPOT, [row(names, one, away=away) for one in shown]),
    }


def miles_words(far: float) -> str:
    """“7 miles”."""
    n = round(far)
    return ngettext("%(n)s mile", "%(n)s miles", n) % {"n": n}


def row(names: Names, one: Spot, *, away: bool) -> dict[str, Any]:
    """A school or a state as a line of the list."""
    return {
        "name": names.of(one) if names.whole else as_english(names.of(one)),
        "href": names.href(one),
        "town": names.under(one),
        "away": away,
        "miles": miles_words(one.miles) if away else "",
        "programs": count(one.programs),
        "price": usual(one),
        "is_unknown": one.low == UNKNOWN,
    }


def around(names: Names, pin: Pin) -> str:
    """The map around a pin's main town, as wide as all its schools; "" for no such town."""
    town = names.under(main(pin))
    try:
        place = find_place(town)
    except BadValue:
        return ""
    catalog = names.catalog
    at = [one.at for one in pin.members]
    far = miles(place.latitude, place.longitude, catalog["latitude"][at], catalog["longitude"][at])
    wide = next((step for step in STEPS if step >= far.max()), STEPS[-1])
    href: str = names.selection.query.but(near=town, within=wide, page=1).query()
    return href
