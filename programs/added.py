"""Rows that staff add, as columns: read from their tables, placed, and with what their jobs pay."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from careerguide.places.find import wage_area_of
from careerguide.places.models import ZipCode
from programs.models import FurtherTraining, LocalProgram, LocalProvider, Program
from programs.reached import Reach
from programs.rules.codes import (
    AWARD_RANK,
    Delivery,
    Entry,
    LengthBasis,
    Missing,
    Origin,
    PriceBasis,
    SchoolKind,
    Standing,
)
from programs.rules.corrections import typical
from programs.rules.further import why_further
from programs.rules.ids import local_program, local_provider
from programs.rules.pay import Pay
from salaries.wagestore import WageStore

UNKNOWN = -1
CODES = frozenset(
    {"flags"}
    | {f.name for f in Program._meta.concrete_fields if "SmallInteger" in type(f).__name__}
)
"""Columns in which 0 is unknown; in all others it is -1."""
SCHOOL = ("pk", "name", "zip", "control")
OFFER = ("pk", "provider_id", "unitid", "name", "field", "award_level", "delivery", "price_low",
         "price_high", "strangers_low", "strangers_high", "books", "months_low", "months_high",
         "occupations", "source", "checked_on")  # fmt: skip
Row = dict[str, Any]


@dataclass(frozen=True)
class School:
    """A local school where it stands; positions in degrees, `county` "" where not known."""

    pk: int
    name: str
    zip: str
    control: int
    city: str = ""
    state: str = ""
    county: str = ""
    latitude: float = float("nan")
    longitude: float = float("nan")


@dataclass(frozen=True)
class Offer:
    """A local program as its table has it."""

    pk: int
    provider_id: int | None
    unitid: int | None
    name: str
    field: str
    award_level: int
    delivery: int
    price_low: int | None
    price_high: int | None
    strangers_low: int | None
    strangers_high: int | None
    books: int | None
    months_low: float | None
    months_high: float | None
    occupations: str
    source: str
    checked_on: date


def schools() -> tuple[School, ...]:
    """Local schools by number, each with its ZIP code's place."""
    rows = list(LocalProvider.objects.order_by("pk").values_list(*SCHOOL))
    places = {
        code: place
        for code, *place in ZipCode.objects.filter(pk__in=[row[2] for row in rows]).values_list(
            "code", "place", "state", "county_fips", "latitude", "longitude"
        )
    }
    return tuple(School(*row, *places.get(row[2], ())) for row in rows)


def offers() -> tuple[Offer, ...]:
    """Local programs by number."""
    return tuple(Offer(*row) for row in LocalProgram.objects.order_by("pk").values_list(*OFFER))


