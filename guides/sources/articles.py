"""The file of facts that several releases read: three articles taken apart row by row."""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from careerguide.releases.files import Row, Table, open_table
from careerguide.releases.loader import Loader
from careerguide.releases.parse import text

FILE = "guide/source_facts.csv"
FIRST, THIRD = "000", "002"
"""How the names of the two documents with tables of wages begin."""
COLUMNS = ("fact_id", "document", "kind", "subject", "attribute", "value", "unit", "vintage")


class ArticleLoader(Loader):
    """A release that is some of the rows of FILE. Other rows are not counted as read."""

    publisher = "Three articles without author or date"
    licence = "Facts only; no sentence of the articles is copied"
    files = (FILE,)

    @abstractmethod
    def chosen(self, fact: dict[str, str]) -> bool:
        """Whether a row (COLUMNS by name) belongs to this release."""

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        with open_table(path) as table:
            at = dict(zip(COLUMNS, table.positions(*COLUMNS), strict=True))
            yield Table(table.header, self._rows(table.rows, at))

    def _rows(self, rows: Iterator[Row], at: dict[str, int]) -> Iterator[Row]:
        for line, row in rows:
            if self.chosen({name: cell(row, position) for name, position in at.items()}):
                yield line, row


def cell(row: list[Any], position: int) -> str:
    """ "" for a cell that a short row does not have; the loader then rejects the row."""
    return text(row[position]) if position < len(row) else ""
