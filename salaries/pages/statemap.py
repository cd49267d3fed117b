"""The states by one occupation's median pay: figures, classes and words of the map."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypedDict

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.charts.frame import ticks
from careerguide.lists.page import Link
from careerguide.pages.cache import address
from careerguide.places.shapes import state_outlines
from careerguide.places.states import STATE_FIPS
from salaries.models.wages import Area
from salaries.occupations import Occupations
from salaries.pages.wagetext import PUBLISHED, amount, known_wage, lead_unit, per, words
from salaries.rules import ANNUAL
from salaries.wagestore import BIT, MISSING, WageArea, WageStore

CLASSES = 5
OPACITY = (".16", ".36", ".57", ".78", "1")
"""Of a class's colour over the page: further from the page, in light and in dark, is more pay."""
MOST_NAMED = 3
FIRST = 10
"""How many states of the ranked list are shown before it is opened."""
STEPS = range(3, 16)
"""Into how many pieces the whole span is parted, to find the bounds of classes."""


class Place(NamedTuple):
    """A state's or wage area's median as it is shown; `value` is None where none is published."""

    name: str
    href: str
    path: str
    value: float | None
    said: str
    is_bound: bool = False
    """Only known as “at least”."""
    shade: int = 0
    """Its class, 1 to CLASSES; 0 has none."""
    opacity: str = ""
    rank: str = ""
    own: bool = False
    """The reader's."""


class MapClass(TypedDict):
    """A line of the legend: what a shade means, and how many states have it."""

    label: str
    shade: int
    opacity: str
    count: int


class ShownStates(TypedDict):
    """The ranked list: what is shown at `first`, and what once it is opened."""

    first: list[Place]
    others: list[Place]


class StateMap(ShownStates):
    """What salaries/_map.html shows; `own` is None where the reader's state is not among them."""

    soc: str
    home: str
    states: list[Place]
    ranked: list[Place]
    own: Place | None
    legend: list[MapClass]
    unpublished: int
    finding: str
    nation: str
    annual: bool
    adjusted: bool
    year: int | None
    edition: str
    occupation: str
    tabs: list[Link]


def state_map(
    known: Occupations, soc: str, adjusted: bool = False, home: str = "", wanted: str = ANNUAL
) -> StateMap:
    """The template's context: states by name, the same ranked, the legend, and the finding.

    `home` is the postal code of the reader's state, if they chose one; `wanted` the unit of pay.
    """
    store = known.wages
    national = store.figures(store.rows(soc).start)
    unit = lead_unit(national["only"], wanted)
    year = store.parity_year([Area.Type.STATE])
    found = medians(store, soc, f"{unit}_median", year if adjusted else None, home)
    values = [state.value for state in found if state.value is not None]
    edges = bounds(values)
    drawn = [shaded(state, edges) for state in found]
    base = address("salaries:occupation", soc)
    prices = _(", at national prices of %s") % year if adjusted else ""
    order = ranked(drawn, adjusted)
    kept = f"state={home}" if home else ""
    return {
        "soc": soc,
        "home": home,
        "states": drawn,
        "ranked": order,
        **parted(order),
        "own": next((state for state in order if state.own), None),
        "legend": legend(drawn, edges, f"{unit}_median"),
        "unpublished": sum(state.value is None for state in drawn),
        "finding": finding(drawn, per(unit), prices),
        "nation": known_wage(f"{unit}_median", national[f"{unit}_median"], national["top_coded"],
                             words()),
        "annual": unit == ANNUAL,
        "adjusted": adjusted,
        "year": year,
        "edition": store.edition,
        "occupation": known.wages.title(soc),
        "tabs": price_tabs(base, kept, adjusted, "#map") if year else [],
    }  # fmt: skip


def price_tabs(base: str, kept: str, adjusted: bool, part: str = "") -> list[Link]:
    """The map at `base` with what its address keeps, as published and at national prices."""
    ways = (
        (_("as published"), kept, not adjusted),
        (_("at national prices"), f"{kept}&map=adjusted".strip("&"), adjusted),
    )
    return [
        {"label": label, "href": f"{base}{query and '?'}{query}{part}", "current": current}
        for label, query, current in ways
    ]


def medians(
    store: WageStore, soc: str, figure: str, year: int | None, home: str = ""
) -> list[Place]:
    """Every state by name, with its median; at national prices of `year` if one is given."""
    shapes = state_outlines()
    states = [
        place_of(store, soc, area, figure, year)._replace(
            path=shapes.get(STATE_FIPS[area.state], ""),
            own=area.state == home,
        )
        for area in store.areas
        if area.type == Area.Type.STATE
    ]
    return sorted(states, key=lambda state: state.name)


def place_of(store: WageStore, soc: str, area: WageArea, figure: str, year: int | None) -> Place:
    """One area's median, without a shape; at national prices of `year` if one is given."""
    row = store.row(soc, area.code)
    median = MISSING if row is None else int(store.columns[figure][row])
    top = 0 if row is None else int(store.columns["top_coded"][row])
    parity = PUBLISHED if year is None else store.parity(area, year)
    said = known_wage(figure, median, top, words(), parity)
    value = median * 100 / parity if said and parity else None
    bound = value is not None and bool(top & BIT[figure])
    href = address("salaries:place", soc, area.code)
    return Place(area.name, href, "", value, said or _("not published"), bound)


