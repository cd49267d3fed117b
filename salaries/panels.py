"""What other apps put on the wage pages. They register here, because salaries imports none."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypedDict


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


Hook = Callable[[str, str], Nearby]
_hooks: list[Hook] = []


def register_programs_nearby(hook: Hook) -> Hook:
    """Let `hook(soc, area_code)` fill the place page's list of programs; the last one counts."""
    _hooks[:] = [hook]
    return hook


def programs_nearby(soc: str, area: str) -> Nearby:
    """Programs for an occupation in an area; none until an app registers."""
    return _hooks[0](soc, area) if _hooks else Nearby()
