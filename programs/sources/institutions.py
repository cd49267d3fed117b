"""IPEDS HD (the directory of institutions) and IC (what they offer as a whole)."""

from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.releases.bulk import delete_rows, insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import IPEDS_MISSING, number, text
from programs.models import InstitutionService, Provider
from programs.rules.codes import Control

COLUMNS = (
    "release_id", "id", "kind", "opeid", "name", "alias", "address", "city", "state", "zip",
    "county_fips", "cbsa", "latitude", "longitude", "control", "website", "closed",
)  # fmt: skip
NCES = "National Center for Education Statistics, IPEDS"


def unitid(value: object) -> int:
    shown = text(value)
    if not (shown.isascii() and shown.isdigit() and len(shown) == 6):
        raise RowError("UNITID is not six digits")
    return int(shown)


class DirectoryLoader(Loader):
    slug = "ipeds-hd"
    title = "Institution directory (HD)"
    publisher = NCES
    url = "https://nces.ed.gov/ipeds/use-the-data"
    caveats = "The main address of a school; its branches may stand under it."
    files = ("ipeds/hd20*.csv.gz",)
    rows = (5_000, 9_000)
    models = (Provider,)
    year_pattern = r"(?i)hd(20\d\d)"

    def edition(self, path: Path, year: int) -> str:
        return f"HD{year}"

    def load(self, table: Table, run: Run) -> None:
        names = (
            "UNITID", "INSTNM", "IALIAS", "ADDR", "CITY", "STABBR", "ZIP", "OPEID", "WEBADDR",
            "CONTROL", "CLOSEDAT", "DEATHYR", "CBSA", "COUNTYCD", "LATITUDE", "LONGITUD",
        )  # fmt: skip
        cells = itemgetter(*table.positions(*names))
        seen: set[int] = set()

        def parse(row: list[Any]) -> tuple[Any, ...]:
            (school, name, alias, address, city, state, zip_code, opeid, web, control, closed,
             died, cbsa, county, latitude, longitude) = map(text, cells(row))  # fmt: skip
            key = unitid(school)
            if key in seen:
                raise RowError("UNITID stands in the file twice")
            seen.add(key)
            if not name or not state:
                raise RowError("the name or the state is blank")
            return (
                run.release.pk, key, Provider.Kind.INSTITUTION, _code(opeid), name, _code(alias),
                address, city, state, zip_code, _code(county).zfill(5) if _code(county) else "",
                _code(cbsa), number(latitude, "the latitude"), number(longitude, "the longitude"),
                int(control) if control in "123" else Control.UNKNOWN, web.rstrip("/"),
                _code(closed) or _code(died),
            )  # fmt: skip

        rows = list(run.parsed(table.rows, len(table.header), parse))
        # A school that was known by name alone, and is in the directory now.
        delete_rows(Provider.objects.filter(pk__in=seen))
        insert_rows(Provider, COLUMNS, rows)


def _code(value: str) -> str:
    return "" if value in IPEDS_MISSING else value


class OfferingsLoader(Loader):
    slug = "ipeds-ic"
    title = "Institutional characteristics (IC)"
    publisher = NCES
    url = "https://nces.ed.gov/ipeds/use-the-data"
    caveats = "Of the school as a whole: whether one program is taught online is not in it."
    files = ("ipeds/ic20[0-9][0-9].csv.gz",)
    rows = (5_000, 9_000)
    models = (InstitutionService,)
    year_pattern = r"(?i)ic(20\d\d)"

    def edition(self, path: Path, year: int) -> str:
        return f"IC{year}"

    def load(self, table: Table, run: Run) -> None:
        names = ("UNITID", "DISTNCED", "DISTCRS", "DISTPGS", "CALSYS", "PT_UG", "OPENADMP")
        cells = itemgetter(*table.positions(*names))
        known = set(Provider.objects.values_list("pk", flat=True))

        def parse(row: list[Any]) -> tuple[Any, ...] | None:
            school, all_distance, courses, programs, calendar, part_time, admission = cells(row)
            key = unitid(school)
            if key not in known:
                run.unmatch("schools that are not in the directory")
                return None
            distance = _distance(text(all_distance), text(courses), text(programs))
            term = int(calendar) if text(calendar).isdigit() else 0
            return (
                key, run.release.pk, distance, term, _yes(part_time), _yes(admission)
            )  # fmt: skip

        columns = (
            "provider_id", "release_id", "distance", "calendar", "part_time", "open_admission",
        )  # fmt: skip
        insert_rows(InstitutionService, columns, run.parsed(table.rows, len(table.header), parse))


def _distance(all_programs: str, courses: str, programs: str) -> int:
    if all_programs == "1":
        return InstitutionService.Distance.ALL
    if programs == "1":
        return InstitutionService.Distance.PROGRAMS
    if courses == "1":
        return InstitutionService.Distance.COURSES
    return InstitutionService.Distance.NONE if courses == "0" else 0


def _yes(value: object) -> bool | None:
    return {"1": True, "2": False}.get(text(value))
