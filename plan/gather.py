"""The programs within the reader's reach as columns: which, at what price, how long, how known.

Campuses of one college with the same program are one offer with several places.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Rows
from careerguide.pages.cache import per_build
from plan.numbering import Ints, alike, kinds, nth
from plan.offer import Figured, Offer, Place
from plan.query import Target
from programs.catalog import Catalog
from programs.filters import ProgramQuery
from programs.models.catalog import CONTRADICTIONS
from programs.rules.codes import Delivery, Residency
from programs.rules.ids import program_slug
from programs.selection import Selection

Columns = dict[str, NDArray[Any]]
OF_PROGRAMS = (*Figured._fields, "row", "provider", "miles", "selection", "offer")


class Offers(Sequence[Offer]):
    """Every program that leads into the job within reach, each college's once.

    `offers["price_high"]` is a column of what `Figured` names, one place an offer; `aid` is a place
    in `aids`. An Offer is built of those asked for.
    """

    def __init__(self, selections: Sequence[Selection], aids: list[str], columns: Columns) -> None:
        """`columns` hold one place a program: what `Figured` names, its `row`, `provider`, `miles`,
        place of its `selection`, and `offer`, which counts up as they appear."""
        self.selections, self.aids = selections, aids
        offer = columns["offer"]
        first = np.unique(offer, return_index=True)[1]
        miles = np.nan_to_num(columns["miles"], nan=np.inf)
        order = np.lexsort((columns["row"], miles, offer))
        self._places = {name: columns[name][order] for name in ("row", "provider", "miles")}
        self._begin = np.append(np.searchsorted(offer[order], np.arange(len(first))), len(order))
        self._offer = offer[order]
        self._made: dict[int, Offer] = {}
        self._columns = {name: columns[name][first] for name in (*Figured._fields, "selection")}

    def column(self, name: str) -> NDArray[Any]:
        """What `Figured` calls by this name, one place an offer; -1 unknown."""
        return self._columns[name]

    def __len__(self) -> int:
        return len(self._begin) - 1

    @property
    def programs(self) -> int:
        """How many programs they are, each campus counted."""
        return len(self._offer)

    @cached_property
    def numbers(self) -> Ints:
        """The key of the program that names each in addresses: its nearest."""
        rows = self._places["row"][self._begin[:-1]]
        return self.selections[0].catalog.id[rows] if len(self) else rows

    def of_program(self, number: int) -> int | None:
        """The offer that a program is part of, by its key; None for none."""
        row = self.selections[0].catalog.row(number) if len(self) else None
        found = np.flatnonzero(self._places["row"] == (-1 if row is None else row))
        return int(self._offer[found[0]]) if len(found) else None

    @overload
    def __getitem__(self, at: int) -> Offer: ...
    @overload
    def __getitem__(self, at: slice) -> list[Offer]: ...
    def __getitem__(self, at: int | slice) -> Offer | list[Offer]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if at not in self._made:
            self._made[at] = self._offer_at(at)
        return self._made[at]

    def _offer_at(self, at: int) -> Offer:
        if at >= len(self):
            raise IndexError(at)
        figured = Figured(*(self._columns[name].item(at) for name in Figured._fields))
        selection = self.selections[int(self._columns["selection"][at])]
        here = slice(self._begin[at], self._begin[at + 1])
        places = zip(*(self._places[name][here].tolist() for name in self._places), strict=True)
        return Offer(
            figured._replace(aid=self.aids[self._columns["aid"][at]]),
            tuple(_place(selection.catalog, *place) for place in places),
            selection,
        )


def _place(catalog: Catalog, row: int, provider: int, miles: float) -> Place:
    known = None if miles != miles else miles
    return Place(row, provider, known, program_slug(int(catalog.id[row])))


def offers(target: Target) -> Offers:
    """Every program that leads into the job within reach; none without a job."""
    selections: list[Selection] = []
    aids: list[str] = []
    found: list[Columns] = []
    seen = np.zeros(0, dtype=np.int32)
    for selection in _selections(target) if target.soc else ():
        rows = selection.matching.rows
        rows = rows[~target.catalog.gone[rows] & ~np.isin(rows, seen)]
        seen = np.concatenate((seen, rows))
        found.append(_programs(selection, rows, aids) | {
            "selection": np.full(len(rows), len(selections))})  # fmt: skip
        selections.append(selection)
    if not found:
        return Offers([], [], dict.fromkeys(OF_PROGRAMS, np.zeros(0, dtype=np.int64)))
    columns = {name: np.concatenate([one[name] for one in found]) for name in found[0]}
    return Offers(selections, aids, columns | {"offer": _offers_of(columns)})


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


def _programs(selection: Selection, rows: Rows, aids: list[str]) -> Columns:
    """Columns of programs: figures, where they are, and of which college. Adds to `aids`."""
    provider = selection.catalog.provider[rows]
    colleges, towns = _campuses(selection.catalog)
    far = selection.distances
    return _figures(selection, rows, aids) | {
        "row": rows,
        "provider": provider,
        "miles": np.full(len(rows), np.nan) if far is None else far[provider],
        "college": colleges[provider],
        "town": towns[provider],
    }


def _offers_of(columns: Columns) -> Ints:
    """A number for each program, counting up as they appear: the same for those of one college with
    the same figures in different towns. Two programs at one place are two, however alike."""
    roughly = kinds(*(columns[name] for name in ("selection", "college", "field", "award")))[1]
    same = alike([columns[name] for name in Figured._fields], roughly)
    first, kind = kinds(same, nth(kinds(same, columns["town"])[1]))
    number = np.empty(len(first), dtype=np.int64)
    number[np.argsort(first)] = np.arange(len(first))
    return number[kind]


@per_build(most=2, spoken=False)
def _campuses(catalog: Catalog) -> tuple[Ints, Ints]:
    """A number for each provider's college and for its town: the same for the same name."""
    numbers = []
    every = range(len(catalog.provider_names))
    for names in (map(college, catalog.provider_names), map(catalog.place, every)):
        at: dict[str, int] = {}
        numbers.append(np.array([at.setdefault(name, len(at)) for name in names], dtype=np.int64))
    return numbers[0], numbers[1]


def college(name: str) -> str:
    """A college's name without that of a campus: what stands after a hyphen."""
    return " ".join(name.partition("-")[0].split()).casefold()


def _figures(selection: Selection, rows: Rows, aids: list[str]) -> Columns:
    """What `Figured` names; `aid` as a place in `aids`, to which new ones are added."""
    catalog = selection.catalog
    low, high = _whole(*(selection.price(end, rows) for end in ("low", "high")))
    short, long = _whole(*(catalog[name][rows] for name in ("months_low", "months_high")))
    usual = typical(selection, "price", low, high, rows)
    *pays, by_rule, by_need = _after_aid(selection, rows, low, usual, high)
    paid = selection.paid(rows)
    named = [*(aid.short for aid in paid.aids), ""]
    aids += dict.fromkeys(name for name in named if name not in aids)
    columns: Sequence[Any] = (
        catalog.field[rows], catalog["award_level"][rows],
        *pays, low, high, np.array([aids.index(name) for name in named])[paid.by], by_rule, by_need,
        catalog["books"][rows],
        short, typical(selection, "months", short, long, rows), long,
        selection.price_bases(rows), catalog["length_basis"][rows],
        catalog["flags"][rows] & CONTRADICTIONS != 0,
        catalog["earnings"][rows], catalog["earnings_years_after"][rows],
        finishing(selection, rows),
    )  # fmt: skip
    return dict(zip(Figured._fields, columns, strict=True))


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
