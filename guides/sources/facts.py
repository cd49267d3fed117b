"""Every figure, name and claim of the three articles, one row each, and what each is about."""

from pathlib import Path
from typing import Any

from careerguide.editorial.sync import Cells, Once, checked, read
from careerguide.releases.bulk import delete_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run, register
from careerguide.releases.models import Release
from guides.models import Article, SourceFact
from guides.sources.articles import COLUMNS, FILE
from guides.sources.cells import order

ALL = (*COLUMNS, "locator", "note")
ARTICLE_COLUMNS = ("number", "document", "about")
KINDS = frozenset({"number", "entity", "claim"})


@register
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


@register
class ArticlesLoader(Loader):
    slug = "articles"
    title = "What the older articles are about"
    publisher = "careerguide"
    licence = "MIT"
    caveats = "Ours: the articles have neither author nor date."
    files = ("guide/articles.csv",)
    rows = (1, 100)
    models = (Article,)

    def year(self, path: Path) -> int:
        return 2026

    def load(self, table: Table, run: Run) -> None:
        numbers, documents = Once("the number"), Once("the document")

        def article(cells: Cells) -> Article:
            values: dict[str, Any] = cells | {"number": order(cells["number"])}
            if not cells["about"]:
                raise RowError("an article needs to be about something")
            checked(Article, **values)
            numbers.add(values["number"])
            documents.add(values["document"])
            return Article(**values)

        Article.objects.all().delete()
        Article.objects.bulk_create(read(table, ARTICLE_COLUMNS, run, article))
