"""Make one catalogue row for every program from what publishers report."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db.models import QuerySet

from careerguide.core.loading.bulk import read_chunks
from careerguide.core.models import Release
from programs.build.flags import find_outliers
from programs.build.matching import Key, Slot, match
from programs.build.occupations import Link, Reach
from programs.ids import ipeds_program, texas_program
from programs.lengths import BANDS, MONTHS_PER_WEEK, fits
from programs.models import (
    Completion,
    FieldOfStudy,
    Flag,
    InstitutionService,
    Outcome,
    Program,
    ProgramYearPrice,
    Provider,
    StateListedProgram,
    YearPrice,
)
from programs.models.catalog import AwardLevel, Delivery, LengthBasis
from programs.prices import Price, estimate, listing, reported, students
from salaries.codes import wage_code
from salaries.wagestore import WageStore

CREDENTIAL_OF = {20: 1, 21: 1, 2: 1, 4: 1, 3: 2, 5: 3, 6: 4, 7: 5, 8: 8, 17: 6, 18: 7, 19: 6}
"""Scorecard's credential level of each IPEDS award level."""
DELIVERY_OF = {
    "In-person": Delivery.IN_PERSON,
    "Hybrid": Delivery.HYBRID,
    "Distance Education": Delivery.ONLINE,
}
DISTANCE_TO_DELIVERY: dict[int, int] = {
    InstitutionService.Distance.ALL: Delivery.ONLINE,
    InstitutionService.Distance.NONE: Delivery.IN_PERSON,
    InstitutionService.Distance.PROGRAMS: Delivery.SCHOOL_SOME,
}
LISTED_LEVEL = {
    "Associates Degree": AwardLevel.ASSOCIATE,
    "Baccalaureate degree": AwardLevel.BACHELOR,
}
"""State lists name a credential, not a length: only degrees have an award level."""


@dataclass
class Length:
    low: float | None = None
    high: float | None = None
    basis: int = LengthBasis.UNKNOWN


class Sources:
    """What publishers report, held as look-ups while the catalogue is made."""

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
        self.outcomes = {
            (school, cip4, level): figures
            for chunk in read_chunks(
                Outcome.objects.exclude(earnings=None, debt=None),
                "provider_id", "cip4", "credential_level", "earnings", "years_after", "debt",
            )
            for school, cip4, level, *figures in chunk
        }  # fmt: skip
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


def ipeds_rows(sources: Sources) -> Iterator[dict[str, Any]]:
    """Programs of the newest completions and those only IC_PY names, by rising number."""
    matched = match(sources.slots, _offered(sources))
    sources.counts["program-year rows"] = len(sources.slots)
    outliers = find_outliers(
        (key[1][:5], slot.tuition)
        for key, slots in matched.items()
        for slot in slots
        if slot.tuition is not None
    )
    for key, count in heapq.merge(_completions(), _only_slots(matched)):
        if key[0] not in sources.providers:
            sources.counts["programs of schools that are not in the directory"] += 1
            continue
        slots = matched.get(key, [])
        row = _ipeds_row(sources, key, count, slots)
        price = row["in_state_high"] if slots else None
        if price is not None and (reason := outliers.reason(key[1][:5], price)):
            sources.flags.append((row["id"], Flag.Kind.PRICE_OUTLIER, reason))
        yield row


def _newest_completions() -> QuerySet[Completion]:
    return Completion.objects.filter(release=Release.current("ipeds-c"))


def _completions() -> Iterator[tuple[Key, int | None]]:
    """Programs with their awards; sorted in memory as small tuples, never as rows."""
    columns = ("provider_id", "cip", "award_level", "awards")
    shared: dict[str, str] = {}
    listed = [
        (school, shared.setdefault(cip, cip), level, awards)
        for chunk in read_chunks(_newest_completions(), *columns)
        for school, cip, level, awards in chunk
    ]
    listed.sort(key=itemgetter(0, 1, 2))
    for school, cip, level, awards in listed:
        yield (school, cip, level), awards


def _only_slots(matched: dict[Key, list[Slot]]) -> list[tuple[Key, int | None]]:
    """Programs with a reported price and no completions row; they have no award level."""
    return [(key, None) for key in sorted(matched) if key[2] == 0]


def _offered(sources: Sources) -> dict[tuple[int, str], list[int]]:
    """Award levels by school and field, at the schools that report program-year prices."""
    offered: dict[tuple[int, str], list[int]] = defaultdict(list)
    columns = ("provider_id", "cip", "award_level")
    for chunk in read_chunks(_newest_completions(), *columns):
        for school, cip, level in chunk:
            if school in sources.program_year:
                offered[school, cip].append(level)
    return offered


def _ipeds_row(sources: Sources, key: Key, count: int | None, slots: list[Slot]) -> dict[str, Any]:
    unitid, cip, level = key
    number = ipeds_program(unitid, cip, level)
    provider = sources.providers[unitid]
    price = _ipeds_price(sources, key, slots)
    length = _ipeds_length(level, slots)
    _flag_length(sources, number, level, slots)
    if provider["closed"]:
        reason = (
            "the school is not in the newest IPEDS directory"
            if provider["closed"] == "not in the directory"
            else f"IPEDS marks the school closed ({provider['closed']})"
        )
        sources.flags.append((number, Flag.Kind.CLOSED, reason))
    earnings, after, debt = sources.outcomes.get(
        (unitid, cip[:5], CREDENTIAL_OF.get(level)), (None, None, None)
    )
    distance = sources.distance.get(unitid, 0)
    return {
        "id": number,
        "origin": Program.Origin.COMPLETIONS if count is not None else Program.Origin.PROGRAM_YEAR,
        "provider_id": unitid,
        "field_id": cip,
        "name": sources.titles.get(cip) or f"Field {cip}, not in CIP 2020",
        "award_level": level,
        "credential": "",
        "delivery": DISTANCE_TO_DELIVERY.get(distance, Delivery.UNKNOWN),
        **_price_columns(price),
        **_length_columns(length),
        "earnings": earnings,
        "earnings_years_after": after if earnings is not None else None,
        "debt": debt,
        "awards": count,
        **_pay(sources, unitid, sources.reach.main(cip, level)),
    }


