"""One occupation in one place, beside its states and the nation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.pages import numbers
from salaries.occupations import Occupations
from salaries.pages.occupation.portrait import cell
from salaries.pages.paycharts import exact, pay_ranges
from salaries.pages.place.summary import rank, summary
from salaries.pages.written import (
    Words,
    lead_unit,
    odd_ends,
    odd_words,
    per,
    percentile_words,
    words,
)
from salaries.rules.figures import ANNUAL, HOURLY
from salaries.wagestore import WageArea, WageStore

ALL_OCCUPATIONS = "00-0000"


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
    table = groups(columns, say)
    return {
        "soc": soc,
        "title": known.titles[known.at[soc]],
        "area": own.area,
        "published": own.figures is not None,
        "columns": [
            {"name": c.area.name, "href": f"{base}{c.area.code}/", "own": c is own} for c in columns
        ],
        "groups": table,
        "marks": marks(table, say),
        "odd": odd(columns),
        "bars": bars(columns),
        "summary": summary(known.titles[known.at[soc]], own.area, own.figures, say),
        "ranks": rank(store, soc, own.area, year) if own.figures else [],
        "parity_year": year,
        "edition": store.release["edition"],
    }


def compared(store: WageStore, area: WageArea) -> list[WageArea]:
    """The area, every state it reaches into, and the nation; each once."""
    states = [store.state_area[code] for code in area.states if code in store.state_area]
    return list({a.code: a for a in (area, *states, store.nation)}.values())


def odd(columns: list[Column]) -> str:
    """The places whose upper percentiles are odd, and what is; "" for none."""
    names = [c.area.name for c in columns if c.figures and odd_ends(c.figures)]
    return f"{'; '.join(names)}: {odd_words()}" if names else ""


def column(store: WageStore, soc: str, area: WageArea, year: int | None) -> Column:
    row = store.row(soc, area.code)
    parity = store.area_parities(year)[area.at]
    figures = None if row is None else store.figures(row)
    if figures and area.is_nation:
        figures |= national_shares(store, figures["employment"])
    return Column(area, figures, None if np.isnan(parity) else float(parity))


def national_shares(store: WageStore, jobs: int | None) -> dict[str, float | None]:
    """What the file leaves empty for the nation: it is 1 by definition, and a division."""
    total = store.row(ALL_OCCUPATIONS, store.nation.code)
    every = 0 if total is None else int(store.columns["employment"][total])
    rate = 1000 * jobs / every if jobs is not None and every > 0 else None
    return {"location_quotient": 1.0, "jobs_per_1000": rate}


def marks(groups: list[dict[str, Any]], say: Words) -> dict[str, bool]:
    """Which words of the table need their meaning said under it."""
    cells = {cell for group in groups for row in group["rows"] for cell in row["cells"]}
    bound = say.at_least.partition("%")[0]
    return {"withheld": say.withheld in cells, "bound": any(c.startswith(bound) for c in cells)}


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


def wage_cell(column: Column, name: str, say: Words, *, adjusted: bool = False) -> str:
    if column.figures is None:
        return _("not published")
    return cell(column.figures, name, say, column.parity if adjusted else 100.0)


def job_rows(columns: list[Column], say: Words) -> list[dict[str, Any]]:
    def cells(name: str, write: Callable[[Any], str]) -> list[str]:
        return [
            _("not published") if c.figures is None else write(c.figures[name]) or say.withheld
            for c in columns
        ]

    def plain(value: float | None) -> str:
        return "" if value is None else f"{value:.2f}"

    return [
        {"label": _("Jobs"), "cells": cells("employment", numbers.count)},
        {"label": _("Jobs per 1,000 of all jobs"), "cells": cells("jobs_per_1000", plain)},
        {"label": _("Location quotient"), "cells": cells("location_quotient", plain)},
        {"label": _("Sampling error"), "cells": cells("mean_rse", numbers.percent)},
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
    unit = lead_unit(known[-1][1]["only"])
    named = [(name, exact(figures, unit)) for name, figures in known]
    return pay_ranges("ranges", _("Ranges of pay %s, place by place") % per(unit), named, unit)
