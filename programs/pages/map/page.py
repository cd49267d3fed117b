"""The programs found as a map: its pins, the same as a list, and what is not on it."""

from collections.abc import Callable
from typing import Any, TypedDict

import numpy as np
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.charts.pins import UNKNOWN, Pin
from careerguide.lists.page import Link
from careerguide.lists.rows import write_rows
from careerguide.lists.state import BadValue
from careerguide.pages.numbers import about_dollars, count, span
from careerguide.places.find import find_place
from careerguide.places.outlines import outlines
from careerguide.places.states import STATE_NAMES, miles
from programs.filters import LIST
from programs.pages.map.figures import Figures, figures, gathered
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
from programs.rules.codes import Delivery
from programs.selection import Selection

MOST_ROWS = 150
"""Schools listed one by one under the map; of more, the list has one line a pin."""
FEW_STATES = 3
"""Programs in no more states than that are shown there, though no state was asked for."""
STEPS = (5, 10, 25, 50, 100, 200, 500)
"""Miles around a place that the links to closer and wider maps lead to."""
MOST_NAMED = 3


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


class Names:
    """What spots and pins are called, and where they lead."""

    def __init__(self, selection: Selection, found: Figures, whole: bool) -> None:
        self.selection, self.catalog, self.whole = selection, selection.catalog, whole
        self._school = selection.query.but(view=LIST, page=1).linker("school")
        self._state = selection.query.but(page=1).linker("state")
        self._many = (
            np.bincount(self.catalog.state_of_provider[found.schools.at]).tolist() if whole else []
        )

    def of(self, spot: Spot) -> str:
        """A school's or a state's name."""
        if not self.whole:
            return self.catalog.provider_names[spot.at]
        code = self.catalog.states[spot.at]
        return STATE_NAMES.get(code, code) or _("place not known")

    def under(self, spot: Spot) -> str:
        """A school's town; how many schools a state has."""
        if self.whole:
            return schools_counted(self._many[spot.at])
        return self.catalog.place(spot.at)

    def href(self, spot: Spot) -> str:
        """A school's programs as a list; a state's as a map."""
        if self.whole:
            return self._state((self.catalog.states[spot.at],))
        return self._school(str(self.catalog["provider_ids"][spot.at]))

    def pin(self, pin: Pin) -> str:
        """What a pin stands for: its school, or how many around which town; its states."""
        one: Spot = pin.members[0]
        if not pin.is_cluster:
            return self.of(one) if self.whole else f"{self.of(one)}, {self.under(one)}"
        if self.whole:
            names = sorted(self.of(one) for one in pin.members)
            shown = names if len(names) <= MOST_NAMED else [*names[:MOST_NAMED], _("others")]
            return str(get_text_list(shown, _("and")))
        words = {"schools": schools_counted(len(pin.members)), "town": self.under(main(pin))}
        return _("%(schools)s around %(town)s") % words


def schools_counted(number: int) -> str:
    """The number of schools in words."""
    return ngettext("%(n)s school", "%(n)s schools", number) % {"n": count(number)}


def programs_counted(number: int) -> str:
    """The number of programs in words."""
    return ngettext("%(n)s program", "%(n)s programs", number) % {"n": count(number)}


def usual(one: Pin | Spot) -> str:
    """The usual prices in whole words: “about $4,200–48,000”; that none is reported."""
    if one.low == UNKNOWN:
        return _("price not reported")
    said = _("about %(price)s") % {"price": span(about_dollars(one.low), about_dollars(one.high))}
    number = one.things if isinstance(one, Pin) else one.programs
    if lacking := number - one.priced:
        said += ", " + ngettext(
            "%(n)s without a price", "%(n)s without a price", lacking
        ) % {"n": count(lacking)}  # fmt: skip
    return said


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


def main(pin: Pin) -> Spot:
    """The member with most programs; of equals the first."""
    best: Spot = max(pin.members, key=lambda one: one.programs)
    return best


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


