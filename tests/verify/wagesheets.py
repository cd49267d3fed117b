"""The wage downloads: every occupation over all its areas, and the nation's list of occupations."""

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from tests.verify.parities import Parities
from tests.verify.report import Report
from tests.verify.sheets import Figures, compare, in_order
from tests.verify.wages import KINDS, NATION, PERCENTILES, Area, Wage, Wages

SHOWN = (*(f"{unit}_{p}" for unit in ("hourly", "annual") for p in PERCENTILES), "annual_mean")
MEDIANS = ("hourly_median", "annual_median")


class Row(NamedTuple):
    """An occupation in an area; `parity` compares local prices, None where not published."""

    soc: str
    area: Area
    wage: Wage
    parity: float | None = None


def written(name: str) -> Callable[[Row], str | None]:
    """A wage as a download writes it: cents for an hour, whole dollars for a year."""
    spec = ".2f" if name.startswith("hourly") else ".0f"

    def find(row: Row) -> str | None:
        value = row.wage.value[name]
        return None if value is None else format(value, spec)

    return find


def adjusted(row: Row) -> int | None:
    """The median a year at the nation's prices, in whole dollars."""
    median = row.wage.value["annual_median"]
    if median is None or row.parity is None:
        return None
    exact = Decimal(int(median) * 100) / Decimal(str(row.parity))
    return int(exact.to_integral_value(ROUND_HALF_EVEN))


def is_odd(wage: Wage, unit: str) -> bool:
    """One figure for both upper percentiles, neither a bound, at least four times the median."""
    median, p75, p90 = (wage.value[f"{unit}_{end}"] for end in ("median", "p75", "p90"))
    if f"{unit}_p75" in wage.bounds or f"{unit}_p90" in wage.bounds:
        return False
    return bool(median and p75 and p75 == p90 and p75 >= 4 * median)


def notes(wage: Wage, shown: Sequence[str]) -> list[str]:
    """Why cells are empty, or not exact."""
    said = ["employment withheld"] if wage.value["employment"] is None else []
    never = "hourly" if wage.annual_only else "annual" if wage.hourly_only else ""
    if never:
        said.append(f"no {never} figures exist")
    withheld = [
        name
        for name in shown
        if wage.value[name] is None and (not never or not name.startswith(never))
    ]
    if withheld:
        what = "wages" if len(withheld) == len(shown) else ", ".join(withheld)
        said.append(f"{what} withheld: too few employers answered")
    bounds = [name for name in shown if name in wage.bounds]
    if bounds:
        said.append(f"{', '.join(bounds)}: at least (top-coded)")
    return said


class AreaSheet:
    """What a download says of one occupation in each of its areas."""

    def __init__(self, wages: Wages, parities: Parities) -> None:
        self.wages, self.parities = wages, parities
        self.year: int | None = None
        self.figures: Figures[Row] = {
            "area_code": lambda row: row.area.code,
            "area": lambda row: row.area.title,
            "area_type": lambda row: KINDS[row.area.kind],
            "state": lambda row: row.area.state,
            "employment": lambda row: row.wage.value["employment"],
            **{name: written(name) for name in SHOWN},
            "price_parity": lambda row: None if row.parity is None else f"{row.parity:.3f}",
            "annual_median_adjusted": adjusted,
            "release": lambda _row: f"May {wages.year}",
            "notes": self._notes,
        }

    def _notes(self, row: Row) -> str:
        said = notes(row.wage, SHOWN)
        if "annual_median" in row.wage.bounds and adjusted(row) is not None:
            said.append("annual_median_adjusted: at least")
        if any(is_odd(row.wage, unit) for unit in ("hourly", "annual")):
            said.append("75th and 90th percentile odd, as published")
        known = "no price parity is published for" if row.parity is None else "price parity is for"
        return "; ".join([*said, f"{known} {self.year}"])

    def check(self, soc: str, lines: Iterable[str], report: Report) -> None:
        """All areas of one occupation, in their order."""
        areas = self.wages.areas_of(soc)
        self.year = self.parities.year(area.kind for area in areas)

        def subject(code: str) -> Row | None:
            wage = self.wages.wage(soc, code)
            area = self.wages.areas.get(code)
            if wage is None or area is None:
                return None
            return Row(soc, area, wage, self.parities.of(area, self.year))

        served = compare("wages CSV", "area_code", self.figures, subject, lines, report, f"{soc} ")
        in_order("wages CSV", soc, [area.code for area in areas], served, report)


class OccupationSheet:
    """What a download says of every occupation in the nation."""

    def __init__(self, wages: Wages) -> None:
        self.wages = wages
        self.figures: Figures[Row] = {
            "soc": lambda row: row.soc,
            "title": lambda row: wages.title(row.soc),
            "employment": lambda row: row.wage.value["employment"],
            **{name: written(name) for name in MEDIANS},
            "change_percent": lambda row: wages.expected(row.soc).change,
            "openings": lambda row: wages.expected(row.soc).openings,
            "entry_education": lambda row: wages.expected(row.soc).education,
            "release": lambda _row: f"May {wages.year}",
            "notes": lambda row: "; ".join(notes(row.wage, MEDIANS)),
        }

    def check(self, lines: Iterable[str], report: Report) -> None:
        """All occupations, those with most jobs first."""
        wages = self.wages

        def subject(code: str) -> Row | None:
            wage = wages.wage(code, NATION) if code in wages.titles else None
            return None if wage is None else Row(code, wages.areas[NATION], wage)

        served = compare("occupations CSV", "soc", self.figures, subject, lines, report)
        order = sorted(wages.codes, key=lambda code: (-(wages.employment(code) or 0), code))
        in_order("occupations CSV", "nation", order, served, report)
