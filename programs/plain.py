"""Plain names of fields of study, beside the official ones: data/search/plain_titles.csv."""

import csv
from functools import cache
from pathlib import Path

PLAIN_FILE = Path(__file__).resolve().parents[1] / "data" / "search" / "plain_titles.csv"


@cache
def plain_titles() -> dict[str, str]:
    """By CIP code, what people call the field; a field that is not in it has its official title."""
    with PLAIN_FILE.open(encoding="utf-8", newline="") as stream:
        return {row["cip"]: row["plain"] for row in csv.DictReader(stream)}
