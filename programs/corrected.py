"""What facts and words know of corrections: which figure is staff's, and what it stood in for."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, Rows
from careerguide.lists.columns import Fact
from careerguide.pages.numbers import dollar_span, month_span
from programs.catalog import Catalog
from programs.overlay import Corrected
from programs.rules.codes import Missing, PriceBasis, Residency
from programs.rules.corrections import OF_PROGRAM, PRICES, span_of

Corrections = Mapping[str, Corrected]


def bases_laid(
    catalog: Catalog, rows: Rows, found: dict[str, list[Any]], residency: Residency
) -> dict[str, list[Any]]:
    """The facts `found` of `rows`, with each program's corrections (None for none) and what its
    price and books rest on: of prices, the one that counts for the reader."""
    found["books_basis"] = [*found["price_basis"]]
    found["corrections"] = [None] * len(rows)
    found["residency"] = [residency] * len(rows)
    if not catalog.corrections:
        return found
    for at, row in enumerate(rows.tolist()):
        own = catalog.corrections.get(row)
        if own is None:
            continue
        found["corrections"][at] = own
        whose = Residency.OUT_OF_STATE if found["away"][at] else residency
        if f"price_{whose}" in own:
            found["price_basis"][at] = int(PriceBasis.CORRECTED)
            found["price_missing"][at] = int(Missing.DOUBTED)
        if "books" in own:
            found["books_basis"][at] = int(PriceBasis.CORRECTED)
    return found


def price_basis(catalog: Catalog, row: int, residency: str) -> int:
    """What one program's price for a residency rests on."""
    if f"price_{residency}" in catalog.corrections.get(row, {}):
        return int(PriceBasis.CORRECTED)
    return int(catalog["price_basis"][row])


def price_missing(catalog: Catalog, row: int, residency: str) -> int:
    """Why there is no price of one program for a residency."""
    if f"price_{residency}" in catalog.corrections.get(row, {}):
        return int(Missing.DOUBTED)
    return int(catalog["price_missing"][row])


def price_bases(catalog: Catalog, rows: Rows, residency: str, away: Mask) -> NDArray[np.int8]:
    """What the price that counts for the reader rests on, of each of `rows`; `away` are those at
    which they are strangers."""
    found: NDArray[np.int8] = catalog["price_basis"][rows]
    if not catalog.corrections:
        return found
    found = found.copy()
    corrected = np.isin(rows, list(catalog.corrections))
    for at in np.flatnonzero(corrected).tolist():
        whose = Residency.OUT_OF_STATE if away[at] else residency
        found[at] = price_basis(catalog, int(rows[at]), whose)
    return found


def price_correction(fact: Fact) -> Corrected | None:
    """The correction of the price that counts for the reader; None where there is none."""
    own: Corrections = fact["corrections"] or {}
    if not own or fact["price_basis"] != PriceBasis.CORRECTED:
        return None
    whose = Residency.OUT_OF_STATE if fact["away"] else fact["residency"]
    return own.get(f"price_{whose}")


def checked(one: Corrected) -> str:
    """“checked by our editors Nov. 26, 2026 (IPEDS …: $11,948–23,896)”."""
    day = date_format(one.checked_on)
    before = published_words(one)
    if not before:
        return _("checked by our editors %(day)s") % {"day": day}
    said = {"day": day, "before": before, "whose": one.imported_from or _("published")}
    return _("checked by our editors %(day)s (%(whose)s: %(before)s)") % said


def published_words(one: Corrected) -> str:
    """The published value as pages write it; "" where nothing was published."""
    return words_of(one.field, one.imported)


def words_of(field: str, value: str) -> str:
    """A value of a correctable field as pages write it."""
    if field in PRICES or field == "books":
        return _span(value, dollar_span)
    if field == "months":
        return _span(value, month_span)
    return value


def _span(value: str, write: Any) -> str:
    if value.startswith("-"):
        return str(write(None, float(value[1:])))
    return str(write(*span_of(value))) or (_("not known") if value else "")


def checked_price(fact: Fact) -> str:
    """What is said of a corrected price; "" of one that is not."""
    one = price_correction(fact)
    return checked(one) if one else ""


def checked_briefly(writer: Any, fact: Fact) -> str:
    """The same in the few words of a list's row."""
    checked_it = fact["price_basis"] == PriceBasis.CORRECTED
    return str(writer.notes(PriceBasis)[PriceBasis.CORRECTED]) if checked_it else ""


def told(own: Corrections) -> str:
    """Corrections in the words of a file: `price_in_state: 9800 instead of 11948-23896 (…)`."""
    return "; ".join(
        f"{name}: {own[name].value} instead of {own[name].imported or 'nothing'}"
        f" ({own[name].imported_from or 'not published'}), checked {own[name].checked_on}"
        for name in OF_PROGRAM
        if name in own
    )


def told_corrections(writer: Any, fact: Fact) -> str | None:
    """Every correction of the program with what the publisher says, for a file; None without."""
    added = writer.catalog.added_words(fact["row"])
    return added or told(fact["corrections"] or {}) or None
