"""What holds of every program, whoever lists it: its columns, and how prices of a field spread.

Figures that contradict each other stay, are shown as such, and win no mark.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from programs.build.lookups import NOTHING, Graduates, Sources
from programs.reached import Link
from programs.rules import reasons
from programs.rules.codes import AgainstState, Entry
from programs.rules.lengths import Length
from programs.rules.prices import Price

Value = int | float | str | None
NO_LENGTH = Length()
ProgramRow = dict[str, Value]
"""A program as the database has it, by the columns of `Program`; None is unknown."""


def price_columns(price: Price) -> dict[str, int | None]:
    """Each residency's price and books in dollars, and codes of what they rest on."""
    columns = {"books": price.books, "price_basis": price.basis, "price_missing": price.missing}
    for residency in ("in_district", "in_state", "out_of_state"):
        span = getattr(price, residency)
        columns |= {f"{residency}_{end}": value for end, value in span._asdict().items()}
    return columns


def length_columns(length: Length = NO_LENGTH) -> dict[str, float | None]:
    """Months, low to high and typical, and the LengthBasis they rest on; None where not known."""
    return {
        "months_low": length.low,
        "months_typical": length.typical,
        "months_high": length.high,
        "length_basis": length.basis,
    }


def outcome_columns(graduates: Graduates = NOTHING) -> dict[str, int | None]:
    """What graduates earn and owe, in dollars; all None where the Scorecard has no row."""
    known = graduates.earnings is not None
    return {
        "earnings": graduates.earnings,
        "earnings_years_after": graduates.years_after if known else None,
        "earnings_1yr": graduates.one_year,
        "earnings_4yr": graduates.four_years,
        "debt": graduates.debt,
        "earnings_threshold": graduates.threshold,
        "against_state": _against_state(graduates),
    }


def _against_state(graduates: Graduates) -> AgainstState:
    if graduates.earnings is None or graduates.threshold is None:
        return AgainstState.UNKNOWN
    more = graduates.earnings > graduates.threshold
    return AgainstState.MORE if more else AgainstState.LESS


def entry_columns(sources: Sources, cip: str, level: int, name: str = "") -> ProgramRow:
    """For whom the program is, and why where it is not for beginners; `name` as its provider's."""
    reason = sources.why_further(cip, level, name)
    return {"entry": Entry.FURTHER if reason else Entry.BEGINNERS, "entry_reason": reason}


def pay_columns(
    sources: Sources, provider: int, occupation: str, mix: Iterable[Link]
) -> dict[str, int | str | None]:
    """The provider's wage area, the main job, and what the jobs of `mix` pay together a year."""
    pay = sources.pay(provider, tuple(sorted(link.occupation for link in mix)))
    return {
        "area_code": sources.area(provider),
        "occupation": occupation,
        "pay_area": pay.area,
        "pay_jobs": pay.jobs,
        "local_p25": pay.p25,
        "local_median": pay.median,
    }


FEWEST_PRICES = 8
"""Fewer reported prices of a field group than this say nothing about its range."""
FARTHEST = 3.0
"""A price is an outlier past this many times (or below this part of) the field's middle …"""
SPREADS = 4.0
"""… and past this many typical deviations on a log scale (1.4826 × median deviation)."""


@dataclass(frozen=True)
class Outliers:
    """Middle price of each field group (CIP4 and kind of award) and how far prices may lie."""

    limits: Mapping[str, tuple[float, float, float]]

    def reason(self, group: str, price: int) -> str | None:
        """Why `price` is far outside its group's range; None if it is not."""
        if group not in self.limits:
            return None
        low, middle, high = self.limits[group]
        if low <= price <= high:
            return None
        words = reasons.ABOVE if price > high else reasons.BELOW
        return words % {"price": f"${price:,}", "middle": f"${middle:,.0f}"}


def find_outliers(prices: Iterable[tuple[str, int]]) -> Outliers:
    """From (group, price): the robust range of each group with enough prices."""
    groups: dict[str, list[float]] = defaultdict(list)
    for group, price in prices:
        if price > 0:
            groups[group].append(math.log(price))
    limits = {}
    for group, logs in groups.items():
        if len(logs) < FEWEST_PRICES:
            continue
        middle = median(logs)
        spread = 1.4826 * median(abs(value - middle) for value in logs)
        reach = max(SPREADS * spread, math.log(FARTHEST))
        limits[group] = (math.exp(middle - reach), math.exp(middle), math.exp(middle + reach))
    return Outliers(limits)
