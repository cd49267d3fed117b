"""The Texas list of eligible training providers' programs."""

import re
from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.places.models import CountyMetro, ZipCode
from careerguide.places.states import state_code
from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import Scaled, text
from programs.models import Provider, StateListedProgram
from programs.models.providers import Control
from programs.sources.institutions import COLUMNS as PROVIDER_COLUMNS

PROVIDER_KEY = 48_000_000
"""Texas campus numbers are added to this, past every UNITID."""
COLUMNS = (
    "release_id", "provider_id", "number", "name", "cip", "outcome", "credential", "hours",
    "weeks", "delivery", "occupations", "tuition_fees", "out_of_district", "books",
    "optional_cost", "apprenticeship", "website", "updated",
)  # fmt: skip
CONTROL = {
    "Private for-profit": Control.FOR_PROFIT,
    "Private non-profit": Control.NONPROFIT,
    "Public": Control.PUBLIC,
}


class TexasLoader(Loader):
    slug = "etpl-tx"
    title = "Eligible training providers, Texas statewide list"
    publisher = "Texas Workforce Commission"
    licence = "Public record; no license stated"
    url = "https://www.twc.texas.gov/programs/eligible-training-providers"
    caveats = "As providers listed it. Weeks of 0 and 1 are often wrong; $0 is not always free."
    files = ("etpl/texas_etpl_*.csv.gz",)
    rows = (3_000, 20_000)
    models = (StateListedProgram, Provider)

    def edition(self, path: Path, year: int) -> str:
        found = re.search(r"20\d\d-\d\d-\d\d", path.name)
        return found.group() if found else str(year)

    def load(self, table: Table, run: Run) -> None:
        reading = _Reading(table, run)
        insert_rows(
            StateListedProgram, COLUMNS, run.parsed(table.rows, len(table.header), reading.parse)
        )
        insert_rows(Provider, PROVIDER_COLUMNS, reading.campuses.values())


class _Reading:
    """Parses programs, and gathers the campuses that offer them."""

    def __init__(self, table: Table, run: Run) -> None:
        self.run = run
        self.program = itemgetter(*table.positions(
            "Program ID", "Program Name", "Instructional Program (CIP) Code", "Program Outcome",
            "Associted Credential Name", "Length: Contact Hours", "Length: Weeks",
            "Delivery Method", "Occupation Code (ONET 1)", "Occupation Code (ONET 2)",
            "Occupation Code (ONET 3)", "Required Cost: Tuition & Fees",
            "Required Cost: Books & Supplies", "Optional Cost",
            "(Out Of District) Cost: Tuition & Fees", "Program URL", "Program ETPL Last Update",
        ))  # fmt: skip
        self.campus = itemgetter(*table.positions(
            "Campus ID", "ProviderName", "Campus Name", "Campus Address", "Campus City",
            "Campus State", "Campus Zip Code", "Institution Type",
        ))  # fmt: skip
        self.money = Scaled("a cost")
        self.size = Scaled("a length", missing=frozenset({"", "ERROR"}))
        self.places = {z.code: z for z in ZipCode.objects.all()}
        self.metros = dict(CountyMetro.objects.values_list("county_fips", "cbsa"))
        self.campuses: dict[int, tuple[Any, ...]] = {}
        self.seen: set[int] = set()

    def parse(self, row: list[Any]) -> tuple[Any, ...]:
        (program, name, cip, outcome, credential, hours, weeks, delivery, onet1, onet2, onet3,
         tuition, books, optional, away, web, updated) = map(text, self.program(row))  # fmt: skip
        if not program.isdigit() or not name:
            raise RowError("the program number or name is missing")
        if int(program) in self.seen:
            raise RowError("the program number stands in the file twice")
        provider, kind = self.provider(row)
        if "ERROR" in (hours, weeks):
            self.run.note("a length that the list gives as ERROR, taken as not reported")
        outcome = "" if outcome == "INVALID CODE" else outcome
        result = (
            self.run.release.pk, provider, int(program), name[:250], _cip(cip), outcome[:80],
            credential[:250], self.size[hours], self.size[weeks],
            "" if delivery == "INVALID CODE" else delivery,
            " ".join(_onet(code) for code in (onet1, onet2, onet3) if code),
            self.money[tuition], self.money[away], self.money[books], self.money[optional],
            "pprentice" in kind + outcome, web[:300], updated[:40],
        )  # fmt: skip
        self.seen.add(int(program))
        return result

    def provider(self, row: list[Any]) -> tuple[int, str]:
        campus, name, place, address, city, state, zip_code, kind = map(text, self.campus(row))
        if not campus.isdigit() or not name:
            raise RowError("the campus number or the provider's name is missing")
        key = PROVIDER_KEY + int(campus)
        if key not in self.campuses:
            here = self.places.get(zip_code)
            county = here.county_fips if here else ""
            self.campuses[key] = (
                self.run.release.pk, key, Provider.Kind.STATE_LISTED, "", name[:160], place[:600],
                address[:160], city[:60], state_code(state) or "", zip_code, county,
                self.metros.get(county, ""), here.latitude if here else None,
                here.longitude if here else None, CONTROL.get(kind, Control.UNKNOWN), "", "",
            )  # fmt: skip
        return key, kind


def _cip(code: str) -> str:
    """460000 as 46.0000; the list lost some codes' first zero."""
    code = code.zfill(6) if code else ""
    if code and not (len(code) == 6 and code.isdigit()):
        raise RowError("the CIP code is not six digits")
    return f"{code[:2]}.{code[2:]}" if code else ""


def _onet(code: str) -> str:
    """29207200 as 29-2072."""
    if not (len(code) == 8 and code.isdigit()):
        raise RowError("an O*NET code is not eight digits")
    return f"{code[:2]}-{code[2:6]}"
