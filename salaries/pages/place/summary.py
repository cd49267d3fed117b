"""One place's wages in a sentence or two, and where they rank."""

from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from careerguide.pages import numbers
from salaries.models.wages import Area
from salaries.pages.occupation.portrait import cell
from salaries.pages.written import Words, amount, lead_unit, per
from salaries.rules import ANNUAL, HOURLY
from salaries.wagestore import BIT, MISSING, WageArea, WageStore


def summary(title: str, area: WageArea, figures: dict[str, Any] | None, say: Words) -> str:
    """The median and the middle half in plain words; why, where the median is not known."""
    said = {"title": title, "area": area.name}
    if figures is None:
        return _("No figure is published for %(title)s in %(area)s.") % said
    unit = lead_unit(figures["only"])
    if figures[f"{unit}_median"] is None:
        return _("The pay of %(title)s in %(area)s is withheld: too few employers answered.") % said
    pay = {p: f"{cell(figures, f'{unit}_{p}', say)} {per(unit)}" for p in ("p25", "median", "p75")}
    pay["median"] += also(figures, unit, say)
    said |= {"pay": pay["median"], "jobs": numbers.count(figures["employment"])}
    if figures["top_coded"] & BIT[f"{unit}_median"]:
        sentence = _("Half of the people working as %(title)s in %(area)s earn %(pay)s.")
    elif said["jobs"]:
        sentence = _(
            "Half of the %(jobs)s people working as %(title)s in %(area)s earn more than %(pay)s."
        )
    else:
        sentence = _("Half of the people working as %(title)s in %(area)s earn more than %(pay)s.")
    return " ".join([sentence % said, middle(figures, unit, pay)]).strip()


def also(figures: dict[str, Any], unit: str, say: Words) -> str:
    """The median in the other unit, in brackets, where it is exactly known."""
    other = HOURLY if unit == ANNUAL else ANNUAL
    name = f"{other}_median"
    if figures[name] is None or figures["top_coded"] & (BIT[name] | BIT[f"{unit}_median"]):
        return ""
    return f" ({cell(figures, name, say)} {per(other)})"


def middle(figures: dict[str, Any], unit: str, pay: dict[str, str]) -> str:
    """The middle half, where both of its ends are exact."""
    for end in ("p25", "p75"):
        if figures[f"{unit}_{end}"] is None or figures["top_coded"] & BIT[f"{unit}_{end}"]:
            return ""
    return _("The middle half earn from %(low)s to %(high)s.") % {
        "low": amount(unit, figures[f"{unit}_p25"]),
        "high": pay["p75"],
    }


def rank(store: WageStore, soc: str, area: WageArea, year: int | None) -> list[str]:
    """Where the median stands among areas of the same kind, raw and at national prices of `year`.

    Nothing for a median that is unknown or only “at least”, or with fewer than three to compare.
    """
    ranked = {Area.Type.STATE: _("states and D.C."), Area.Type.METRO: _("metro areas")}
    plural = ranked.get(area.type)
    if not plural:
        return []
    rows = store.rows(soc)
    areas = np.asarray(store.columns["area"][rows])
    alike = np.flatnonzero(store.area_types[areas] == area.type)
    places, areas = alike + rows.start, areas[alike]
    own = int(np.flatnonzero(areas == area.at)[0])
    name = f"{lead_unit(int(store.columns['only'][places[own]]))}_median"
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
