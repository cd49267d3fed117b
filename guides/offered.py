"""Programs of some fields in a state: how many, what they cost and how long they last."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Any, TypedDict

import numpy as np
from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.columns.narrowing import Mask
from careerguide.lists.columns import Fact
from careerguide.lists.filters import ListState
from careerguide.pages.cache import per_language
from careerguide.pages.english import as_english
from careerguide.pages.numbers import count, dollar_span, dollars, month_span
from careerguide.places.find import Place
from careerguide.words.data_text import data_text, sentence
from programs.catalog import Catalog
from programs.filters import ProgramQuery
from programs.models import Flag
from programs.models.catalog import CONTRADICTIONS, FLAG_BIT, FLAGS_OF
from programs.pages.row import Writer
from programs.rules.codes import ESTIMATED_LENGTHS, Entry, LengthBasis
from programs.said import briefly_paid
from programs.selection import Selection

CHEAPEST = 5
NEAR_MILES = 50
BITS = {figure: sum(FLAG_BIT[kind] for kind in kinds) for figure, kinds in FLAGS_OF.items()}
"""The flags of a price, of a length, of a school that is not open, of earnings."""
AWARD = LengthBasis.AWARD_LEVEL
BAND = FLAG_BIT[Flag.Kind.LENGTH_BAND]
GROUPS = {20: 0, 21: 0, 2: 1, 4: 1, 3: 2, 5: 3, 6: 4, 7: 4, 8: 4, 17: 4, 18: 4, 19: 4, 0: 5}
"""Award levels in the few groups a reader tells apart."""
OPEN_TO_BEGINNERS = (Entry.BEGINNERS.slug,)
SHORT_CERTIFICATE, LONG_CERTIFICATE, ASSOCIATE, BACHELOR = 0, 1, 2, 3


@per_language
def group_names() -> list[str]:
    """What the groups of GROUPS are called, in their order."""
    return [
        _("certificate, under a year"),
        _("certificate, a year or more"),
        _("associate degree"),
        _("bachelor’s degree"),
        _("after a bachelor’s degree"),
        _("award level not reported"),
    ]


@per_language
def bases() -> dict[int, str]:
    """What prices rest on, and with them the lengths."""
    return {
        1: _("reported for the whole program"),
        2: _("estimated from one year’s price, and from what is usual for the award"),
        3: _("as the state’s list gives it"),
    }


@dataclass(frozen=True)
class Span:
    """Prices in dollars of `n` programs: the lowest low end, the median middle, the highest high.

    Lengths in months likewise.
    """

    n: int
    low: float
    high: float
    middle: float = 0


@dataclass(frozen=True)
class Aided:
    """What an aid by rule leaves of the prices of `n` programs if it is granted, in dollars."""

    name: str
    n: int
    low: float
    high: float


class PriceWords(TypedDict):
    """A span of prices as written."""

    low: str
    middle: str
    high: str


class FieldLink(TypedDict):
    """The list of a field's programs, and how many it has."""

    label: str
    href: str
    count: str


