"""Towns, ZIP codes and states that begin with what is typed, the largest first."""

from bisect import bisect_left

from django.utils.translation import gettext as _

from careerguide.lists.state import BadValue
from careerguide.pages.cache import per_build
from careerguide.places.find import find_place, gazetteer
from careerguide.places.names import STATES_SAID
from careerguide.places.statenames import state_name
from careerguide.places.states import STATE_NAMES
from careerguide.words.starts import BEGINS, EXACT, Name, Starts, typed_words

FEWEST_DIGITS = 3
"""Digits of a ZIP code that are worth an answer: before, a tenth of the country begins so."""


def places_beginning(text: str, most: int) -> list[tuple[str, str, int]]:
    """Labels of towns and ZIP codes, what each is, and its tier."""
    typed = typed_words(text)
    if typed.isdigit():
        return _zip_codes(typed, most) if len(typed) >= FEWEST_DIGITS else []
    labels, starts = _towns()
    return [(labels[hit.name.item], "", hit.tier) for hit in starts.find(typed, most)]


def place_meant(text: str) -> list[tuple[str, str, int]]:
    """The place that a text means though it begins none: its state is written out; none or one."""
    try:
        return [(find_place(typed_words(text)).label, "", BEGINS)]
    except BadValue:
        return []


def states_beginning(text: str, most: int) -> list[tuple[str, str, int]]:
    """Names of states, that each is a whole state, and its tier."""
    codes = list(STATE_NAMES)
    hits = _states().find(typed_words(text), most)
    return [(state_name(codes[hit.name.item]), _("the whole state"), hit.tier) for hit in hits]


@per_build(spoken=False)
def _towns() -> tuple[list[str], Starts]:
    """Labels of towns, and their names: one with more ZIP codes is larger."""
    towns = gazetteer().towns
    names = (Name(town.label, at, -float(town.size)) for at, town in enumerate(towns))
    return [town.label for town in towns], Starts(names, without_last=True)


@per_build(spoken=False)
def _codes() -> list[str]:
    """Every ZIP code in order."""
    return list(gazetteer().zips)


@per_build(spoken=False)
def _states() -> Starts:
    said: dict[str, list[str]] = {}
    for (_language, code), name in STATES_SAID.items():
        said.setdefault(code, []).append(name)
    return Starts(
        Name(text, at)
        for at, (code, name) in enumerate(STATE_NAMES.items())
        for text in (code, name, *said.get(code, ()))
    )


def _zip_codes(typed: str, most: int) -> list[tuple[str, str, int]]:
    codes, known = _codes(), gazetteer().zips
    low = bisect_left(codes, typed)
    found = [code for code in codes[low : low + most] if code.startswith(typed)]
    label = {code: f"{known[code][1]}, {known[code][2]}" for code in found}
    return [(code, label[code], EXACT if code == typed else BEGINS) for code in found]
