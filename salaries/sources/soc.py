"""SOC 2018: the hierarchy of occupations."""

import re
from typing import Any

from careerguide.releases.bulk import delete_rows, insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import text
from salaries.models import Occupation

CODE = re.compile(r"\d\d-\d{4}")


def soc_code(value: object) -> str:
    code = text(value)
    if not CODE.fullmatch(code):
        raise RowError("the occupation code is not like 29-2072")
    return code


class SocLoader(Loader):
    slug = "soc"
    title = "Standard Occupational Classification 2018"
    publisher = "US Bureau of Labor Statistics"
    url = "https://www.bls.gov/soc/2018/"
    caveats = "Wages use some combined codes of their own; those come with the wage release."
    files = ("crosswalk/soc_2018_structure.csv",)
    rows = (1_300, 1_700)

    def load(self, table: Table, run: Run) -> None:
        group, code, title = table.positions("SOC Group", "SOC Code", "SOC Title")

        def parse(row: list[Any]) -> tuple[str, str, str]:
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
