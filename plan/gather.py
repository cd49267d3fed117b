"""The programs within the reader's reach as columns: which, at what price, how long, how known.

Campuses of one college with the same program are one offer with several places.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from careerguide.columns.narrowing import Rows
from plan.money import WORK_HOURS_A_YEAR
from plan.query import Target
from plan.routes import Graduates, Span
from programs.filters import ProgramQuery
from programs.models.catalog import CONTRADICTIONS
from programs.rules.codes import GRADUATE, Delivery, LengthBasis, PriceBasis, Residency
from programs.rules.ids import program_slug
from programs.selection import Selection

ESTIMATED = 0.5
SURE_PRICE = {
    PriceBasis.UNKNOWN: 0.0,
    PriceBasis.PROGRAM_TOTAL: 1.0,
    PriceBasis.YEAR_ESTIMATE: ESTIMATED,
    PriceBasis.LISTING: 0.8,
    PriceBasis.CORRECTED: 1.0,
}
SURE_LENGTH = {
    LengthBasis.UNKNOWN: 0.0,
    LengthBasis.REPORTED: 1.0,
    LengthBasis.AWARD_LEVEL: ESTIMATED,
    LengthBasis.LISTING: 0.8,
    LengthBasis.CORRECTED: 1.0,
}
"""How far a price or length can be relied on, by its basis: reported, estimated, listed. A choice
of this site, weighed with the odds of finishing and the certification of the route. A basis that is
not named is an estimate."""


class Place(NamedTuple):
    """Where an offer is taught: the program's row in the catalogue, and miles if known."""

    row: int
    provider: int
    miles: float | None
    slug: str


class Figured(NamedTuple):
    """What a program costs, lasts and leads to; None or -1 where unknown.

    Dollars, months of full-time study, dollars a year. `price` is what the reader would pay after
    aid, `aid` the first aid by rule that lowers it ("" for none); `off_rule` and `off_need` are
    what aid by rule, and that with aid by need at its most, would take off the typical price beyond
    what is counted there. `finish` is the school's completion rate.
    """

    field: int
    award: int
    price_low: int
    price_typical: float
    price_high: int
    sticker_low: int
    sticker_high: int
    aid: str
    off_rule: float
    off_need: float
    books: int
    months_low: float
    months_typical: float
    months_high: float
    price_basis: int
    length_basis: int
    contradicted: bool
    earnings: int
    years_after: int
    finish: float


@dataclass(frozen=True)
class Offer:
    """A program of one college, wherever it is taught at the same figures: nearest place first.

    `figured` is known of all places alike. `selection` is whose price counts.
    """

    figured: Figured
    places: tuple[Place, ...]
    selection: Selection

    @property
    def slug(self) -> str:
        """The program that names it in addresses."""
        return self.places[0].slug

    @property
    def price(self) -> Span | None:
        """What the reader would pay in tuition and fees of the whole program; None unknown."""
        f = self.figured
        return None if f.price_high < 0 else Span(f.price_low, f.price_typical, f.price_high)

    @property
    def books(self) -> Span | None:
        """Books of the whole program; None where not reported."""
        return None if self.figured.books < 0 else Span(*[float(self.figured.books)] * 3)

    def months(self, slower: float) -> Span | None:
        """Months of study at a pace so many times slower than full time."""
        f = self.figured
        if f.months_high < 0:
            return None
        return Span(f.months_low * slower, f.months_typical * slower, f.months_high * slower)

    @property
    def finish(self) -> float | None:
        """The school's completion rate, a proxy for the program's; None where not reported."""
        return None if self.figured.finish < 0 else self.figured.finish

    def graduates(self, factor: float) -> Graduates | None:
        """What graduates earn an hour, times a factor; None where not reported."""
        f = self.figured
        if f.earnings < 0:
            return None
        return Graduates(f.earnings / WORK_HOURS_A_YEAR * factor, max(0, f.years_after))

    @property
    def sure(self) -> tuple[float, float]:
        """How far the price and the length can be relied on, 0 to 1 each."""
        f = self.figured
        if f.contradicted:
            return 0.0, 0.0
        price = SURE_PRICE.get(PriceBasis(f.price_basis), ESTIMATED)
        return price, SURE_LENGTH.get(LengthBasis(f.length_basis), ESTIMATED)

    @property
    def after_degree(self) -> bool:
        """Whether it asks for a bachelor's degree first."""
        return self.figured.award in GRADUATE


def offers(target: Target) -> list[Offer]:
    """Every program that leads into the job within reach, each college's once."""
    found: dict[tuple[Any, ...], Offer] = {}
    seen: set[int] = set()
    for selection in _selections(target):
        for key, figured, place in _programs(selection, seen):
            held = found.get(key)
            places = (*held.places, place) if held else (place,)
            found[key] = Offer(figured, tuple(sorted(places, key=_nearness)), selection)
    return list(found.values())


def _nearness(place: Place) -> tuple[float, int]:
    return (np.inf if place.miles is None else place.miles), place.row


