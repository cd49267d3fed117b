"""OEWS wages: by area, of the nation in earlier years, and of the nation by industry."""

import re
from collections import defaultdict
from operator import itemgetter
from pathlib import Path

from careerguide.releases.bulk import delete_rows, insert_rows, rebuilt_indexes
from careerguide.releases.errors import LoadError, RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.models import Release
from careerguide.releases.parse import Floats, text
from salaries.models import Area, IndustryWage, Occupation, Wage
from salaries.models.wages import WageFigures
from salaries.rules import FAR, UNITS, is_odd
from salaries.sources.figures import COLUMNS as FIGURE_COLUMNS
from salaries.sources.figures import NOT_RELEASED, Figures
from salaries.sources.soc import CODE

AREA_TYPES = {str(kind.value) for kind in Area.Type}
BY_AREA_BYTES = 2_000_000
"""National workbooks are 0.25 MB, files by area 14 MB or more."""
COLUMNS = (
    "area_id", "occupation_id", "jobs_per_1000", "location_quotient", "release_id",
    *FIGURE_COLUMNS,
)  # fmt: skip
INDUSTRY_COLUMNS = (
    "release_id", "occupation_id", "naics", "naics_title", "level", "percent_of_industry",
    *FIGURE_COLUMNS,
)  # fmt: skip
ODD = f"rows whose 75th and 90th percentile are one figure, {FAR} times the median or more"
ENDS = [
    itemgetter(*(FIGURE_COLUMNS.index(f"{unit}_{name}") for name in ("median", "p75", "p90")))
    for unit in UNITS
]
BOUNDED = sum(
    1 << WageFigures.FIGURES.index(f"{unit}_{name}") for unit in UNITS for name in ("p75", "p90")
)
"""The bits of `top_coded` under which these are bounds."""


class OewsLoader(Loader):
    """The all_data file (every area), and the national workbooks of earlier years."""

    slug = "oews"
    title = "Occupational Employment and Wage Statistics"
    publisher = "US Bureau of Labor Statistics"
    url = "https://www.bls.gov/oes/"
    caveats = (
        "Wages of employees, without the self-employed. A figure is withheld where too few"
        " employers answered. Some wages at or above $115.00 an hour or $239,200 a year ($100.00"
        " and $208,000 before May 2022) are published only as “at least”; the release of May 2025"
        " also has exact figures above that."
    )
    files = ("oews/national_M20*_dl.xlsx", "oews/all_data_M_*.csv.gz")
    rows = (800, 500_000)
    models = (Wage,)
    keeps_editions = True
    year_pattern = r"M_?(20\d\d)"

    def year(self, path: Path) -> int:
        """As the name says, also of BLS's zips: oesm25all.zip and oesm24nat.zip."""
        found = re.search(r"oesm(\d\d)(?:all|nat)", path.name)
        return 2000 + int(found.group(1)) if found else super().year(path)

    def edition(self, path: Path, year: int) -> str:
        """“May 2025”; a national workbook says so, as pages show its trend alone."""
        return f"May {year}, nation" if "nat" in path.name.lower() else f"May {year}"

    def load(self, table: Table, run: Run) -> None:
        """Add the wages with their areas and occupations; of older releases keep the nation."""
        reading = _Reading(table, run)
        rows = run.parsed(table.rows, len(table.header), reading.parse)
        if run.release.bytes > BY_AREA_BYTES:
            with rebuilt_indexes(Wage):
                insert_rows(Wage, COLUMNS, rows)
            _check_areas(reading.areas, run.loaded)
            _thin_older(run.release)
        else:
            insert_rows(Wage, COLUMNS, rows)
        _save_areas(reading.areas)
        _save_occupations(reading.titles, current=run.release.bytes > BY_AREA_BYTES)


class _Reading:
    """Parses the rows of one file, and gathers the areas and occupations it names."""

    def __init__(self, table: Table, run: Run) -> None:
        self.run, self.release_id = run, run.release.pk
        names = ("OCC_CODE", "OCC_TITLE", "O_GROUP", "JOBS_1000", "LOC_QUOTIENT")
        self.cells = itemgetter(*table.positions(*names))
        by_area = "AREA" in table.header
        area_names = ("AREA", "AREA_TITLE", "AREA_TYPE", "PRIM_STATE", "NAICS", "OWN_CODE")
        self.area_cells = itemgetter(*table.positions(*area_names)) if by_area else None
        self.figures = Figures(table, run.release.year)
        self.decimals = Floats("jobs per 1,000 or location quotient", NOT_RELEASED)
        self.areas: dict[str, tuple[str, str, str]] = {}
        self.titles: dict[str, tuple[str, str]] = {}
        self.seen: defaultdict[str, set[str]] = defaultdict(set)
        """By area: small sets are quicker to search than one of every pair."""

    def parse(self, row: list[object]) -> tuple[str | float | None, ...] | None:
        """The row's values by COLUMNS; None for one of an industry, or of a group twice.

        Raises RowError for an area and occupation that stand in the file twice.
        """
        area = Area.NATION
        if self.area_cells:
            area, title, kind, state, naics, owner = self.area_cells(row)
            if naics != "000000" or owner != "1235":
                self.run.unmatch("by industry or ownership: the oews-industry source has these")
                return None
            if area not in self.areas:
                self.areas[area] = _area(area, title, kind, state)
        code, occupation, group, jobs, quotient = self.cells(row)
        if code not in self.titles:
            self.titles[code] = _occupation(code, occupation, group)
        seen = self.seen[area]
        if code in seen:
            if {self.titles[code][1], group} == {"broad", "detailed"}:
                self.titles[code] = _occupation(code, occupation, "detailed")
                self.run.unmatch("a broad group again as its only detailed occupation")
                return None
            raise RowError("this area and occupation stand in the file twice")
        seen.add(code)
        values = self.figures(row)
        if not int(values[-1] or 0) & BOUNDED and any(is_odd(*ends(values)) for ends in ENDS):
            self.run.note(ODD)
        return (area, code, self.decimals[jobs], self.decimals[quotient], self.release_id, *values)


