"""What each of the articles is about, in the editors' words."""

from pathlib import Path
from typing import Any

from careerguide.editorial.sync import Cells, Once, checked, read
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run, register
from guides.models import Article
from guides.sources.cells import order

ARTICLE_COLUMNS = ("number", "document", "about")


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
