"""What other apps put on the wage pages; settings.SLOTS says which."""

from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from careerguide.pages.slots import filler


class NearbyProgram(TypedDict):
    """A program in a few written words; `price` and `length` say why where they are unknown."""

    name: str
    provider: str
    place: str
    price: str
    length: str
    href: str


class Nearby(NamedTuple):
    """Programs that lead to an occupation near a place, and the list of all of them."""

    programs: Sequence[NearbyProgram] = ()
    more_href: str = ""


def programs_nearby(soc: str, area: str) -> Nearby:
    """Programs for an occupation in an area; none where no app knows programs."""
    fill = filler("programs near a wage area")
    return fill(soc, area) if fill else Nearby()