def bounds(values: Sequence[float]) -> list[float]:
    """Round figures at even steps between the classes, at most one less than CLASSES.

    The classes at both ends are open, so that one state far from the others does not leave these
    in a single class. Of all such figures, those whose fullest class has the fewest states.
    """
    if not values:
        return []
    known = sorted(values)
    found: list[list[float]] = [[]]
    for wanted in STEPS:
        marks = [t for t in ticks(known[0], known[-1], wanted) if t == round(t)]
        inner = [t for t in marks if known[0] < t <= known[-1]]
        last = max(len(inner) - CLASSES + 1, 0)
        found += [inner[at : at + CLASSES - 1] for at in range(last + 1)]
    return min(found, key=lambda edges: fullest(known, edges))


def fullest(known: Sequence[float], edges: Sequence[float]) -> int:
    """How many of the sorted figures are in the class that has most."""
    cuts = [0, *(bisect_left(known, edge) for edge in edges), len(known)]
    return max(high - low for low, high in pairwise(cuts))


def shaded(state: Place, edges: Sequence[float]) -> Place:
    """With fewer bounds than usual the shades stay as far apart as they can."""
    if state.value is None:
        return state
    shade = shade_of(bisect_right(edges, state.value), len(edges))
    return state._replace(shade=shade, opacity=OPACITY[shade - 1])


def shade_of(at: int, last: int) -> int:
    """The shade, 1 to CLASSES, of class `at` of 0 to `last`; the middle one of a single class."""
    return 1 + round(at * (CLASSES - 1) / last) if last else 1 + CLASSES // 2


def ranked(states: Iterable[Place], adjusted: bool) -> list[Place]:
    """The highest first, equals with one rank, unknown last.

    A bound has no rank; and once bounds are divided by prices, they may stand above any figure.
    """
    order = sorted(states, key=lambda s: (s.value is None, -(s.value or 0), s.name))
    values = [state.value for state in order]
    unsure = adjusted and any(state.is_bound for state in order)
    return [
        state
        if state.value is None or state.is_bound or unsure
        else state._replace(rank=str(values.index(state.value) + 1))
        for state in order
    ]


def parted(order: Sequence[Place]) -> ShownStates:
    """The top of the ranked list and under it the reader's state, wherever that ranks; the rest."""
    top, below = list(order[:FIRST]), order[FIRST:]
    return {
        "first": top + [state for state in below if state.own],
        "others": [state for state in below if not state.own],
    }


def legend(states: Sequence[Place], edges: Sequence[float], figure: str) -> list[MapClass]:
    """The classes from low to high, with how many states are in each."""
    shown = [amount(figure, edge).removesuffix(".00") for edge in edges]
    ends = [_("under %s") % shown[0] if edges else _("published")]
    ends += [
        _("%(low)s to under %(high)s") % {"low": low, "high": high} for low, high in pairwise(shown)
    ]
    ends += [_("%s or more") % shown[-1]] if edges else []
    shades = [shade_of(at, len(edges)) for at in range(len(ends))]
    return [
        {
            "label": label,
            "shade": shade,
            "opacity": OPACITY[shade - 1],
            "count": sum(state.shade == shade for state in states),
        }
        for label, shade in zip(ends, shades, strict=True)
    ]


def states_counted(n: int) -> str:
    """“3 states”."""
    return ngettext("%(n)s state", "%(n)s states", n) % {"n": n}


def finding(
    places: Iterable[Place],
    per: str,
    prices: str = "",
    counted: Callable[[int], str] = states_counted,
) -> str:
    """Where pay is highest and lowest, in a sentence; a bound is never called the highest."""
    known = sorted((s for s in places if s.value is not None), key=lambda s: s.value or 0)
    if not known:
        return _("No median is published for any of them.")
    low = [s for s in known if s.value == known[0].value]
    high = [s for s in known if s.value == known[-1].value]
    bounded = sum(s.is_bound for s in known)
    ends = {
        "top": named(high, counted), "most": high[0].said, "bottom": named(low, counted),
        "least": low[0].said, "per": per, "prices": prices,
    }  # fmt: skip
    if bounded:
        said = ngettext(
            "The highest is not known: %(who)s publishes only “at least”",
            "The highest is not known: %(who)s publish only “at least”",
            bounded,
        ) % {"who": counted(bounded)}
        if not low[0].is_bound:
            said += _("; lowest in %(bottom)s (%(least)s %(per)s)%(prices)s") % ends
        return said + "."
    if known[0].value == known[-1].value:
        return _("Published for %(bottom)s: %(least)s %(per)s%(prices)s.") % ends
    return _(
        "Highest in %(top)s (%(most)s %(per)s), lowest in %(bottom)s (%(least)s)%(prices)s."
    ) % ends  # fmt: skip


def named(places: Sequence[Place], counted: Callable[[int], str] = states_counted) -> str:
    """Their names in a sentence, or how many they are where MOST_NAMED would be exceeded."""
    if len(places) > MOST_NAMED:
        return counted(len(places))
    return str(get_text_list([place.name for place in places], _("and")))
