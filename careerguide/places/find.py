"""Where “near” is: a ZIP code or the name of a place, as people and this site write them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Count, Min
from django.utils.translation import gettext as _

from careerguide.folding import joined
from careerguide.lists.state import BadValue
from careerguide.pages.cache import per_build
from careerguide.places.gazetteer import Gazetteer, Place, state_near
from careerguide.places.models import CountyArea, ZipCode
from careerguide.places.names import ABROAD, STATE_KEYS, Words, bared, is_county, splits, words_of
from careerguide.places.statenames import state_name
from careerguide.places.states import STATE_NAMES

__all__ = ["Place", "Where", "example_zip", "find_place", "find_where", "is_large", "wage_area_of"]
ZIP = re.compile(r"([0-9]{5})(?: ?[- ]? ?[0-9]{4})?")
NAME_AND_ZIP = re.compile(r"(.*[^\W\d_].*?)[\s,]+([0-9]{5})(?:-?[0-9]{4})?")
ZIP_AND_NAME = re.compile(r"([0-9]{5})(?:-?[0-9]{4})?[\s,]+(.*[^\W\d_].*)")
AROUND_ALL = ' \t\n()[]"“”,;:-#*'
"""Signs around a place that are not of it."""
NATION = re.compile(
    r"[\s,]+(?:u\.?s\.?a\.?|u\.s\.|united states(?: of america)?)\s*$", re.IGNORECASE
)
"""What may follow a whole address."""
BESIDE = re.compile(r"\s*(?:[-–/&+]|\band\b|\by\b)\s*", re.IGNORECASE)
"""What parts two towns that are named together: “Dallas/Fort Worth”, “Boston-Cambridge, MA-NH”."""
LARGE, MOST_TOWN_WORDS = 10, 3
"""ZIP codes and words of a town whose parts are named with it."""
WRITTEN = re.compile(r"[^\W_]|[\s.,'’‘ʻʼ`´/&()-]")
"""What stands in a name; other signs are no typing errors."""


@dataclass(frozen=True)
class Where:
    """What a text says of where: a town or ZIP code, or a whole state."""

    place: Place | None
    state: str
    """The postal code where a whole state or territory is meant; "" otherwise."""
    respelled: str
    """The name as it was probably meant where the typed one is unknown; "" otherwise."""


@dataclass(frozen=True)
class _Reading:
    """What a text can mean: a place, a state or both; the message is for where it is no place."""

    place: Place | None = None
    state: str = ""
    respelled: str = ""
    message: str = ""


def find_where(text: str) -> Where:
    """As `find_place`, but a state's name is the state: “Indiana” is not the town elsewhere.

    “New York” is the city, which is in the state of that name. Raises BadValue with a message for
    the reader where the text means nothing.
    """
    reading = _read(text)
    if reading.state and (reading.place is None or reading.place.state != reading.state):
        return Where(None, reading.state, reading.respelled)
    return Where(place := find_place(text), "", place.respelled)


def find_place(text: str) -> Place:
    """“01608”, “Worcester, MA”, “Worcester Massachusetts 01608” or “Worcester”.

    A name that several states have is the one with the most ZIP codes; its label says the state.
    A name that nothing has is the one with the fewest typing errors; `respelled` says it.
    Raises BadValue with a message for the reader.
    """
    reading = _read(text)
    if reading.place is None:
        raise BadValue(reading.message)
    return reading.place


def is_large(place: Place) -> bool:
    """Whether its town has so many ZIP codes that its name alone rather means it."""
    return gazetteer().size(place.label) >= LARGE


def also_in(place: Place) -> str:
    """That other states have a town of the name, nearly as large; "" where none has."""
    if not place.elsewhere:
        return ""
    named = [state_name(state) for state in place.elsewhere]
    said = named[0] if len(named) == 1 else _("%(first)s and %(last)s") % {
        "first": ", ".join(named[:-1]), "last": named[-1],
    }  # fmt: skip
    return _("The name is also in %(states)s: add the state.") % {"states": said}


@per_build(spoken=False)
def gazetteer() -> Gazetteer:
    """Every ZIP code, town and county."""
    names = ("code", "place", "state", "county_fips", "latitude", "longitude")
    counties = CountyArea.objects.values_list("county_fips", "county", "state")
    return Gazetteer(ZipCode.objects.values_list(*names), counties)


@per_build(most=4_000, spoken=False)
def wage_area_of(county_fips: str) -> str:
    """The OEWS code of a county's wage area, metropolitan or not; "" for no county."""
    county = CountyArea.objects.filter(county_fips=county_fips).first()
    return county.area if county else ""


@per_build(most=100, spoken=False)
def example_zip(state: str) -> str:
    """A ZIP code to show as an example: of the place that has most of the state's, its first.

    "" for a state without any.
    """
    places = ZipCode.objects.filter(state=state).values("place")
    largest = places.annotate(n=Count("pk"), first=Min("code")).order_by("-n", "place").first()
    return largest["first"] if largest else ""