def _selections(target: Target) -> Iterator[Selection]:
    query = target.query
    base = ProgramQuery(
        occupation=target.soc, residency=query.residency, age=query.age, degree=query.degree
    )
    if target.place:
        yield Selection(target.catalog, base.but(near=query.zip, within=query.within))
    elif query.state:
        yield Selection(target.catalog, base.but(state=(query.state,)))
    if query.online or not target.state:
        # From anywhere, so a stranger's price; a school nearby keeps its own.
        online = base.but(delivery=(Delivery.ONLINE.slug,), residency=Residency.OUT_OF_STATE.value)
        yield Selection(target.catalog, online)


def _programs(
    selection: Selection, seen: set[int]
) -> Iterator[tuple[tuple[Any, ...], Figured, Place]]:
    """Programs not yet seen, each with what it shares with the other campuses of its college.

    Two programs at one place are two, however alike.
    """
    rows = selection.open_only().matching.rows
    if seen:
        rows = rows[[row not in seen for row in rows.tolist()]]
    seen.update(rows.tolist())
    catalog = selection.catalog
    names = catalog.columns["provider_names"]
    providers = catalog.provider[rows].tolist()
    far = selection.distances
    miles = [None] * len(rows) if far is None else far[catalog.provider[rows]].tolist()
    ids = catalog.id[rows].tolist()
    alike: Counter[tuple[Any, ...]] = Counter()
    for row, provider, distance, number, figured in zip(
        rows.tolist(), providers, miles, ids, _figures(selection, rows), strict=True
    ):
        kind = (college(names[provider]), figured)
        place = catalog.place(provider)
        alike[kind, place] += 1
        known = None if distance is None or distance != distance else distance
        key = (*kind, alike[kind, place], id(selection))
        yield key, figured, Place(row, provider, known, program_slug(number))


def college(name: str) -> str:
    """A college's name without that of a campus: what stands after a hyphen."""
    return " ".join(name.partition("-")[0].split()).casefold()


def _figures(selection: Selection, rows: Rows) -> Iterator[Figured]:
    catalog = selection.catalog
    low, high = _whole(*(selection.price(end, rows) for end in ("low", "high")))
    short, long = _whole(*(catalog[name][rows] for name in ("months_low", "months_high")))
    usual = typical(selection, "price", low, high, rows)
    *pays, by_rule, by_need = _after_aid(selection, rows, low, usual, high)
    paid = selection.paid(rows)
    names = np.array([*(aid.short for aid in paid.aids), ""])
    columns: Sequence[Any] = (
        catalog.field[rows], catalog["award_level"][rows],
        *pays, low, high, names[paid.by], by_rule, by_need, catalog["books"][rows],
        short, typical(selection, "months", short, long, rows), long,
        selection.price_bases(rows), catalog["length_basis"][rows],
        catalog["flags"][rows] & CONTRADICTIONS != 0,
        catalog["earnings"][rows], catalog["earnings_years_after"][rows],
        finishing(selection, rows),
    )  # fmt: skip
    return map(Figured, *(column.tolist() for column in columns))


def _after_aid(
    selection: Selection, rows: Rows, low: Any, usual: Any, high: Any
) -> tuple[Any, Any, Any, Any, Any]:
    """What the reader would pay at least, typically and at most; then what aid by rule, and all
    aid, would take off the typical sum beyond that.

    At least, with all aid; at most, with what is certain. Typically, with aid by rule once the
    reader said what these rules ask of a person, and without it until then: not said is not met.
    """
    query, sticker = selection.query, selection.sticker(rows)

    def off(end: str) -> Any:
        """What aid takes off the sticker; nothing of a price that is not known."""
        return np.where(sticker < 0, 0, sticker - selection.you_pay(end, rows))

    said = query.age is not None and query.degree
    granted = off("if_met" if said else "high")
    known = high >= 0

    def left(price: Any, less: Any) -> Any:
        return np.where(known, np.maximum(price - less, 0), -1)

    pays = left(usual, granted)
    by_rule, all_aid = (pays - left(usual, off(end)) for end in ("if_met", "low"))
    return left(low, off("low")), pays, left(high, off("high")), by_rule, all_aid


def _whole(low: Any, high: Any) -> tuple[Any, Any]:
    """A range of which both ends are known; else -1 for both, as half of one is no range."""
    known = (low >= 0) & (high >= 0)
    return np.where(known, low, -1), np.where(known, high, -1)


def typical(selection: Selection, figure: str, low: Any, high: Any, rows: Rows) -> Any:
    """The typical value of a range where one is known, else its middle."""
    middle = (low.astype(np.float64) + high) / 2
    name = f"{figure}_typical"
    if name not in {one.name for one in selection.columns.figures}:
        return middle
    known = np.asarray(selection.values(name, rows), dtype=np.float64)
    return np.where((known >= 0) & (high >= 0), known, middle)


def finishing(selection: Selection, rows: Rows) -> Any:
    """The completion rate of each program's school, 0 to 1; -1 where not reported."""
    rates = np.asarray(selection.values("completion_rate", rows), dtype=np.float64)
    return np.nan_to_num(rates, nan=-1.0)
