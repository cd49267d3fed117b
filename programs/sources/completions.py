"""IPEDS completions: which fields and awards each school offers, and how many it awarded."""

from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.releases.bulk import insert_rows, rebuilt_indexes
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import text
from programs.models import Completion
from programs.rules.codes import AwardLevel
from programs.sources.fields import CIP
from programs.sources.institutions import NCES, unitid


class CompletionsLoader(Loader):
    slug = "ipeds-c"
    title = "Completions (C_A)"
    publisher = NCES
    url = "https://nces.ed.gov/ipeds/use-the-data"
    caveats = "First majors. A program with no awards that year is still offered."
    files = ("ipeds/c20*_a.csv.gz",)
    rows = (200_000, 700_000)
    models = (Completion,)
    keeps_editions = True
    year_pattern = r"(?i)c(20\d\d)_a"

    def edition(self, path: Path, year: int) -> str:
        return f"C{year}_A"

    def load(self, table: Table, run: Run) -> None:
        cells = itemgetter(*table.positions("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT"))
        release = run.release.pk
        levels = {str(level): int(level) for level in AwardLevel if level}
        schools: dict[str, int] = {}
        cips: set[str] = set()
        seen: set[tuple[int, str, int]] = set()

        def parse(row: list[Any]) -> tuple[Any, ...] | None:
            school, cip, major, level, total = cells(row)
            if major != "1":
                run.unmatch("second majors, which are the same programs again")
                return None
            key = schools.get(school) or schools.setdefault(school, unitid(school))
            if cip not in cips:
                if text(cip) == "99":
                    run.unmatch("totals over all fields")
                    return None
                if not CIP.fullmatch(cip) or len(cip) != 7:
                    raise RowError("the CIP code is not like 51.0713")
                cips.add(cip)
            award = levels.get(level)
            if award is None:
                raise RowError("the award level is none of IPEDS's")
            if not total.isdigit():
                raise RowError("the number of awards is not a whole number")
            if (key, cip, award) in seen:
                raise RowError("this school, field and award level stand in the file twice")
            seen.add((key, cip, award))
            return (release, key, cip, award, int(total))

        columns = ("release_id", "provider_id", "cip", "award_level", "awards")
        with rebuilt_indexes(Completion):
            insert_rows(Completion, columns, run.parsed(table.rows, len(table.header), parse))
