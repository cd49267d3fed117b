"""The figures of the articles that age, as releases of their own: wage tables, and all others.

The others stay rows of SourceFact: their release says how many there are, and refuses what is none.
"""

import re
from collections import defaultdict
from operator import itemgetter
from typing import Any, ClassVar, NamedTuple

from careerguide.places.states import STATE_NAMES
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run
from careerguide.releases.models import Release
from careerguide.releases.parse import number
from guides.models import OlderWage
from guides.sources.articles import ArticleLoader

SOC = re.compile(r"\d\d-\d{4}")
TOP_TENTH = "p90 (top 10%)"
UNITS = frozenset(
    {"USD", "USD/year", "USD/hour", "percent", "months", "year", "years", "years (biennial)"}
    | {"jobs", "openings/year"}
)
"""What is measured. Other numbers count lines of an article: steps, rows, bullets."""
BOUND = re.compile(r"^under ")


class Area(NamedTuple):
    """An area as printed, and what the file says of its figures: by the hour or the year."""

    name: str
    unit: str
    soc: str
    state: str


class OlderWageLoader(ArticleLoader):
    """One figure a row in the file becomes one area a row in the database.

    Beside what the article says, the file's `soc` is today's code nearest to the work it means,
    and `state` the state in which the area lies at least in part; empty for the nation.
    """

    models = (OlderWage,)
    figures: ClassVar[dict[str, tuple[str, str]]]
    """What the articles call a figure: its column, and whether it is by the hour or the year."""
    document: ClassVar[str]
    """How the name of the article with the table begins."""
    vintage: ClassVar[str]
    high_is: ClassVar[str] = ""

    def chosen(self, fact: dict[str, str]) -> bool:
        """Whether a row is a figure of the article's table."""
        return fact["document"].startswith(self.document) and fact["attribute"] in self.figures

    def load(self, table: Table, run: Run) -> None:
        """One row an area; figures of areas without a median are counted as unmatched.

        What it can't use is rejected (RowError).
        """
        cells = itemgetter(*table.positions("subject", "attribute", "value", "soc", "state"))
        areas: dict[Area, dict[str, int]] = defaultdict(dict)
        named: dict[tuple[str, str], Area] = {}

        def parse(row: list[Any]) -> tuple[()]:
            name, attribute, value, soc, state = map(str.strip, cells(row))
            column, unit = self.figures[attribute]
            if not SOC.fullmatch(soc):
                raise RowError("a wage needs an occupation like 29-2072")
            if state not in ("", *STATE_NAMES):
                raise RowError("the state is no postal code")
            area = Area(name, unit, soc, state)
            if named.setdefault((name, unit), area) != area:
                raise RowError("rows of the area name another occupation or state")
            if column in areas[area]:
                raise RowError("the area's figure stands in the file twice")
            areas[area][column] = amount(value, unit)
            return ()

        for _figure in run.parsed(table.rows, len(table.header), parse):
            pass
        rows = []
        for area, figures in areas.items():
            if "median" in figures:
                rows.append(self._row(run, area, figures))
            else:
                run.loaded -= len(figures)
                run.unmatched["figures of areas without a median"] += len(figures)
        OlderWage.objects.filter(release=run.release).delete()
        OlderWage.objects.bulk_create(rows)

    def _row(self, run: Run, area: Area, figures: dict[str, int]) -> OlderWage:
        return OlderWage(
            release=run.release, area=area.name, unit=area.unit, soc=area.soc, state=area.state,
            vintage=self.vintage, high_is=self.high_is if "high" in figures else "", **figures,
        )  # fmt: skip


def amount(value: str, unit: str) -> int:
    """Cents by the hour, dollars by the year. Raises RowError for zero, less or none."""
    parsed = number(value, "the wage")
    if parsed is None or parsed <= 0:
        raise RowError("the wage is not above zero")
    return round(parsed * 100) if unit == "hour" else round(parsed)


class AreaWagesLoader(OlderWageLoader):
    """The first article's table: hourly wages in areas of Massachusetts."""

    slug = "older-wages-ma"
    title = "Hourly wages in areas of Massachusetts, an older table"
    publisher = "An article without author or date"
    caveats = (
        "The article gives no date and no source. Its median for the nation lies between those of"
        " May 2015 and May 2018, so May 2016 or 2017 is likely. It does not say what low and high"
        " are. The areas are New England's of that time, which wage surveys no longer use."
    )
    rows = (40, 80)
    document = "000"
    describes = 2017
    dated = "undated, about May 2016 or 2017"
    vintage = "undated; inferred May 2016 or 2017"
    figures: ClassVar = {
        "hourly wage low": ("low", "hour"),
        "hourly wage median": ("median", "hour"),
        "hourly wage high": ("high", "hour"),
    }


class StateWagesLoader(OlderWageLoader):
    """The third article's table: yearly wages by state, of May 2024."""

    slug = "older-wages-states"
    title = "Wages of medical records specialists by state, May 2024, as an article printed them"
    publisher = "An article without author, from US Bureau of Labor Statistics figures"
    caveats = (
        "The median and the top tenth of each state. For the nation also the hourly median and"
        " the 25th and 75th percentiles. The nation's figures agree with the release of May 2024 on"
        " this site, which has no states; those are as the article gives them."
    )
    rows = (90, 130)
    document = "002"
    describes = 2024
    dated = "May 2024"
    vintage = "BLS OEWS May 2024"
    high_is = TOP_TENTH
    figures: ClassVar = {
        "median annual pay": ("median", "year"),
        "median hourly pay": ("median", "hour"),
        "25th percentile pay": ("p25", "year"),
        "75th percentile pay": ("p75", "year"),
        "top 10% annual pay": ("high", "year"),
    }


class OlderFiguresLoader(ArticleLoader):
    """Every measured figure that no wage table has; its rows are those of the source facts."""

    slug = "older-figures"
    title = "Training costs and lengths, outlook and pay, as the articles printed them"
    caveats = (
        "Most have no date. The pay of medical coders in Massachusetts names no survey. Growth"
        " through 2024 has been overtaken by the projections to 2034. Pages show each beside its"
        " date, next to today's figures. The wage tables are releases of their own."
    )
    rows = (20, 60)
    describes = 2024
    dated = "undated, to 2024"

    def chosen(self, fact: dict[str, str]) -> bool:
        """Whether a row measures something and belongs to neither wage table."""
        tables = (AreaWagesLoader(), StateWagesLoader())
        return (
            fact["kind"] == "number"
            and fact["unit"] in UNITS
            and not any(table.chosen(fact) for table in tables)
        )

    def load(self, table: Table, run: Run) -> None:
        """Count the figures, and those without a date; a figure that is none is rejected.

        What it can't use is rejected (RowError).
        """
        cells = itemgetter(*table.positions("fact_id", "value", "vintage"))

        def parse(row: list[Any]) -> tuple[str]:
            fact, value, vintage = map(str.strip, cells(row))
            parsed = number(BOUND.sub("", value), "the figure")
            if parsed is None or parsed <= 0:
                raise RowError("the figure is not above zero")
            if not vintage or vintage.startswith("undated"):
                run.note("figures without a date")
            return (fact,)

        for _fact in run.parsed(table.rows, len(table.header), parse):
            pass

    def discard(self, release: Release) -> None:
        """The rows are the source facts'."""
