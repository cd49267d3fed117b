"""The CSV downloads of the wage pages: all rows that pass the filters, figures unformatted."""

from collections.abc import Iterator
from typing import Any

from salaries.filters import PERCENTILES
from salaries.occupations import Found, Occupations
from salaries.pages.notes import wage_notes
from salaries.pages.occupation.areas import AreaRows
from salaries.wagestore import BIT, MISSING, WageStore

OCCUPATION_CSV = (
    "soc", "title", "employment", "hourly_median", "annual_median", "change_percent", "openings",
    "entry_education", "release", "notes",
)  # fmt: skip
WAGES = tuple(f"{unit}_{p}" for unit in ("hourly", "annual") for p in PERCENTILES)
AREA_CSV = (
    "area_code", "area", "area_type", "state", "employment", *WAGES, "annual_mean",
    "price_parity", "annual_median_adjusted", "release", "notes",
)  # fmt: skip


def plain(name: str, value: int) -> str | int | None:
    """A figure as it stands in a CSV: hourly wages in dollars with two decimals."""
    if value == MISSING:
        return None
    return f"{value / 100:.2f}" if name.startswith("hourly") else value


def area_csv(store: WageStore, found: AreaRows) -> Iterator[list[Any]]:
    names = (*WAGES, "annual_mean")
    lists = [
        store.columns[name][found.rows].tolist()
        for name in ("employment", "top_coded", "only", *names)
    ]
    release, year = store.release["edition"], found.parity_year
    median = names.index("annual_median")
    for at, parity, employment, top, only, *values in zip(
        found.areas.tolist(), found.parity.tolist(), *lists, strict=True
    ):
        area = store.areas[at]
        notes = wage_notes(names, values, employment, top, only)
        known = parity == parity
        adjusted = None
        if known and values[median] != MISSING:
            adjusted = round(values[median] * 100 / parity)
            if top & BIT["annual_median"]:
                notes.append("annual_median_adjusted: at least")
        notes.append(
            f"price parity is for {year}" if known else f"no price parity is published for {year}"
        )
        yield [
            area.code, area.title, area.type.slug, area.state, plain("", employment),
            *(plain(name, value) for name, value in zip(names, values, strict=True)),
            f"{parity:.3f}" if known else None, adjusted, release, "; ".join(notes),
        ]  # fmt: skip


def occupation_csv(known: Occupations, found: Found) -> Iterator[list[Any]]:
    store = known.wages
    for at in found.order.tolist():
        code, row = known.codes[at], known.rows[at]
        outlook = store.outlook.get(code, {})
        names = ("hourly_median", "annual_median")
        values = [int(store.columns[name][row]) for name in names]
        employment, top, only = (
            int(store.columns[name][row]) for name in ("employment", "top_coded", "only")
        )
        yield [
            code, known.titles[at], plain("", employment),
            *(plain(name, value) for name, value in zip(names, values, strict=True)),
            outlook.get("change_percent"), outlook.get("openings"),
            outlook.get("entry_education"), store.release["edition"],
            "; ".join(wage_notes(names, values, employment, top, only)),
        ]  # fmt: skip
