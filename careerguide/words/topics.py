"""What a line can be about that is no job, and what to offer: data/search/topics.csv."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOPICS_FILE = Path(__file__).resolve().parents[2] / "data" / "search" / "topics.csv"


@dataclass(frozen=True)
class Topic:
    """Why the words name no job, in sentences, and the link that helps most."""

    slug: str
    text: str
    label: str
    address: str


@cache
def topics() -> dict[str, Topic]:
    """By slug, as the file has them; raises ValueError for a slug given twice."""
    with TOPICS_FILE.open(encoding="utf-8", newline="") as stream:
        every = [Topic(**row) for row in csv.DictReader(stream)]
    found = {one.slug: one for one in every}
    if len(found) != len(every):
        raise ValueError(f"{TOPICS_FILE.name} gives a topic twice")
    return found
