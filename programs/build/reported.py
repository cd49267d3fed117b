"""What publishers report, held as look-ups while the catalogue is made."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from careerguide.releases.bulk import read_chunks
from programs.build.matching import Slot
from programs.build.occupations import Reach
from programs.models import (
    FieldOfStudy,
    InstitutionService,
    Outcome,
    ProgramYearPrice,
    Provider,
    YearPrice,
)
from salaries.wagestore import WageStore


class Graduates(NamedTuple):
    """Of a school's graduates in a field group and level: dollars, None where not published."""

    earnings: int | None = None
    years_after: int | None = None
    debt: int | None = None
    threshold: int | None = None
    """What the state's people who only finished high school earn."""


NOTHING = Graduates()


class Sources:
    """Loaded once per build; also collects flags and counts on the way."""

    def __init__(self, wages: WageStore, reach: Reach) -> None:
        self.wages, self.reach = wages, reach
        self.providers = {
            p["id"]: p
            for p in Provider.objects.values("id", "state", "cbsa", "control", "closed", "kind")
        }
        self.titles = dict(FieldOfStudy.objects.values_list("code", "title"))
        self.distance = dict(InstitutionService.objects.values_list("provider_id", "distance"))
        prices = YearPrice.objects.values_list(
            "provider_id", "students", "in_district", "in_state", "out_of_state"
        )
        self.year_prices = {(school, kind): (a, b, c) for school, kind, a, b, c in prices}
        self.academic = {school for school, _kind in self.year_prices}
        self.slots = [
            Slot(*row)
            for row in ProgramYearPrice.objects.values_list(
                "provider_id", "cip", "tuition_fees", "books", "months", "hours", "measure"
            )
        ]
        self.program_year = {slot.unitid for slot in self.slots}
        self.outcomes = dict(_outcomes())
        self.flags: list[tuple[int, str, str]] = []
        self.counts: Counter[str] = Counter()
        self._areas: dict[int, str] = {}

    def area(self, provider: int) -> str:
        """The wage area of a provider: its metro where wages are published, else its state."""
        if provider not in self._areas:
            place = self.providers[provider]
            state = self.wages.state_area.get(place["state"])
            metro = place["cbsa"] if place["cbsa"] in self.wages.area_at else ""
            self._areas[provider] = metro or (state.code if state else "")
        return self._areas[provider]


def _outcomes() -> Iterator[tuple[tuple[int, str, int], Graduates]]:
    """By school, field group and credential level.

    Where all but the state's figure is withheld, as of most, all of a state share one object.
    """
    shared: dict[int, Graduates] = {}
    key = ("provider_id", "cip4", "credential_level")
    for chunk in read_chunks(Outcome.objects.all(), *key, *Graduates._fields):
        for school, cip4, level, *figures in chunk:
            found = Graduates(*figures)
            if found.earnings is None and found.debt is None and found.threshold is not None:
                found = shared.setdefault(found.threshold, found)
            yield (school, sys.intern(cip4), level), found
