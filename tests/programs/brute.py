"""The program list computed the slow and plain way, from database rows: what pages must agree with.

Nothing of programs.selection, programs.catalog or the store is used here.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from careerguide.places.models import ZipCode
from programs.models import FieldOccupation, Program
from salaries.models import Wage
from tests import raw
from tests.verify import texas
from tests.verify.jobs import Jobs
from tests.verify.wages import Wages

AWARD_ORDER = [20, 21, 2, 4, 3, 5, 6, 7, 8, 17, 18, 19]
ENTRIES = ("beginners", "further")


class Row(NamedTuple):
    """One program and its provider."""

    id: int
    origin: int
    provider: int
    name: str
    state: str
    control: int
    latitude: float | None
    longitude: float | None
    closed: str
    field: str | None
    award_level: int
    delivery: int
    entry: int
    in_district_low: int | None
    in_district_typical: int | None
    in_district_high: int | None
    in_state_low: int | None
    in_state_typical: int | None
    in_state_high: int | None
    out_of_state_low: int | None
    out_of_state_typical: int | None
    out_of_state_high: int | None
    books: int | None
    months_low: float | None
    months_typical: float | None
    months_high: float | None
    earnings: int | None
    debt: int | None
    earnings_threshold: int | None
    area: str
    occupation: str
    local_p25: int | None
    local_median: int | None
    awards: int | None


COLUMNS = (
    "id", "origin", "provider_id", "provider__name", "provider__state", "provider__control",
    "provider__latitude", "provider__longitude", "provider__closed", "field_id", "award_level",
    "delivery", "entry", *Row._fields[13:29], "area_code", *Row._fields[30:],
)  # fmt: skip


@lru_cache
def programs(*states: str) -> list[Row]:
    """The programs of these states, or all; by number."""
    held = Program.objects.order_by("pk")
    if states:
        held = held.filter(provider__state__in=states)
    return [Row(*row) for row in held.values_list(*COLUMNS)]


@lru_cache
def links() -> set[tuple[str, str]]:
    return set(FieldOccupation.objects.values_list("field_id", "occupation_id"))


@lru_cache
def truth() -> Jobs:
    """Which awards reach which jobs, from the publishers' files."""
    return Jobs(Wages())


@lru_cache
def listed() -> dict[int, frozenset[str]]:
    """By the number of a Texas program, the jobs that it leads to."""
    jobs = truth()
    return {48 * 10**9 + row.number: row.leads for row in texas.programs(jobs.wages, jobs)}


@lru_cache
def wage(soc: str, figure: str) -> dict[str, int | None]:
    held = Wage.objects.filter(occupation_id=soc, release__edition="May 2025")
    return dict(held.values_list("area_id", f"annual_{figure}"))


@lru_cache
def centre(code: str) -> ZipCode:
    return ZipCode.objects.get(pk=code)


@cache
def miles(code: str, latitude: float, longitude: float) -> float:
    """From a ZIP's centre; a school's many programs stand at one point."""
    place = centre(code)
    a, b = math.radians(place.latitude), math.radians(latitude)
    turn = math.radians(longitude - place.longitude)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return 3958.8 * math.acos(max(-1, min(1, cosine)))