def row(names: Names, one: Spot, *, away: bool) -> dict[str, Any]:
    """A school or a state as a line of the list."""
    return {
        "name": names.of(one),
        "href": names.href(one),
        "town": names.under(one),
        "away": away,
        "miles": _("%(n)s miles") % {"n": f"{one.miles:.0f}"} if away else "",
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


def heading(selection: Selection, found: Figures) -> str:
    """What the map shows, as its title: how many, at how many schools, where, at what price."""
    schools = found.schools
    number = int(schools.programs.sum())
    words = {
        "programs": programs_counted(number),
        "schools": schools_counted(len(schools.at)),
        "where": where(selection),
    }
    said = _("%(programs)s at %(schools)s %(where)s") if words["where"] else _(
        "%(programs)s at %(schools)s"
    )  # fmt: skip
    return said % words


def where(selection: Selection) -> str:
    """Which place or states the map is of."""
    query = selection.query
    if selection.place:
        words = {"n": query.within, "place": selection.place.label}
        return _("within %(n)s miles of %(place)s") % words
    if query.state:
        names = [STATE_NAMES.get(code, code) for code in query.state]
        if len(names) > MOST_NAMED:
            return _("in %(n)s states") % {"n": len(names)}
        return _("in %(states)s") % {"states": get_text_list(names, _("and"))}
    return ""


def finding(spots: list[Spot], names: Names) -> str:
    """Where the lowest usual price is, and the highest, in a sentence; "" where none is known."""
    known = [one for one in spots if one.low != UNKNOWN]
    if not known:
        return ""
    low, high = min(one.low for one in known), max(one.high for one in known)
    cheapest = [one for one in known if one.low == low]
    said = _("Usual prices: about %(range)s.") % {
        "range": span(about_dollars(low), about_dollars(high))
    }
    if len(cheapest) == 1 and len(known) > 1:
        said += " " + _("Lowest at %(name)s.") % {"name": names.of(cheapest[0])}
    return said


def heads(names: Names) -> list[str]:
    """The headings of the list."""
    first = _("State") if names.whole else _("School")
    return [first, _("Miles")] if names.selection.place else [first]


def zoom(selection: Selection) -> list[Link]:
    """Links to a closer and a wider map."""
    query = selection.query
    found: list[Link] = []

    def link(label: str, href: str) -> None:
        found.append({"label": label, "href": href, "current": False})

    if selection.place:
        at = query.within
        closer = [step for step in STEPS if step < at]
        wider = [step for step in STEPS if step > at]
        if closer:
            link(_("closer: %(n)s miles") % {"n": closer[-1]}, query.but(
                within=closer[-1], page=1).query())  # fmt: skip
        if wider:
            link(_("wider: %(n)s miles") % {"n": wider[0]}, query.but(
                within=wider[0], page=1).query())  # fmt: skip
        link(_("all of %(state)s") % {"state": STATE_NAMES[selection.place.state]}, query.but(
            near="", within=query.__dataclass_fields__["within"].default,
            state=(selection.place.state,), page=1).query())  # fmt: skip
    elif query.state:
        link(_("the whole nation"), query.but(state=(), page=1).query())
    return found


def notes(found: Figures, lost: int) -> list[str]:
    """What is on the map, and what is not, and why."""
    number = int(found.schools.programs.sum()) - lost
    said = [
        _("%(n)s on the map.") % {"n": programs_counted(number)},
    ]
    for missing, text in (
        (found.unplaced, _("%(n)s not drawn: where the school is is not known.")),
        (lost, _("%(n)s not drawn: the school’s position lies outside this map.")),
        (found.gone, _("%(n)s not drawn: the school closed or is in no directory.")),
    ):
        if missing:
            said.append(text % {"n": programs_counted(missing)})
    return said


def online(selection: Selection, found: Figures) -> Link | None:
    """The programs taught online, which have no place on a map, as a link to them."""
    if not found.online:
        return None
    query = selection.query.but(view=LIST, page=1, delivery=(Delivery.ONLINE.slug,))
    label = ngettext(
        "%(n)s program is online, and on no map", "%(n)s programs are online, and on no map",
        found.online,
    ) % {"n": count(found.online)}  # fmt: skip
    return {"label": label, "href": query.query(), "current": False}
