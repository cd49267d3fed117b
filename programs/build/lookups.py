"""Look-ups the catalogue is made from: what publishers report, and where fields of study lead."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from careerguide.places.models import CountyArea
from careerguide.releases.bulk import read_chunks
from programs.models import (
    EarningsByYear,
    FieldOfStudy,
    FurtherTraining,
    InstitutionService,
    Outcome,
    ProgramYearPrice,
    Provider,
    YearPrice,
)
from programs.reached import Reach
from programs.rules.further import why_further
from programs.rules.pay import Pay
from salaries.wagestore import WageStore


@dataclass(frozen=True)
class Slot:
    """One of a school's largest programs, as IC_PY reports it."""

    unitid: int
    cip: str
    tuition: int | None
    books: int | None
    months: float | None
    hours: int | None
    measure: int | None


class Graduates(NamedTuple):
    """Of a school's graduates in a field group and level: dollars, None where not published."""

    earnings: int | None = None
    years_after: int | None = None
    debt: int | None = None
    threshold: int | None = None
    """What the state's people who only finished high school earn."""
    one_year: int | None = None
    four_years: int | None = None
    """Earnings by year; `earnings` is one of them."""


NOTHING = Graduates()


class Sources:
    """Loaded once per build; also collects flags and counts on the way."""

    def __init__(self, wages: WageStore, reach: Reach) -> None:
        self.wages, self.reach = wages, reach
        self.providers = {p.pk: p for p in Provider.objects.select_related("closure")}
        self.area_of_county = dict(CountyArea.objects.values_list("county_fips", "area"))
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
        self.counts: Counter[str] = Counter()
        self._outcomes = dict(_outcomes(self.counts))
        self.flags: list[tuple[int, str, str]] = []
        self.joined: dict[int, int] = {}
        """By the key of a program on a state's list, that of the IPEDS program that it is."""
        self._areas: dict[int, str] = {}
        self._further = [row.rule for row in FurtherTraining.objects.all()]
        self._whys: dict[tuple[str, int, str], str] = {}

    def why_further(self, cip: str, level: int, name: str = "") -> str:
        """Why a program is for people in the field; "" for one that beginners can enter."""
        key = cip, level, name
        if key not in self._whys:
            self._whys[key] = why_further(self._further, *key)
        return self._whys[key]

    def graduates(self, school: int, cip: str, level: int) -> Graduates:
        """Of a program, by its credential level (0 for none); NOTHING where there is no row."""
        return self._outcomes.get(cohort(school, cip[:5], level), NOTHING)

    def pay(self, provider: int, mix: tuple[str, ...]) -> Pay:
        """What jobs pay together in the provider's wage area, or where none is published there, its
        state."""
        state = self.wages.state_area.get(self.providers[provider].state)
        return self.reach.pay((self.area(provider), state.code if state else ""), mix)

    def area(self, provider: int) -> str:
        """The wage area of a provider: its county's where wages are published, else its state."""
        if provider not in self._areas:
            place = self.providers[provider]
            state = self.wages.state_area.get(place.state)
            own = self.area_of_county.get(place.county_fips, "")
            local = own if own in self.wages.area_at else ""
            self._areas[provider] = local or (state.code if state else "")
        return self._areas[provider]


def cohort(school: int, cip4: str, level: int) -> int:
    """Names a school's graduates of a field group and credential level: an int is a small key."""
    return (school * 10_000 + int(cip4[:2] + cip4[3:])) * 100 + level


def _outcomes(counts: Counter[str]) -> Iterator[tuple[int, Graduates]]:
    """By `cohort`.

    Where all but the state's figure is withheld, as of most, all of a state share one object.
    """
    shared: dict[int, Graduates] = {}
    key = ("provider_id", "cip4", "credential_level")
    both = {
        cohort(school, cip4, level): (one, four)
        for chunk in read_chunks(EarningsByYear.objects.all(), *key, "one_year", "four_years")
        for school, cip4, level, one, four in chunk
    }
    for chunk in read_chunks(Outcome.objects.all(), *key, *Graduates._fields[:4]):
        for school, cip4, level, *figures in chunk:
            found, of = Graduates(*figures), cohort(school, cip4, level)
            if found.earnings is not None:
                one, four = both.pop(of, (None, None))
                found = of_years(found, one, four, counts)
            elif found.debt is None and found.threshold is not None:
                found = shared.setdefault(found.threshold, found)
            yield of, found
    counts["earnings by year that the field-of-study file withholds"] = len(both)


def of_years(
    found: Graduates, one: int | None, four: int | None, counts: Counter[str]
) -> Graduates:
    """With earnings of either year: the field-of-study file's own, the other file's for the other.

    `counts` learns how often both have a figure of one year, and whether it is the same.
    """
    other = {1: one, 4: four}.get(found.years_after or 0)
    if other is not None:
        alike = "agree" if other == found.earnings else "contradict each other"
        counts[f"earnings on which the two files {alike}"] += 1
    if found.years_after == 1:
        one = found.earnings
    if found.years_after == 4:
        four = found.earnings
    return found._replace(one_year=one, four_years=four)
