"""College Scorecard: graduates' earnings and debt by field of study, and earnings by year."""

import re
from operator import itemgetter
from pathlib import Path
from typing import ClassVar

from django.db.models import Model

from careerguide.releases.bulk import insert_rows, rebuilt_indexes
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.mending import mended
from careerguide.releases.parse import Scaled, digits, text
from programs.models import EarningsByYear, Outcome, Provider
from programs.models.catalog import NOT_LISTED
from programs.sources.institutions import unitid

YEARS_AFTER = {"4yr_after_completion": 4, "1yr_after_completion": 1, "": None}
FORMER_COLUMNS = (
    "release_id", "id", "kind", "name", "closed", "control", "opeid", "alias", "address", "city",
    "state", "zip", "county_fips", "cbsa", "website",
)  # fmt: skip


class ScorecardLoader(Loader):
    """Median earnings and debt, in dollars, of a school's graduates in a field group and level."""

    slug = "scorecard-fos"
    title = "College Scorecard, field of study"
    publisher = "US Department of Education, tabulated by Truewise (truewise.dev)"
    licence = "CC BY 4.0 (attribute Truewise and the US Department of Education)"
    url = "https://collegescorecard.ed.gov/data/"
    caveats = (
        "Median of graduates who got federal aid, by school, four-digit field and credential"
        " level: all certificates of a field group share one figure. Small groups are suppressed."
    )
    files = ("scorecard/field_of_study_*.csv.gz",)
    rows = (150_000, 400_000)
    models: ClassVar[tuple[type[Model], ...]] = (Outcome, Provider)

    def edition(self, path: Path, year: int) -> str:
        """The day of the release in the file's name; its year where there is none."""
        found = re.search(r"20\d\d-\d\d-\d\d", path.name)
        return found.group() if found else str(year)

    def load(self, table: Table, run: Run) -> None:
        """Load figures, None where suppressed, and by name the schools the directory lacks.

        What it can't use is rejected (RowError).
        """
        names = (
            "unitid", "inst_name", "cip_code", "credential_level", "completers_count", "earnings",
            "earnings_horizon", "debt_median", "earnings_threshold_state",
        )  # fmt: skip
        cells = itemgetter(*table.positions(*names))
        figure = Scaled("a figure")
        known = set(Provider.objects.values_list("pk", flat=True))
        former: dict[int, str] = {}
        release = run.release.pk

        def parse(row: list[str]) -> tuple[int | str | None, ...]:
            school, name, cip, level, completers, earnings, horizon, debt, state = cells(row)
            if not text(level).isdigit():
                raise RowError("the credential level is not a number")
            if horizon not in YEARS_AFTER:
                raise RowError("the earnings' horizon is unknown")
            key = unitid(school)
            if key not in known:
                former.setdefault(key, mended(text(name), run.note))
            return (
                release, key, cip4(cip), int(level), figure[completers],
                figure[earnings], YEARS_AFTER[horizon], figure[debt], figure[state],
            )  # fmt: skip

        columns = (
            "release_id", "provider_id", "cip4", "credential_level", "completers", "earnings",
            "years_after", "debt", "threshold",
        )  # fmt: skip
        with rebuilt_indexes(Outcome):
            insert_rows(Outcome, columns, run.parsed(table.rows, len(table.header), parse))
        insert_rows(Provider, FORMER_COLUMNS, _former(former, run))


class EarningsLoader(ScorecardLoader):
    """Medians of two cohorts of one school, field group and credential level, in dollars."""

    slug = "scorecard-earnings"
    title = "College Scorecard, earnings 1 and 4 years after"
    caveats = (
        "Medians of two cohorts, not of one followed: their difference is no growth. The"
        " field-of-study release goes before it where both have a figure."
    )
    files = ("scorecard/earnings_1yr_4yr_*.csv.gz",)
    rows = (40_000, 200_000)
    models = (EarningsByYear,)

    def load(self, table: Table, run: Run) -> None:
        """Load both medians of each school, field group and level, which may stand there once.

        What it can't use is rejected (RowError).
        """
        names = (
            "unitid", "cip_code", "credential_level", "earnings_median_1yr", "earnings_median_4yr",
        )  # fmt: skip
        cells = itemgetter(*table.positions(*names))
        figure = Scaled("a figure")
        seen: set[tuple[int, str, int]] = set()

        def parse(row: list[str]) -> tuple[int | str | None, ...]:
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


def cip4(value: object) -> str:
    """A field group as 51.07; raises RowError for other than four digits."""
    code = digits(value, 4, "the CIP code")
    return f"{code[:2]}.{code[2:]}"


def _former(schools: dict[int, str], run: Run) -> list[tuple[int | str, ...]]:
    """Schools that left the directory but not this release: their names, and no place."""
    named = [(key, name) for key, name in schools.items() if name]
    run.note("schools that are not in the directory, kept by name alone", len(named))
    kind = Provider.Kind.INSTITUTION
    return [
        (run.release.pk, key, kind, name, NOT_LISTED, 0,
         *[""] * (len(FORMER_COLUMNS) - 6))
        for key, name in named
    ]  # fmt: skip
