"""Wages, outlook and price parities from the files of BLS and BEA."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from tests.verify.places import state_fips
from tests.verify.releases import DATA, cells, newest, plain_table, sheet, year_of

PERCENTILES = ("p10", "p25", "median", "p75", "p90")
COLUMNS = {
    **{f"hourly_{p}": f"H_{'MEDIAN' if p == 'median' else 'PCT' + p[1:]}" for p in PERCENTILES},
    **{f"annual_{p}": f"A_{'MEDIAN' if p == 'median' else 'PCT' + p[1:]}" for p in PERCENTILES},
    "hourly_mean": "H_MEAN",
    "annual_mean": "A_MEAN",
    "employment": "TOT_EMP",
    "jobs_per_1000": "JOBS_1000",
    "location_quotient": "LOC_QUOTIENT",
    "sampling_error": "MEAN_PRSE",
    "annual_only": "ANNUAL",
    "hourly_only": "HOURLY",
}
"""A figure's name here, and the publisher's."""
BOUND = {"hourly": 115.00, "annual": 239_200.0}
"""What # stands for since May 2022."""
UNKNOWN = frozenset({"", "*", "**", "~"})
NATION = "99"
KINDS = {1: "nation", 2: "state", 3: "territory", 4: "metro", 6: "nonmetro"}


class Area(NamedTuple):
    code: str
    title: str
    kind: int
    state: str

    @property
    def states(self) -> list[str]:
        """Every state it reaches into, its primary one first."""
        named = self.title.rpartition(", ")[2].split("-") if self.kind == 4 else []
        return [s for s in dict.fromkeys((self.state, *named)) if s in state_fips()]


class Wage:
    """One row of the wage file: dollars (an hour, a year), counts and shares; None if unknown."""

    def __init__(self, published: str, bound: Mapping[str, float] = BOUND) -> None:
        text = dict(zip(COLUMNS, published.split("\t"), strict=True))
        self.annual_only = text.pop("annual_only").upper() == "TRUE"
        self.hourly_only = text.pop("hourly_only").upper() == "TRUE"
        self.value: dict[str, float | None] = {
            name: float(cell) if cell and cell[-1].isdigit() else _mark(name, cell, bound)
            for name, cell in text.items()
        }
        jobs = self.value["employment"]
        self.value["employment"] = None if jobs is None else int(jobs)
        self.bounds = frozenset(name for name, cell in text.items() if cell == "#")
        """Figures published only as “at least”."""
        for unit in bound if self.bounds else ():
            self._raise(unit, bound[unit])

    def _raise(self, unit: str, bound: float) -> None:
        """A percentile that is only bounded lies no lower than a lower one that is published."""
        highest = 0.0
        for percentile in PERCENTILES:
            name = f"{unit}_{percentile}"
            if name in self.bounds:
                self.value[name] = max(highest, bound)
            highest = max(highest, self.value[name] or 0.0)


def _mark(name: str, cell: str, bound: Mapping[str, float]) -> float | None:
    """What a cell without a number says: a bound, or that the figure is unknown."""
    if cell == "#":
        return bound[name.partition("_")[0]]
    assert cell in UNKNOWN, f"{name} is {cell!r}"
    return None


class Outlook(NamedTuple):
    """Openings a year and jobs at both ends, in persons; education as BLS writes it."""

    change: float | None
    openings: int | None
    education: str
    experience: str
    jobs: tuple[float | None, float | None]


UNPROJECTED = Outlook(None, None, "", "", (None, None))


