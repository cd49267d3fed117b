"""The industries with most of the jobs, nationally."""

from typing import Any

from guides.cited import releases
from guides.library import HeldSection
from guides.reader import Reader
from salaries.occupations import Occupations, occupations
from salaries.pages.portrait import industries
from salaries.pages.wagetext import words

SHOWN = 6


def employers(reader: Reader, _section: HeldSection) -> dict[str, Any]:
    known = occupations()
    return {
        "tables": [_table(known, soc) for soc in reader.guide.occupations],
        "sources": releases("oews-industry"),
    }


def _table(known: Occupations, soc: str) -> dict[str, Any]:
    rows = industries(known, soc, words())[:SHOWN] if soc in known.at else []
    return {"title": known.wages.title(soc), "rows": rows}
