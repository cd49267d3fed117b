"""One occupation in one place, beside its states and the nation: in sentences and as a table."""

from collections.abc import Callable
from typing import TypedDict

import numpy as np
from django.utils.translation import gettext as _

from careerguide.lists.page import Link
from careerguide.pages import numbers
from careerguide.pages.cache import address
from careerguide.words.data_text import joined, sentence
from salaries.models.wages import Area
from salaries.occupations import Occupations
from salaries.pages.beside import Column, column, marks_of, wage_cell
from salaries.pages.cited import Source, sources
from salaries.pages.instead import NearestPay, nearest_pay
from salaries.pages.panels import Nearby, programs_nearby
from salaries.pages.paycharts import RangesChart, exact, pay_ranges
from salaries.pages.wagetext import (
    Marks,
    TableRow,
    Words,
    amount,
    lead_unit,
    odd_ends,
    odd_words,
    per,
    percentile_words,
    row_wage,
    units,
    words,
)
from salaries.rules import ANNUAL, HOURLY, UNITS
from salaries.unit import IN_ADDRESS, unit_tabs
from salaries.wagestore import BIT, MISSING, WageArea, WageRow, WageStore

Write = Callable[[int | None], str] | Callable[[float | None], str]


class ColumnHead(TypedDict):
    """The heading of a place's column; `own` is the place that the page is about."""

    name: str
    href: str
    own: bool


class Group(TypedDict):
    """Rows of the table under one heading."""

    label: str
    rows: list[TableRow]


class PlacePage(TypedDict):
    """What salaries/place.html shows; `bars` is None where no range of pay is fully known."""

    section: str
    nearby: Nearby
    sources: list[Source]
    soc: str
    title: str
    area: WageArea
    columns: list[ColumnHead]
    groups: list[Group]
    marks: Marks
    odd: str
    """Which places have odd upper percentiles, and what is odd; "" for none."""
    bars: RangesChart | None
    summary: str
    nearest: NearestPay | None
    """Where the place itself has no median: the nearest metropolitan area that has one."""
    ranks: list[str]
    unit_tabs: list[Link]
    parity_year: int | None
    edition: str


def place_page(known: Occupations, soc: str, code: str, wanted: str = "") -> PlacePage:
    """The template's context. Prices of one year for all columns, or they would not compare.

    `wanted` is the unit that the page leads with, where figures exist in it; it stays in links.
    """
    store, say = known.wages, words()
    areas = compared(store, store.areas[store.area_at[code]])
    year = store.parity_year({area.type for area in areas})
    columns = [column(store, soc, area, year) for area in areas]
    own = columns[0]
    base = address("salaries:occupation", soc)
    table = groups(columns, say, wanted)
    kept = f"?unit={IN_ADDRESS[wanted]}" if wanted else ""
    title = known.wages.title(soc)
    return {
        "section": "wages",
        "nearby": programs_nearby(soc, code),
        "sources": sources("oews", "rpp"),
        "soc": soc,
        "title": title,
        "area": own.area,
        "columns": [
            {"name": c.area.name, "href": f"{base}{c.area.code}/{kept}", "own": c is own}
            for c in columns
        ],
        "groups": table,
        "marks": marks(table, say),
        "odd": odd(columns),
        "bars": bars(columns, wanted),
        "summary": summary(title, own.area, own.figures, say, wanted),
        "nearest": nearest_pay(store, soc, own, wanted),
        "ranks": rank(store, soc, own.area, year, wanted) if own.figures else [],
        "unit_tabs": tabs(own.figures, wanted),
        "parity_year": year,
        "edition": store.edition,
    }


def tabs(figures: WageRow | None, wanted: str) -> list[Link]:
    """The page by the year or by the hour; none where only one of them is published."""
    if figures is None or len(units(figures["only"])) < len(UNITS):
        return []
    return unit_tabs(lead_unit(figures["only"], wanted))


def compared(store: WageStore, area: WageArea) -> list[WageArea]:
    """The area, every state it reaches into, and the nation; each once."""
    states = [store.state_area[code] for code in area.states if code in store.state_area]
    return list({a.code: a for a in (area, *states, store.nation)}.values())


def odd(columns: list[Column]) -> str:
    """The places whose upper percentiles are odd, and what is; "" for none."""
    names = [c.area.name for c in columns if c.figures and odd_ends(c.figures)]
    return f"{'; '.join(names)}: {odd_words()}" if names else ""


def marks(groups: list[Group], say: Words) -> Marks:
    """Which words of the table need their meaning said under it."""
    return marks_of((text for g in groups for row in g["rows"] for text in row["cells"]), say)


def groups(columns: list[Column], say: Words, wanted: str = "") -> list[Group]:
    """The rows of the table under their headings, those of the unit asked for first; a cell per
    column."""
    made: list[Group] = []
    both = [(HOURLY, _("Pay an hour")), (ANNUAL, _("Pay a year"))]
    for unit, label in sorted(both, key=lambda one: one[0] != (wanted or ANNUAL)):
        rows: list[TableRow] = [
            {"label": said, "cells": [wage_cell(c, f"{unit}_{name}", say) for c in columns]}
            for name, said in percentile_words().items()
        ]
        said = _("Median at national prices")
        cells = [wage_cell(c, f"{unit}_median", say, adjusted=True) for c in columns]
        rows.append({"label": said, "cells": cells})
        made.append({"label": label, "rows": rows})
    made.append({"label": _("Jobs"), "rows": job_rows(columns, say)})
    return made


