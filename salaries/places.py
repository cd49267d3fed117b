"""One occupation in one place, beside its states and the nation."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.core import numbers
from salaries.filters import ANNUAL, HOURLY
from salaries.occupations import Occupations
from salaries.paycharts import exact, pay_ranges
from salaries.portrait import cell, units
from salaries.rows import area_kinds
from salaries.summary import rank, summary
from salaries.wagestore import WageArea, WageStore
from salaries.written import Words, words

NATION = "99"


@dataclass(frozen=True)
class Column:
    """A place's figures (None where the occupation has no row there) and price parity."""

    area: WageArea
    figures: dict[str, Any] | None
    parity: float | None


def place(known: Occupations, soc: str, code: str) -> dict[str, Any]:
    """The template's context. Prices of one year for all columns, or they would not compare."""
    store, say = known.wages, words()
    areas = compared(store, store.areas[store.area_at[code]])
    year = store.parity_year({area.type for area in areas})
    columns = [column(store, soc, area, year) for area in areas]
    own = columns[0]
    base = reverse("salaries:occupation", args=(soc,))
    return {
        "soc": soc,
        "title": known.titles[known.at[soc]],
        "area": own.area,
        "kind": area_kinds()[own.area.type],
        "published": own.figures is not None,
        "columns": [
            {"name": c.area.name, "href": f"{base}{c.area.code}/", "own": c is own} for c in columns
        ],
        "groups": groups(columns, say),
        "bars": bars(columns),
        "summary": summary(known.titles[known.at[soc]], own.area, own.figures, say),
        "ranks": rank(store, soc, own.area, year) if own.figures else [],
        "parity_year": year,
        "edition": store.release["edition"],
    }


def compared(store: WageStore, area: WageArea) -> list[WageArea]:
    """The area, every state it reaches into, and the nation; each once."""
    states = [store.state_area[code] for code in area.states if code in store.state_area]
    nation = store.areas[store.area_at[NATION]]
    return list({a.code: a for a in (area, *states, nation)}.values())


def column(store: WageStore, soc: str, area: WageArea, year: int | None) -> Column:
    row = store.row(soc, area.code)
    parity = store.area_parities(year)[area.at]
    figures = None if row is None else store.figures(row)
    return Column(area, figures, None if np.isnan(parity) else float(parity))


def groups(columns: list[Column], say: Words) -> list[dict[str, Any]]:
    """The rows of the table under their headings; a cell per column."""
    kinds = {HOURLY: _("Pay an hour"), ANNUAL: _("Pay a year")}
    made = []
    for unit, label in kinds.items():
        rows = [
            {"label": said, "cells": [wage_cell(c, f"{unit}_{name}", say) for c in columns]}
            for name, said in percentile_words().items()
        ]
        said = _("Median at national prices")
        cells = [wage_cell(c, f"{unit}_median", say, adjusted=True) for c in columns]
        rows.append({"label": said, "cells": cells})
        made.append({"label": label, "rows": rows})
    made.append({"label": _("Jobs"), "rows": job_rows(columns, say)})
    return made


def percentile_words() -> dict[str, str]:
    return {
        "p10": _("A tenth earn less than"),
        "p25": _("A quarter earn less than"),
        "median": _("Half earn less than (median)"),
        "p75": _("A quarter earn more than"),
        "p90": _("A tenth earn more than"),
        "mean": _("Mean"),
    }


def wage_cell(column: Column, name: str, say: Words, *, adjusted: bool = False) -> str:
    if column.figures is None:
        return _("not published")
    return cell(column.figures, name, say, column.parity if adjusted else 100.0)


def job_rows(columns: list[Column], say: Words) -> list[dict[str, Any]]:
    def cells(name: str, write: Any) -> list[str]:
        return [
            _("not published")
            if c.figures is None
            else write(c.figures[name])
            or (_("not applicable") if c.area.code == NATION else say.withheld)
            for c in columns
        ]

    plain = "{:.2f}".format
    return [
        {"label": _("Jobs"), "cells": cells("employment", numbers.count)},
        {
            "label": _("Jobs per 1,000 of all jobs"),
            "cells": cells("jobs_per_1000", lambda v: "" if v is None else plain(v)),
        },
        {
            "label": _("Location quotient (nation = 1)"),
            "cells": cells("location_quotient", lambda v: "" if v is None else plain(v)),
        },
        {
            "label": _("Sampling error of the mean wage"),
            "cells": cells("mean_rse", numbers.percent),
        },
        {
            "label": _("Price level (nation = 100)"),
            "cells": [say.no_parity if c.parity is None else f"{c.parity:.1f}" for c in columns],
        },
    ]


def bars(columns: list[Column]) -> dict[str, Any] | None:
    """The ranges of pay on one scale; the table says a range that is not exactly known."""
    known = [(c.area.name, c.figures) for c in columns if c.figures]
    if not known:
        return None
    unit = units(known[-1][1]["only"])[-1]
    named = [(name, exact(figures, unit)) for name, figures in known]
    per = _("a year") if unit == ANNUAL else _("an hour")
    return pay_ranges("ranges", _("Ranges of pay %s, place by place") % per, named, unit)
