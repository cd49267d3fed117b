"""Which SOC occupations OEWS publishes only combined, under codes of its own."""

from operator import itemgetter
from typing import Any

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import text
from salaries.models import Combination, Occupation
from salaries.sources.soc import soc_code

COLUMNS = ("release_id", "occupation_id", "within_id", "source")


class CombinationsLoader(Loader):
    slug = "oews-combined"
    title = "Occupations that wages are published for only in combination"
    publisher = "US Bureau of Labor Statistics"
    url = "https://www.bls.gov/oes/current/oes_tec.htm"
    caveats = (
        "Written down by hand from the technical notes. Combinations that are a broad occupation"
        " of SOC are not listed: their code follows from the occupation's."
    )
    files = ("crosswalk/oews_combined_*.csv",)
    rows = (1, 200)
    models = (Combination,)

    def load(self, table: Table, run: Run) -> None:
        cells = itemgetter(*table.positions("soc", "oews", "source"))
        known = set(Occupation.objects.values_list("code", flat=True))
        seen: set[str] = set()

        def parse(row: list[Any]) -> tuple[Any, ...] | None:
            soc, within, source = cells(row)
            soc, within = soc_code(soc), soc_code(within)
            if soc == within:
                raise RowError("an occupation is combined with itself")
            if not text(source).startswith("https://"):
                raise RowError("a combination needs the address of its source")
            if soc not in known:
                run.unmatch("codes that SOC 2018 does not have")
                return None
            if soc in seen:
                raise RowError("this occupation stands in the file twice")
            seen.add(soc)
            return run.release.pk, soc, within, text(source)

        insert_rows(Combination, COLUMNS, run.parsed(table.rows, len(table.header), parse))
