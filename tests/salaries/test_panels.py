"""What other apps put on the wage pages."""

from collections.abc import Iterator

import pytest

from salaries import panels
from salaries.panels import Nearby, NearbyProgram, programs_nearby, register_programs_nearby


@pytest.fixture
def no_hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(panels, "_hooks", [])
    return


def test_without_a_hook_there_are_no_programs(no_hooks: None) -> None:
    assert programs_nearby("29-2072", "14460") == Nearby()


def test_the_hook_is_asked_for_the_occupation_and_the_area(no_hooks: None) -> None:
    program = NearbyProgram(
        name="Medical Coding (made up)",
        provider="A College",
        place="Boston, MA",
        price="$2,300",
        length="9 months",
        href="/programs/1/",
    )
    asked = []

    def hook(soc: str, area: str) -> Nearby:
        asked.append((soc, area))
        return Nearby([program], "/programs/?occupation=29-2072")

    register_programs_nearby(hook)
    assert programs_nearby("29-2072", "14460").programs == [program]
    assert asked == [("29-2072", "14460")]