class Added:
    """Local rows at the end of a build's columns; one whose school is not there is left out."""

    def __init__(self, below: Any, local: Iterable[School], programs: Iterable[Offer]) -> None:
        self.below, self.wages = below, below.wages
        self.size, self.schools = below.size, len(below.provider_names)
        self.further = [row.rule for row in FurtherTraining.objects.all()]
        found, offered = list(local), list(programs)
        self.reach = Reach(self._links({one.field for one in offered}), self.wages, below.reaching)
        at = {one.pk: self.schools + place for place, one in enumerate(found)}
        self.providers = [_provider(one) for one in found]
        self._school = dict(zip(at.values(), found, strict=True))
        self.programs: list[Row] = []
        self.names: dict[int, str] = {}
        self.jobs: dict[int, tuple[int, ...]] = {}
        self.told: dict[int, str] = {}
        self.sources: dict[int, str] = {}
        for one in offered:
            place = at.get(one.provider_id or 0)
            if place is None:
                place = below.provider_at(one.unitid or 0)
            if place is not None:
                self._add(one, place)

    @property
    def provider_names(self) -> list[str]:
        """What the added schools are called."""
        return [one["provider_names"] for one in self.providers]

    def __bool__(self) -> bool:
        return bool(self.programs or self.providers)

    def _links(self, fields: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        """Field, occupation and who links them, as the build has it."""
        for cip in fields:
            at = self.below.field_at.get(cip)
            for place, origin, _mask in self.below.columns["links"][at] if at is not None else ():
                yield cip, self.wages.codes[place], origin

    def _add(self, one: Offer, place: int) -> None:
        row = self.size + len(self.programs)
        named = self._named(one)
        if named:
            self.jobs[row] = named
        self.names[row] = one.name
        self.sources[row] = one.source
        self.told[row] = f"added by our editors ({one.source}), checked {one.checked_on}"
        self.programs.append(self._program(one, place, named))

    def _named(self, one: Offer) -> tuple[int, ...]:
        wages: WageStore = self.wages
        codes = (wages.code_of(soc) for soc in one.occupations.split())
        return tuple(dict.fromkeys(wages.code_at[code] for code in codes if code in wages.code_at))

    def _program(self, one: Offer, place: int, named: tuple[int, ...]) -> Row:
        own = (one.price_low, one.price_high)
        strangers = (one.strangers_low, one.strangers_high)
        strangers = own if strangers[1] is None else strangers
        main, mix = self._jobs(one, named)
        area, pay = self._paid(place, mix)
        why = why_further(self.further, one.field, one.award_level, one.name)
        return {
            "id": local_program(one.pk),
            "provider": place,
            "field": self.below.field_at.get(one.field, UNKNOWN),
            "occupation": main,
            "area": area,
            "pay_area": self.wages.area_at.get(pay.area, UNKNOWN),
            "pay_jobs": pay.jobs,
            "local_p25": pay.p25,
            "local_median": pay.median,
            "rank": int(AWARD_RANK[one.award_level]),
            "award_level": one.award_level,
            "origin": int(Origin.LOCAL),
            "delivery": one.delivery or int(Delivery.UNKNOWN),
            "entry": int(Entry.FURTHER if why else Entry.BEGINNERS),
            "price_basis": int(PriceBasis.UNKNOWN if own[1] is None else PriceBasis.CORRECTED),
            "price_missing": int(Missing.SCHOOL if own[1] is None else Missing.NONE),
            "length_basis": int(
                LengthBasis.UNKNOWN if one.months_high is None else LengthBasis.CORRECTED
            ),
            **_figure("in_district", *own),
            **_figure("in_state", *own),
            **_figure("out_of_state", *strangers),
            "books": one.books,
            **_figure("months", one.months_low, one.months_high),
        }

    def _jobs(self, one: Offer, named: tuple[int, ...]) -> tuple[int, tuple[str, ...]]:
        """The main job's place, and the codes of those whose pay is shown: those named, else as of
        other programs."""
        if named:
            return named[0], tuple(self.wages.codes[place] for place in named)
        main = self.reach.main(one.field, one.award_level)
        mix = self.reach.mix_of(one.field, one.award_level)
        return self.wages.code_at.get(main, UNKNOWN), tuple(link.occupation for link in mix)

    def _paid(self, place: int, mix: tuple[str, ...]) -> tuple[int, Pay]:
        """The school's wage area, and what the jobs pay there or, where nothing is published, in
        its state."""
        state, local = self._where(place)
        whole = self.wages.state_area.get(state)
        areas = [code for code in (local, whole.code if whole else "") if code]
        own = self.wages.area_at.get(areas[0], UNKNOWN) if areas else UNKNOWN
        return own, self.reach.pay(areas, mix)

    def _where(self, place: int) -> tuple[str, str]:
        """State and wage area ("" for none) of a school."""
        added = self._school.get(place)
        if added is not None:
            local = wage_area_of(added.county) if added.county else ""
            return added.state, local if local in self.wages.area_at else ""
        state = self.below.columns["provider_states"][place]
        others = np.flatnonzero(self.below.provider == place)
        area = int(self.below.columns["area"][others[0]]) if len(others) else UNKNOWN
        return state, self.wages.areas[area].code if area >= 0 else ""

    def column(self, name: str, value: Any) -> Any:
        """A stored column with the added rows at its end; others as they are."""
        if isinstance(value, np.ndarray):
            if len(value) == self.size:
                return _longer(value, self.programs, name, 0 if name in CODES else UNKNOWN)
            if len(value) == self.schools and self.providers:
                unknown = np.nan if value.dtype.kind == "f" else UNKNOWN
                return _longer(value, self.providers, name, unknown)
        elif name.startswith("provider_") and self.providers:
            return [*value, *(one.get(name, "") for one in self.providers)]
        return value


def _figure(name: str, low: float | None, high: float | None) -> Row:
    return {f"{name}_low": low, f"{name}_typical": typical(low, high), f"{name}_high": high}


def _longer(value: Any, rows: Iterable[Mapping[str, Any]], name: str, unknown: float) -> Any:
    new = [unknown if (one := row.get(name)) is None else one for row in rows]
    return np.concatenate((value, np.array(new, dtype=value.dtype)))


def _provider(one: School) -> Row:
    return {
        "provider_ids": local_provider(one.pk),
        "provider_names": one.name,
        "provider_cities": one.city,
        "provider_states": one.state,
        "provider_closed": ("", ""),
        "latitude": one.latitude,
        "longitude": one.longitude,
        "control": one.control,
        "school_kind": int(SchoolKind.UNKNOWN),
        "standing": int(Standing.OPEN),
    }
