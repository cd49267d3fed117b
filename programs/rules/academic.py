"""Fields whose certificates and associate degrees prepare for transfer. Pure: no Django.

NCES parts fields into academic and career education. Of the academic ones data/crosswalk/
academic_fields.csv holds those that name no trade: who takes two years of biology goes on to a
bachelor's degree, though the crosswalk links biology to technicians of agriculture.
"""

import csv
from functools import cache
from pathlib import Path

from programs.rules.codes import AWARD_RANK
from salaries.rules import Education

FILE = "crosswalk/academic_fields.csv"


@cache
def academic_fields() -> tuple[str, ...]:
    """How the CIP codes of these fields begin."""
    path = Path(__file__).resolve().parents[2] / "data" / FILE
    with path.open(encoding="utf-8", newline="") as stream:
        return tuple(row["cip"] for row in csv.DictReader(stream))


def is_transfer(cip: str, level: int) -> bool:
    """Whether an award of the field, below a bachelor's degree, is a part of one."""
    return AWARD_RANK[level] < Education.BACHELOR and cip.startswith(academic_fields())