def _area(code: str, title: str, kind: str, state: str) -> tuple[str, str, str]:
    """Its title, type and state. Raises RowError for a code or type that is not OEWS's."""
    if not (code.isascii() and code.isdigit() and len(code) in (2, 5, 7)):
        raise RowError("the area code is not 2, 5 or 7 digits")
    if kind not in AREA_TYPES:
        raise RowError("the area type is none of OEWS's")
    return title, kind, state


def _occupation(code: str, title: str, group: str) -> tuple[str, str]:
    """Its title and level. Raises RowError for a code or level that is not OEWS's."""
    level = text(group).lower()
    if not CODE.fullmatch(text(code)) or level not in Occupation.Group.values:
        raise RowError("the occupation code or its level is not OEWS's")
    return text(title), level


def _check_areas(areas: dict[str, tuple[str, str, str]], loaded: int) -> None:
    """Raises LoadError where areas or wages are missing that a whole file has."""
    kinds = [kind for _title, kind, _state in areas.values()]
    if kinds.count("1") != 1 or kinds.count("2") < 51 or kinds.count("4") < 300:
        raise LoadError(
            f"it covers {kinds.count('1')} nation, {kinds.count('2')} states and"
            f" {kinds.count('4')} metropolitan areas; a whole file has 1, 51 and over 300"
        )
    if loaded < 200_000:
        raise LoadError(f"it has {loaded:,} wages by area; a whole file has over 200,000")


def _thin_older(release: Release) -> None:
    """Of earlier releases only the nation is kept, for the trend."""
    older = Wage.objects.exclude(release=release).exclude(area_id=Area.NATION)
    if older.exists():
        delete_rows(older)


def _save_areas(areas: dict[str, tuple[str, str, str]]) -> None:
    if not areas or set(areas) == {Area.NATION}:
        return
    Area.objects.bulk_create(
        [
            Area(code=code, title=title, type=int(kind), state=state)
            for code, (title, kind, state) in areas.items()
        ],
        update_conflicts=True,
        update_fields=["title", "type", "state"],
        unique_fields=["code"],
    )


def _save_occupations(titles: dict[str, tuple[str, str]], *, current: bool) -> None:
    """Add OEWS's own combinations: codes SOC has not, or has only as a broad group.

    Only the current release says which broad groups count as one occupation today, and what its
    own codes are called.
    """
    levels = dict(Occupation.objects.values_list("code", "group"))
    own = set(Occupation.objects.filter(combined=True).values_list("code", flat=True))
    Occupation.objects.bulk_create(
        [
            Occupation(code=code, title=title, group=level, combined=True)
            for code, (title, level) in titles.items()
            if code not in levels
            or (current and code in own)
            or (current and level == "detailed" and levels[code] != "detailed")
        ],
        update_conflicts=True,
        update_fields=["title", "group", "combined"],
        unique_fields=["code"],
    )


class IndustryLoader(Loader):
    """The file of national wages by industry."""

    slug = "oews-industry"
    title = "Occupational Employment and Wage Statistics by industry"
    publisher = "US Bureau of Labor Statistics"
    url = "https://www.bls.gov/oes/"
    caveats = "The nation only. Industries overlap: a sector holds its 3-, 4- and 5-digit parts."
    files = ("oews/nat_industry_M_*.csv.gz",)
    rows = (40_000, 250_000)
    models = (IndustryWage,)

    def edition(self, path: Path, year: int) -> str:
        """“May 2025”: the month that the figures are of."""
        return f"May {year}"

    def load(self, table: Table, run: Run) -> None:
        """One row a detailed occupation and industry. Rejects (RowError) one the release lacks."""
        names = ("OCC_CODE", "O_GROUP", "NAICS", "NAICS_TITLE", "I_GROUP", "PCT_TOTAL")
        cells = itemgetter(*table.positions(*names))
        figures = Figures(table, run.release.year)
        percent = Floats("percent of the industry", NOT_RELEASED)
        known = set(Occupation.objects.values_list("code", flat=True))

        def parse(row: list[object]) -> tuple[str | float | None, ...] | None:
            code, group, naics, title, level, share = cells(row)
            if group != "detailed":
                run.unmatch("totals over all occupations, which no page shows")
                return None
            if code not in known:
                raise RowError("the occupation is not in the wage release")
            if not text(naics) or not text(title):
                raise RowError("the industry is blank")
            return (run.release.pk, code, naics, title, level, percent[share], *figures(row))

        with rebuilt_indexes(IndustryWage):
            insert_rows(
                IndustryWage, INDUSTRY_COLUMNS, run.parsed(table.rows, len(table.header), parse)
            )
