"""The figures of the two wage lists, one declaration each: occupations, and one's areas.

Wages are in dollars a year and in cents an hour; a bound (“at least”) sorts as itself.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from careerguide.columns.narrowing import Where
from careerguide.lists.columns import (
    COUNT,
    PERCENT,
    TEXT,
    YEARLY,
    Column,
    Columns,
    Compare,
    Fact,
    Sort,
    Unit,
)
from careerguide.pages import numbers
from salaries.models.wages import Area
from salaries.pages.cited import edition
from salaries.pages.wagetext import odd_ends, wage_notes, why_missing
from salaries.rules import ADJUSTED, ANNUAL, HOURLY, PERCENTILES, WAGES
from salaries.wagestore import BIT

OEWS, PROJECTIONS, PARITIES = "oews", "projections", "rpp"
CENTS = Unit(numbers.cents, cell=lambda value: None if value is None else f"{value / 100:.2f}",
             name="dollars an hour")  # fmt: skip
SHARE = Unit(numbers.percent, cell=lambda value: None if value is None else round(value, 1),
             name="percent")  # fmt: skip
RATIO = Unit(numbers.percent, name="ratio to the nation")
LEVEL = Unit(lambda value: "" if value is None else f"{value:.1f}", name="percent of the nation’s")
UNIT = {HOURLY: CENTS, ANNUAL: YEARLY}
WITHHELD = _("withheld")
WHY_EMPTY = "Why figures of the row are empty or not exact"
NOT_PROJECTED = _("not projected")
NATION = _("In the whole nation")
PERCENTILE_LABELS = dict(zip(PERCENTILES, (_("10th"), _("25th"), _("Median"), _("75th"), _("90th")),
                    strict=True))  # fmt: skip
"""The headings of percentiles: so many of a hundred workers earn less."""


def wage(name: str, *, raw: str = "") -> Any:
    """A wage in words; `raw` is the published figure it is made of, whose bounds it shares."""
    figure = raw or name
    write, bound = UNIT[figure.partition("_")[0]].write, BIT[figure]

    def text(writer: Any, fact: Fact) -> str:
        shown = write(fact[name])
        return writer.say.at_least % shown if shown and fact["top_coded"] & bound else shown

    return text


def why_no_wage(name: str) -> Any:
    """What says why the wage is unknown: never measured in this unit, or withheld."""
    return lambda writer, fact: why_missing(name, fact["only"], writer.say)


def growth_label(known: Any) -> str:
    """“Growth 2024–34”: ten years, but which?"""
    years = edition(PROJECTIONS)
    return now("Growth %s") % years if years else now("Growth")


def release(writer: Any, _fact: Fact) -> str:
    """The edition of the wages."""
    return str(writer.edition)


def notes(names: Sequence[str]) -> Any:
    """The CSV's cell of why the wages `names` and the employment are empty or not exact."""
    return lambda _writer, fact: "; ".join(wage_notes(names, fact))


def median(unit: str, heading: Any, sort: Sort) -> Column:
    """The national median of an occupation."""
    name = f"{unit}_median"
    return Column(name, UNIT[unit], heading, stored=name, key=name, heading=heading, source=OEWS,
                  text=wage(name), missing=why_no_wage(name), sort=sort)  # fmt: skip


OCCUPATIONS = Columns((
    Column("soc", TEXT, "Occupation code", cell=lambda w, f: w.known.codes[f["row"]],
           sort=Sort(), by=lambda s, rows: s.stored("soc", rows)),
    Column("title", TEXT, heading=_("Occupation"), cell=lambda w, f: w.known.titles[f["row"]],
           by=lambda s, rows: s.stored("title", rows), sort=Sort(_("Title"), at=5)),
    Column("employment", COUNT, stored="employment", key="employment", heading=_("Jobs"),
           missing=WITHHELD, source=OEWS, sort=Sort("", _("Most jobs"), at=6),
           compare=Compare(NATION, _("Jobs"))),
    median(HOURLY, _("Median an hour"), Sort()),
    median(ANNUAL, _("Median a year"), Sort(_("Pay, low to high"), _("Pay, high to low"), at=1,
                                            falling_first=True)),
    Column("change_percent", PERCENT, stored="change_percent", signed=True, key="change",
           heading=lambda selection: growth_label(selection.records), missing=NOT_PROJECTED,
           about="Projected change of jobs over ten years.",
           source=PROJECTIONS, sort=Sort("", _("Growth, high to low"), at=2),
           compare=Compare(NATION, lambda writer: growth_label(writer.known), at=1)),
    Column("openings", COUNT, stored="openings", key="openings", heading=_("Openings a year"),
           missing=NOT_PROJECTED, source=PROJECTIONS,
           sort=Sort("", _("Openings, most first"), at=3),
           compare=Compare(NATION, _("Openings a year"), at=2)),
    Column("entry_education", TEXT, stored="entry_education", key="education",
           heading=_("Entry education"), text=lambda w, f: w.education(f),
           missing=_("not stated"), cell=lambda w, f: w.outlook(f).get("entry_education"),
           source=PROJECTIONS, sort=Sort(_("Least education first"), at=4),
           compare=Compare(NATION, _("Entry education"), at=3)),
    Column("release", TEXT, "Edition of the wages", cell=release),
    Column("notes", TEXT, WHY_EMPTY, cell=notes(("hourly_median", "annual_median"))),
), (NATION,), ("title", "annual_median", "hourly_median", "employment", "change_percent",
               "openings", "entry_education"))  # fmt: skip


