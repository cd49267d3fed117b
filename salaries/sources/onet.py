"""O*NET: job titles, related occupations, job zones and interests."""

import re
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from operator import itemgetter
from pathlib import Path
from typing import ClassVar

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table, open_table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import number, text
from salaries.models import (
    Interest,
    JobZone,
    Occupation,
    OccupationTitle,
    RelatedOccupation,
    RequiredEducation,
)
from salaries.rules import ASKED
from salaries.sources.soc import soc_code

RELEASE = re.compile(r"db_(\d\d)_(\d)_(?:excel|text)")
"""How O*NET calls the folder, and the zip, of a release: db_30_1_excel."""
UNKNOWN = "O*NET occupations that SOC 2018 does not have"

Cells = Sequence[object]
Values = tuple[str | float, ...] | None


def _release(path: Path) -> tuple[int, int] | None:
    found = RELEASE.search(str(path))
    return (int(found[1]), int(found[2])) if found else None


class OnetLoader(Loader):
    """A workbook of O*NET's; its class says which columns it reads and what a row becomes."""

    publisher = "O*NET, US Department of Labor, Employment and Training Administration"
    licence = "CC BY 4.0 (attribute O*NET {edition}, USDOL/ETA)"
    url = "https://www.onetcenter.org/database.html"
    headings: ClassVar[tuple[str, ...]]
    """The columns that are read, beside O*NET's code."""
    columns: ClassVar[tuple[str, ...]]
    """The columns of the model that `values` fills."""

    def year(self, path: Path) -> int:
        """Of the release that the folder names; of 29.3 where none is named, as in data/.

        A new first number comes every August: its second and third update are of the year after.
        """
        first, update = _release(path) or (29, 3)
        return 1995 + first + (update > 1)

    def edition(self, path: Path, year: int) -> str:
        """O*NET's number of the release; without one, 29.3, or the year that was asked for."""
        if found := _release(path):
            return "{}.{}".format(*found)
        return "29.3" if year == 2025 else str(year)

    def open(self, path: Path) -> AbstractContextManager[Table]:
        """A workbook, or the same table as text, which O*NET parts by tabs."""
        delimiter = "\t" if path.suffix.lower() == ".txt" else ","
        return open_table(path, delimiter=delimiter)

    def load(self, table: Table, run: Run) -> None:
        """The rows of occupations that SOC has, each once."""
        cells = itemgetter(*table.positions("O*NET-SOC Code", *self.headings))
        known = set(Occupation.objects.values_list("code", flat=True))
        seen: set[tuple[str | float, ...]] = set()

        def parse(row: list[object]) -> tuple[str | float, ...] | None:
            onet, *values = cells(row)
            code = soc_code(text(onet)[:7])
            if code not in known:
                run.unmatch(UNKNOWN)
                return None
            result = self.values(text(onet), code, values, run, known)
            if result is None:
                return None
            if result in seen:
                run.unmatch("the same for another specialty of the occupation")
                return None
            seen.add(result)
            return (run.release.pk, *result)

        columns = ("release_id", *self.columns)
        insert_rows(self.models[0], columns, run.parsed(table.rows, len(table.header), parse))

    @abstractmethod
    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """One row by `columns` of `cells`, the file's cells under `headings`.

        None for a row that it counted itself; raises RowError for one it can't read. `onet` is
        O*NET's code, `code` SOC's, and `known` are all of SOC's.
        """


class TitlesLoader(OnetLoader):
    """Job titles that people use for an occupation."""

    slug = "onet-titles"
    title = "O*NET alternate job titles"
    caveats = "Titles people use; several occupations may share one."
    files = ("onet/Alternate Titles.xlsx",)
    rows = (40_000, 90_000)
    models = (OccupationTitle,)
    headings = ("Alternate Title",)
    columns = ("occupation_id", "title")

    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """The title, cut to 200 characters. Raises RowError where it is blank."""
        if not text(cells[0]):
            raise RowError("the title is blank")
        return code, text(cells[0])[:200]


class RelatedLoader(OnetLoader):
    """Occupations like another, nearest first."""

    slug = "onet-related"
    title = "O*NET related occupations"
    files = ("onet/Related Occupations.xlsx",)
    rows = (12_000, 30_000)
    models = (RelatedOccupation,)
    headings = ("Related O*NET-SOC Code", "Index")
    columns = ("occupation_id", "related_id", "rank")

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        """Forgets the pairs of the file before, then opens this one."""
        self.pairs: set[tuple[str, str]] = set()
        with super().open(path) as table:
            yield table

    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """The related code and its rank; a pair once. Raises RowError where the rank is blank."""
        related = soc_code(text(cells[0])[:7])
        rank = number(cells[1], "the rank")
        if rank is None:
            raise RowError("the rank is blank")
        if related not in known or related == code or (code, related) in self.pairs:
            run.unmatch("itself, or the same for another specialty of the occupation")
            return None
        self.pairs.add((code, related))
        return code, related, int(rank)


class JobZonesLoader(OnetLoader):
    """How much preparation an occupation asks for."""

    slug = "onet-jobzones"
    title = "O*NET job zones"
    files = ("onet/Job Zones.xlsx",)
    rows = (700, 1_300)
    models = (JobZone,)
    headings = ("Job Zone",)
    columns = ("occupation_id", "onet_code", "zone")

    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """The zone, 1 to 5; raises RowError for any other."""
        zone = number(cells[0], "the job zone")
        if zone not in (1, 2, 3, 4, 5):
            raise RowError("the job zone is not 1 to 5")
        return code, onet, int(zone)


class InterestsLoader(OnetLoader):
    """How well an occupation suits each of Holland's interests."""

    slug = "onet-interests"
    title = "O*NET occupational interests"
    files = ("onet/Interests.xlsx",)
    rows = (6_000, 12_000)
    models = (Interest,)
    headings = ("Element Name", "Scale ID", "Data Value")
    columns = ("occupation_id", "onet_code", "interest", "score")

    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """The interest and its score, 1 to 7; raises RowError for any other."""
        name, scale, value = cells
        if text(scale) != "OI":
            run.unmatch("high points, which follow from the scores")
            return None
        score = number(value, "the score")
        if score is None or not 1 <= score <= 7:
            raise RowError("the score is not 1 to 7")
        return code, onet, text(name), score


class RequiredEducationLoader(OnetLoader):
    """What schooling employers ask for, in percent by category."""

    slug = "onet-education"
    title = "O*NET required level of education"
    caveats = "What people in a job, or experts of it, say that it asks for; samples are small."
    files = ("onet/Education, Training, and Experience.xlsx",)
    rows = (25_000, 60_000)
    models = (RequiredEducation,)
    headings = ("Scale ID", "Category", "Data Value", "Recommend Suppress")
    columns = ("occupation_id", "onet_code", "category", "percent")

    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """Code, O*NET code, category, percent; None for other scales. Raises RowError."""
        scale, category, value, suppress = cells
        if text(scale) != "RL":
            run.unmatch("experience, training and other scales")
            return None
        if text(suppress) == "Y":
            run.unmatch("figures that O*NET recommends to suppress")
            return None
        asked, percent = number(category, "the category"), number(value, "the share")
        if asked is None or asked not in ASKED:
            raise RowError("the category is not 1 to 12")
        if percent is None or not 0 <= percent <= 100:
            raise RowError("the share is not a percentage")
        return code, onet, int(asked), percent