@dataclass
class Wanted:
    """One query: what the address says, as plain values."""

    states: tuple[str, ...] = ()
    award: tuple[int, ...] = ()
    delivery: tuple[int, ...] = ()
    entry: tuple[str, ...] = ()
    control: tuple[int, ...] = ()
    earns: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    field: str = ""
    occupation: str = ""
    zip: str = ""
    within: float = 25
    residency: str = ""
    cost_max: float | None = None
    cost_unknown: bool = False
    months_max: float | None = None
    months_unknown: bool = False
    earnings_min: float | None = None
    earnings_unknown: bool = False
    pay_min: float | None = None
    pay_unknown: bool = False
    sort: str = ""

    def matches(self, row: Row) -> bool:
        return (
            (not self.states or row.state in self.states)
            and (not self.award or row.award_level in self.award)
            and (not self.delivery or row.delivery in self.delivery)
            and (not self.entry or ENTRIES[row.entry - 1] in self.entry)
            and (not self.control or row.control in self.control)
            and (not self.status or status(row) in self.status)
            and (not self.earns or gain(row) in self.earns)
            and (not self.field or self.in_field(row.field))
            and (not self.occupation or self.leads(row))
            and (not self.zip or self.distance(row) <= self.within)
            and self.within_limits(row)
        )

    def within_limits(self, row: Row) -> bool:
        most, least = self.cost_max, self.earnings_min
        return (
            (most is None or passes(self.leading(row), self.cost_unknown, most=most))
            and passes(leading_months(row), self.months_unknown, most=self.months_max)
            and (least is None or passes(row.earnings, self.earnings_unknown, least=least))
            and passes(self.pay(row, "median"), self.pay_unknown, least=self.pay_min)
        )

    def in_field(self, code: str | None) -> bool:
        return bool(code) and (
            code == self.field or (len(self.field) < 7 and str(code).startswith(self.field))
        )

    def leads(self, row: Row) -> bool:
        """By the crosswalk, within the award's reach; of a listed program what its provider names
        counts where the crosswalk bears it out. Not for people already in the field."""
        if row.entry == 2 and "further" not in self.entry:
            return False
        if row.origin == 3:
            return self.occupation in listed()[row.id]
        linked = (row.field, self.occupation) in links()
        return linked and truth().reached(self.occupation, row.field or "", row.award_level)

    def price(self, row: Row, end: str) -> int | None:
        """A resident of the reader's state pays the in-state price there and nowhere else."""
        home = centre(self.zip).state if self.zip else ""
        known = home or (self.states[0] if len(self.states) == 1 else "")
        who = self.residency or ("in_state" if known else "out_of_state")
        if home and row.state != home:
            who = "out_of_state"
        price: int | None = getattr(row, f"{who}_{end}")
        return price

    def leading(self, row: Row) -> int | None:
        """What is usual, else the high end."""
        typical = self.price(row, "typical")
        return self.price(row, "high") if typical is None else typical

    def pay(self, row: Row, figure: str) -> int | None:
        if self.occupation:
            return wage(self.occupation, figure).get(row.area)
        return row.local_median if figure == "median" else row.local_p25

    def distance(self, row: Row) -> float:
        if row.latitude is None or row.longitude is None:
            return math.inf
        return miles(self.zip, row.latitude, row.longitude)

    def value(self, row: Row, key: str) -> Any:
        if key == "price_low":
            return self.price(row, "low")
        if key in ("price_typical", "price_high"):
            return self.leading(row)
        if key == "you_pay_if":
            # Without a home no aid of a state counts, nor any by need: the price itself.
            assert not self.zip
            assert len(self.states) != 1
            return self.leading(row)
        if key == "completion_rate":
            return raw.completion_rates().get(row.provider)
        if key in ("local_wage_p25", "local_wage_median"):
            return self.pay(row, key.removeprefix("local_wage_"))
        if key == "award_level":
            return AWARD_ORDER.index(row.award_level) if row.award_level else None
        if key == "provider":
            return row.name.lower(), row.provider
        if key == "distance":
            return round(self.distance(row), 6) if self.zip else None
        if not key:
            return None
        name = {"earnings_median": "earnings", "debt_median": "debt"}.get(key, key)
        usual = name in ("months_typical", "months_high")
        held = leading_months(row) if usual else getattr(row, name)
        # The same length is reached by sums whose last digits differ.
        return round(held, 5) if isinstance(held, float) else held

    def answer(self, among: Iterable[Row]) -> list[int]:
        """The numbers of matching programs: by the sort key, unknown last, then by number.

        Those of schools that are gone come after all others, in the same order.
        """
        rows = [row for row in among if self.matches(row)]
        return self.in_order([r for r in rows if not gone(r)]) + self.in_order(
            [r for r in rows if gone(r)]
        )

    def in_order(self, rows: Iterable[Row]) -> list[int]:
        key, falling = self.sort.removeprefix("-"), self.sort.startswith("-")
        values = [(self.value(row, key), row.id) for row in rows]
        known = [(value, number) for value, number in values if value is not None]
        # Python's sort is stable both ways: equal rows keep the order of their numbers.
        known.sort(key=itemgetter(0), reverse=falling)
        unknown = [number for value, number in values if value is None]
        return [*(number for _value, number in known), *unknown]


def leading_months(row: Row) -> float | None:
    """What is usual of the length, else its high end."""
    return row.months_high if row.months_typical is None else row.months_typical


def status(row: Row) -> str:
    """Whether the school is open; a state's list does not say."""
    if row.origin == 3:
        return "unknown"
    if row.closed == "not in the directory":
        return "absent"
    return "closed" if row.closed or row.provider in raw.closures() else "open"


def gone(row: Row) -> bool:
    """Whether the school closed or left the directory."""
    return status(row) in ("absent", "closed")


def gain(row: Row) -> str:
    """Whether graduates earn more than the state's people who only finished high school."""
    if row.earnings is None or row.earnings_threshold is None:
        return "unknown"
    return "more" if row.earnings > row.earnings_threshold else "less"


def passes(
    value: float | None, unknown_too: bool, *, most: float | None = None, least: float | None = None
) -> bool:
    if most is None and least is None:
        return True
    if value is None:
        return unknown_too
    return (most is None or value <= most) and (least is None or value >= least)
