"""One occupation's page: the table of areas from a selection, and what is national around it."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import Any, TypedDict

import numpy as np
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careerguide.columns.narrowing import Rows
from careerguide.lists import page as lists
from careerguide.lists import written
from careerguide.lists.columns import Fact
from careerguide.lists.filters import ListState
from careerguide.lists.form import FilterForm, filter_form
from careerguide.lists.page import Link, ListPage, Results, Table
from careerguide.lists.paging import paging
from careerguide.lists.rows import write_rows
from careerguide.pages.cache import address, per_build
from careerguide.pages.compiled import write
from careerguide.pages.english import as_english
from careerguide.pages.numbers import count
from careerguide.places.states import Kind, state_kind
from salaries.models.wages import Area
from salaries.occupations import Occupations, occupations
from salaries.pages.portrait import portrait
from salaries.pages.statemap import state_map
from salaries.pages.wagetext import Marks, odd_ends, odd_words, words
from salaries.rules import ADJUSTED, ANNUAL, UNITS, WAGES
from salaries.selection import AreaSelection
from salaries.unit import IN_ADDRESS, READ, unit_tabs

MOST_PORTRAITS = 1_000
"""Some 12 kB each."""
MOST_MAPS = 800
"""Some 40 kB each."""


class Writer(written.Writer):
    """Writes areas by the columns shown."""

    selection: AreaSelection

    def __init__(self, selection: AreaSelection) -> None:
        super().__init__(selection)
        self.say, self.kinds = words(), {kind: str(kind.label) for kind in Area.Type}
        self.edition = selection.records.store.edition
        self.base = address("salaries:occupation", selection.records.soc)
        unit = selection.query.unit
        self.kept = f"?unit={IN_ADDRESS[unit]}" if unit != ANNUAL else ""

    def own(self, fact: Fact) -> dict[str, Any]:
        """The area's name, kind and address; `adjusted` is "1" in a table at national prices."""
        area = fact["area"]
        is_district = area.type == Area.Type.STATE and state_kind(area.state) is Kind.DISTRICT
        return {
            "href": f"{self.base}{area.code}/{self.kept}",
            "name": area.name
            if area.is_nation or area.type.is_whole_state
            else as_english(area.name),
            "odd": odd_words() if self.is_odd(fact["row"]) else "",
            "kind": _("federal district") if is_district else self.kinds[area.type],
            "adjusted": "1" if self.selection.query.adjusted else "",
        }

    def is_odd(self, row: int) -> bool:
        """Whether the area's upper percentiles are odd, whichever unit is shown."""
        records = self.selection.records
        return row in self.alike and odd_ends(records.store.figures(records.slice.start + row))

    @cached_property
    def alike(self) -> set[int]:
        """The areas whose two upper percentiles are one figure, in either unit."""
        records, found = self.selection.records, set[int]()
        for unit in UNITS:
            p75, p90 = records[f"{unit}_p75"], records[f"{unit}_p90"]
            found.update(np.flatnonzero((p75 == p90) & (p90 > 0)).tolist())
        return found

    def rows(self, rows: Rows) -> list[dict[str, Any]]:
        """The figures shown; "" where unknown, and then why (`no_…`)."""
        shown = self.selection.shown
        facts = list(self.selection.facts(rows, shown.values()))
        found = [self.own(fact) for fact in facts]
        for key, column in shown.items():
            for row, fact, text in zip(found, facts, column.texts(self, facts), strict=True):
                row[key] = text
                if not text:
                    row[f"no_{key}"] = column.why(self, fact)
        return found


def areas_found(total: int) -> str:
    """“583 areas”."""
    return ngettext("%(n)s area", "%(n)s areas", total) % {"n": count(total)}


PAGE = ListPage(areas_found, gettext_lazy("0 areas"))


class Tabs(TypedDict):
    """Addresses of the table in either unit, and at either prices."""

    unit_tabs: list[Link]
    price_tabs: list[Link]


class AreaResults(Results, Table, Tabs):
    """What salaries/_areas.html shows; `parity_year` is None where no price level is known."""

    rows: SafeString
    marks: Marks
    adjusted: bool
    parity_year: int | None
    edition: str


