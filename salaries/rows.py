"""Write rows of wages for the page: one ready string per cell."""

from typing import Any, NamedTuple

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from careerguide.core import numbers
from salaries.areas import AreaRows
from salaries.filters import PERCENTILES, AreasState
from salaries.wagestore import MISSING, WageStore
from salaries.written import wage, words

NONE = 100.0
"""The parity that changes nothing."""


class AreaRow(NamedTuple):
    """A place's cells in the order of the table's columns; each safe to show as it is."""

    href: SafeString
    name: SafeString
    kind: SafeString
    employment: SafeString
    p10: SafeString
    p25: SafeString
    median: SafeString
    p75: SafeString
    p90: SafeString
    parity: SafeString
    other_median: SafeString
    quotient: SafeString
    error: SafeString


def area_rows(store: WageStore, soc: str, found: AreaRows, state: AreasState) -> list[AreaRow]:
    """The written rows of `found`. The percentiles are adjusted when the state says so.

    The column after the parity then is the published median, and the adjusted one otherwise.
    """
    say = words()
    kinds = area_kinds()
    columns = _values(store, found, state.unit)
    base = reverse("salaries:occupation", args=(soc,))
    withheld = say.withheld
    no_quotient = (withheld, escape(_("not applicable")))
    result = []
    for at, parity, employment, top, only, quotient, error, *wages in columns:
        area = store.areas[at]
        used, other = (parity, NONE) if state.adjusted else (NONE, parity)
        cells = [
            wage(f"{state.unit}_{p}", value, top, only, say, used)
            for p, value in zip(PERCENTILES, wages, strict=True)
        ]
        result.append(
            AreaRow(
                SafeString(f"{base}{area.code}/"),
                area.safe_name,
                kinds[area.type],
                SafeString(f"{employment:,}") if employment != MISSING else withheld,
                *cells,
                SafeString(f"{parity:.1f}") if parity == parity else say.no_parity,
                wage(f"{state.unit}_median", wages[2], top, only, say, other),
                SafeString(f"{quotient:.2f}") if quotient == quotient else no_quotient[at == 0],
                SafeString(numbers.percent(error)) if error == error else withheld,
            )
        )
    return result


def _values(store: WageStore, found: AreaRows, unit: str) -> Any:
    names = ("employment", "top_coded", "only", "location_quotient", "mean_rse")
    figures = [f"{unit}_{percentile}" for percentile in PERCENTILES]
    lists = [store.columns[name][found.rows].tolist() for name in (*names, *figures)]
    return zip(found.areas.tolist(), found.parity.tolist(), *lists, strict=True)


def area_kinds() -> dict[int, SafeString]:
    """What each type of area is called on the page."""
    return {
        1: escape(_("nation")),
        2: escape(_("state")),
        3: escape(_("territory")),
        4: escape(_("metro area")),
        6: escape(_("nonmetro area")),
    }
