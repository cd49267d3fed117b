"""An occupation in one of several areas that stand beside each other: its figures and cells."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _

from salaries.pages.wagetext import Marks, Words, row_wage
from salaries.wagestore import WageArea, WageRow, WageStore

ALL_OCCUPATIONS = "00-0000"


@dataclass(frozen=True, slots=True)
class Column:
    """A place's figures (None where the occupation has no row there) and price parity."""

    area: WageArea
    figures: WageRow | None
    parity: float | None


def column(store: WageStore, soc: str, area: WageArea, year: int | None) -> Column:
    """One area's figures, and its price parity of `year`: None where none is published."""
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


def wage_cell(column: Column, name: str, say: Words, *, adjusted: bool = False) -> str:
    """A place's wage, at national prices if `adjusted`; why it is unknown, where it is."""
    if column.figures is None:
        return _("not published")
    return row_wage(column.figures, name, say, column.parity if adjusted else 100.0)


def marks_of(written: Iterable[str], say: Words) -> Marks:
    """The same of any cells."""
    texts = set(written)
    bound = say.at_least.partition("%")[0]
    return {"withheld": say.withheld in texts, "bound": any(t.startswith(bound) for t in texts)}