def published(name: str) -> Column:
    """A wage as published; beside adjusted ones the median stands apart by its heading."""
    unit, _under, percentile = name.partition("_")
    label = PERCENTILE_LABELS[percentile]

    def heading(selection: Any) -> str:
        return now("Published median") if selection.query.adjusted else str(label)

    return Column(name, UNIT[unit], label, stored=name, heading=heading, source=OEWS, sort=Sort(),
                  text=wage(name), missing=why_no_wage(name))  # fmt: skip


def adjusted(raw: str) -> Column:
    """A wage at national prices; NaN where it or the local price level is unknown."""
    name = f"{raw}{ADJUSTED}"
    unit, _under, percentile = raw.partition("_")

    def values(selection: Any, rows: Where) -> NDArray[np.float64]:
        held = selection.stored(raw, rows).astype(np.float64)
        held[held < 0] = np.nan
        return np.asarray(held * 100 / selection.parity[rows])

    def why(writer: Any, fact: Fact) -> str:
        # A wage's percentiles are withheld together.
        known = fact[f"{unit}_median"] is not None
        return writer.say.no_parity if known else why_missing(raw, fact["only"], writer.say)

    def cell(_writer: Any, fact: Fact) -> Any:
        return None if fact[name] is None else UNIT[unit].cell(round(fact[name]))

    label = PERCENTILE_LABELS[percentile]
    return Column(name, UNIT[unit], label, values=values, heading=label, source=PARITIES,
                  sort=Sort(), text=wage(name, raw=raw), missing=why, cell=cell,
                  csv=raw == f"{ANNUAL}_median")  # fmt: skip


def quotient(_writer: Any, fact: Fact) -> str:
    """Shares are measured by the nation's, so its own is 1."""
    if fact["area"].is_nation:
        return "1.00"
    known = fact["location_quotient"]
    return "" if known is None else f"{known:.2f}"


def area_notes(writer: Any, fact: Fact) -> str:
    """Why cells are empty or not exact, and of which year prices are."""
    found = wage_notes((*WAGES, "annual_mean"), fact)
    if fact["annual_median_adjusted"] is not None and fact["top_coded"] & BIT["annual_median"]:
        found.append("annual_median_adjusted: at least")
    if odd_ends(fact):
        found.append("75th and 90th percentile odd, as published")
    year = writer.selection.parity_year
    known = fact["price_parity"] is not None
    found.append(f"price parity is for {year}" if known else
                 f"no price parity is published for {year}")  # fmt: skip
    return "; ".join(found)


def parity_cell(_writer: Any, fact: Fact) -> str | None:
    """The price level with three decimals; None where none is published."""
    return None if fact["price_parity"] is None else f"{fact['price_parity']:.3f}"


def of_area(name: str) -> Any:
    """The CSV's cell of one attribute of a WageArea."""
    return lambda _writer, fact: getattr(fact["area"], name)


def area_type(_writer: Any, fact: Fact) -> str:
    """The slug of the kind of area, such as “nonmetro”."""
    return next(kind.slug for kind in Area.Type if kind == fact["area"].type)


OF_AREA = (
    Column("area_code", TEXT, "Area code", cell=of_area("code"),
           about="OEWS’s: two, five or seven digits."),
    Column("area", TEXT, heading=_("Area"), by=lambda s, rows: s.records.area[rows], sort=Sort(),
           cell=of_area("title")),
    Column("area_type", TEXT, "Kind of area", cell=area_type),
    Column("state", TEXT, "Postal code of its first state", cell=of_area("state")),
)  # fmt: skip
PRICE_PARITY = Column(
    "price_parity", LEVEL, values=lambda s, rows: s.parity[rows], heading=_("Price level"),
    cell=parity_cell, missing=lambda writer, _fact: writer.say.no_parity, source=PARITIES,
    sort=Sort(),
)  # fmt: skip
AREAS = Columns((
    *OF_AREA,
    Column("employment", COUNT, stored="employment", heading=_("Jobs"), missing=WITHHELD,
           source=OEWS, sort=Sort()),
    *(published(name) for name in WAGES),
    Column("annual_mean", YEARLY, "Mean", stored="annual_mean", source=OEWS, sort=Sort(),
           missing=why_no_wage("annual_mean")),
    PRICE_PARITY,
    *(adjusted(name) for name in WAGES),
    Column("location_quotient", RATIO, stored="location_quotient", text=quotient, csv=False,
           cell=lambda writer, fact: quotient(writer, fact) or None,
           heading=_("Location quotient"), missing=WITHHELD, source=OEWS, sort=Sort()),
    Column("sampling_error", SHARE, stored="mean_rse", csv=False, heading=_("Sampling error"),
           missing=WITHHELD, source=OEWS, sort=Sort()),
    Column("release", TEXT, "Edition of the wages", cell=release),
    Column("notes", TEXT, WHY_EMPTY, cell=area_notes),
))  # fmt: skip
OF_OCCUPATION = (
    Column("soc", TEXT, "Occupation code", about=("SOC 2018, or the code of a combination under"
                                                      " which OEWS publishes several.")),
    Column("occupation", TEXT, "Occupation", about="The title of the code."),
)  # fmt: skip
"""Of which occupation a line is, where a table has several."""
