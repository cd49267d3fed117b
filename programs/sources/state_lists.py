"""States' lists of eligible training providers' programs, as data/etpl/lists.csv describes them."""

import hashlib
import re
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from careerguide.places.models import CountyArea, ZipCode
from careerguide.places.states import state_code
from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.mending import mended, web_address
from careerguide.releases.parse import Scaled, text
from programs.models import Provider, StateListedProgram
from programs.rules.codes import Control, Delivery
from programs.rules.ids import MOST_CAMPUS, MOST_PROGRAM, state_provider
from programs.rules.state_lists import StateList, read_lists
from programs.sources.institutions import COLUMNS as PROVIDER_COLUMNS

COLUMNS = (
    "release_id", "provider_id", "number", "name", "cip", "outcome", "credential", "hours",
    "weeks", "delivery", "occupations", "tuition_fees", "out_of_district", "books",
    "optional_cost", "apprenticeship", "website", "updated",
)  # fmt: skip
NAMES = ("name", "credential", "provider", "place", "address", "city")
"""What lists have from forms on the web, with the errors of those."""
MOST_OCCUPATIONS = 5
"""As many as the database has room for."""


class StateListSource(Loader):
    """Any state's list; a subclass for each row of lists.csv says which."""

    listed: ClassVar[StateList]
    models = (StateListedProgram, Provider)

    @cached_property
    def code(self) -> str:
        """A list described in another way is read anew, as one read by other code is."""
        return hashlib.sha256(f"{super().code} {self.listed}".encode()).hexdigest()[:16]

    def edition(self, path: Path, year: int) -> str:
        """The day in the file's name; the year where there is none."""
        found = re.search(r"20\d\d-\d\d-\d\d", path.name)
        return found.group() if found else str(year)

    def load(self, table: Table, run: Run) -> None:
        """Load the list's programs, and as providers the campuses that offer them."""
        reading = _Reading(self.listed, table, run)
        insert_rows(
            StateListedProgram, COLUMNS, run.parsed(table.rows, len(table.header), reading.parse)
        )
        insert_rows(Provider, PROVIDER_COLUMNS, reading.campuses.values())


def source_of(row: StateList) -> type[StateListSource]:
    """The loader of one list."""

    class Source(StateListSource):
        listed = row
        slug = row.source
        title = row.title
        publisher = row.publisher
        licence = row.licence
        url = row.url
        caveats = row.caveats
        files = (row.files,)
        rows = row.rows

    return Source


def state_list_sources(folder: Path) -> list[type[StateListSource]]:
    """A loader for each list. Raises ValueError where a row of lists.csv or words.csv describes
    no list.
    """
    return [source_of(row) for row in read_lists(folder)]


class _Reading:
    """Parses programs, and gathers the campuses that offer them."""

    def __init__(self, listed: StateList, table: Table, run: Run) -> None:
        self.listed, self.run = listed, run
        self.at = {name: table.positions(*found) for name, found in listed.headings.items()}
        self.control = listed.codes("control", Control.__members__)
        self.delivery = listed.codes("delivery", Delivery.__members__)
        self.money = Scaled("a cost")
        self.size = Scaled("a length")
        self.places = {z.code: z for z in ZipCode.objects.all()}
        self.metros = dict(CountyArea.objects.values_list("county_fips", "cbsa"))
        self.campuses: dict[int, tuple[int | float | str | None, ...]] = {}
        self.seen: set[int] = set()

    def parse(self, row: list[str]) -> tuple[int | str | None, ...]:
        """A program, by COLUMNS. RowError where its number is missing, too long or there twice."""
        cell = self.by_our_names(row)
        if not cell["number"].isdecimal() or not cell["name"]:
            raise RowError("the program number or name is missing")
        number = int(cell["number"])
        if number > MOST_PROGRAM:
            raise RowError("the program number is longer than an address has room for")
        if number in self.seen:
            raise RowError("the program number stands in the file twice")
        result = (
            self.run.release.pk, self.provider(cell), number, cell["name"][:250],
            _cip(cell["cip"]), cell["outcome"][:80], cell["credential"][:250],
            self.size[cell["hours"]], self.size[cell["weeks"]], cell["delivery"][:30],
            " ".join(map(_onet, cell["occupations"].split()[:MOST_OCCUPATIONS])),
            self.money[cell["tuition_fees"]], self.money[cell["out_of_district"]],
            self.money[cell["books"]], self.money[cell["optional_cost"]],
            "pprentice" in cell["control"] + cell["outcome"], cell["website"][:300],
            cell["updated"][:40],
        )  # fmt: skip
        self.seen.add(number)
        return result

    def by_our_names(self, row: list[str]) -> dict[str, str]:
        """The row under our names; "" for what the list lacks, or says in a word for missing."""
        cells = {
            name: " ".join(filter(None, (text(row[at]) for at in places)))
            for name, places in self.at.items()
        }
        for name in NAMES:
            cells[name] = mended(cells[name], self.run.note)
        cells["website"] = web_address(cells["website"], self.run.note)
        missing = [name for name, word in cells.items() if self.listed.is_missing(name, word)]
        lengths = (cells[name] for name in missing if name in ("hours", "weeks"))
        if length := next(lengths, ""):
            self.run.note(f"a length that the list gives as {length}, taken as not reported")
        cells |= dict.fromkeys(missing, "")
        if cells["delivery"] and cells["delivery"] not in self.delivery:
            self.run.note("a delivery that words.csv does not explain, taken as not reported")
        return cells

    def provider(self, cell: dict[str, str]) -> int:
        """The key of the row's campus, kept as a provider. RowError where it has no number."""
        if not cell["campus"].isdecimal() or not cell["provider"]:
            raise RowError("the campus number or the provider's name is missing")
        if int(cell["campus"]) > MOST_CAMPUS:
            raise RowError("the campus number is too long for a key")
        key = state_provider(self.listed.state, int(cell["campus"]))
        if key not in self.campuses:
            here = self.places.get(cell["zip"])
            county = here.county_fips if here else ""
            self.campuses[key] = (
                self.run.release.pk, key, Provider.Kind.STATE_LISTED, "", cell["provider"][:160],
                cell["place"][:600], cell["address"][:160], cell["city"][:60],
                self.state(cell), cell["zip"][:10], county, self.metros.get(county, ""),
                here.latitude if here else None, here.longitude if here else None,
                self.control.get(cell["control"], Control.UNKNOWN), "", "",
            )  # fmt: skip
        return key

    def state(self, cell: dict[str, str]) -> str:
        """Where the campus is: a list names campuses of other states too, or no state at all."""
        if not self.at["provider_state"]:
            return self.listed.state
        return state_code(cell["provider_state"]) or ""


def _cip(code: str) -> str:
    """460000 as 46.0000; lists lose some codes' first zero. RowError for other than six digits."""
    family, point, rest = code.rpartition(".")
    if point and len(rest) != 4:
        raise RowError("the CIP code is not six digits")
    code = f"{family}{rest}".zfill(6) if code else ""
    if code and not (len(code) == 6 and code.isdecimal()):
        raise RowError("the CIP code is not six digits")
    return f"{code[:2]}.{code[2:]}" if code else ""


def _onet(code: str) -> str:
    """29207200 and 29-2072.00 as 29-2072. RowError for other than six or eight digits."""
    digits = code.replace("-", "").replace(".", "")
    if not (len(digits) in (6, 8) and digits.isdecimal()):
        raise RowError("an O*NET code is not eight digits")
    return f"{digits[:2]}-{digits[2:6]}"
