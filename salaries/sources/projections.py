"""BLS employment projections, Table 1.2: what is ahead of an occupation, and what it asks.

Two sources read the one table, as a copy of it may lack the columns of the second.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import ClassVar

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import LoadError, RowError
from careerguide.releases.files import Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import number, text
from salaries.models import Projection
from salaries.sources.soc import soc_code

MISSING = {"", "—", "-", "None"}
HEADS = ("NATIONAL EMPLOYMENT MATRIX TITLE", "NATIONAL EMPLOYMENT MATRIX CODE", "OCCUPATION TYPE")
"""What the heads of the first columns have, whatever years they carry."""
ASKED = ("WORK EXPERIENCE", "TYPICAL ON-THE-JOB")
Read = Callable[[object, str], str | float | None]


def _jobs(value: object, what: str) -> int | None:
    """Jobs, published in thousands with one decimal; None where missing.

    Raises RowError for less than none.
    """
    thousands = None if text(value) in MISSING else number(value, what)
    if thousands is not None and thousands < 0:
        raise RowError(f"{what} is below zero")
    return None if thousands is None else round(thousands * 1000)


def _percent(value: object, what: str) -> float | None:
    return None if text(value) in MISSING else number(value, what)


def _words(value: object, _what: str) -> str:
    return "" if text(value) in MISSING else text(value)


class ProjectionsLoader(Loader):
    """The national outlook of every detailed occupation, ten years ahead."""

    slug = "projections"
    title = "Employment Projections"
    publisher = "US Bureau of Labor Statistics"
    url = "https://www.bls.gov/emp/"
    caveats = "National, ten years ahead. Openings count people leaving the occupation too."
    files = ("projections/occupation_*.csv",)
    rows = (840, 1_300)
    models = (Projection,)
    year_pattern = r"(20\d\d)-20\d\d"
    wanted: ClassVar[dict[str, tuple[str, Read]]] = {
        "employment_start": ("EMPLOYMENT, 20", _jobs),
        "employment_end": ("EMPLOYMENT, 20", _jobs),
        "change_percent": ("EMPLOYMENT CHANGE, PERCENT", _percent),
        "openings": ("OCCUPATIONAL OPENINGS", _jobs),
        "entry_education": ("TYPICAL EDUCATION NEEDED", _words),
    }
    """Our fields, what the heads of their columns have, and how their cells are read."""
    blank: ClassVar[tuple[str, ...]] = ("experience", "training")
    """Fields of text that stand in other rows."""

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
        """Table 1.2 of the workbook, whose header is its second line, or that table alone."""
        alone = path.suffix.lower() == ".csv"
        sheet, line = ("", 1) if alone else ("Table 1.2", 2)
        with open_table(path, sheet=sheet, header_line=line) as table:
            yield table

    def load(self, table: Table, run: Run) -> None:
        """One row a line item; summaries and footnotes are counted and left out."""
        heads = (*HEADS, *(head for head, _read in self.wanted.values()))
        cells = itemgetter(*_positions(table.header, heads))
        readers = [(name.replace("_", " "), read) for name, (_head, read) in self.wanted.items()]
        blank = [""] * len(self.blank)
        if not any(head in name for head in ASKED for name in table.header):
            run.note("a copy of BLS’s table without its columns of work experience and training")

        def parse(row: list[object]) -> tuple[str | float | None, ...] | None:
            title, code, kind, *values = cells(row)
            if code is None:
                run.unmatch("footnotes under the table")
                return None
            if text(kind) != "Line item":
                run.unmatch("summaries of several occupations")
                return None
            found = [read(at, name) for at, (name, read) in zip(values, readers, strict=True)]
            return run.release.pk, soc_code(code), text(title), *found, *blank

        columns = ("release_id", "occupation_id", "title", *self.wanted, *self.blank)
        insert_rows(Projection, columns, run.parsed(table.rows, len(table.header), parse))


class EntryLoader(ProjectionsLoader):
    """What an occupation asks of people who enter it, beside schooling: years of work, training."""

    slug = "projections-entry"
    title = "Employment Projections, work experience and training"
    caveats = "What is typical today, as BLS judges; no figure of the years ahead."
    files = ("projections/occupation_*.xlsx",)
    wanted: ClassVar[dict[str, tuple[str, Read]]] = {
        "experience": (ASKED[0], _words),
        "training": (ASKED[1], _words),
    }
    blank: ClassVar[tuple[str, ...]] = ("entry_education",)


def _positions(header: list[str], heads: Sequence[str]) -> list[int]:
    """Where the columns stand, whatever years their names carry.

    Raises LoadError where one is missing.
    """
    found: list[int] = []
    for words in heads:
        at = [i for i, cell in enumerate(header) if words in cell and i not in found]
        if not at:
            raise LoadError(f"the header lacks a column “{words.title()} …”")
        found.append(at[0])
    return found
