"""schema.org descriptions of what a page is about, as JSON-LD. Plain values in, no Django.

A figure that is not known is left out; an estimate, a floor or a contradicted figure is too, since
machines read these without the page's caveats.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from careerguide.pages.numbers import WEEKS_PER_MONTH

Thing = dict[str, Any]
NOT_IN_MARKUP = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})
"""What could end a script element; JSON reads the escapes as the same text."""
CLOSE = 0.03
"""Weeks that a length kept in months to two decimals may be off."""


def written(things: Sequence[Thing]) -> str:
    """The things as one JSON-LD document that is safe inside a script element."""
    document = {"@context": "https://schema.org", "@graph": list(things)}
    return json.dumps(document, ensure_ascii=False).translate(NOT_IN_MARKUP)


def known(kind: str, **values: Any) -> Thing:
    """A thing with those of its values that there are."""
    return {"@type": kind} | {k: v for k, v in values.items() if v not in (None, "", [], {})}


def breadcrumbs(crumbs: Iterable[tuple[str, str]]) -> Thing:
    """The way to a page, itself last, as names and absolute addresses."""
    steps = [
        known("ListItem", position=at, name=name, item=address)
        for at, (name, address) in enumerate(crumbs, start=1)
    ]
    return known("BreadcrumbList", itemListElement=steps)


def duration(months: float | None) -> str:
    """ISO 8601, in months or weeks as publishers count; "" for what is whole in neither."""
    if not months:
        return ""
    if months == round(months):
        return f"P{round(months)}M"
    weeks = months * WEEKS_PER_MONTH
    return f"P{round(weeks)}W" if round(weeks) and abs(weeks - round(weeks)) < CLOSE else ""


def offers(prices: Mapping[str, int | None]) -> list[Thing]:
    """An offer for each kind of student whose price is known, or one for all; 0 is no price."""
    values = set(prices.values())
    if len(values) == 1:
        prices = {"": values.pop()}
    return [
        known("Offer", category=who, price=price, priceCurrency="USD")
        for who, price in prices.items()
        if price
    ]


def postal(street: str, city: str, state: str, zip_code: str, country: str) -> Thing | None:
    """None for a place of which nothing is known. `country` is an ISO code, "" where unknown."""
    values = {"streetAddress": street, "addressLocality": city, "addressRegion": state}
    found = known("PostalAddress", **values, postalCode=zip_code, addressCountry=country)
    return found if len(found) > 1 else None


def salary(percentiles: Mapping[str, int | None]) -> list[Thing]:
    """Dollars a year by schema.org's names of percentiles; nothing where none is published."""
    figures = {name: value for name, value in percentiles.items() if value}
    if not figures:
        return []
    kind = "MonetaryAmountDistribution"
    return [known(kind, name="base", currency="USD", duration="P1Y", **figures)]
