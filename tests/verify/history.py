"""Wages of earlier years, and of industries: the nation's files beside the newest one."""

import re

from tests.verify.releases import DATA, cells, newest, sheet, year_of
from tests.verify.wages import BOUND, COLUMNS, NATION, Wage, Wages

LOWER_BOUND = {"hourly": 100.00, "annual": 208_000.0}
"""What # stood for before May 2022."""
OWNER = re.compile(r"00[1-9]$")
"""An industry once more, by who owns the employers: its jobs would count twice."""


def by_year(wages: Wages) -> dict[str, dict[int, Wage]]:
    """National wages by occupation and year, the newest among them."""
    found: dict[str, dict[int, Wage]] = {code: {} for code in wages.codes}
    for path in sorted(DATA.glob("oews/national_M20*_dl.xlsx")):
        year = year_of(path)
        header, rows = sheet(path)
        at = {name.upper(): place for place, name in enumerate(header)}
        places = [at.get(name) for name in COLUMNS.values()]
        for row in rows:
            code = str(row[at["OCC_CODE"]])
            if code in found and year not in found[code]:
                texts = ("" if place is None else _text(row[place]) for place in places)
                found[code][year] = Wage("\t".join(texts), BOUND if year >= 2022 else LOWER_BOUND)
    for code in wages.codes:
        held = wages.wage(code, NATION)
        if held:
            found[code][wages.year] = Wage(wages.rows[code][NATION])
    return found


def _text(cell: object) -> str:
    text = "" if cell is None else str(cell).strip()
    return text.replace(",", "")


def employers(wages: Wages) -> dict[str, list[tuple[str, Wage]]]:
    """The industries of each occupation with its wages there, those with most of its jobs first."""
    names = ("OCC_CODE", "O_GROUP", "NAICS", "NAICS_TITLE", "I_GROUP")
    held: dict[str, list[tuple[float, str, str, Wage]]] = {code: [] for code in wages.codes}
    path = newest("oews/nat_industry_M_*.csv.gz")
    for code, group, naics, title, level, *figures in cells(path, *names, *COLUMNS.values()):
        if group == "detailed" and level == "4-digit" and not OWNER.search(naics):
            wage = Wage("\t".join(figures))
            jobs = wage.value["employment"]
            if code in held and jobs is not None:
                name = title.removesuffix(" (OEWS Designation)")
                held[code].append((-jobs, naics, name, wage))
    return {
        code: [(name, wage) for _jobs, _naics, name, wage in sorted(rows, key=lambda r: r[:2])]
        for code, rows in held.items()
    }
