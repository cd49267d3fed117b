"""How often the labelled searches of tests/search/queries.csv find the right answer, page by page.

Run as a program, with VAR_DIR naming the loaded site; prints JSON.
"""

import csv
import json
import os
import sys
from collections import defaultdict
from pathlib import Path

import django

TOP = Path(__file__).resolve().parent.parent
QUERIES = TOP / "tests" / "search" / "queries.csv"


def shares() -> dict[str, tuple[int, float, float]]:
    """By page: how many searches, and the percent right first and right among the first three."""
    from tests.search.judge import judged

    places: dict[str, list[int]] = defaultdict(list)
    with QUERIES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places[row["page"]].append(judged(row)[0])
    return {
        page: (
            len(found),
            100 * sum(place == 1 for place in found) / len(found),
            100 * sum(0 < place <= 3 for place in found) / len(found),
        )
        for page, found in places.items()
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings")
    sys.path.insert(0, str(TOP))
    django.setup()
    print(json.dumps(shares()))
