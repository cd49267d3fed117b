"""What popular jobs pay: those a certificate leads into with the most openings, in one place."""

from typing import TypedDict

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.charts.frame import Axis, across, ticks
from careerguide.charts.ranges import RangeBar
from careerguide.pages.cache import per_build
from careerguide.pages.numbers import count
from careerguide.places.statenames import state_name
from guides.home.question import HomeQuery
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.selection import Selection
from salaries.occupations import occupations
from salaries.pages.cited import edition
from salaries.pages.paycharts import Values, exact, ticker, writer
from salaries.pages.wagetext import per, row_wage, units, words
from salaries.rules import Education
from salaries.wagestore import WageArea, wages

SHOWN = 6
MOST_PLACES = 200
"""Every state in two units."""


class PopularJob(TypedDict):
    """A job and where its range of pay stands; `bar` is None where an end is not exactly known."""

    title: str
    href: str
    note: str
    median: str
    known: bool
    bar: RangeBar | None
    said: str


class Popular(TypedDict):
    """What guides/_popular.html shows."""

    place: str
    per: str
    jobs: list[PopularJob]
    axis: Axis | None
    edition: str
    outlook: str
    awards_year: str


def popular_codes(most: int) -> list[str]:
    """Jobs that a certificate usually leads into, by how many openings they have a year."""
    known = occupations()
    entry, openings = known["entry_education"], known["openings"]
    fitting = np.flatnonzero((entry == Education.AWARD) & (openings >= 0))
    first = sorted(fitting.tolist(), key=lambda at: (-openings[at], at))[:most]
    return [known.codes[at] for at in first]


@per_build(most=MOST_PLACES)
def popular(state: str, unit: str) -> Popular:
    """Of a state, or of the nation where the postal code is "" or has no wages; `unit` is what
    pay is per, where it is published so."""
    store = wages()
    area = store.state_area.get(state, store.nation)
    codes = popular_codes(SHOWN)
    ranges = [_range(code, area, unit) for code in codes]
    ends = [value for values in ranges if values for value in values if value is not None]
    axis = across(ticks(min(ends), max(ends), 4), ticker(unit)) if ends else None
    return {
        "place": _("the United States") if area.is_nation else area.name,
        "per": per(unit),
        "jobs": [
            _job(code, area, unit, values, axis)
            for code, values in zip(codes, ranges, strict=True)
        ],
        "axis": axis,
        "edition": store.edition,
        "outlook": edition("projections"),
        "awards_year": str(catalog().awards_year),
    }  # fmt: skip


def _range(code: str, area: WageArea, unit: str) -> Values | None:
    """The five percentiles; None where one of them is not exactly known in this unit."""
    row = wages().row(code, area.code)
    values = [] if row is None else exact(wages().figures(row), unit)
    return None if not values or None in values else values


def _job(
    code: str, area: WageArea, unit: str, values: Values | None, axis: Axis | None
) -> PopularJob:
    store = wages()
    row = store.row(code, area.code)
    title = store.title(code)
    near = state_name(area.state) if not area.is_nation else ""
    query = HomeQuery(q=title, near=near, unit=unit)
    bar = None
    if values and axis:
        bar = RangeBar(*(axis.place(value) for value in values if value is not None))
    figures = {} if row is None else store.figures(row)
    shown = unit in units(figures["only"]) if figures else False
    name = f"{unit}_median"
    known = bool(shown and figures[name] is not None)
    median = row_wage(figures, name, words()) if figures else _("not published")
    return {
        "title": title,
        "href": reverse("home") + query.query(),
        "note": _note(code, area),
        "median": median,
        "known": known,
        "bar": bar,
        "said": _said(values, unit) if values else "",
    }


def _said(values: Values, unit: str) -> str:
    write = writer(unit)
    low, _p25, middle, _p75, high = (write(value or 0) for value in values)
    said = _("A tenth earn under %(low)s %(per)s, half over %(middle)s, a tenth over %(high)s.")
    return said % {"low": low, "middle": middle, "high": high, "per": per(unit)}


def _note(code: str, area: WageArea) -> str:
    """How many programs lead there, and the nation's openings a year."""
    state = () if area.is_nation else (area.state,)
    total = Selection(catalog(), ProgramQuery(occupation=code, state=state)).open_only().total
    programs = ngettext("%(n)s program", "%(n)s programs", total) % {"n": count(total)}
    known = occupations()
    openings = count(int(known["openings"][known.at[code]]))
    return _("%(programs)s · %(n)s openings a year") % {
        "programs": programs, "n": openings,
    }  # fmt: skip
