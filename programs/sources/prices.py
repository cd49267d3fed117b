"""IPEDS IC_AY (one academic year's price) and IC_PY (whole programs at program-year schools)."""

from operator import itemgetter
from pathlib import Path

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import LoadError, RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run
from careerguide.releases.parse import IPEDS_MISSING, Scaled, text
from programs.models import ProgramYearPrice, Provider, YearPrice
from programs.sources.institutions import IpedsLoader, unitid

PROFESSIONS = (
    "chiropractic", "dentistry", "medicine", "optometry", "osteopathic", "pharmacy", "podiatry",
    "veterinary", "law",
)  # fmt: skip
"""In the order of IC_AY's ISPROF1 … ISPROF9."""
Priced = tuple[int | str | None, ...]


class PricesLoader(IpedsLoader):
    """A file of prices before grants, whose name says of which year."""

    def year(self, path: Path) -> int:
        """As the name says. Raises LoadError for COST2, which goes with COST1."""
        if path.name.lower().startswith("cost2_"):
            raise LoadError("COST2 has prices after grants; tuition and fees are in COST1")
        return super().year(path)


class AcademicYearLoader(PricesLoader):
    """IC_AY: one year's price in dollars, by kind of student and residency.

    From 2024-25 on NCES puts the same columns into COST1, with those of IC_PY, for all schools.
    """

    slug = "ipeds-ic-ay"
    title = "Student charges, academic-year schools (IC_AY)"
    caveats = "One full-time year of tuition and required fees of the whole school."
    files = ("ipeds/ic20*_ay.csv.gz",)
    rows = (3_000, 7_000)
    models = (YearPrice,)
    year_pattern = r"(?i)(?:ic(?=20\d\d_ay)|cost1_)(20\d\d)"

    def load(self, table: Table, run: Run) -> None:
        """Load a row for each kind of student for whom a school of the directory has any price."""
        school = table.positions("UNITID")[0]
        kinds = _kinds(table)
        if len(kinds) < 2 + len(PROFESSIONS):
            run.note("no prices of professional degrees: the file has no columns for them")
        known = Provider.in_directory()
        money = Scaled("a price", 1, IPEDS_MISSING)
        prices: list[Priced] = []

        def parse(row: list[str]) -> tuple[()] | None:
            key = unitid(row[school])
            if key not in known:
                run.unmatch("schools that are not in the directory")
                return None
            for students, parts in kinds:
                figures = [_sum([money[row[at]] for at in part]) for part in parts]
                if any(figure is not None for figure in figures):
                    prices.append((run.release.pk, key, students, *figures))
            return ()

        for _row in run.parsed(table.rows, len(table.header), parse):
            pass
        columns = (
            "release_id", "provider_id", "students", "in_district", "in_state", "out_of_state",
            "books",
        )  # fmt: skip
        insert_rows(YearPrice, columns, prices)


def _kinds(table: Table) -> list[tuple[str, list[list[int]]]]:
    """For each kind of student: the columns to add up for the three residencies and for books."""
    at = table.positions
    undergraduate = [at(f"CHG{n}AY3") for n in (1, 2, 3)] + [at("CHG4AY3")]
    graduate = [at(f"TUITION{n}", f"FEE{n}") for n in (5, 6, 7)] + [[]]
    kinds = [("undergraduate", undergraduate), ("graduate", graduate)]
    for n, profession in enumerate(PROFESSIONS, 1):
        if f"ISPROF{n}" not in table.header:
            continue
        home, away = at(f"ISPROF{n}", f"ISPFEE{n}"), at(f"OSPROF{n}", f"OSPFEE{n}")
        kinds.append((profession, [home, home, away, []]))
    return kinds


def _sum(parts: list[int | None]) -> int | None:
    """Tuition and fees together; unknown unless every part is reported."""
    if not parts or any(part is None for part in parts):
        return None
    return sum(part for part in parts if part is not None)


class ProgramYearLoader(PricesLoader):
    """IC_PY, and COST1 after it: price in dollars and length of a school's six largest programs."""

    slug = "ipeds-ic-py"
    title = "Student charges, program-year schools (IC_PY)"
    caveats = "The six largest programs of each school, without their award level."
    files = ("ipeds/ic20*_py.csv.gz",)
    rows = (1_500, 7_000)
    models = (ProgramYearPrice,)
    year_pattern = r"(?i)(?:ic(?=20\d\d_py)|cost1_)(20\d\d)"

    def load(self, table: Table, run: Run) -> None:
        """Load a row for each program named, also of schools that left the directory since."""
        school = table.positions("UNITID")[0]
        names = ("CIPCODE", "CIPTUIT", "CIPSUPP", "MTHCMP", "CIPLGTH", "PRGMSR")
        slots = [
            (n, itemgetter(*table.positions(*(f"{c}{n}" for c in names)))) for n in range(1, 7)
        ]
        largest = table.positions("CHG1PY3", "CHG4PY3")
        known = Provider.in_directory()
        money = Scaled("a price", 1, IPEDS_MISSING)
        size = Scaled("a length", 1, IPEDS_MISSING)
        programs: list[Priced] = []

        def parse(row: list[str]) -> tuple[()]:
            key = unitid(row[school])
            if key not in known:
                run.unmatch("schools that left the directory since: loaded, but not listed")
            for n, cells in slots:
                cip, tuition, books, months, hours, measure = cells(row)
                if text(cip) in IPEDS_MISSING:
                    continue
                price, supplies = money[tuition], money[books]
                if n == 1:  # the largest program's price stands in the school's own columns
                    price = money[row[largest[0]]] if price is None else price
                    supplies = money[row[largest[1]]] if supplies is None else supplies
                programs.append((
                    run.release.pk, key, n, _cip(cip), price, supplies, size[months],
                    size[hours], int(measure) if text(measure) in ("1", "2") else None,
                ))  # fmt: skip
            return ()

        for _row in run.parsed(table.rows, len(table.header), parse):
            pass
        columns = (
            "release_id", "provider_id", "slot", "cip", "tuition_fees", "books", "months", "hours",
            "measure",
        )  # fmt: skip
        run.loaded = insert_rows(ProgramYearPrice, columns, programs)


def _cip(value: object) -> str:
    """The release lost the codes' zeros: 1.0504 is 01.0504, 12.04 is 12.0400. RowError for text."""
    try:
        return f"{float(text(value)):07.4f}"
    except ValueError:
        raise RowError("the CIP code is not a number") from None
