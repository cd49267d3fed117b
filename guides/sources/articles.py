"""Three articles taken apart, row by row: every figure, name and claim is one of one file.

The file is a release as a whole; parts of it are releases of their own (guides/sources/figures.py).
What each article is about, and where this site shows each fact, are files of our own.
"""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any, ClassVar

from careerguide.editorial.sheets import Cells, Sheet
from careerguide.editorial.sync import EditorialLoader, Once, SheetLoader, checked, read
from careerguide.releases.bulk import delete_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Row, Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import text
from guides.models import Article, SourceFact

FILE = "guide/source_facts.csv"
PUBLISHER = "Three articles without author or date"
LICENCE = "Facts only; no sentence of the articles is copied"
COLUMNS = ("fact_id", "document", "kind", "subject", "attribute", "value", "unit", "vintage")
ALL = (*COLUMNS, "locator", "note")
KINDS = frozenset({"number", "entity", "claim"})
PLACED = ("outcome", "page", "words")
"""The columns of a placement beside its fact's number."""


class ArticleLoader(Loader):
    """A release that is some of the rows of FILE. Other rows are not counted as read."""

    publisher = PUBLISHER
    licence = LICENCE
    files = (FILE,)
    describes: ClassVar[int]
    """The year of the figures, as far as it is known."""
    dated: ClassVar[str]
    """What stands for an edition: the articles have none."""

    def year(self, path: Path) -> int:
        """The class says it, as the file's name has no year."""
        return self.describes

    def edition(self, path: Path, year: int) -> str:
        """The class says it, as the figures are older than the file."""
        return self.dated

    @abstractmethod
    def chosen(self, fact: dict[str, str]) -> bool:
        """Whether a row (COLUMNS by name) belongs to this release."""

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        """The file with the chosen rows alone, so that only these are counted."""
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


class FactsLoader(EditorialLoader):
    """Where a fact is shown comes from the placements, which a new load of the facts keeps."""

    slug = "source-facts"
    title = "Facts of three articles on medical coding and billing"
    publisher = PUBLISHER
    licence = LICENCE
    gathered = "2026"
    caveats = (
        "What this site began from. Some of it is wrong or has been overtaken; the page on older"
        " articles says what, row by row."
    )
    files = (FILE,)
    rows = (300, 500)

    def edition(self, path: Path, year: int) -> str:
        """Says that the year is ours: the articles have no date."""
        return f"as taken down in {year}"

    def load(self, table: Table, run: Run) -> None:
        """Write facts over those of the same number, so that placements stay.

        What it can't use is rejected (RowError).
        """
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


class ArticlesLoader(SheetLoader):
    """What each article is about, by its number and the document's name."""

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
        """Replace every row: staff change none of them."""
        rows = [Article(**values) for values in self.gather(table, run)]
        Article.objects.all().delete()
        Article.objects.bulk_create(rows)


class PlacementsLoader(EditorialLoader):
    """A release apart from the facts: a changed placement is then loaded without new facts."""

    slug = "fact-placements"
    title = "Where this site shows or corrects each fact of the articles"
    licence = "MIT"
    gathered = "2026"
    caveats = "Ours: where each fact of the articles is shown or corrected."
    files = ("guide/placements.csv",)
    rows = (300, 500)

    def load(self, table: Table, run: Run) -> None:
        """Set each fact's placement; facts that the file leaves out have none.

        What it can't use is rejected (RowError).
        """
        facts = SourceFact.objects.in_bulk()
        cells = itemgetter(*table.positions("fact_id", *PLACED))
        placed: set[str] = set()

        def parse(row: list[Any]) -> tuple[str, dict[str, str]] | None:
            number, *given = map(text, cells(row))
            values = dict(zip(PLACED, given, strict=True))
            if not all(given):
                raise RowError("a placement needs an outcome, a page and words")
            if not values["page"].startswith("/"):
                raise RowError("the page is not an address of this site")
            if number in placed:
                raise RowError("the fact is placed twice")
            checked(SourceFact, **values)
            if number not in facts:
                run.unmatch("facts that the articles' rows do not have")
                return None
            placed.add(number)
            return number, values

        SourceFact.objects.update(**dict.fromkeys(PLACED, ""))
        changed = []
        for number, values in run.parsed(table.rows, len(table.header), parse):
            for name, value in values.items():
                setattr(facts[number], name, value)
            changed.append(facts[number])
        SourceFact.objects.bulk_update(changed, PLACED, batch_size=100)
        run.note("facts without a placement", len(facts) - len(placed))
