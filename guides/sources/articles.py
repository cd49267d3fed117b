"""Three articles taken apart, row by row: every figure, name and claim is one of one file.

The file is a release as a whole; parts of it are releases of their own (guides/sources/figures.py).
What each article is about is a file of our own.
"""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from careerguide.editorial.sheets import Cells, Sheet
from careerguide.editorial.sync import Once, SheetLoader, checked, read
from careerguide.releases.bulk import delete_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Row, Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.models import Release
from careerguide.releases.parse import text
from guides.models import Article, SourceFact

FILE = "guide/source_facts.csv"
FIRST, THIRD = "000", "002"
"""How the names of the two documents with tables of wages begin."""
COLUMNS = ("fact_id", "document", "kind", "subject", "attribute", "value", "unit", "vintage")
ALL = (*COLUMNS, "locator", "note")
KINDS = frozenset({"number", "entity", "claim"})


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


class FactsLoader(Loader):
    """Where a fact is shown comes from the placements, which a new load of the facts keeps."""

    slug = "source-facts"
    title = "Facts of three articles on medical coding and billing"
    publisher = "Three articles without author or date"
    licence = "Facts only; no sentence of the articles is copied"
    caveats = (
        "What this site began from. Some of it is wrong or has been overtaken; the page on older"
        " articles says what, row by row."
    )
    files = (FILE,)
    rows = (300, 500)

    def year(self, path: Path) -> int:
        return 2026

    def edition(self, path: Path, year: int) -> str:
        return f"as taken down in {year}"

    def load(self, table: Table, run: Run) -> None:
        seen = Once("the fact's number")

        def fact(cells: Cells) -> SourceFact:
            if cells["kind"] not in KINDS:
                raise RowError("the kind is none of number, entity and claim")
            values = checked(SourceFact, **cells)
            seen.add(cells["fact_id"])
            return SourceFact(**values)

        facts = read(table, ALL, run, fact)
        SourceFact.objects.bulk_create(
            facts, update_conflicts=True, unique_fields=["fact_id"], update_fields=ALL[1:]
        )
        delete_rows(SourceFact.objects.exclude(pk__in=seen))

    def discard(self, release: Release) -> None:
        """Rows are overwritten in place, so that their placements stay."""


class ArticlesLoader(SheetLoader):
    slug = "articles"
    title = "What the older articles are about"
    licence = "MIT"
    caveats = "Ours: the articles have neither author nor date."
    gathered = "2026"
    files = ("guide/articles.csv",)
    rows = (1, 100)
    models = (Article,)
    sheet = Sheet(Article, ("number",), ("number", "document", "about"))
    once = ("document",)

    def load(self, table: Table, run: Run) -> None:
        rows = [Article(**values) for values in self.gather(table, run)]
        Article.objects.all().delete()
        Article.objects.bulk_create(rows)