@per_build(most=5_000)
def _read(text: str) -> _Reading:
    """Remembered with its message: what nobody knows is asked as often as what somebody does."""
    text = text.strip(AROUND_ALL)
    if whole := ZIP.fullmatch(text):
        if place := gazetteer().zip_code(whole[1]):
            return _Reading(place)
        return _Reading(message=_("We know no ZIP code %(zip)s.") % {"zip": text})
    name = text = NATION.sub("", text)
    if both := NAME_AND_ZIP.fullmatch(text) or ZIP_AND_NAME.fullmatch(text):
        code, name = sorted(both.groups(), key=lambda part: not part.isdigit())
        if place := gazetteer().zip_code(code):
            return _Reading(place)
    parts = [words for part in name.split(",") if (words := words_of(part))]
    if joined(_flat(parts)) not in ABROAD:
        if found := _named(gazetteer(), parts, not WRITTEN.sub("", name)):
            return found
        if found := _first_of(gazetteer(), name) or _ending(gazetteer(), parts):
            return found
    return _Reading(message=_("We know no place “%(name)s”. Try a ZIP code.") % {"name": text[:60]})


def _named(known: Gazetteer, parts: list[Words], erring: bool) -> _Reading | None:
    """What a name with its parts between commas means: exactly, or if `erring` nearly."""
    readings = [parts]
    if (bare := [words for part in parts if (words := bared(part))]) not in ([], parts):
        readings.append(bare)
    for read in (_exactly, _nearly) if erring else (_exactly,):
        for one in readings:
            if one and (found := read(known, one)):
                return found
    return None


def _first_of(known: Gazetteer, name: str) -> _Reading | None:
    """The first of towns that are named together, exactly; said, as it stands for all."""
    towns, *states = [BESIDE.split(part) for part in name.split(",")]
    if len(towns) < 2 and not any(len(state) > 1 for state in states):
        return None
    last = words_of(states[-1][0] if states else towns[-1])
    state = STATE_KEYS.get(joined(last)) if states else next(splits(last), ((), ""))[1]
    place = known.town(words_of(towns[0]), state or "")
    return _Reading(replace(place, respelled=place.label)) if place else None


def _ending(known: Gazetteer, parts: list[Words]) -> _Reading | None:
    """A town after words that nobody knows, as a part of it: “Hyde Park Chicago”; said."""
    for words, state in (*splits(_flat(parts)), (_flat(parts), "")):
        for count in range(min(MOST_TOWN_WORDS, len(words) - 1), 0, -1):
            place = known.town(words[-count:], state)
            if place and known.size(place.label) >= LARGE:
                return _Reading(replace(place, respelled=place.label))
    return None


def _state_of(parts: list[Words]) -> tuple[list[Words], str]:
    """What may name the town, and the state after the last comma, if any."""
    state = STATE_KEYS.get(joined(parts[-1])) if len(parts) > 1 else None
    return (parts[:-1], state) if state else (parts, "")


def _exactly(known: Gazetteer, parts: list[Words]) -> _Reading | None:
    words = _flat(parts)
    if state := STATE_KEYS.get(joined(words)):
        return _whole_state(state, known.town(words))
    names, state = _state_of(parts)
    if state:
        name = _flat(names)
        if STATE_KEYS.get(joined(name)) == state and not known.town(name, state):
            return _whole_state(state, None)
        # An address or a county may stand beside the town.
        tries = [(one, state) for one in (name, *names)]
    else:
        tries = [*splits(words), (words, "")]
        if words[-1].upper() not in STATE_NAMES:
            tries = tries[-1:] + tries[:-1]
    ways = (known.town, known.counties.find)
    places = (way(name, state) for way in ways for name, state in tries)
    place = next(filter(None, places), None)
    return _Reading(place) if place else None


def _nearly(known: Gazetteer, parts: list[Words]) -> _Reading | None:
    """A town of the state that is named, never of another."""
    words = _flat(parts)
    names, state = _state_of(parts)
    name = _flat(names)
    if not state and (split := next(splits(words), None)):
        name, state = split
    if is_county(name):
        county = known.counties.near(name, state)
        return _Reading(county) if county else None
    if state:
        town = known.town_near(name, state)
        return _Reading(town[0]) if town else None
    if found := _of_state_nearly(known, parts):
        return found
    unknown_end = len(words[-1]) < 3 and len(words) > 1 and not known.ends_a_name(words[-1])
    if len(parts) > 1 or unknown_end:
        return None
    whole, town = state_near(words), known.town_near(words)
    if whole and (town is None or whole[1] <= town[1]):
        same = known.town(words_of(STATE_NAMES[whole[0]]))
        same = same and replace(same, respelled=same.label)
        return _whole_state(whole[0], same, state_name(whole[0]))
    return _Reading(town[0]) if town else None


def _of_state_nearly(known: Gazetteer, parts: list[Words]) -> _Reading | None:
    """“Worcester, Masachusetts”: the town is right, the state after it has typing errors."""
    words = _flat(parts)
    ends = [len(parts[-1])] if len(parts) > 1 else [2, 1]
    for count in ends:
        state = state_near(words[-count:]) if len(words) > count else None
        if state and (place := known.town(words[:-count], state[0])):
            return _Reading(replace(place, respelled=place.label))
    return None


def _whole_state(state: str, town: Place | None, respelled: str = "") -> _Reading:
    message = _("We know no single place for all of %(state)s. Try a ZIP code or a city there.")
    return _Reading(town, state, respelled, message % {"state": state_name(state)})


def _flat(parts: Iterable[Words]) -> Words:
    return tuple(word for part in parts for word in part)