class Wages:
    """The newest wage file, by occupation and area, with what BLS expects of each occupation."""

    def __init__(self) -> None:
        path = newest("oews/all_data_M_*.csv.gz")
        self.year = year_of(path)
        self.areas: dict[str, Area] = {}
        self.rows: dict[str, dict[str, str]] = {}
        """Occupation, then area; each row's text, parsed when asked for (a quarter the memory)."""
        self.titles: dict[str, str] = {}
        detailed: set[str] = set()
        names = (
            "AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "OWN_CODE", "OCC_CODE",
            "OCC_TITLE", "O_GROUP",
        )  # fmt: skip
        for row in cells(path, *names, *COLUMNS.values()):
            area, title, kind, state, industry, owner, code, occupation, group, *figures = row
            if (industry, owner) != ("000000", "1235"):
                continue
            if area not in self.areas:
                self.areas[area] = Area(area, title, int(kind), state)
            if group == "detailed":
                detailed.add(code)
            elif group != "broad" and code != "00-0000":
                continue  # major and minor groups have no page
            self.titles[code] = occupation
            self.rows.setdefault(code, {}).setdefault(area, "\t".join(figures))
        self.codes = sorted(code for code in detailed if NATION in self.rows[code])
        """Detailed occupations, in order: each has a page."""
        self._detailed = frozenset(self.codes)
        self.state_area = {a.state: a.code for a in self.areas.values() if a.kind in (2, 3)}
        self.order = sorted(self.areas.values(), key=lambda area: (area.kind, area.title))
        self.soc = {
            code: title
            for group, code, title in cells(
                DATA / "crosswalk/soc_2018_structure.csv", "SOC Group", "SOC Code", "SOC Title"
            )
            if group == "Detailed"
        }
        self.outlook = self._outlook()

    @lru_cache(maxsize=50_000)  # noqa: B019 one object for the whole run
    def wage(self, code: str, area: str) -> Wage | None:
        text = self.rows.get(code, {}).get(area)
        return None if text is None else Wage(text)

    def title(self, code: str) -> str:
        """SOC's own title; of the codes only OEWS has, OEWS's."""
        return self.soc.get(code) or self.titles[code]

    def code(self, soc: str) -> str:
        """Where a SOC occupation's wages stand; "" for nowhere.

        Under its own code; else under one that OEWS made within the same broad group: the broad
        code itself, or a combination that SOC does not have.
        """
        if soc in self._detailed:
            return soc
        made = [c for c in self._made.get(soc[:6], []) if c not in self.soc]
        return made[0] if made else ""

    @property
    def _made(self) -> dict[str, list[str]]:
        if not hasattr(self, "_by_group"):
            self._by_group: dict[str, list[str]] = {}
            for code in self.codes:
                self._by_group.setdefault(code[:6], []).append(code)
        return self._by_group

    def areas_of(self, code: str) -> list[Area]:
        """Where the occupation has a row: the nation, states, territories, metros, the rest."""
        held = self.rows[code]
        return [area for area in self.order if area.code in held]

    def expected(self, code: str) -> Outlook:
        """What BLS expects; all of it unknown where the occupation is not projected."""
        return self.outlook.get(code, UNPROJECTED)

    def employment(self, code: str) -> float | None:
        """In the nation."""
        row = self.wage(code, NATION)
        return row.value["employment"] if row else None

    def _outlook(self) -> dict[str, Outlook]:
        asked = self._experience()
        path = newest("projections/occupation_*.csv")
        self.outlook_start = year_of(path)
        header, rows = plain_table(path)
        at = [
            next(i for i, name in enumerate(header) if words in name)
            for words in (
                "Matrix title", "Matrix code", "Occupation type", "Employment, 20",
                "Employment change, percent", "Occupational openings", "Typical education",
            )
        ]  # fmt: skip
        found: dict[str, Outlook] = {}
        for row in rows:
            _title, soc, kind, start, change, openings, education = (row[i] for i in at)
            code = self.code(str(soc).strip()) if str(kind).strip() == "Line item" else ""
            if code and code not in found:
                found[code] = Outlook(
                    _number(change),
                    _persons(openings),
                    _words(education),
                    asked.get(code, ""),
                    (_number(start), _number(row[at[3] + 1])),
                )
        return {code: UNPROJECTED._replace(experience=asked[code]) for code in asked} | found

    def _experience(self) -> dict[str, str]:
        """Years of related work, which only an older edition's copy has."""
        header, rows = sheet(newest("projections/occupation_*.xlsx"), "Table 1.2", header=2)
        code_at, kind_at, years_at = (
            next(i for i, name in enumerate(header) if words in name)
            for words in ("Matrix code", "Occupation type", "Work experience")
        )
        found: dict[str, str] = {}
        for row in rows:
            if str(row[kind_at]).strip() == "Line item":
                found.setdefault(self.code(str(row[code_at]).strip()), _words(row[years_at]))
        found.pop("", None)
        return found


def _words(cell: object) -> str:
    text = str(cell).strip()  # an empty cell is None, and so does BLS write “none”
    return "" if text in ("None", "", "—", "-") else text


def _number(cell: object) -> float | None:
    text = _words(cell).replace(",", "")
    return float(text) if text else None


def _persons(thousands: object) -> int | None:
    value = _number(thousands)
    return None if value is None else round(value * 1000)
