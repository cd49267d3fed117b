"""Loaders for tests: as small as one can be, filling tables that depend on nothing else."""

from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.places.models import ZipCode
from careerguide.releases.bulk import insert_rows, rebuilt_indexes
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import digits
from programs.models import Completion

COLUMNS = ("code", "place", "state", "county_fips", "latitude", "longitude")


class TinyLoader(Loader):
    """Two columns, zip and place; a place called “elsewhere” belongs to nothing we know."""

    slug = "tiny"
    title = "Tiny list of places"
    publisher = "Nobody"
    files = ("tiny_*.csv",)
    rows = (2, 2000)
    models = (ZipCode,)

    def load(self, table: Table, run: Run) -> None:
        cells = itemgetter(*table.positions("zip", "place"))

        def parse(row: list[Any]) -> tuple[Any, ...] | None:
            code, place = cells(row)
            if place == "elsewhere":
                run.unmatch("places we do not know")
                return None
            if place.isupper():
                run.note("a place in capitals")
            return digits(code, 5, "the ZIP"), place, "MA", "", 42.0, -71.0

        insert_rows(ZipCode, COLUMNS, run.parsed(table.rows, len(table.header), parse))


class YearlyLoader(Loader):
    """Editions that live side by side, one a year; indexes are dropped and built anew."""

    slug = "yearly"
    title = "Awards by year"
    publisher = "Nobody"
    files = ("yearly_*.csv",)
    rows = (1, 100)
    models = (Completion,)
    keeps_editions = True

    def load(self, table: Table, run: Run) -> None:
        school, awards = table.positions("school", "awards")

        def parse(row: list[Any]) -> tuple[Any, ...]:
            if not row[awards].isdigit():
                raise RowError("the number of awards is not a whole number")
            return run.release.pk, int(row[school]), "51.0713", 21, int(row[awards])

        columns = ("release_id", "provider_id", "cip", "award_level", "awards")
        with rebuilt_indexes(Completion):
            insert_rows(Completion, columns, run.parsed(table.rows, len(table.header), parse))


def places(folder: Path, count: int = 10, year: int = 2024, **changed: str) -> Path:
    """tiny_YEAR.csv with ZIPs 10001, 10002 …; `changed` replaces lines: line_3="x,y"."""
    lines = ["zip,place", *(f"{10000 + n},Town {n} of {year}" for n in range(1, count + 1))]
    for name, line in changed.items():
        lines[int(name.removeprefix("line_")) - 1] = line
    path = folder / f"tiny_{year}.csv"
    path.write_text("\n".join(lines) + "\n")
    return path
