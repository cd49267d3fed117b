"""Programs like one program that are cheaper, shorter or nearer."""

from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.core.geography import miles
from careerguide.core.numbers import dollar_span, month_span
from programs.catalog import Catalog
from programs.labels import labels
from programs.models import Program
from programs.narrowing import Mask, Rows

NEAR_MILES = 100.0
SHOWN = 3


def similar(catalog: Catalog, program: Program) -> list[dict[str, Any]]:
    """Up to three programs a list, in the same field and no more than 100 miles away.

    Figures that contradict themselves are left out, and so are unknown ones. Prices are in-state.
    """
    row = catalog.row(program.pk)
    if row is None:
        return []
    like = _like(catalog, row)
    away = _distances(catalog, row, like)
    like, away = like[away <= NEAR_MILES], away[away <= NEAR_MILES]
    trusted = catalog["flags"][like] == 0

    def below(column: str) -> Mask:
        """Which have a known and lower figure than the program itself."""
        values = catalog[column][like]
        return np.asarray(trusted & (values >= 0) & (values < catalog[column][row]))

    lists = (
        (_("Cheaper"), below("in_state_high"), catalog["in_state_high"][like]),
        (_("Shorter"), below("months_high"), catalog["months_high"][like]),
        (_("Nearest"), np.ones(len(like), dtype=bool), away),
    )
    return [
        {"label": label, "programs": [_with_distance(catalog, like[at], away[at]) for at in first]}
        for label, mask, by in lists
        if (first := _first(mask, by))
    ]


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


def written(catalog: Catalog, row: int) -> dict[str, str]:
    """One program in a few words, with its in-state price; why instead where not known."""

    def known(column: str) -> float | None:
        value = float(catalog[column][row])
        return None if value < 0 else value

    provider = int(catalog.provider[row])
    return {
        "href": reverse("programs:detail", args=[int(catalog.id[row])]),
        "name": catalog.name(row),
        "provider": catalog.provider_names[provider],
        "place": catalog.place(provider),
        "award": labels("award")[int(catalog["award_level"][row])],
        "price": dollar_span(known("in_state_low"), known("in_state_high")),
        "no_price": labels("missing")[int(catalog["price_missing"][row])] or _("not reported"),
        "length": month_span(known("months_low"), known("months_high")),
        "no_length": _("not reported"),
    }


def _with_distance(catalog: Catalog, row: int, away: float) -> dict[str, str]:
    return {**written(catalog, int(row)), "distance": _("%(n)s miles") % {"n": f"{away:.0f}"}}
