"""Every state's median and top tenth in May 2024 as printed, beside the current release."""

from dataclasses import dataclass, replace
from typing import TypedDict

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerguide.lists.paging import Heading
from careerguide.lists.rows import write_rows
from careerguide.lists.table import Column, ListTable
from careerguide.pages.cache import address
from careerguide.pages.numbers import dollars
from careerguide.places.statenames import state_name
from careerguide.releases.models import edition_words
from careerguide.words.data_text import data_words
from guides.cited import ReleaseLink, releases
from guides.library import HeldSection
from guides.models import OlderWage
from guides.reader import Reader
from salaries.pages.wagetext import words
from salaries.wagestore import BIT


class StateTable(ListTable):
    """The table's columns; their labels get the years when they are written."""

    name = Column(gettext_lazy("State"), numeric=False)
    median_then = Column(gettext_lazy("Median, %(then)s"))
    median_now = Column(gettext_lazy("Median, %(now)s"))
    change = Column(gettext_lazy("Difference"))
    top_then = Column(gettext_lazy("Top tenth from, %(then)s"))
    top_now = Column(gettext_lazy("Top tenth from, %(now)s"))
    top_change = Column(gettext_lazy("Difference, top tenth"))


@dataclass(frozen=True)
class StateRow:
    """Dollars a year; None where unknown. `…_least` marks figures that are only a bound."""

    code: str
    name: str
    median_then: int
    median_now: int | None
    top_then: int | None
    top_now: int | None
    median_least: bool = False
    top_least: bool = False

    @property
    def change(self) -> int | None:
        """Dollars the median rose since; None where it is not known or only bound."""
        if self.median_now is None or self.median_least:
            return None
        return self.median_now - self.median_then

    @property
    def top_change(self) -> int | None:
        """Dollars the top tenth's lowest pay rose since; likewise."""
        if self.top_now is None or self.top_then is None or self.top_least:
            return None
        return self.top_now - self.top_then


class StateCells(TypedDict):
    """A row of the table as guides/panels/_state_row.html writes it; "" for what is not known."""

    name: str
    href: str
    own: bool
    median_then: str
    median_now: str
    change: str
    top_then: str
    top_now: str
    top_change: str
    not_printed: str
    withheld: str
    no_difference: str


class StatesPanel(TypedDict):
    """The table, its years, and how many states it has."""

    title: str
    then: str
    now: str
    vintage: str
    headings: list[Heading]
    rows: SafeString
    n: int
    sources: list[ReleaseLink]


def states(reader: Reader, section: HeldSection) -> StatesPanel:
    """States in the order that the address asks for, then the nation."""
    source, printed = reader.library.older_by_state
    older = [row for row in printed if row.unit == "year"]
    rows = ordered([state_row(reader, row) for row in older if row.state], reader.url.sort)
    nation = [state_row(reader, row) for row in older if not row.state]
    then, now = edition_words(_then(older)), reader.wages.edition
    soc = older[0].soc if older else reader.soc
    cells = [_cells(reader, row, soc) for row in [*rows, *nation]]
    return {
        "title": reader.wages.title(soc),
        "then": then,
        "now": now,
        "vintage": older[0].vintage if older else "",
        "headings": _headings(reader, section, then, now),
        "rows": write_rows("guides/panels/_state_row.html", cells),
        "n": len(rows),
        "sources": releases(source, "oews"),
    }


def state_row(reader: Reader, row: OlderWage) -> StateRow:
    """A printed state's, or the nation's, figures beside those of the release in use."""
    wages = reader.wages
    area = wages.state_area[row.state] if row.state else wages.nation
    at = wages.row(row.soc, area.code)
    now = wages.figures(at) if at is not None else {}
    top = now.get("top_coded", 0)
    name = state_name(row.state) or data_words(row.area)
    return StateRow(
        row.state, name, row.median, now.get("annual_median"), row.high, now.get("annual_p90"),
        bool(top & BIT["annual_median"]), bool(top & BIT["annual_p90"]),
    )  # fmt: skip


def ordered(rows: list[StateRow], sort: str) -> list[StateRow]:
    """By name or value; unknown last both ways, ties by name."""
    key, falling = sort.removeprefix("-"), sort.startswith("-")
    rows = sorted(rows, key=lambda row: row.name)
    known = [row for row in rows if getattr(row, key) is not None]
    unknown = [row for row in rows if getattr(row, key) is None]
    return sorted(known, key=lambda row: getattr(row, key), reverse=falling) + unknown


def _then(older: list[OlderWage]) -> str:
    """“May 2024” of “BLS OEWS May 2024”."""
    return " ".join(older[0].vintage.split()[-2:]) if older else ""


def _headings(reader: Reader, section: HeldSection, then: str, now: str) -> list[Heading]:
    """Links that sort and come back to the table."""
    years = {"then": then, "now": now}
    place = f"#{section.row.anchor}"
    found = StateTable.headings(reader.url)
    return [replace(h, label=h.label % years, href=h.href + place) for h in found]


def _cells(reader: Reader, row: StateRow, soc: str) -> StateCells:
    say = words()
    wages = reader.wages
    area = wages.state_area[row.code] if row.code else wages.nation
    return {
        "name": row.name,
        "href": address("salaries:place", soc, area.code),
        "own": bool(row.code) and row.code == reader.state,
        "median_then": dollars(row.median_then),
        "median_now": _now(row.median_now, row.median_least, say.at_least),
        "change": difference(row.change),
        "top_then": dollars(row.top_then),
        "top_now": _now(row.top_now, row.top_least, say.at_least),
        "top_change": difference(row.top_change),
        "not_printed": _("not printed"),
        "withheld": say.withheld,
        "no_difference": _("not known"),
    }


def _now(value: int | None, least: bool, at_least: str) -> str:
    return at_least % dollars(value) if least and value is not None else dollars(value)


def difference(value: int | None) -> str:
    """“+$1,200” or “−$300”; "" where one side is not known."""
    if value is None:
        return ""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return f"{sign}{dollars(abs(value))}"
