"""The API's programs and wages: as many drawn as asked, every figure that the files give."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from random import Random
from typing import Any

from tests.verify.expected import Expected
from tests.verify.programsheet import ProgramSheet
from tests.verify.report import Report
from tests.verify.server import Site
from tests.verify.sheets import Figures, Subject
from tests.verify.wagesheets import AreaSheet, Row

SAID_BY_EACH_FIGURE = frozenset({"source"})
"""What a download says of a whole line, and the API of each figure."""


def check(site: Site, expected: Expected, random: Random, number: int, report: Report) -> None:
    """Programs, and wages of an occupation in an area."""
    programs = expected.programs.by_id
    for drawn in random.sample(sorted(programs), number):
        answer = json.loads(site.page(f"/api/v1/programs/{drawn}/"))
        sheet = ProgramSheet(expected.programs).figures
        compare("programs API", drawn, sheet, programs[drawn], answer["data"], report)
    wages, sheets = expected.wages, AreaSheet(expected.wages, expected.parities)
    for _ in range(number):
        soc = random.choice(wages.codes)
        area = random.choice(wages.areas_of(soc))
        found = wages.wage(soc, area.code)
        assert found is not None
        sheets.year = expected.parities.year(one.kind for one in wages.areas_of(soc))
        row = Row(soc, area, found, expected.parities.of(area, sheets.year))
        answer = json.loads(site.page(f"/api/v1/wages/{soc}/{area.code}/"))
        compare("wages API", f"{soc} {area.code}", sheets.figures, row, answer["data"], report)


def compare(
    what: str,
    key: str,
    figures: Figures[Subject],
    subject: Subject,
    record: Mapping[str, Any],
    report: Report,
) -> None:
    """A record with what the files say, and whether each unknown figure says why it is."""
    for column, find in figures.items():
        name = re.sub(r"_20\d\d$", "", column)  # a download's heading has the year, too
        if name in SAID_BY_EACH_FIGURE:
            continue
        told = record[name]
        is_figure = isinstance(told, dict)
        value = told["value"] if is_figure else told
        if is_figure and value is None and told["missing"] == find(subject):
            value = told["missing"]  # a download has the reason in the place of the fact
        report.check(f"{what}: {name}", key, number_of(find(subject), value), shown(value))
        if is_figure and bool(told["missing"]) != (told["value"] is None):
            why = f"{what}: {name}, why unknown"
            report.differ(why, key, told["value"] is None, told["missing"])


def number_of(expected: object, value: object) -> object:
    """A number that a download writes with its decimals, as a number where the API has one."""
    if isinstance(expected, str) and isinstance(value, int | float):
        try:
            return Decimal(expected)
        except InvalidOperation:
            return expected
    return expected or None if isinstance(expected, str) else expected


def shown(value: object) -> str:
    """A value as a download's cell has it."""
    return "" if value is None else str(value)
