"""Schools that closed after the directory was made, or that it missed."""

from datetime import date
from operator import itemgetter

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import text
from programs.models import Closure, Provider
from programs.sources.institutions import unitid

SAID_BY = "Federal Student Aid"


class ClosuresLoader(Loader):
    """The day each school closed."""

    slug = "school-closures"
    title = "Closed schools"
    publisher = (
        "US Department of Education, Federal Student Aid; matched by financial-health-tracker"
    )
    licence = "Public record; the copy states no license"
    url = "https://fsapartners.ed.gov/additional-resources/reports/weekly-closed-school-search-file"
    caveats = "Only schools that its gatherers follow: one that is not named may be closed too."
    files = ("schools/closures_*.csv",)
    rows = (1, 5_000)
    models = (Closure,)
    year_pattern = r"(20\d\d)\D*$"

    def load(self, table: Table, run: Run) -> None:
        """Load each school of the directory once; others are counted as unmatched.

        Rejects (RowError) one that stands twice.
        """
        cells = itemgetter(*table.positions("unitid", "close_date"))
        known = Provider.in_directory()
        seen: set[int] = set()

        def parse(row: list[str]) -> tuple[int | date | str, ...] | None:
            school, day = cells(row)
            key, closed_on = unitid(school), day_of(day)
            if key not in known:
                run.unmatch("schools that are not in the directory")
                return None
            if key in seen:
                raise RowError("the school stands in the file twice")
            seen.add(key)
            return key, run.release.pk, closed_on, SAID_BY

        columns = ("provider_id", "release_id", "closed_on", "said_by")
        insert_rows(Closure, columns, run.parsed(table.rows, len(table.header), parse))


def day_of(value: object) -> date:
    """A day written as 2025-05-30; raises RowError for anything else."""
    try:
        return date.fromisoformat(text(value))
    except ValueError:
        raise RowError("the day it closed is not a date like 2025-05-30") from None