def job_rows(columns: list[Column], say: Words) -> list[TableRow]:
    """The rows of employment, its shares, the mean's sampling error and the price level."""

    def row(label: str, name: str, write: Write) -> TableRow:
        cells = [
            _("not published") if c.figures is None else write(c.figures[name]) or say.withheld
            for c in columns
        ]
        return {"label": label, "cells": cells}

    def plain(value: float | None) -> str:
        return "" if value is None else f"{value:.2f}"

    prices = [say.no_parity if c.parity is None else f"{c.parity:.1f}" for c in columns]
    return [
        row(_("Jobs"), "employment", numbers.count),
        row(_("Jobs per 1,000 of all jobs"), "jobs_per_1000", plain),
        row(_("Location quotient"), "location_quotient", plain),
        row(_("Sampling error"), "mean_rse", numbers.percent),
        {"label": _("Price level (nation = 100)"), "cells": prices},
    ]


def bars(columns: list[Column], wanted: str = "") -> RangesChart | None:
    """The ranges of pay on one scale; the table says a range that is not exactly known."""
    known = [(c.area.name, c.figures) for c in columns if c.figures]
    if not known:
        return None
    unit = lead_unit(known[-1][1]["only"], wanted)
    named = [(name, exact(figures, unit)) for name, figures in known]
    return pay_ranges("ranges", _("Ranges of pay %s, place by place") % per(unit), named, unit)


def summary(
    title: str, area: WageArea, figures: WageRow | None, say: Words, wanted: str = ""
) -> str:
    """The median and the middle half in plain words; why, where the median is not known. HTML where
    the title is."""
    place = _("the United States") if area.is_nation else area.name
    said = {"title": title, "area": place}
    if figures is None:
        return sentence(_("No figure is published for %(title)s in %(area)s."), said)
    unit = lead_unit(figures["only"], wanted)
    if figures[f"{unit}_median"] is None:
        withheld = _("The pay of %(title)s in %(area)s is withheld: too few employers answered.")
        return sentence(withheld, said)
    pay = {
        p: f"{row_wage(figures, f'{unit}_{p}', say)} {per(unit)}" for p in ("p25", "median", "p75")
    }
    pay["median"] += other_unit(figures, unit, say)
    said |= {"pay": pay["median"], "jobs": numbers.count(figures["employment"])}
    if figures["top_coded"] & BIT[f"{unit}_median"]:
        words = _("Half of the people working as %(title)s in %(area)s earn %(pay)s.")
    elif said["jobs"]:
        words = _(
            "Half of the %(jobs)s people working as %(title)s in %(area)s earn more than %(pay)s."
        )
    else:
        words = _("Half of the people working as %(title)s in %(area)s earn more than %(pay)s.")
    both = sentence(words, said), middle_half(figures, unit, pay)
    return joined(" ", filter(None, both))


def other_unit(figures: WageRow, unit: str, say: Words) -> str:
    """The median in the other unit, in brackets, where it is exactly known."""
    other = HOURLY if unit == ANNUAL else ANNUAL
    name = f"{other}_median"
    if figures[name] is None or figures["top_coded"] & (BIT[name] | BIT[f"{unit}_median"]):
        return ""
    return f" ({row_wage(figures, name, say)} {per(other)})"


def middle_half(figures: WageRow, unit: str, pay: dict[str, str]) -> str:
    """The middle half in a sentence, where both of its ends are exact; else ""."""
    for end in ("p25", "p75"):
        if figures[f"{unit}_{end}"] is None or figures["top_coded"] & BIT[f"{unit}_{end}"]:
            return ""
    return _("The middle half earn from %(low)s to %(high)s.") % {
        "low": amount(unit, figures[f"{unit}_p25"]),
        "high": pay["p75"],
    }


def rank(
    store: WageStore, soc: str, area: WageArea, year: int | None, wanted: str = ""
) -> list[str]:
    """Where the median stands among areas of the same kind, raw and at national prices of `year`.

    Nothing for a median that is unknown or only “at least”, or with fewer than three to compare.
    """
    ranked = {Area.Type.STATE: _("states and D.C."), Area.Type.METRO: _("metro areas")}
    plural = ranked.get(area.type)
    if not plural:
        return []
    rows = store.rows(soc)
    areas = store.columns["area"][rows]
    alike = np.flatnonzero(store.area_types[areas] == area.type)
    places, areas = alike + rows.start, areas[alike]
    own = int(np.flatnonzero(areas == area.at)[0])
    name = f"{lead_unit(int(store.columns['only'][places[own]]), wanted)}_median"
    if int(store.columns["top_coded"][places[own]]) & BIT[name]:
        return []
    values = store.columns[name][places].astype(np.float64)
    values[values == MISSING] = np.nan
    said = []
    for label, figures in (
        (_("Median pay ranks %(rank)s of the %(of)s medians published (%(areas)s)."), values),
        (
            _("At national prices it ranks %(rank)s of the %(of)s whose price level is known."),
            values * 100 / store.area_parities(year)[areas],
        ),
    ):
        known = int(np.isfinite(figures).sum())
        if np.isnan(figures[own]) or known < 3:
            break
        above = int((figures > figures[own]).sum())
        said.append(label % {"rank": above + 1, "of": known, "areas": plural})
    return said
