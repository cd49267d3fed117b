"""O*NET: what people in a job do and which skills matter; and the list of apprenticeships."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from operator import itemgetter
from pathlib import Path

from careerguide.releases.bulk import insert_rows
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Loader, Run
from careerguide.releases.parse import number, text
from salaries.models import Apprenticeship, Occupation, ReportedTitle, Skill, Task, Technology
from salaries.sources.onet import Cells, OnetLoader, Values
from salaries.sources.soc import soc_code

LONGEST = 400
"""Letters of a task; the longest of 29.3 has 332."""
NOT_IN_TITLE = re.compile(r"\s*\((?:Alternate|Existing|Ex\.?)\s*Tit[^)]*\)*\s*$")
"""What the list adds of other titles of the same apprenticeship."""
HOURS = re.compile(r"(\d{3,5})(?:[-–](\d{3,5})(?:\.\d)?|\+)?")
BY_COMPETENCY = "*CB"


class TasksLoader(OnetLoader):
    """What people in the job do, in the order of O*NET's file."""

    slug = "onet-tasks"
    title = "O*NET task statements"
    caveats = "Of people in the job at large; one employer’s job may differ."
    files = ("onet/Task Statements.csv*",)
    rows = (15_000, 30_000)
    models = (Task,)
    headings = ("Task", "Task Type")
    columns = ("occupation_id", "onet_code", "order", "text", "core")

    @contextmanager
    def open(self, path: Path) -> Iterator[Table]:
        """Begins to count the places of tasks, then opens the file."""
        self.place = 0
        with super().open(path) as table:
            yield table

    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """The task and whether it is a core one. Raises RowError where it is blank or too long."""
        words = text(cells[0])
        if not words:
            raise RowError("the task is blank")
        if len(words) > LONGEST:
            raise RowError("the task is too long to be one")
        self.place += 1
        return code, onet, self.place, words, text(cells[1]) == "Core"


class SkillsLoader(OnetLoader):
    """The most important skills of each specialty."""

    slug = "onet-skills"
    title = "O*NET skills by importance"
    caveats = (
        "The five most important of each specialty, as this site chose them from O*NET’s table;"
        " figures that O*NET recommends to suppress were left out first."
    )
    files = ("onet/skills_top5.csv",)
    rows = (3_500, 6_000)
    models = (Skill,)
    headings = ("Element Name", "Scale ID", "Data Value")
    columns = ("occupation_id", "onet_code", "name", "importance")

    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """The skill and its importance, 1 to 5. Raises RowError for any other."""
        name, scale, value = cells
        if text(scale) != "IM":
            run.unmatch("levels and other scales")
            return None
        importance = number(value, "the importance")
        if importance is None or not 1 <= importance <= 5:
            raise RowError("the importance is not 1 to 5")
        if not text(name):
            raise RowError("the skill is blank")
        return code, onet, text(name), importance


class ReportedTitlesLoader(OnetLoader):
    """Job titles as people in the job gave them."""

    slug = "onet-reported"
    title = "O*NET sample of reported titles"
    files = ("onet/Sample of Reported Titles.csv",)
    rows = (6_000, 12_000)
    models = (ReportedTitle,)
    headings = ("Reported Job Title", "Shown in My Next Move")
    columns = ("occupation_id", "title", "shown")

    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """The title and whether beginners are shown it. Raises RowError where it is blank."""
        words = text(cells[0])
        if not words:
            raise RowError("the title is blank")
        return code, words[:150], text(cells[1]) == "Y"


class TechnologyLoader(OnetLoader):
    """Software and tools that job ads of late often name; O*NET's other examples are left out."""

    slug = "onet-technology"
    title = "O*NET technology skills"
    caveats = "Those in demand alone: named often in recent job ads for the occupation."
    files = ("onet/Technology Skills.csv*",)
    rows = (25_000, 50_000)
    models = (Technology,)
    headings = ("Example", "In Demand")
    columns = ("occupation_id", "onet_code", "name")

    def values(self, onet: str, code: str, cells: Cells, run: Run, known: set[str]) -> Values:
        """The technology. Raises RowError where it is blank."""
        name = text(cells[0])
        if text(cells[1]) != "Y":
            run.unmatch("examples that job ads do not often name")
            return None
        if not name:
            raise RowError("the technology is blank")
        return code, onet, name[:150]


class ApprenticeshipsLoader(Loader):
    """Occupations that the Office of Apprenticeship registers apprentices in."""

    slug = "apprenticeships"
    title = "Apprenticeable occupations (RAPIDS list)"
    publisher = "US Department of Labor, Office of Apprenticeship"
    url = "https://www.apprenticeship.gov/apprenticeship-occupations"
    caveats = (
        "The list of September 2019: occupations added since are missing. It does not say who hires"
        " apprentices where."
    )
    files = ("crosswalk/rapids_occupations_20*.csv",)
    rows = (1_000, 3_000)
    models = (Apprenticeship,)

    def edition(self, path: Path, year: int) -> str:
        """“September 2019”, as the file's name says; else the year."""
        found = re.search(r"(20\d\d)-(0[1-9]|1[0-2])", path.name)
        return f"{date(int(found[1]), int(found[2]), 1):%B %Y}" if found else str(year)

    def load(self, table: Table, run: Run) -> None:
        """A row an apprenticeship whose O*NET code of 2019 is one of SOC's."""
        headings = ("occupational_title", "rapids_code", "term_length", "type", "onet_soc_2019")
        cells = itemgetter(*table.positions(*headings))
        known = set(Occupation.objects.values_list("code", flat=True))

        def parse(row: list[object]) -> tuple[str | int | None, ...] | None:
            title, rapids, term, kind, onet = map(text, cells(row))
            code = soc_code(onet[:7]) if onet else ""
            if code not in known:
                run.unmatch("occupations without a code of today")
                return None
            if kind not in Apprenticeship.Kind.values:
                raise RowError("the kind is none of the list’s")
            if not title:
                raise RowError("the title is blank")
            low, high = _hours(term)
            own = NOT_IN_TITLE.sub("", title)[:200]
            return run.release.pk, code, rapids.lstrip("*"), own, kind, low, high

        columns = (
            "release_id", "occupation_id", "code", "title", "kind", "hours_low", "hours_high",
        )  # fmt: skip
        insert_rows(Apprenticeship, columns, run.parsed(table.rows, len(table.header), parse))


def _hours(term: str) -> tuple[int | None, int | None]:
    """“8000”, “4000-5000” or “1200+” as its ends; None for none, and for an end that is open.

    Raises RowError for what is no length.
    """
    if not term or term == BY_COMPETENCY:
        return None, None
    found = HOURS.fullmatch(term.replace(" ", ""))
    if not found:
        raise RowError("the length is not in hours")
    low = int(found[1])
    if term.endswith("+"):
        return low, None
    return low, int(found[2]) if found[2] else low
