"""The labelled queries: how often the right answer comes first, and among the first three."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from tests.search.judge import judged

pytestmark = pytest.mark.usefixtures("site_data")
with (Path(__file__).parent / "queries.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
FIRST, AMONG_THREE = 0.95, 0.98


def test_the_right_answer_comes_first_on_every_page() -> None:
    places: dict[str, list[int]] = defaultdict(list)
    wrong: dict[str, list[str]] = defaultdict(list)
    for row in ROWS:
        place, found = judged(row)
        places[row["page"]].append(place)
        if place != 1:
            wrong[row["page"]].append(f"{row['words']!r} near {row['near']!r}: {found[:3]}")
    assert len(ROWS) >= 400
    for page, of_page in places.items():
        first = sum(place == 1 for place in of_page) / len(of_page)
        three = sum(0 < place <= 3 for place in of_page) / len(of_page)
        assert first >= FIRST, (page, wrong[page])
        assert three >= AMONG_THREE, (page, wrong[page])
