"""The articles' other figures that age: training costs and lengths, outlook, pay without a survey.

They stay rows of SourceFact. This release says how many there are, and refuses what is no figure.
"""

import re
from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from careerguide.releases.models import Release
from careerguide.releases.parse import number
from guides.sources.articles import ArticleLoader
from guides.sources.wages import AreaWagesLoader, StateWagesLoader

UNITS = frozenset(
    {"USD", "USD/year", "USD/hour", "percent", "months", "year", "years", "years (biennial)"}
    | {"jobs", "openings/year"}
)
"""What is measured. Other numbers count lines of an article: steps, rows, bullets."""
BOUND = re.compile(r"^under ")


@register
class OlderFiguresLoader(ArticleLoader):
    slug = "older-figures"
    title = "Training costs and lengths, outlook and pay, as the articles printed them"
    caveats = (
        "Most have no date. The pay of medical coders in Massachusetts names no survey. Growth"
        " through 2024 has been overtaken by the projections to 2034. Pages show each beside its"
        " date, next to today's figures. The wage tables are releases of their own."
    )
    rows = (20, 60)

    def chosen(self, fact: dict[str, str]) -> bool:
        tables = (AreaWagesLoader(), StateWagesLoader())
        return (
            fact["kind"] == "number"
            and fact["unit"] in UNITS
            and not any(table.chosen(fact) for table in tables)
        )

    def year(self, path: Path) -> int:
        return 2024

    def edition(self, path: Path, year: int) -> str:
        return "undated, to 2024"

    def load(self, table: Table, run: Run) -> None:
        cells = itemgetter(*table.positions("fact_id", "value", "vintage"))

        def parse(row: list[Any]) -> tuple[Any, ...]:
            fact, value, vintage = map(str.strip, cells(row))
            parsed = number(BOUND.sub("", value), "the figure")
            if parsed is None or parsed <= 0:
                raise RowError("the figure is not above zero")
            if not vintage or vintage.startswith("undated"):
                run.note("figures without a date")
            return (fact,)

        for _fact in run.parsed(table.rows, len(table.header), parse):
            pass

    def discard(self, release: Release) -> None:
        """The rows are the source facts'."""