class NationalParts(TypedDict):
    """What stands around the table, as HTML; the maps are written when asked for."""

    soc: str
    title: str
    head: SafeString
    pay: SafeString
    below: SafeString
    map: Callable[[], SafeString]
    map_adjusted: Callable[[], SafeString]


class OccupationPage(AreaResults, FilterForm, NationalParts):
    """What salaries/occupation.html shows."""

    section: str


def results(selection: AreaSelection) -> AreaResults:
    """The part of the page that changes with filters, order and page."""
    query = selection.query
    page = paging(query, selection.total, query.page, query.size)
    writer = Writer(selection)
    rows = writer.rows(selection.ordered[page.first : page.last])
    html = write_rows("salaries/_area_row.html", rows)
    return {
        **lists.results(selection, PAGE),
        **lists.table(selection, PAGE, page),
        **tabs(query),
        "rows": html,
        "marks": marks(html, writer),
        "adjusted": query.adjusted,
        "parity_year": selection.parity_year,
        "edition": writer.edition,
    }


def whole_page(selection: AreaSelection, known: Occupations) -> OccupationPage:
    """The table of areas with its form, between the national parts."""
    return {
        **results(selection),
        **filter_form(selection),
        "section": "wages",
        **national(known, selection.records.soc, selection.query),
    }


def national(known: Occupations, soc: str, query: ListState) -> NationalParts:
    """What stands around the table of areas; the maps mark the state that the query asks for."""
    unit, home = query.unit, query.state
    head, pay, below = _around(soc, unit)
    return {
        "soc": soc,
        "title": known.wages.title(soc),
        "head": head,
        "pay": pay,
        "below": below,
        "map": partial(_map, soc, False, home, unit),
        "map_adjusted": partial(_map, soc, True, home, unit),
    }


@per_build(most=MOST_MAPS)
def _map(soc: str, adjusted: bool, home: str, unit: str) -> SafeString:
    return write("salaries/_map.html", {**state_map(occupations(), soc, adjusted, home, unit)})


@per_build(most=MOST_PORTRAITS)
def _around(soc: str, unit: str) -> tuple[SafeString, ...]:
    """The same under every filter of the table; writing it would cost a third of the page."""
    context = portrait(occupations(), soc, unit)
    names = ("_above", "_percentiles", "_below")
    return tuple(write(f"salaries/{name}.html", {**context}) for name in names)


def marks(rows: str, writer: Writer) -> Marks:
    """Which words of the written rows need their meaning said under the table."""
    say = writer.say
    return {"withheld": f">{say.withheld}<" in rows, "bound": say.at_least % "$" in rows}


def in_unit(query: ListState, unit: str) -> ListState:
    """The same in another unit, sorted by the same percentile."""
    return query.but(unit=unit, sort=query.sort.replace(query.unit, unit))


def with_adjusted(query: ListState, adjusted: bool) -> ListState:
    """The same with prices taken into account or not, sorted by the figure then shown."""
    raw = query.sort.removesuffix(ADJUSTED)
    sort = raw + ADJUSTED if adjusted and raw.lstrip("-") in WAGES else raw
    return query.but(adjusted=adjusted, sort=sort)


def tabs(query: ListState) -> Tabs:
    """A year or an hour, as published or at national prices: four addresses of one table."""

    def made(*ways: tuple[str, ListState, bool]) -> list[Link]:
        return [{"label": label, "href": to.query(), "current": on} for label, to, on in ways]

    def in_unit_of(word: str) -> str:
        return in_unit(query, READ[word]).but(unit=ANNUAL).query({"unit": word})

    return {
        "unit_tabs": unit_tabs(query.unit, in_unit_of),
        "price_tabs": made(
            (_("As published"), with_adjusted(query, False), not query.adjusted),
            (_("At national prices"), with_adjusted(query, True), query.adjusted),
        ),
    }


def with_occupation(
    known: Occupations, selection: AreaSelection, rows: Rows, *, reasons: bool = False
) -> Iterator[list[Any]]:
    """The lines of a file for `rows` of an occupation's areas, each with its code and title."""
    soc = selection.records.soc
    title = known.wages.title(soc)
    for line in Writer(selection).sheet(rows=rows, reasons=reasons).lines:
        yield [soc, title, *line]
