"""Where “near” is: a ZIP code or the name of a place."""

import re
from dataclasses import dataclass

from django.db.models import Avg, Count, Min
from django.utils.translation import gettext as _

from careerguide.lists.state import BadValue
from careerguide.pages.cache import per_build
from careerguide.places.models import CountyMetro, ZipCode
from careerguide.places.states import STATE_NAMES, state_code


@dataclass(frozen=True)
class Place:
    """A centre to measure from, in degrees."""

    label: str
    state: str
    latitude: float
    longitude: float
    county_fips: str = ""
    """Of a ZIP code; of a named place, the county most of its ZIP codes are in."""


@per_build(most=2_000)
def find_place(text: str) -> Place:
    """“01608”, “Worcester, MA” or “Worcester”.

    A name that several states have is the one with the most ZIP codes; its label says the state.
    Raises BadValue with a message for the reader.
    """
    if re.fullmatch(r"\d{5}(-\d{4})?", text):
        found = ZipCode.objects.filter(code=text[:5]).first()
        if found is None:
            raise BadValue(_("We know no ZIP code %(zip)s.") % {"zip": text})
        label = f"{found.place}, {found.state} {found.code}"
        return Place(label, found.state, found.latitude, found.longitude, found.county_fips)
    name, state = _split(text)
    places = ZipCode.objects.filter(place__iexact=name)
    if state:
        places = places.filter(state=state)
    centres = places.values("place", "state").annotate(
        n=Count("pk"), latitude=Avg("latitude"), longitude=Avg("longitude")
    )
    best = centres.order_by("-n", "state").first()
    if best is None:
        raise BadValue(_("We know no place “%(name)s”. Try a ZIP code.") % {"name": text[:60]})
    label = f"{best['place']}, {best['state']}"
    own = places.filter(place=best["place"], state=best["state"]).values("county_fips")
    county = own.annotate(n=Count("pk")).order_by("-n", "county_fips")[0]["county_fips"]
    return Place(label, best["state"], best["latitude"], best["longitude"], county)


@per_build(most=2_000)
def metro_of(county_fips: str) -> str:
    """The CBSA code of a county's metropolitan area; "" outside one."""
    county = CountyMetro.objects.filter(county_fips=county_fips, is_metro=True).first()
    return county.cbsa if county else ""


@per_build(most=100)
def example_zip(state: str) -> str:
    """A ZIP code to show as an example: of the place that has most of the state's, its first.

    "" for a state without any.
    """
    places = ZipCode.objects.filter(state=state).values("place")
    largest = places.annotate(n=Count("pk"), first=Min("code")).order_by("-n", "place").first()
    return largest["first"] if largest else ""


def _split(text: str) -> tuple[str, str]:
    """“Worcester, MA” or “Worcester MA” as a name and a state; the state may be missing."""
    name, comma, rest = text.rpartition(",")
    if comma and (code := state_code(rest)):
        return name.strip(), code
    head, _space, last = text.rpartition(" ")
    if head and len(last) == 2 and last.upper() in STATE_NAMES:
        return head.strip(), last.upper()
    return text.strip(), ""
