"""Newer editions than those in use: published and not loaded, or due by their publisher's rhythm.

They are rows of `data/sources/next_editions.csv`, kept by hand: nothing here asks a publisher.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from careerguide.releases.models import Release, release_name

FILE = "sources/next_editions.csv"
PUBLISHED, EXPECTED = "published", "expected"


@dataclass(frozen=True)
class Coming:
    """An edition that a source's publisher has, or is expected to have."""

    source: str
    edition: str
    """As the loader would name it; "" where its name is not known before."""
    due: str
    """A day or a month, as 2026-08-27 or 2027-05; "" where none is known."""
    state: str
    """`PUBLISHED` or `EXPECTED`."""
    why: str
    url: str

    def is_due(self, today: date) -> bool:
        """Whether somebody should look for it: it is published, or its month has begun."""
        begun = self.due <= today.isoformat()[: len(self.due)]
        return self.state == PUBLISHED or (bool(self.due) and begun)


@cache
def listed(path: Path | None = None) -> tuple[Coming, ...]:
    """Every row of the file; none where it is missing. Raises ValueError for a state of none."""
    path = path or settings.DATA_DIR / FILE
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as stream:
        found = tuple(Coming(**row) for row in csv.DictReader(stream))
    for one in found:
        if one.state not in (PUBLISHED, EXPECTED):
            raise ValueError(f"{one.source} is {one.state}")
    return found


def newer_editions(
    releases: Sequence[Release], rows: Sequence[Coming] | None = None
) -> list[tuple[Release, Coming]]:
    """Each release in use that has a newer edition, with that, the soonest first.

    For /sources/ and for what staff have to do (`due_editions`). An edition in use is not coming
    any more, and of a source that is not loaded nothing is said.
    """
    newest: dict[str, Release] = {}
    for release in releases:
        before = newest.get(release.source)
        if before is None or (release.year, release.edition) > (before.year, before.edition):
            newest[release.source] = release
    in_use = {(release.source, release.edition) for release in releases}
    found = [
        (newest[one.source], one)
        for one in (listed() if rows is None else rows)
        if one.source in newest and (one.source, one.edition) not in in_use
    ]
    return sorted(found, key=lambda pair: (pair[1].state != PUBLISHED, pair[1].due))


def due_editions(today: date) -> list[dict[str, str]]:
    """For the admin's queue: what to look for now, in words. One query."""
    releases = list(Release.objects.filter(is_current=True))
    return [
        {"name": release_name(release.title, one.edition), "in_use": str(release), "why": one.why,
         "due": one.due, "url": one.url, "source": one.source}
        for release, one in newer_editions(releases)
        if one.is_due(today)
    ]  # fmt: skip