class Offered:
    """Nothing is read before it is asked for; schools that are gone are left out throughout."""

    def __init__(
        self,
        catalog: Catalog,
        fields: Sequence[str],
        state: str,
        place: Place | None,
        awards: tuple[str, ...] = (),
    ) -> None:
        self.catalog, self.fields, self.state, self.place = catalog, fields, state, place
        self.awards = awards

    def _selection(self, query: ListState) -> Selection:
        """The query over all the guide's fields at once, which an address can't name."""
        return Selection(self.catalog, query, meant={"field": self._mask})

    @cached_property
    def _mask(self) -> Mask:
        masks = [self.catalog.fields_under(code) for code in self.fields]
        return np.logical_or.reduce([np.zeros(len(self.catalog.field_codes), dtype=bool), *masks])

    @property
    def query(self) -> ListState:
        """The list of programs by state and award, without the fields, which it can't name.

        Of those that beginners can enter: a guide is for them.
        """
        states = (self.state,) if self.state else ()
        return ProgramQuery(state=states, award=self.awards, entry=OPEN_TO_BEGINNERS)

    @cached_property
    def selection(self) -> Selection:
        """The programs of the fields in the state."""
        return self._selection(self.query).open_only()

    @cached_property
    def total(self) -> int:
        """How many those are."""
        return self.selection.total

    @cached_property
    def facts(self) -> list[Fact]:
        """Plain values of those programs."""
        return list(self.selection.facts(self.selection.matching.rows))

    def links(self) -> list[FieldLink]:
        """The live list of each field, with how many programs it has."""
        catalog, home = self.catalog, reverse("programs:list")
        links: list[FieldLink] = []
        for code in self.fields:
            found = Selection(catalog, self.query.but(field=code)).open_only()
            at = catalog.field_at.get(code)
            title = code if at is None else catalog.field_titles[at]
            href = home + found.query.query()
            links.append({"label": data_text(title), "href": href, "count": count(found.total)})
        return links

    @cached_property
    def trusted(self) -> list[Fact]:
        """Those whose length may be that of their award level: the rest belong to no group."""
        return [one for one in self.facts if not one["flags"] & BAND]

    @cached_property
    def prices(self) -> dict[tuple[int, int], Span]:
        """By award group and price basis. Contradicted and unknown prices are left out."""
        found = defaultdict(list)
        for one in self.trusted:
            if one["price_high"] is not None and not one["flags"] & BITS["price"]:
                low = one["price_low"] if one["price_low"] is not None else one["price_high"]
                key = GROUPS.get(one["award_level"], 5), one["price_basis"]
                found[key].append((low, one["price_typical"], one["price_high"]))
        return {key: _span(found[key]) for key in sorted(found)}

    @cached_property
    def lengths(self) -> dict[tuple[int, int], Span]:
        """By award group and length basis, all estimates as one; likewise."""
        found = defaultdict(list)
        for one in self.trusted:
            low, high = one["months_low"], one["months_high"]
            if low is not None and high is not None and not one["flags"] & BITS["length"]:
                # What is usual in the field stands with what is usual for the award.
                basis = AWARD if one["length_basis"] in ESTIMATED_LENGTHS else one["length_basis"]
                group = GROUPS.get(one["award_level"], 5)
                found[group, basis].append((low, one["months_typical"], high))
        return {key: _span(found[key]) for key in sorted(found)}

    @cached_property
    def sizes(self) -> dict[int, int]:
        """How many open programs each award group has."""
        found: dict[int, int] = defaultdict(int)
        for one in self.trusted:
            found[GROUPS.get(one["award_level"], 5)] += 1
        return dict(sorted(found.items()))

    def cheapest(self) -> list[dict[str, Any]]:
        """Programs with price and length known and nothing contradicted, lowest price first.

        With a place known: of those within NEAR_MILES; else of the state.
        """
        query = self.query.but(sort="price_high")
        near = self._near
        selection = near if near is not None else self._selection(query).open_only()
        rows = selection.ordered[:200]
        complete = [one for one in selection.facts(rows) if _complete(one)][:CHEAPEST]
        writer = Writer(selection)
        paid = [briefly_paid(writer, one) for one in complete]
        written = [_row(writer, one) for one in complete]
        return [{**row, "paid": words} for row, words in zip(written, paid, strict=True)]

    @cached_property
    def aided(self) -> dict[tuple[int, int], Aided]:
        """By award group and price basis, what the first aid by rule leaves of the prices that it
        lowers; groups of which it lowers none are left out."""
        found: dict[tuple[int, int], list[tuple[str, float]]] = defaultdict(list)
        writer = Writer(self.selection)
        for one in self.trusted:
            trusted = one["price_high"] is not None and not one["flags"] & BITS["price"]
            if trusted and (name := writer.aid_by(one)):
                key = GROUPS.get(one["award_level"], 5), one["price_basis"]
                found[key].append((name, one["you_pay_if"]))
        return {key: _aided(of) for key, of in found.items()}

    @cached_property
    def _near(self) -> Selection | None:
        """Programs around the reader's place; None without one, or where there are none."""
        if self.place is None:
            return None
        query = ProgramQuery(
            sort="price_high", near=self.place.label, within=NEAR_MILES, award=self.awards,
            entry=OPEN_TO_BEGINNERS,
        )  # fmt: skip
        selection = Selection(self.catalog, query, meant={"field": self._mask, "near": self.place})
        selection = selection.open_only()
        return selection if selection.total else None

    @property
    def is_near(self) -> bool:
        """Whether the cheapest programs are those around the reader's place."""
        return self._near is not None


def _complete(one: Fact) -> bool:
    return None not in (one["price_high"], one["months_high"]) and not (
        one["flags"] & CONTRADICTIONS
    )


def _row(writer: Writer, one: Fact) -> dict[str, Any]:
    """As the list writes it; a listing's credential may be but the letters at the end of its
    name."""
    row = writer.row(one)
    return row | {
        "name": data_text(row["name"]),
        "provider": as_english(row["provider"]),
        "award": "" if row["award"] in row["name"].split() else writer.award_text(one),
    }


def _span(of: list[tuple[float, float | None, float]]) -> Span:
    """From (low, typical, high); where nothing is typical the middle of the range stands for it."""
    lows, _typical, highs = zip(*of, strict=True)
    middle = median((low + high) / 2 if typical is None else typical for low, typical, high in of)
    return Span(len(of), min(lows), max(highs), middle)


def _aided(of: list[tuple[str, float]]) -> Aided:
    names, left = zip(*of, strict=True)
    return Aided(names[0], len(of), min(left), max(left))


def written_price(span: Span) -> PriceWords:
    """A span of dollars: its ends and its middle."""
    return {"low": dollars(span.low), "middle": dollars(span.middle), "high": dollars(span.high)}


def written_length(span: Span) -> str:
    """A span of months: “4–12 months”."""
    return month_span(span.low, span.high)


def written_aid(aided: Aided) -> str:
    """“$0 if MassEducate (11 of them)”; a range where it leaves more of some."""
    left = dollar_span(aided.low, aided.high)
    words = {"aid": as_english(aided.name), "n": count(aided.n), "left": left}
    return sentence(_("%(left)s if %(aid)s (%(n)s of them)"), words)
