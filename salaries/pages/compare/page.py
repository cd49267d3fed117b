"""Occupations × areas: what several jobs pay in several places, on one page."""

from collections.abc import Iterator
from typing import Any, TypedDict
from urllib.parse import urlencode

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists import comparison
from careerguide.lists.comparison import Compared
from careerguide.lists.fields import Field
from careerguide.lists.page import Link, file_link
from careerguide.lists.paging import MOST_COMPARED
from careerguide.lists.schema import Sheet
from careerguide.lists.sidebyside import WrittenGroup, written
from careerguide.lists.state import Problem
from careerguide.pages.cache import address
from careerguide.pages.numbers import count, span, spelled
from salaries.columns import AREAS, OF_OCCUPATION
from salaries.filters import AreaQuery, OccupationQuery
from salaries.pages.beside import Column, column, marks_of, wage_cell
from salaries.pages.cited import Source, release_names, sources
from salaries.pages.compare.asked import Asked
from salaries.pages.occupation import with_occupation
from salaries.pages.occupations.page import Writer
from salaries.pages.paycharts import RangesChart, exact, pay_ranges
from salaries.pages.wagetext import Marks, Words, known_wage, per
from salaries.pages.wagetext import words as wage_words
from salaries.selection import AreaSelection, OccupationAreas, OccupationSelection
from salaries.unit import tabs_of
from salaries.wagestore import BIT, WageArea


class Cell(TypedDict):
    """An occupation in an area: its median and middle half as written, and the jobs there."""

    href: str
    median: str
    middle: str
    jobs: str
    unknown: bool


class Line(TypedDict):
    """An occupation of the table, with a cell for each area."""

    title: str
    href: str
    remove_href: str
    cells: list[Cell]


class Head(TypedDict):
    """An area at the head of the table; `remove_href` is "" for the nation that nobody asked for"""

    name: str
    remove_href: str


class WageComparison(TypedDict):
    """What templates/salaries/compare.html shows."""

    section: str
    page_title: str
    problems: list[Problem]
    unknown: list[str]
    too_many: bool
    limit: str
    fields: list[Field]
    kept: list[tuple[str, str]]
    heads: list[Head]
    lines: list[Line]
    findings: list[str]
    marks: Marks
    unit_tabs: list[Link]
    price_tabs: list[Link]
    adjusted: bool
    parity_year: int | None
    edition: str
    bars: RangesChart | None
    items: list[Compared]
    groups: list[WrittenGroup]
    exports: list[Link]
    folder_href: str
    """The folder with every job in every place shown."""
    sources: list[Source]


