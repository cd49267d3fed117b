"""The columns that every program has, whoever lists it."""

from dataclasses import dataclass
from typing import Any

from programs.build.reported import NOTHING, Graduates, Sources
from programs.rules.codes import AgainstState, LengthBasis
from programs.rules.prices import Price


@dataclass
class Length:
    """Months, low to high, and a LengthBasis."""

    low: float | None = None
    high: float | None = None
    basis: int = LengthBasis.UNKNOWN


def price_columns(price: Price) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for residency in ("in_district", "in_state", "out_of_state"):
        columns[f"{residency}_low"], columns[f"{residency}_high"] = getattr(price, residency)
    return {
        **columns,
        "books": price.books,
        "price_basis": price.basis,
        "price_missing": price.missing,
    }


def length_columns(length: Length) -> dict[str, Any]:
    return {
        "months_low": length.low,
        "months_high": length.high,
        "length_basis": length.basis,
    }


def outcome_columns(graduates: Graduates = NOTHING) -> dict[str, Any]:
    """What graduates earn and owe, in dollars; all None where the Scorecard has no row."""
    known = graduates.earnings is not None
    return {
        "earnings": graduates.earnings,
        "earnings_years_after": graduates.years_after if known else None,
        "earnings_1yr": graduates.one_year,
        "earnings_4yr": graduates.four_years,
        "debt": graduates.debt,
        "earnings_threshold": graduates.threshold,
        "against_state": against_state(graduates),
    }


def against_state(graduates: Graduates) -> AgainstState:
    if graduates.earnings is None or graduates.threshold is None:
        return AgainstState.UNKNOWN
    more = graduates.earnings > graduates.threshold
    return AgainstState.MORE if more else AgainstState.LESS


def pay_columns(sources: Sources, provider: int, occupation: str) -> dict[str, Any]:
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
