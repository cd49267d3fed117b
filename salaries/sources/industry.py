"""OEWS national wages by industry."""

from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.releases.bulk import insert_rows, rebuilt_indexes
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import Floats, text
from salaries.models import IndustryWage, Occupation
from salaries.sources.figures import COLUMNS as FIGURE_COLUMNS
from salaries.sources.figures import NOT_RELEASED, Figures

COLUMNS = (
    "release_id", "occupation_id", "naics", "naics_title", "level", "percent_of_industry",
    *FIGURE_COLUMNS,
)  # fmt: skip


class IndustryLoader(Loader):
    slug = "oews-industry"
    title = "Occupational Employment and Wage Statistics by industry"
    publisher = "US Bureau of Labor Statistics"
    url = "https://www.bls.gov/oes/"
    caveats = "The nation only. Industries overlap: a sector holds its 3-, 4- and 5-digit parts."
    files = ("oews/nat_industry_M_*.csv.gz",)
    rows = (40_000, 250_000)
    models = (IndustryWage,)

    def edition(self, path: Path, year: int) -> str:
        return f"May {year}"

    def load(self, table: Table, run: Run) -> None:
        names = ("OCC_CODE", "O_GROUP", "NAICS", "NAICS_TITLE", "I_GROUP", "PCT_TOTAL")
        cells = itemgetter(*table.positions(*names))
        figures = Figures(table, run.release.year)
        percent = Floats("percent of the industry", NOT_RELEASED)
        known = set(Occupation.objects.values_list("code", flat=True))

        def parse(row: list[Any]) -> tuple[Any, ...] | None:
            code, group, naics, title, level, share = cells(row)
            if group != "detailed":
                run.unmatch("totals over all occupations, which no page shows")
                return None
            if code not in known:
                raise RowError("the occupation is not in the wage release")
            if not text(naics) or not text(title):
                raise RowError("the industry is blank")
            return (run.release.pk, code, naics, title, level, percent[share], *figures(row))

        with rebuilt_indexes(IndustryWage):
            insert_rows(IndustryWage, COLUMNS, run.parsed(table.rows, len(table.header), parse))