class WagesCompared(Asked):
    """The page and the download of what was asked."""

    def columns(self, soc: str) -> list[Column]:
        """The occupation in each area."""
        return [column(self.store, soc, area, self.year) for area in self.areas]

    def page(self) -> WageComparison:
        """Everything its template shows."""
        state, say = self.state, wage_words()
        by_soc = {soc: self.columns(soc) for soc in self.socs}
        lines = [self._line(soc, columns, say) for soc, columns in by_soc.items()]
        return {
            "section": "wages",
            "page_title": _("Compare wages"),
            "problems": [p for p in self.problems if p.name not in ("job", "place")],
            "unknown": self.unknown,
            "too_many": self.too_many,
            "limit": spelled(MOST_COMPARED),
            "fields": self._fields(),
            "kept": [p for p in state.to_params() if p[0] not in ("job", "place")],
            "heads": [self._head(area) for area in self.areas],
            "lines": lines,
            "findings": self._findings(by_soc, say),
            "marks": marks_of((cell["median"] for line in lines for cell in line["cells"]), say),
            "unit_tabs": tabs_of(state),
            "price_tabs": self._tabs(
                "adjusted", {False: _("As published"), True: _("At national prices")}
            ),
            "adjusted": state.adjusted,
            "parity_year": self.year,
            "edition": self.store.edition,
            "bars": None if state.adjusted else self._bars(by_soc),
            "items": self._items(),
            "groups": self._outlook(),
            "exports": [
                file_link(state, "csv", _("Download as CSV")),
                file_link(state, "xlsx", _("Download as XLSX")),
            ]
            if self.socs
            else [],
            "folder_href": self._folder(),
            "sources": sources("oews", "projections", "rpp"),
        }  # fmt: skip

    def _folder(self) -> str:
        pairs = [("w", f"{soc}~{area.code}") for soc in self.socs for area in self.areas]
        return f"{reverse('folder')}?{urlencode(pairs)}"

    def _tabs(self, name: str, values: dict[Any, str]) -> list[Link]:
        now = getattr(self.state, name)
        return [
            {
                "label": label,
                "href": self.state.but(**{name: value}).query(),
                "current": now == value,
            }
            for value, label in values.items()
        ]

    def _fields(self) -> list[Field]:
        """The two boxes; what could not be used stands under its own."""
        wrong = {problem.name: problem.message for problem in self.problems}
        return [
            Field("job", _("Add a job"), value=self.state.job, error=wrong.get("job", ""),
                  placeholder=_("medical coder, 29-2072"), suggest="wages"),
            Field("place", _("Add a place"), value=self.state.place, error=wrong.get("place", ""),
                  placeholder=_("town, ZIP code or state"), suggest="places"),
        ]  # fmt: skip

    def _head(self, area: WageArea) -> Head:
        asked = area.code in self.state.a
        href = self.state.without("a", area.code).query() if asked else ""
        return {"name": area.name, "remove_href": href}

    def _line(self, soc: str, columns: list[Column], say: Words) -> Line:
        base = address("salaries:occupation", soc)
        return {
            "title": self.known.wages.title(soc),
            "href": base,
            "remove_href": self.state.without("o", soc).query(),
            "cells": [self._cell(base, one, say) for one in columns],
        }

    def _cell(self, base: str, one: Column, say: Words) -> Cell:
        unit, adjusted, figures = self.state.unit, self.state.adjusted, one.figures
        parity = one.parity if adjusted else 100.0

        def known(name: str) -> str:
            name = f"{unit}_{name}"
            if figures is None:
                return ""
            return known_wage(name, figures[name], figures["top_coded"], say, parity)

        return {
            "href": f"{base}{one.area.code}/",
            "median": wage_cell(one, f"{unit}_median", say, adjusted=adjusted),
            "middle": span(known("p25"), known("p75")) if known("p25") and known("p75") else "",
            "jobs": count(figures["employment"]) if figures else "",
            "unknown": not known("median"),
        }

    def _findings(self, by_soc: dict[str, list[Column]], say: Words) -> list[str]:
        """What surely pays most: of jobs in one place; of places only at national prices."""
        unit, found = self.state.unit, []
        names = {soc: self.known.wages.title(soc) for soc in by_soc}
        most = _("In %(area)s, %(job)s earn the most: half more than %(pay)s %(per)s.")
        for at, area in enumerate(self.areas):
            here = {names[soc]: columns[at] for soc, columns in by_soc.items()}
            if best := self._highest(here):
                pay = wage_cell(here[best], f"{unit}_median", say, adjusted=self.state.adjusted)
                found.append(most % {"area": area.name, "job": best, "pay": pay, "per": per(unit)})
        if self.state.adjusted:
            for soc, columns in by_soc.items():
                if best := self._highest({one.area.name: one for one in columns}, adjusted=True):
                    found.append(_("At national prices %(job)s earn the most in %(area)s.")
                                 % {"job": names[soc], "area": best})  # fmt: skip
        return found

    def _highest(self, named: dict[str, Column], *, adjusted: bool = False) -> str:
        """Whose median is the highest for certain; "" where one is unknown, a bound or a tie."""
        medians = {name: self._exact_median(one, adjusted) for name, one in named.items()}
        known = {name: median for name, median in medians.items() if median is not None}
        if len(known) < len(named) or len(known) < comparison.FEWEST:
            return ""
        most = max(known.values())
        first = [name for name, median in known.items() if median == most]
        return first[0] if len(first) == 1 else ""

    def _exact_median(self, one: Column, adjusted: bool) -> float | None:
        name = f"{self.state.unit}_median"
        if one.figures is None or one.figures["top_coded"] & BIT[name]:
            return None
        value: float | None = one.figures[name]
        if not adjusted:
            return value
        return None if value is None or one.parity is None else value * 100 / one.parity

    def _bars(self, by_soc: dict[str, list[Column]]) -> RangesChart | None:
        """The ranges on one scale, named by what differs."""
        unit = self.state.unit
        named = []
        for soc, columns in by_soc.items():
            title = self.known.wages.title(soc)
            for one in columns:
                names = [title] if len(by_soc) > 1 or len(columns) == 1 else []
                names += [one.area.name] if len(columns) > 1 else []
                if one.figures is not None:
                    named.append((", ".join(names), exact(one.figures, unit)))
        title = _("Ranges of pay %s, side by side") % per(unit)
        return pay_ranges("ranges", title, named, unit) if named else None

    def _items(self) -> list[Compared]:
        return [
            Compared(
                href=address("salaries:occupation", soc),
                head=self.known.wages.title(soc),
                sub=f"SOC {soc}",
                said=self.known.wages.title(soc),
                remove_href=self.state.without("o", soc).query(),
            )
            for soc in self.socs
        ]

    def _outlook(self) -> list[WrittenGroup]:
        """What is national of each occupation, as the list of occupations declares it."""
        selection = OccupationSelection(self.known, OccupationQuery())
        rows = np.array([self.known.at[soc] for soc in self.socs], dtype=np.int32)
        facts = list(selection.facts(rows))
        found = comparison.groups(selection.columns, Writer(selection), facts, release_names())
        return written(found)

    def sheet(self, *, reasons: bool) -> Sheet:
        """A line for each occupation in each area that has figures, with the columns of areas."""
        fields = [one.field(self.known) for one in (*OF_OCCUPATION, *AREAS.csv)]
        return Sheet(fields, self._lines(reasons))

    def _lines(self, reasons: bool) -> Iterator[list[Any]]:
        for soc in self.socs:
            selection = AreaSelection(OccupationAreas(self.store, soc), AreaQuery())
            start = selection.records.slice.start
            held = (self.store.row(soc, area.code) for area in self.areas)
            rows = np.array([row - start for row in held if row is not None], dtype=np.int32)
            yield from with_occupation(self.known, selection, rows, reasons=reasons)
