"""IPEDS HD (the directory of institutions), IC (what they offer as a whole) and C (completions).

Completions say which fields and awards each school offers, and how many it awarded.
"""

from operator import itemgetter
from pathlib import Path
from typing import ClassVar

from careerguide.releases.bulk import delete_rows, insert_rows, rebuilt_indexes
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.mending import mended, web_address
from careerguide.releases.parse import IPEDS_MISSING, number, text
from programs.models import Completion, InstitutionService, Provider
from programs.rules.codes import AwardLevel, Control, SchoolKind
from programs.sources.fields import CIP

COLUMNS = (
    "release_id", "id", "kind", "opeid", "name", "alias", "address", "city", "state", "zip",
    "county_fips", "cbsa", "latitude", "longitude", "control", "website", "closed",
)  # fmt: skip


DIRECTORY_COLUMNS = (*COLUMNS, "school_kind", "federal_aid", "phone")
"""The directory alone says these."""
CATEGORIES = {
    "2": SchoolKind.PUBLIC_4,
    "3": SchoolKind.COMMUNITY_4,
    "4": SchoolKind.COMMUNITY,
    "5": SchoolKind.TECHNICAL,
    "6": SchoolKind.TECHNICAL,
}
"""INSTCAT of public schools: 2 grants bachelor's degrees and more above all, 3 some, 4 none; 5 and
6 grant no degrees. Those of 1 teach graduates alone: rules of aid are none of theirs."""
PRIVATE = {"2": SchoolKind.NONPROFIT, "3": SchoolKind.FOR_PROFIT}
FEDERAL_AID = {
    **dict.fromkeys(("1", "2", "4", "8"), True), **dict.fromkeys(("3", "5", "6", "7"), False),
}  # fmt: skip
"""OPEFLAG: takes part in Title IV, is a branch of one that does, or is new in it; or defers loans
only, or does not take part."""


def school_kind(control: str, category: str, tribal: str) -> SchoolKind:
    """What a school is to rules of aid, from CONTROL, INSTCAT and TRIBAL; unknown where the
    directory does not say."""
    if tribal == "1":
        return SchoolKind.TRIBAL
    if control == "1":
        return CATEGORIES.get(category, SchoolKind.UNKNOWN)
    return PRIVATE.get(control, SchoolKind.UNKNOWN)


PHONE = "GENTELE"
"""The general telephone number: some copies of the directory leave it out."""


def phone(value: object) -> str:
    """The digits of a telephone number, without the nation's 1; "" for what can't be one."""
    digits = "".join(c for c in text(value) if c in "0123456789")
    digits = digits.removeprefix("1") if len(digits) == len("14137817822") else digits
    return digits if 10 <= len(digits) <= 15 and digits[0] not in "01" else ""


def unitid(value: object) -> int:
    """IPEDS's number of an institution. Raises RowError for other than six digits."""
    shown = text(value)
    if not (shown.isascii() and shown.isdigit() and len(shown) == 6):
        raise RowError("UNITID is not six digits")
    return int(shown)


class IpedsLoader(Loader):
    """A survey file of IPEDS."""

    publisher = "National Center for Education Statistics, IPEDS"
    url = "https://nces.ed.gov/ipeds/use-the-data"
    survey: ClassVar[str] = "{year}-{after:02}"
    """What NCES calls one year's file; the prices are of an academic year, such as 2024-25."""

    def edition(self, path: Path, year: int) -> str:
        """Overridden for the publisher's own name, such as HD2024, C2024_A or 2024-25."""
        return self.survey.format(year=year, after=(year + 1) % 100)


