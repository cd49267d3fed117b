"""The industries with most of the jobs, nationally."""

from typing import Any

from careerguide.paths.cited import releases
from careerguide.paths.held import HeldSection
from careerguide.paths.panels.registry import panel
from careerguide.paths.reader import Reader
from salaries.occupations import Occupations, occupations
from salaries.portrait import industries
from salaries.written import words

SHOWN = 6


@panel("employers")
def employers(reader: Reader, _section: HeldSection) -> dict[str, Any]:
    known = occupations()
    return {
        "tables": [_table(known, soc) for soc in reader.guide.occupations],
        "sources": releases("oews-industry"),
    }


def _table(known: Occupations, soc: str) -> dict[str, Any]:
    rows = industries(known, soc, words())[:SHOWN] if soc in known.at else []
    return {"title": known.wages.title(soc), "rows": rows}
