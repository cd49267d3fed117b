"""States' lists of eligible training providers' programs, as data/etpl/lists.csv describes them."""

import hashlib
import re
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from django.conf import settings

from careerguide.places.models import CountyArea, ZipCode
from careerguide.places.states import state_code
from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Fields, Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.mending import mended, web_address
from programs.models import FieldOfStudy, Provider, StateListedProgram
from programs.rules.codes import Control, Delivery
from programs.rules.ids import MOST_CAMPUS, MOST_PROGRAM, state_provider
from programs.rules.state_cells import (
    HOURS,
    WEEKS,
    amount,
    cell_text,
    cip_code,
    day,
    derived,
    length,
    share,
    soc_codes,
    zip_code,
)
from programs.rules.state_lists import StateList, outcomes, read_lists
from programs.sources.institutions import COLUMNS as PROVIDER_COLUMNS

COLUMNS = (
    "release_id", "provider_id", "number", "name", "cip", "outcome", "credential", "hours",
    "weeks", "delivery", "occupations", "tuition_fees", "out_of_district", "books",
    "optional_cost", "apprenticeship", "website", "updated", "served", "completed", "employed",
    "earnings_quarter", "completed_share", "employed_share",
)  # fmt: skip
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
NAMES = ("name", "credential", "provider", "place", "address", "city")
"""What lists have from forms on the web, with the errors of those."""
MOST_OCCUPATIONS = 5
"""As many as the database has room for."""
SAYS = (
    "number", "name", "cip", "outcome", "credential", "hours", "weeks", "length", "delivery",
    "campus", "provider", "place", "address", "city", "zip",
)  # fmt: skip
"""What tells one program from another."""
WHERE = ("provider", "place", "address", "city", "zip")
LEAST_EARNINGS = 3_000
"""Dollars of one quarter, below which a list's median is a mistake or no one's living
(docs/state-lists.md)."""
LABELS = {
    "hours": "a length in hours", "weeks": "a length in weeks", "tuition_fees": "a cost",
    "out_of_district": "a cost", "books": "a cost", "optional_cost": "a cost",
    "served": "a number of people", "completed": "a number of people",
    "employed": "a number of people", "earnings_quarter": "a quarter’s earnings",
    "completed_share": "a completion rate", "employed_share": "an employment rate",
}  # fmt: skip
"""What a column holds, for notes."""


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

    def open(self, path: Path) -> AbstractContextManager[Table]:
        """The table as lists.csv says that the file is written."""
        listed = self.listed
        return open_table(
            path, sheet=listed.sheet, header_line=listed.header_line, delimiter=listed.delimiter,
            encoding=listed.encoding,
        )  # fmt: skip

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
        self.fields = set(FieldOfStudy.objects.values_list("pk", flat=True))
        self.outcomes = outcomes(settings.DATA_DIR / "etpl")
        self.places = {z.code: z for z in ZipCode.objects.all()}
        self.metros = dict(CountyArea.objects.values_list("county_fips", "cbsa"))
        self.campuses: dict[int, tuple[int | float | str | None, ...]] = {}
        self.campus_of: dict[int, str] = {}
        self.seen: dict[int, str] = {}

    def parse(self, row: Fields) -> tuple[int | float | str | bool | None, ...] | None:
        """A program, by COLUMNS; None for one of another state's list.

        RowError where it has no name, or stands in the file twice.
        """
        if self.at["of_state"] and state_code(self._text(row, "of_state")) != self.listed.state:
            self.run.note("programs on other states’ lists, left out")
            return None
        cell = self.by_our_names(row)
        if not cell["name"] or not cell["provider"]:
            raise RowError("the program’s or the provider’s name is missing")
        cip = cip_code(cell["cip"], self.fields)
        if cell["cip"] and not cip:
            self.run.note("a CIP code that is not six digits, taken as not reported")
        number, provider = self.number(cell), self.provider(cell)
        return (
            self.run.release.pk, provider, number, cell["name"][:250], cip, cell["outcome"][:80],
            cell["credential"][:250], *self.lengths(cell), cell["delivery"][:30],
            " ".join(self.jobs(cell["occupations"])), self.money(row, "tuition_fees"),
            self.money(row, "out_of_district"), self.money(row, "books"),
            self.money(row, "optional_cost"),
            "pprentice" in cell["control"] + cell["outcome"], cell["website"][:300],
            day(cell["updated"])[:40], *self.results(cell),
        )  # fmt: skip

    def _text(self, row: Fields, name: str) -> str:
        return " ".join(filter(None, (cell_text(row[at]) for at in self.at[name])))

    def by_our_names(self, row: Fields) -> dict[str, str]:
        """The row under our names; "" for what the list lacks, or says in a word for missing."""
        cells = {name: self._text(row, name) for name in self.at}
        for name in NAMES:
            cells[name] = mended(cells[name], self.run.note)
        if ADDRESS.fullmatch(cells["credential"]):
            self.run.note("a credential that is a web address, taken as not reported")
            cells["credential"] = ""
        if not any(map(str.isalpha, cells["credential"])) and cells["credential"]:
            self.run.note("a credential without a letter, taken as not reported")
            cells["credential"] = ""
        missing = [name for name, word in cells.items() if self.listed.is_missing(name, word)]
        lengths = (cells[name] for name in missing if name in (HOURS, WEEKS))
        if length := next(lengths, ""):
            self.run.note(f"a length that the list gives as {length}, taken as not reported")
        cells |= dict.fromkeys(missing, "")
        cells["website"] = web_address(cells["website"], self.run.note)
        cells["zip"] = zip_code(cells["zip"])
        if cells["delivery"] and self.delivery(cells["delivery"]) is None:
            self.run.note("a delivery that words.csv does not explain, taken as not reported")
        if digits := cells["outcome_digits"]:
            said = (self.outcomes.get(digit, "") for digit in digits)
            cells["outcome"] = ", ".join(filter(None, said)) or cells["outcome"]
        return cells

    def number(self, cell: dict[str, str]) -> int:
        """The program's number in the state; one made of what the row says where the state gives
        none that an address has room for, or gives one to several programs.

        RowError for a row that says what another said.
        """
        own = cell["number"]
        says = "|".join(cell[name] for name in SAYS)
        usable = own.isdecimal() and 0 < int(own) <= MOST_PROGRAM
        number = int(own) if usable else derived(own or says, MOST_PROGRAM)
        if number in self.seen and self.seen[number] != says:
            number = derived(f"{own}|{says}", MOST_PROGRAM)
            self.run.note("programs whose number is another’s too, given one of their own")
        elif not usable and self.at["number"]:
            self.run.note("programs whose number no address has room for, given one of their own")
        if number in self.seen:
            raise RowError("the program stands in the file twice")
        self.seen[number] = says
        return number

    def lengths(self, cell: dict[str, str]) -> tuple[int | None, int | None]:
        """Hours and weeks, from columns of their own or from one that names its unit."""
        found = {name: self._figure(cell, name) for name in (HOURS, WEEKS)}
        if told := length(cell["length"]):
            unit, value = told
            found[unit] = value if found[unit] is None else found[unit]
        elif cell["length"]:
            self.run.note("a length without a unit, taken as not reported")
        return _whole(found[HOURS]), _whole(found[WEEKS])

    def _figure(self, cell: dict[str, str], name: str) -> float | None:
        """A column's figure at or above 0; None, and a note, for anything else that it holds."""
        value = amount(cell[name])
        if cell[name] and value is None:
            told = length(cell[name]) if name in (HOURS, WEEKS) else None
            if told and told[0] == name:
                return told[1]
            self.run.note(f"{LABELS[name]} that is no figure, taken as not reported")
        return value

    def money(self, row: Fields, name: str) -> int | None:
        """A cost; of several columns their sum, which is unknown where one of them is."""
        texts = [cell_text(row[at]) for at in self.at[name]]
        texts = ["" if self.listed.is_missing(name, text) else text for text in texts]
        parts = [self._figure({name: text}, name) for text in texts]
        if not parts or None in parts:
            return None
        return round(sum(part for part in parts if part is not None))

    def jobs(self, text: str) -> list[str]:
        """SOC codes, as many as the database has room for."""
        found = soc_codes(text)
        if text and not found:
            self.run.note("an occupation without a SOC code, left out")
        return found[:MOST_OCCUPATIONS]

    def results(self, cell: dict[str, str]) -> tuple[int | float | None, ...]:
        """What became of the people in it, by RESULTS. Pay of a quarter that nobody lives on is
        taken as not reported."""
        shares = {name: share(cell[name]) for name in ("completed_share", "employed_share")}
        for name, value in shares.items():
            if cell[name] and value is None and not self.listed.is_missing(name, cell[name]):
                self.run.note(f"{LABELS[name]} that is no share, taken as not reported")
        pay = self._figure(cell, "earnings_quarter")
        if pay is not None and pay < LEAST_EARNINGS:
            self.run.note(f"a quarter’s earnings under ${LEAST_EARNINGS:,}, taken as not reported")
            pay = None
        counts = (self._figure(cell, name) for name in ("served", "completed", "employed"))
        return *map(_whole, (*counts, pay)), *shares.values()

    def provider(self, cell: dict[str, str]) -> int:
        """The key of the row's campus, kept as a provider; of one without a number that there is
        room for, made of its name and place."""
        own = cell["campus"]
        where = "|".join(cell[name] for name in WHERE)
        usable = own.isdecimal() and 0 < int(own) <= MOST_CAMPUS
        campus = int(own) if usable else derived(own or where, MOST_CAMPUS)
        while not usable and self.campus_of.get(campus, where) != where:
            campus = derived(f"{campus}|{where}", MOST_CAMPUS)
        self.campus_of.setdefault(campus, where)
        key = state_provider(self.listed.state, campus)
        if key not in self.campuses:
            here = self.places.get(cell["zip"])
            county = here.county_fips if here else ""
            self.campuses[key] = (
                self.run.release.pk, key, Provider.Kind.STATE_LISTED, "", cell["provider"][:160],
                cell["place"][:600], cell["address"][:160], cell["city"][:60],
                self.state(cell), cell["zip"][:10], county, self.metros.get(county, ""),
                here.latitude if here else None, here.longitude if here else None,
                self.control(cell["control"]) or Control.UNKNOWN, "", "",
            )  # fmt: skip
        return key

    def state(self, cell: dict[str, str]) -> str:
        """Where the campus is: a list names campuses of other states too, or no state at all."""
        if not self.at["provider_state"]:
            return self.listed.state
        return state_code(cell["provider_state"]) or ""


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