class DirectoryLoader(IpedsLoader):
    """HD: name, place, control and whether it closed, of every institution."""

    slug = "ipeds-hd"
    title = "Institution directory (HD)"
    survey = "HD{year}"
    caveats = "The main address of a school; its branches may stand under it."
    files = ("ipeds/hd20*.csv.gz",)
    rows = (5_000, 9_000)
    models = (Provider,)
    year_pattern = r"(?i)hd(20\d\d)"

    def load(self, table: Table, run: Run) -> None:
        """Replace all institutions, those known by name alone too where the directory has them.

        What it can't use is rejected (RowError).
        """
        names = (
            "UNITID", "INSTNM", "IALIAS", "ADDR", "CITY", "STABBR", "ZIP", "OPEID", "WEBADDR",
            "CONTROL", "CLOSEDAT", "DEATHYR", "CBSA", "COUNTYCD", "LATITUDE", "LONGITUD",
            "INSTCAT", "TRIBAL", "OPEFLAG",
        )  # fmt: skip
        cells = itemgetter(*table.positions(*names))
        telephone = table.header.index(PHONE) if PHONE in table.header else None
        seen: set[int] = set()

        def parse(row: list[str]) -> tuple[int | float | str | None, ...]:
            (school, name, alias, address, city, state, zip_code, opeid, web, control, closed,
             died, cbsa, county, latitude, longitude, category, tribal,
             aid) = map(text, cells(row))  # fmt: skip
            key = unitid(school)
            if key in seen:
                raise RowError("UNITID stands in the file twice")
            seen.add(key)
            if not name or not state:
                raise RowError("the name or the state is blank")
            name, alias, address, city = (
                mended(part, run.note) for part in (name, _code(alias), address, city)
            )
            return (
                run.release.pk, key, Provider.Kind.INSTITUTION, _code(opeid), name, alias,
                address, city, state, zip_code, _code(county).zfill(5) if _code(county) else "",
                _code(cbsa), number(latitude, "the latitude"), number(longitude, "the longitude"),
                int(control) if control in "123" else Control.UNKNOWN,
                web_address(_code(web), run.note),
                _code(closed) or _code(died),
                school_kind(control, category, tribal), FEDERAL_AID.get(aid),
                "" if telephone is None else phone(row[telephone]),
            )  # fmt: skip

        rows = list(run.parsed(table.rows, len(table.header), parse))
        # A school that was known by name alone, and is in the directory now.
        delete_rows(Provider.objects.filter(pk__in=seen))
        insert_rows(Provider, DIRECTORY_COLUMNS, rows)


def _code(value: str) -> str:
    return "" if value in IPEDS_MISSING else value


class OfferingsLoader(IpedsLoader):
    """IC: distance education, calendar and whom an institution admits."""

    slug = "ipeds-ic"
    title = "Institutional characteristics (IC)"
    survey = "IC{year}"
    caveats = "Of the school as a whole: whether one program is taught online is not in it."
    files = ("ipeds/ic20[0-9][0-9].csv.gz",)
    rows = (5_000, 9_000)
    models = (InstitutionService,)
    year_pattern = r"(?i)ic(20\d\d)"

    def load(self, table: Table, run: Run) -> None:
        """Load what each school of the directory says; others are counted as unmatched."""
        names = ("UNITID", "DISTNCED", "DISTCRS", "DISTPGS", "CALSYS", "PT_UG", "OPENADMP")
        cells = itemgetter(*table.positions(*names))
        known = Provider.in_directory()

        def parse(row: list[str]) -> tuple[int | bool | None, ...] | None:
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


class CompletionsLoader(IpedsLoader):
    """C_A: every field and award level a school offers, with the awards of one year."""

    slug = "ipeds-c"
    title = "Completions (C_A)"
    survey = "C{year}_A"
    caveats = "First majors. A program with no awards that year is still offered."
    files = ("ipeds/c20*_a.csv.gz",)
    rows = (200_000, 700_000)
    models = (Completion,)
    keeps_editions = True
    year_pattern = r"(?i)c(20\d\d)_a"

    def load(self, table: Table, run: Run) -> None:
        """Load first majors only, each school, field and award level once; totals are left out.

        What it can't use is rejected (RowError).
        """
        cells = itemgetter(*table.positions("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT"))
        release = run.release.pk
        levels = {str(level): int(level) for level in AwardLevel if level}
        schools: dict[str, int] = {}
        cips: set[str] = set()
        seen: set[tuple[int, str, int]] = set()

        def parse(row: list[str]) -> tuple[int, int, str, int, int] | None:
            school, cip, major, level, total = cells(row)
            if major != "1":
                run.unmatch("second majors, which are the same programs again")
                return None
            key = schools.get(school) or schools.setdefault(school, unitid(school))
            if cip not in cips:
                if text(cip) == "99":
                    run.unmatch("totals over all fields")
                    return None
                if not CIP.fullmatch(cip) or len(cip) != 7:
                    raise RowError("the CIP code is not like 51.0713")
                cips.add(cip)
            award = levels.get(level)
            if award is None:
                raise RowError("the award level is none of IPEDS's")
            if not total.isdigit():
                raise RowError("the number of awards is not a whole number")
            if (key, cip, award) in seen:
                raise RowError("this school, field and award level stand in the file twice")
            seen.add((key, cip, award))
            return (release, key, cip, award, int(total))

        columns = ("release_id", "provider_id", "cip", "award_level", "awards")
        with rebuilt_indexes(Completion):
            insert_rows(Completion, columns, run.parsed(table.rows, len(table.header), parse))


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
