"""What other apps put on the wage pages."""

from typing import Any

from salaries.pages.panels import Nearby, NearbyProgram, programs_nearby

SLOT = "programs near a wage area"
PROGRAM = NearbyProgram(
    name="Medical Coding (made up)",
    provider="A College",
    place="Boston, MA",
    price="$2,300",
    length="9 months",
    href="/programs/1/",
)


def filled(soc: str, area: str) -> Nearby:
    return Nearby([PROGRAM], f"/programs/?occupation={soc}&area={area}")


def test_an_empty_slot_shows_no_programs(settings: Any) -> None:
    settings.SLOTS = {}
    assert programs_nearby("29-2072", "14460") == Nearby()


def test_what_fills_the_slot_is_asked_for_the_occupation_and_the_area(settings: Any) -> None:
    settings.SLOTS = {SLOT: f"{__name__}.filled"}
    found = programs_nearby("29-2072", "14460")
    assert found == Nearby([PROGRAM], "/programs/?occupation=29-2072&area=14460")
