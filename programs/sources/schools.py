"""College Scorecard: what institutions cost after grants, and how many of their students finish."""

from operator import itemgetter
from typing import ClassVar

from django.db.models import Model

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run
from careerguide.releases.parse import Scaled, text
from programs.models import Provider, SchoolOutcome
from programs.sources.institutions import unitid
from programs.sources.outcomes import ScorecardLoader

NET_PRICES = {
    "net_price": "net_price_avg",
    "net_price_0_30k": "net_price_0_30k",
    "net_price_30_48k": "net_price_30_48k",
    "net_price_48_75k": "net_price_48_75k",
    "net_price_75_110k": "net_price_75_110k",
    "net_price_110k_plus": "net_price_110k_plus",
}
"""Our fields, and what the file calls them."""


class SchoolOutcomesLoader(ScorecardLoader):
    """Net price of a year in dollars, by family income, and the share that finishes."""

    slug = "scorecard-schools"
    title = "College Scorecard, institutions"
    caveats = (
        "Of the whole school, never of one program. Net price is a year’s, after grants, for"
        " first-time full-time undergraduates with federal aid (at public schools in-state);"
        " completion is theirs within 150 % of normal time. Part-time, returning and transfer"
        " students are in neither."
    )
    files = ("scorecard/institutions_*.csv.gz",)
    rows = (4_000, 12_000)
    models: ClassVar[tuple[type[Model], ...]] = (SchoolOutcome,)

    def load(self, table: Table, run: Run) -> None:
        """Load the figures of each school that the directory has; others are counted.

        Rejects (RowError) one that stands twice.
        """
        cells = itemgetter(*table.positions("UNITID", "completion_rate", *NET_PRICES.values()))
        amount = Scaled("a net price", signed=True)
        known = set(Provider.objects.values_list("pk", flat=True))
        seen: set[int] = set()

        def parse(row: list[str]) -> tuple[int | float | None, ...] | None:
            school, rate, *prices = cells(row)
            if len(text(school)) > UNITID_DIGITS:
                run.unmatch("branches that the directory has under their main school alone")
                return None
            key = unitid(school)
            if key not in known:
                run.unmatch("schools that are not in the directory")
                return None
            figures = share(rate), *(amount[price] for price in prices)
            if key in seen:
                raise RowError("the school stands in the file twice")
            seen.add(key)
            return key, run.release.pk, *figures

        columns = ("provider_id", "release_id", "completion_rate", *NET_PRICES)
        insert_rows(SchoolOutcome, columns, run.parsed(table.rows, len(table.header), parse))


UNITID_DIGITS = 6


def share(value: object) -> float | None:
    """A share from 0 to 1, None where blank or 0, which the file's makers write for missing.

    Raises RowError for anything else.
    """
    written = text(value)
    try:
        found = float(written or 0)
    except ValueError:
        raise RowError("the completion rate is not a number") from None
    if not 0 <= found <= 1:
        raise RowError("the completion rate is no share from 0 to 1")
    return found or None
