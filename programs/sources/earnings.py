"""College Scorecard: graduates' earnings one and four years after, side by side."""

from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.releases.bulk import insert_rows, rebuilt_indexes
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import Scaled, text
from programs.models import EarningsByYear
from programs.sources.institutions import unitid
from programs.sources.outcomes import ScorecardLoader, cip4


class EarningsLoader(Loader):
    slug = "scorecard-earnings"
    title = "College Scorecard, earnings 1 and 4 years after"
    publisher = ScorecardLoader.publisher
    licence = ScorecardLoader.licence
    url = ScorecardLoader.url
    caveats = (
        "Medians of two cohorts, not of one followed: their difference is no growth. The"
        " field-of-study release goes before it where both have a figure."
    )
    files = ("scorecard/earnings_1yr_4yr_*.csv.gz",)
    rows = (40_000, 200_000)
    models = (EarningsByYear,)

    def edition(self, path: Path, year: int) -> str:
        return ScorecardLoader().edition(path, year)

    def load(self, table: Table, run: Run) -> None:
        names = (
            "unitid", "cip_code", "credential_level", "earnings_median_1yr", "earnings_median_4yr",
        )  # fmt: skip
        cells = itemgetter(*table.positions(*names))
        figure = Scaled("a figure")
        seen: set[tuple[int, str, int]] = set()

        def parse(row: list[Any]) -> tuple[Any, ...]:
            school, cip, level, one, four = cells(row)
            if not text(level).isdigit():
                raise RowError("the credential level is not a number")
            key = (unitid(school), cip4(cip), int(level))
            if key in seen:
                raise RowError("this school, field and level stand in the file twice")
            seen.add(key)
            return (run.release.pk, *key, figure[one], figure[four])

        columns = (
            "release_id", "provider_id", "cip4", "credential_level", "one_year", "four_years",
        )  # fmt: skip
        with rebuilt_indexes(EarningsByYear):
            insert_rows(EarningsByYear, columns, run.parsed(table.rows, len(table.header), parse))
