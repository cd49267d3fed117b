"""Write wages as readers see them: a figure, its bound, or why there is none.

What is written holds digits and our own words, escaped once, and is marked as safe: escaping a
thousand cells anew takes as long as all the rest of a page.
"""

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salaries.wagestore import ANNUAL_ONLY, BIT, HOURLY_ONLY, MISSING


@dataclass(frozen=True)
class Words:
    """The words that stand in wage cells, looked up once per page and not once per cell."""

    withheld: SafeString
    at_least: SafeString
    no_hourly: SafeString
    no_annual: SafeString
    no_parity: SafeString


def words() -> Words:
    return Words(
        withheld=escape(_("withheld")),
        at_least=escape(_("at least %s")),
        no_hourly=escape(_("no hourly figures exist")),
        no_annual=escape(_("no annual figures exist")),
        no_parity=escape(_("no local price level")),
    )


def amount(figure: str, value: float) -> SafeString:
    """A wage in the unit its name begins with: hourly ones are held in cents."""
    shown = f"${value / 100:,.2f}" if figure.startswith("hourly") else f"${value:,.0f}"
    return SafeString(shown)


def why_missing(figure: str, only: int, say: Words) -> SafeString:
    """Why a wage is not there: never measured in this unit, or withheld."""
    if only & ANNUAL_ONLY and figure.startswith("hourly"):
        return say.no_hourly
    if only & HOURLY_ONLY and figure.startswith("annual"):
        return say.no_annual
    return say.withheld


def wage(
    figure: str,
    value: float | None,
    top_coded: int,
    only: int,
    say: Words,
    parity: float | None = 100.0,
) -> SafeString:
    """One wage cell: “$24.59”, “at least $115.00”, or why it is unknown.

    `value` is in cents or dollars, MISSING or None where unknown. `parity` divides it: local
    prices as a percentage of the nation's, NaN or None where there are none.
    """
    if value is None or value == MISSING:
        return why_missing(figure, only, say)
    if parity is None or parity != parity:
        return say.no_parity
    shown = amount(figure, value if parity == 100 else value * 100 / parity)
    return SafeString(say.at_least % shown) if top_coded & BIT[figure] else shown
