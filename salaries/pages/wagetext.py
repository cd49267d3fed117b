"""Write wages as readers see them: a figure, its bound, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.lists.columns import Fact
from salaries.rules import ANNUAL, FAR, HOURLY, UNITS, is_odd
from salaries.wagestore import ANNUAL_ONLY, BIT, HOURLY_ONLY, MISSING, WageRow

PUBLISHED = 100.0
"""The price parity that changes nothing."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words that stand in wage cells, looked up once per page and not once per cell."""

    withheld: str
    at_least: str
    no_hourly: str
    no_annual: str
    no_parity: str


class TableRow(TypedDict):
    """A row of a table: its heading, and a written figure or reason for each column."""

    label: str
    cells: list[str]


class Marks(TypedDict):
    """Which words a table holds whose meaning is said under it."""

    withheld: bool
    bound: bool


def words() -> Words:
    """The words of wage cells in the reader's language."""
    return Words(
        withheld=_("withheld"),
        at_least=_("at least %s"),
        no_hourly=_("no hourly figures exist"),
        no_annual=_("no annual figures exist"),
        no_parity=_("no local price level"),
    )


def percentile_words() -> dict[str, str]:
    """What each figure of a range says of the people it is about."""
    return {
        "p10": _("A tenth earn less than"),
        "p25": _("A quarter earn less than"),
        "median": _("Median: half earn less"),
        "p75": _("A quarter earn more than"),
        "p90": _("A tenth earn more than"),
        "mean": _("Average (mean)"),
    }


def units(only: int) -> list[str]:
    """The units in which figures exist."""
    return [ANNUAL] if only & ANNUAL_ONLY else [HOURLY] if only & HOURLY_ONLY else [HOURLY, ANNUAL]


def lead_unit(only: int, wanted: str = ANNUAL) -> str:
    """The unit that a page speaks in: the one wanted, where figures exist in it; else the other."""
    known = units(only)
    return wanted if wanted in known else known[-1]


def per(unit: str) -> str:
    """“an hour” or “a year”."""
    return _("an hour") if unit == HOURLY else _("a year")


def amount(figure: str, value: float) -> str:
    """A wage in the unit its name begins with: hourly ones are held in cents."""
    return f"${value / 100:,.2f}" if figure.startswith("hourly") else f"${value:,.0f}"


def why_missing(figure: str, only: int, say: Words) -> str:
    """Why a wage is not there: never measured in this unit, or withheld."""
    if only & ANNUAL_ONLY and figure.startswith("hourly"):
        return say.no_hourly
    if only & HOURLY_ONLY and figure.startswith("annual"):
        return say.no_annual
    return say.withheld


def known_wage(
    figure: str, value: float | None, top_coded: int, say: Words, parity: float | None = PUBLISHED
) -> str:
    """A wage as “$24.59” or “at least $115.00”; "" where it is unknown.

    `value` is in cents or dollars, MISSING or None where unknown. `parity` divides it: local
    prices as a percentage of the nation's, NaN or None where there are none.
    """
    if value is None or value == MISSING or parity is None or parity != parity:
        return ""
    shown = amount(figure, value if parity == PUBLISHED else value * 100 / parity)
    return say.at_least % shown if top_coded & BIT[figure] else shown


def wage(
    figure: str,
    value: float | None,
    top_coded: int,
    only: int,
    say: Words,
    parity: float | None = PUBLISHED,
) -> str:
    """A wage as known_wage writes it, or why it is unknown."""
    shown = known_wage(figure, value, top_coded, say, parity)
    if shown:
        return shown
    missing = value is None or value == MISSING
    return why_missing(figure, only, say) if missing else say.no_parity


def row_wage(figures: WageRow, name: str, say: Words, parity: float | None = PUBLISHED) -> str:
    """The wage `name` of a row of the wage store, as `wage` writes it."""
    return wage(name, figures[name], figures["top_coded"], figures["only"], say, parity)


def odd_ends(figures: Fact) -> bool:
    """Whether the upper percentiles of either unit are odd as published (`is_odd`)."""
    bounds = figures["top_coded"]
    return any(
        is_odd(*(figures[f"{unit}_{end}"] for end in ("median", "p75", "p90")))
        and not bounds & (BIT[f"{unit}_p75"] | BIT[f"{unit}_p90"])
        for unit in UNITS
    )


def odd_words() -> str:
    """What is odd of such figures, for readers."""
    return _(
        "As published: the 75th and the 90th percentile are the same and at least %(n)s times the"
        " median. A few very highly paid people can do that, and so can an error."
    ) % {"n": FAR}


def wage_notes(names: Sequence[str], figures: Fact) -> list[str]:
    """Why cells of a CSV are empty or not exact: the wages `names`, and employment.

    `figures` has them, None where unknown, with `top_coded` and `only`.
    """
    notes = []
    if figures["employment"] is None:
        notes.append("employment withheld")
    unit = {ANNUAL_ONLY: HOURLY, HOURLY_ONLY: ANNUAL}.get(figures["only"], "")
    if unit:
        notes.append(f"no {unit} figures exist")
    unknown = [name for name in names if figures[name] is None]
    if withheld := [name for name in unknown if not (unit and name.startswith(unit))]:
        what = "wages" if len(withheld) == len(names) else ", ".join(withheld)
        notes.append(f"{what} withheld: too few employers answered")
    if bounds := [name for name in names if figures["top_coded"] & BIT[name]]:
        notes.append(f"{', '.join(bounds)}: at least (top-coded)")
    return notes
