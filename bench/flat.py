"""Write what the site shows into two flat tables, the form in which the peers serve the same rows.

Run as a program: `flat.py FILE`, with VAR_DIR naming the loaded site.
"""

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

PROGRAMS = """CREATE TABLE programs (
    id INTEGER PRIMARY KEY, name TEXT, provider TEXT, city TEXT, state TEXT, cip4 TEXT, award TEXT,
    delivery TEXT, price_low INTEGER, price_high INTEGER, price_basis TEXT, months_low REAL,
    months_high REAL, length_basis TEXT, local_p25 INTEGER, local_median INTEGER, job TEXT,
    earnings INTEGER, years_after INTEGER, awards INTEGER)"""
WAGES = """CREATE TABLE wages (
    id INTEGER PRIMARY KEY, occupation TEXT, area TEXT, area_type TEXT, employment INTEGER,
    annual_p10 INTEGER, annual_p25 INTEGER, annual_median INTEGER, annual_p75 INTEGER,
    annual_p90 INTEGER, location_quotient REAL, sampling_error REAL)"""
# One for each way the benchmark filters and sorts: the peers are not held back by a table scan.
INDEXES = """
    CREATE INDEX by_field_state_price ON programs (cip4, state, price_high);
    CREATE INDEX by_earnings ON programs (earnings);
    CREATE INDEX by_local_median ON programs (local_median);
    CREATE INDEX by_occupation ON wages (occupation, annual_median);
    ANALYZE; VACUUM;"""


def programs() -> Iterator[tuple[Any, ...]]:
    from programs.models.catalog import Program
    from programs.rules.codes import AwardLevel, Delivery, LengthBasis, PriceBasis
    from salaries.models import Occupation

    jobs = dict(Occupation.objects.values_list("code", "title"))
    award, delivery, price, length = (
        {choice.value: str(choice.label) for choice in choices}
        for choices in (AwardLevel, Delivery, PriceBasis, LengthBasis)
    )
    rows = Program.objects.values_list(
        "id", "name", "provider__name", "provider__city", "provider__state", "field_id",
        "award_level", "delivery", "in_state_low", "in_state_high", "price_basis", "months_low",
        "months_high", "length_basis", "local_p25", "local_median", "occupation", "earnings",
        "earnings_years_after", "awards",
    )  # fmt: skip
    for row in rows.iterator(20_000):
        cells = list(row)
        cells[5] = (cells[5] or "")[:5]
        for at, words in ((6, award), (7, delivery), (10, price), (13, length)):
            cells[at] = words[cells[at]]
        cells[16] = jobs.get(cells[16], "")
        yield tuple(cells)


def wages() -> Iterator[tuple[Any, ...]]:
    from salaries.models import Area, Wage

    kind = {choice.value: str(choice.label) for choice in Area.Type}
    rows = Wage.objects.filter(release__is_current=True, release__edition=newest()).values_list(
        "id", "occupation_id", "area__title", "area__type", "employment", "annual_p10",
        "annual_p25", "annual_median", "annual_p75", "annual_p90", "location_quotient", "mean_rse",
    )  # fmt: skip
    for row in rows.iterator(20_000):
        yield (*row[:3], kind[row[3]], *row[4:])


def newest() -> str:
    from careerguide.releases.models import Release

    releases = Release.objects.filter(source="oews", is_current=True)
    return releases.order_by("-rows_loaded").values_list("edition", flat=True)[0]


def main(path: Path) -> None:
    with sqlite3.connect(path) as db:
        for create, rows in ((PROGRAMS, programs()), (WAGES, wages())):
            db.execute(create)
            table, marks = create.split()[2], ", ".join("?" * create.count(",")) + ", ?"
            db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    db.executescript(INDEXES)
    db.close()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "careerguide.settings"
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    django.setup()
    main(Path(sys.argv[1]))
