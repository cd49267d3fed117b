"""Programs like one program that are cheaper, shorter or nearer."""

from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, Rows
from careerguide.pages.labels import labels, notes
from careerguide.pages.numbers import dollar_span, month_span
from careerguide.places.states import miles
from programs.catalog import Catalog
from programs.models import Program
from programs.pages.words import residencies
from programs.rules.codes import AwardLevel, Missing, PriceBasis

NEAR_MILES = 100.0
SHOWN = 3


def similar(catalog: Catalog, program: Program) -> list[dict[str, Any]]:
    """Up to three programs a list, in the same field and no more than 100 miles away.

    Cheaper and shorter are only those that surely are. Figures that contradict themselves are left
    out, and so are unknown ones. Prices are those of a resident of the program's own state.
    """
    row = catalog.row(program.pk)
    if row is None:
        return []
    like = _like(catalog, row)
    away = _distances(catalog, row, like)
    like, away = like[away <= NEAR_MILES], away[away <= NEAR_MILES]
    trusted = catalog.trusted(like)
    price, months = _prices(catalog, row, like), catalog["months_high"][like]
    lists = (
        (_("Cheaper"), trusted & _cheaper(catalog, row, like, price), price),
        (_("Shorter"), trusted & _below(months, catalog["months_low"][row]), months),
        (_("Nearest"), np.ones(len(like), dtype=bool), away),
    )
    return [
        {"label": label, "programs": [_shown(catalog, row, like[at], away[at]) for at in first]}
        for label, mask, by in lists
        if (first := _first(mask, by))
    ]


def _below(values: NDArray[Any], limit: Any) -> Mask:
    """Which are known and lower; -1 is unknown, on either side."""
    return np.asarray((values >= 0) & (values < limit))


def _prices(catalog: Catalog, row: int, others: Rows) -> NDArray[np.int32]:
    """The most that a resident of the program's state pays for each of `others`; -1 if unknown."""
    home = catalog.state[others] == catalog.state[row]
    return np.where(home, catalog["in_state_high"][others], catalog["out_of_state_high"][others])


def _cheaper(catalog: Catalog, row: int, others: Rows, price: NDArray[np.int32]) -> Mask:
    """Which cost less even at their most than the program at its least.

    Estimates of one award level are one year's price times the same band: the lower year wins.
    """
    surely = _below(price, catalog["in_state_low"][row])
    same = np.ones(len(others), dtype=bool)
    for name in ("price_basis", "award_level"):
        same &= catalog[name][others] == catalog[name][row]
    same &= catalog["price_basis"][others] == PriceBasis.YEAR_ESTIMATE
    return surely | (same & _below(price, catalog["in_state_high"][row]))


def _distances(catalog: Catalog, row: int, others: Rows) -> NDArray[np.float64]:
    """Miles from the program's school to those of `others`; NaN where a place is not known."""
    provider, theirs = catalog.provider[row], catalog.provider[others]
    latitude, longitude = catalog["latitude"], catalog["longitude"]
    return miles(
        float(latitude[provider]), float(longitude[provider]), latitude[theirs], longitude[theirs]
    )


def _like(catalog: Catalog, row: int) -> Rows:
    """Others in the same field and rank of award: a degree is not a shorter certificate."""
    rows = catalog.of_field(int(catalog.field[row]))
    rank = catalog["rank"]
    return rows[(rank[rows] == rank[row]) & (rows != row)]


def _first(mask: Mask, by: NDArray[Any]) -> list[int]:
    """Places of the lowest values under the mask; ties in their order."""
    at = np.flatnonzero(mask)
    return at[np.argsort(by[at], kind="stable")][:SHOWN].tolist()


def written(catalog: Catalog, row: int, residency: str = "in_state") -> dict[str, str]:
    """One program in a few words, with its price and what it is; why instead where not known."""

    def known(column: str) -> float | None:
        value = float(catalog[column][row])
        return None if value < 0 else value

    provider = int(catalog.provider[row])
    basis = notes(PriceBasis)[int(catalog["price_basis"][row])]
    return {
        "href": reverse("programs:detail", args=[int(catalog.id[row])]),
        "name": catalog.name(row),
        "provider": catalog.provider_names[provider],
        "place": catalog.place(provider),
        "award": labels(AwardLevel)[int(catalog["award_level"][row])],
        "price": dollar_span(known(f"{residency}_low"), known(f"{residency}_high")),
        "price_note": f"{basis}, {residencies()[residency]}",
        "no_price": labels(Missing)[int(catalog["price_missing"][row])] or _("not reported"),
        "length": month_span(known("months_low"), known("months_high")),
        "no_length": _("not reported"),
    }


def _shown(catalog: Catalog, row: int, other: np.int32, away: float) -> dict[str, str]:
    """A program as another's page lists it."""
    home = catalog.state[other] == catalog.state[row]
    shown = written(catalog, int(other), "in_state" if home else "out_of_state")
    return {**shown, "distance": _("%(n)s miles") % {"n": f"{away:.0f}"}}
