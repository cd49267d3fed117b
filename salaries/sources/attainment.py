"""BLS Table 5.3: what schooling workers of each occupation have."""

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import LoadError, RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import number, text
from salaries.models import Attainment, Occupation
from salaries.rules import Education
from salaries.sources.soc import soc_code

TOTAL = "00-0000"
LEVELS = {
    "Less than high school diploma": Education.NONE,
    "High school diploma or equivalent": Education.HIGH_SCHOOL,
    "Some college, no degree": Education.SOME_COLLEGE,
    "Associate's degree": Education.ASSOCIATE,
    "Bachelor's degree": Education.BACHELOR,
    "Master's degree": Education.MASTER,
    "Doctoral or professional degree": Education.DOCTORAL,
}
"""The table has no column for certificates: their holders stand under some college, no degree."""
COLUMNS = ("release_id", "occupation_id", "level", "percent", "shared")


class AttainmentLoader(Loader):
    """A row of the table is several rows here, one a level; OEWS's combinations keep their code."""

    slug = "attainment"
    title = "Educational attainment of workers by occupation (Table 5.3)"
    publisher = "US Bureau of Labor Statistics"
    url = "https://www.bls.gov/emp/tables/educational-attainment.htm"
    caveats = "What workers aged 25 and over have, not what entry takes. Has no certificates."
    files = ("projections/education_attainment_by_occupation_20*.csv",)
    rows = (700, 1_000)
    models = (Attainment,)
    year_pattern = r"_(20\d\d)-\d\d"

    def edition(self, path: Path, year: int) -> str:
        return f"{year}–{(year + 1) % 100:02}"

    def load(self, table: Table, run: Run) -> None:
        """Replace the shares of workers by degree held. Raises LoadError for another header."""
        code_at = next(
            (at for at, cell in enumerate(table.header) if "MATRIX CODE" in cell.upper()), None
        )
        if code_at is None:
            raise LoadError("the header lacks a column “… National Employment Matrix code”")
        cells = itemgetter(code_at, *table.positions("not_exact_acs_match", *LEVELS))
        known = set(Occupation.objects.values_list("code", flat=True))
        seen: set[str] = set()

        def parse(row: list[Any]) -> tuple[str, bool, list[float]] | None:
            code, shared, *shares = cells(row)
            if text(code) == TOTAL:
                run.unmatch("the total of all occupations")
                return None
            soc = soc_code(code)
            if soc in seen:
                raise RowError("this occupation stands in the file twice")
            seen.add(soc)
            if soc not in known:
                run.unmatch("codes that SOC 2018 does not have")
                return None
            return soc, text(shared) == "1", [_percent(share) for share in shares]

        rows = run.parsed(table.rows, len(table.header), parse)
        insert_rows(Attainment, COLUMNS, _by_level(rows, run.release.pk))


def _percent(value: object) -> float:
    share = number(value, "the share")
    if share is None or not 0 <= share <= 100:
        raise RowError("the share is not a percentage")
    return float(share)


def _by_level(
    rows: Iterator[tuple[Any, ...]], release: int
) -> Iterator[tuple[int, str, int, float, bool]]:
    for soc, shared, shares in rows:
        for level, share in zip(LEVELS.values(), shares, strict=True):
            yield release, soc, int(level), share, shared
