"""Where on this site each fact of the articles is shown or corrected."""

from operator import itemgetter
from pathlib import Path
from typing import Any

from careerguide.editorial.sync import checked
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.models import Release
from careerguide.releases.parse import text
from guides.models import SourceFact

GIVEN = ("outcome", "page", "words")


class PlacementsLoader(Loader):
    """A release apart from the facts: a changed placement is then loaded without new facts."""

    slug = "fact-placements"
    title = "Where this site shows or corrects each fact of the articles"
    publisher = "careerguide"
    licence = "MIT"
    caveats = "Ours: where each fact of the articles is shown or corrected."
    files = ("guide/placements.csv",)
    rows = (300, 500)

    def year(self, path: Path) -> int:
        return 2026

    def load(self, table: Table, run: Run) -> None:
        facts = SourceFact.objects.in_bulk()
        cells = itemgetter(*table.positions("fact_id", *GIVEN))
        placed: set[str] = set()

        def parse(row: list[Any]) -> tuple[Any, ...] | None:
            number, *given = map(text, cells(row))
            values = dict(zip(GIVEN, given, strict=True))
            if not all(given):
                raise RowError("a placement needs an outcome, a page and words")
            if not values["page"].startswith("/"):
                raise RowError("the page is not an address of this site")
            if number in placed:
                raise RowError("the fact is placed twice")
            checked(SourceFact, **values)
            if number not in facts:
                run.unmatch("facts that the articles' rows do not have")
                return None
            placed.add(number)
            return number, values

        SourceFact.objects.update(**dict.fromkeys(GIVEN, ""))
        changed = []
        for number, values in run.parsed(table.rows, len(table.header), parse):
            for name, value in values.items():
                setattr(facts[number], name, value)
            changed.append(facts[number])
        SourceFact.objects.bulk_update(changed, GIVEN, batch_size=100)
        run.note("facts without a placement", len(facts) - len(placed))

    def discard(self, release: Release) -> None:
        """`load` clears what was placed before."""
