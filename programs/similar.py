"""Programs like one program that are cheaper, shorter or nearer."""

from typing import Any

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.core.geography import miles
from careerguide.core.numbers import dollar_span, month_span
from programs.catalog import Catalog, Mask
from programs.labels import labels
from programs.models import Program

NEAR_MILES = 100.0
SHOWN = 3


def similar(catalog: Catalog, program: Program) -> list[dict[str, Any]]:
    """Up to three programs a list, in the same field and no more than 100 miles away.

    Figures that contradict themselves are left out, and so are unknown ones. Prices are in-state.
    """
    row = catalog.row(program.pk)
    if row is None:
        return []
    away = _distances(catalog, row)
    like = _like(catalog, row) & (np.nan_to_num(away, nan=1e9) <= NEAR_MILES)
    like[row] = False
    trusted = like & (catalog["flags"] == 0)
    price, months = catalog["in_state_high"], catalog["months_high"]
    cheaper = trusted & (price >= 0) & (price < price[row])
    shorter = trusted & (months >= 0) & (months < months[row])
    lists = (
        (_("Cheaper"), cheaper, price),
        (_("Shorter"), shorter, months),
        (_("Nearest"), like, away),
    )
    return [
        {"label": label, "programs": [_with_distance(catalog, at, away) for at in _first(mask, by)]}
        for label, mask, by in lists
        if mask.any()
    ]


def _distances(catalog: Catalog, row: int) -> NDArray[np.float64]:
    """Miles from the program's school to every program."""
    provider = int(catalog.provider[row])
    latitude, longitude = catalog["latitude"], catalog["longitude"]
    found = miles(float(latitude[provider]), float(longitude[provider]), latitude, longitude)
    return np.asarray(found[catalog.provider])


def _like(catalog: Catalog, row: int) -> Mask:
    """The same field and the same rank of award: a degree is not a shorter certificate."""
    same_field = catalog.field == catalog.field[row]
    return np.asarray(same_field & (catalog["rank"] == catalog["rank"][row]))


def _first(mask: Mask, by: NDArray[Any]) -> list[int]:
    rows = np.flatnonzero(mask)
    return [int(at) for at in rows[np.argsort(by[rows], kind="stable")][:SHOWN]]


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


def _with_distance(catalog: Catalog, row: int, away: NDArray[np.float64]) -> dict[str, str]:
    return {**written(catalog, row), "distance": _("%(n)s miles") % {"n": f"{away[row]:.0f}"}}
