"""SOC 2018: the hierarchy of occupations, and which of them OEWS publishes only combined."""

import re
from operator import itemgetter

from careerguide.releases.bulk import delete_rows, insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import text
from salaries.models import Combination, Occupation

CODE = re.compile(r"\d\d-\d{4}")


def soc_code(value: object) -> str:
    """The code as published, without outer spaces. Raises RowError unless it is like 29-2072."""
    code = text(value)
    if not CODE.fullmatch(code):
        raise RowError("the occupation code is not like 29-2072")
    return code


class SocLoader(Loader):
    """The structure of SOC 2018: every group and detailed occupation."""

    slug = "soc"
    title = "Standard Occupational Classification 2018"
    publisher = "US Bureau of Labor Statistics"
    url = "https://www.bls.gov/soc/2018/"
    caveats = "Wages use some combined codes of their own; those come with the wage release."
    files = ("crosswalk/soc_2018_structure.csv",)
    rows = (1_300, 1_700)

    def load(self, table: Table, run: Run) -> None:
        """Replace SOC's own codes; the combinations that a wage file added stay.

        Rejects (RowError) a row that SOC can't have.
        """
        group, code, title = table.positions("SOC Group", "SOC Code", "SOC Title")

        def parse(row: list[object]) -> tuple[str, str, str]:
            level = text(row[group]).lower()
            if level not in Occupation.Group.values:
                raise RowError("the level is none of SOC's")
            if not text(row[title]):
                raise RowError("the title is blank")
            return soc_code(row[code]), text(row[title]), level

        rows = list(run.parsed(table.rows, len(table.header), parse))
        # Codes that the wage files added stay, and so does the level they gave a broad code.
        combined = set(Occupation.objects.filter(combined=True).values_list("code", flat=True))
        delete_rows(Occupation.objects.filter(combined=False))
        fresh = [(*row, False) for row in rows if row[0] not in combined]
        insert_rows(Occupation, ("code", "title", "group", "combined"), fresh)


class CombinationsLoader(Loader):
    """Our table of the SOC occupations that OEWS has only under codes of its own."""

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
        """One row an occupation, with the address that says so.

        Rejects (RowError) a row that SOC can't have.
        """
        cells = itemgetter(*table.positions("soc", "oews", "source"))
        known = set(Occupation.objects.values_list("code", flat=True))
        seen: set[str] = set()

        def parse(row: list[object]) -> tuple[int, str, str, str] | None:
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

        columns = ("release_id", "occupation_id", "within_id", "source")
        insert_rows(Combination, columns, run.parsed(table.rows, len(table.header), parse))