def _ipeds_price(sources: Sources, key: Key, slots: list[Slot]) -> Price:
    unitid, cip, level = key
    if slots:
        return reported([(slot.tuition, slot.books) for slot in slots])
    if unitid in sources.academic:
        kind = students(level, cip)
        if not kind:
            return Price(missing=5)
        if level not in BANDS:
            return Price(missing=3)
        year = sources.year_prices.get((unitid, kind))
        return estimate(year, level) if year else Price(missing=4)
    return Price(missing=2 if unitid in sources.program_year else 1)


def _ipeds_length(level: int, slots: list[Slot]) -> Length:
    months = [slot.months for slot in slots if slot.months]
    if months:
        return Length(min(months), max(months), LengthBasis.REPORTED)
    band = BANDS.get(level)
    if band is None:
        return Length()
    return Length(band.months_low, band.months_high, LengthBasis.AWARD_LEVEL)


def _flag_length(sources: Sources, number: int, level: int, slots: list[Slot]) -> None:
    for slot in slots:
        if fits(level, slot.months, slot.hours, slot.measure) is False:
            unit = {1: "clock hours", 2: "credit hours"}.get(slot.measure or 0, "hours")
            reported_length = f"{slot.months:g} months" if slot.months else "no months"
            reason = (
                f"the school reports {reported_length} and {slot.hours or 'no'} {unit},"
                " outside the band of the award level it reports"
            )
            sources.flags.append((number, Flag.Kind.LENGTH_BAND, reason))
            return


def _price_columns(price: Price) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for residency in ("in_district", "in_state", "out_of_state"):
        columns[f"{residency}_low"], columns[f"{residency}_high"] = getattr(price, residency)
    return {
        **columns,
        "books": price.books,
        "price_basis": price.basis,
        "price_missing": price.missing,
    }


def _length_columns(length: Length) -> dict[str, Any]:
    return {
        "months_low": _rounded(length.low),
        "months_high": _rounded(length.high),
        "length_basis": length.basis,
    }


def _rounded(months: float | None) -> float | None:
    return None if months is None else round(months, 2)


def _pay(sources: Sources, provider: int, occupation: str) -> dict[str, Any]:
    area = sources.area(provider)
    p25 = median = None
    if occupation and area:
        row = sources.wages.row(occupation, area)
        if row is not None:
            p25, median = sources.wages.annual(row)
    return {
        "area_code": area,
        "occupation": occupation,
        "local_p25": p25,
        "local_median": median,
    }


def texas_rows(sources: Sources) -> Iterator[dict[str, Any]]:
    """Programs of the Texas list, each with the occupations its provider named."""
    listed = list(StateListedProgram.objects.all())
    outliers = find_outliers((p.cip[:5], p.tuition_fees or 0) for p in listed)
    for program in listed:
        number = texas_program(program.number)
        level = LISTED_LEVEL.get(program.outcome, AwardLevel.NOT_REPORTED)
        price = listing(program.tuition_fees, program.out_of_district, program.books)
        if program.tuition_fees and (
            reason := outliers.reason(program.cip[:5], program.tuition_fees)
        ):
            sources.flags.append((number, Flag.Kind.PRICE_OUTLIER, reason))
        codes = [wage_code(c, sources.wages.occupations) for c in program.occupations.split()]
        own = [Link(code, "listing") for code in codes if code]
        main = sources.reach.best(own[:1], level) or sources.reach.best(own, level)
        yield {
            "id": number,
            "origin": Program.Origin.STATE_LISTED,
            "provider_id": program.provider_id,
            "field_id": program.cip or None,
            "name": program.name,
            "award_level": level,
            "credential": program.credential or program.outcome,
            "delivery": DELIVERY_OF.get(program.delivery, Delivery.UNKNOWN),
            **_price_columns(price),
            **_length_columns(_listed_length(sources, program, number)),
            "earnings": None,
            "earnings_years_after": None,
            "debt": None,
            "awards": None,
            **_pay(sources, program.provider_id, main or sources.reach.main(program.cip, level)),
        }


def _listed_length(sources: Sources, program: StateListedProgram, number: int) -> Length:
    """Weeks as listed; 0 is not reported, and 1 week for over 60 hours contradicts itself."""
    if not program.weeks:
        return Length()
    if program.weeks == 1 and (program.hours or 0) > MOST_HOURS_A_WEEK:
        reason = f"listed as 1 week and {program.hours:,} contact hours"
        sources.flags.append((number, Flag.Kind.LISTED_LENGTH, reason))
        return Length()
    months = program.weeks * MONTHS_PER_WEEK
    return Length(months, months, LengthBasis.LISTING)


MOST_HOURS_A_WEEK = 60
