"""College Scorecard field of study: graduates' earnings and debt."""

import re
from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.releases.bulk import insert_rows, rebuilt_indexes
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import Scaled, digits, text
from programs.models import Outcome, Provider
from programs.models.providers import NOT_LISTED
from programs.sources.institutions import unitid

YEARS_AFTER = {"4yr_after_completion": 4, "1yr_after_completion": 1, "": None}
FORMER_COLUMNS = (
    "release_id", "id", "kind", "name", "closed", "control", "opeid", "alias", "address", "city",
    "state", "zip", "county_fips", "cbsa", "website",
)  # fmt: skip


class ScorecardLoader(Loader):
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
    models = (Outcome, Provider)

    def edition(self, path: Path, year: int) -> str:
        found = re.search(r"20\d\d-\d\d-\d\d", path.name)
        return found.group() if found else str(year)

    def load(self, table: Table, run: Run) -> None:
        names = (
            "unitid", "inst_name", "cip_code", "credential_level", "completers_count", "earnings",
            "earnings_horizon", "debt_median", "earnings_threshold_state",
        )  # fmt: skip
        cells = itemgetter(*table.positions(*names))
        figure = Scaled("a figure")
        known = set(Provider.objects.values_list("pk", flat=True))
        former: dict[int, str] = {}
        release = run.release.pk

        def parse(row: list[Any]) -> tuple[Any, ...]:
            school, name, cip, level, completers, earnings, horizon, debt, state = cells(row)
            if not text(level).isdigit():
                raise RowError("the credential level is not a number")
            if horizon not in YEARS_AFTER:
                raise RowError("the earnings' horizon is unknown")
            key = unitid(school)
            if key not in known:
                former.setdefault(key, text(name))
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


def cip4(value: object) -> str:
    """A field group as 51.07; raises RowError for other than four digits."""
    code = digits(value, 4, "the CIP code")
    return f"{code[:2]}.{code[2:]}"


def _former(schools: dict[int, str], run: Run) -> list[tuple[Any, ...]]:
    """Schools that left the directory but not this release: their names, and no place."""
    named = [(key, name) for key, name in schools.items() if name]
    run.note("schools that are not in the directory, kept by name alone", len(named))
    kind = Provider.Kind.INSTITUTION
    return [
        (run.release.pk, key, kind, name, NOT_LISTED, 0,
         *[""] * (len(FORMER_COLUMNS) - 6))
        for key, name in named
    ]  # fmt: skip
