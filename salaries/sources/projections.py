"""BLS employment projections, Table 1.2 of the occupation workbook."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import LoadError, RowError
from careerguide.releases.files import Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import number, text
from salaries.models import Projection
from salaries.sources.soc import soc_code

MISSING = {"", "—", "-", "None"}
COLUMNS = (
    "release_id", "occupation_id", "title", "employment_start", "employment_end",
    "change_percent", "openings", "entry_education", "experience", "training",
)  # fmt: skip


class ProjectionsLoader(Loader):
    """The national outlook of every detailed occupation, ten years ahead."""

    slug = "projections"
    title = "Employment Projections"
    publisher = "US Bureau of Labor Statistics"
    url = "https://www.bls.gov/emp/"
    caveats = "National, ten years ahead. Openings count people leaving the occupation too."
    files = ("projections/occupation_*.xlsx",)
    rows = (1_000, 1_300)
    models = (Projection,)
    year_pattern = r"(20\d\d)-20\d\d"

    def year(self, path: Path) -> int:
        """As the file's name says, or else the table: BLS itself calls the file Occupation.xlsx."""
        if re.search(self.year_pattern, path.name) or path.suffix.lower() != ".xlsx":
            return super().year(path)
        with self.open(path) as table:
            years = re.findall(r"EMPLOYMENT, (20\d\d)", "; ".join(table.header))
        return int(years[0]) if years else super().year(path)

    def edition(self, path: Path, year: int) -> str:
        """“2024–34”: the first and last year projected."""
        return f"{year}–{(year + 10) % 100}"

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        """Table 1.2 of the workbook, whose header stands on the second line."""
        with open_table(path, sheet="Table 1.2", header_line=2) as table:
            yield table

    def load(self, table: Table, run: Run) -> None:
        """One row a line item; summaries and footnotes are counted and left out."""
        cells = itemgetter(*_positions(table.header))

        def parse(row: list[object]) -> tuple[str | float | None, ...] | None:
            title, code, kind, start, end, change, openings, *words = cells(row)
            if code is None:
                run.unmatch("footnotes under the table")
                return None
            if text(kind) != "Line item":
                run.unmatch("summaries of several occupations")
                return None
            return (
                run.release.pk,
                soc_code(code),
                text(title),
                _jobs(start, "employment"),
                _jobs(end, "employment"),
                None if text(change) in MISSING else number(change, "percent change"),
                _jobs(openings, "openings"),
                *("" if text(word) in MISSING else text(word) for word in words),
            )

        insert_rows(Projection, COLUMNS, run.parsed(table.rows, len(table.header), parse))


def _positions(header: list[str]) -> list[int]:
    """Where the columns stand, whatever years their names carry.

    Raises LoadError where one is missing.
    """
    starts = (
        ("TITLE", "NATIONAL EMPLOYMENT MATRIX TITLE"),
        ("CODE", "NATIONAL EMPLOYMENT MATRIX CODE"),
        ("kind", "OCCUPATION TYPE"),
        ("start", "EMPLOYMENT, 20"),
        ("end", "EMPLOYMENT, 20"),
        ("change", "EMPLOYMENT CHANGE, PERCENT"),
        ("openings", "OCCUPATIONAL OPENINGS"),
        ("entry", "TYPICAL EDUCATION NEEDED"),
        ("experience", "WORK EXPERIENCE"),
        ("training", "TYPICAL ON-THE-JOB"),
    )
    found: list[int] = []
    for _name, words in starts:
        at = [i for i, cell in enumerate(header) if words in cell and i not in found]
        if not at:
            raise LoadError(f"the header lacks a column “{words.title()} …”")
        found.append(at[0])
    return found


def _jobs(value: object, what: str) -> int | None:
    """Jobs, published in thousands with one decimal; None where missing.

    Raises RowError for less than none.
    """
    thousands = None if text(value) in MISSING else number(value, what)
    if thousands is not None and thousands < 0:
        raise RowError(f"{what} is below zero")
    return None if thousands is None else round(thousands * 1000)
