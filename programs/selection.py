"""Which programs a query means, and which price counts for each."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.facets import Facets
from careerguide.columns.narrowing import Mask, Narrowing, Rows, Where
from careerguide.columns.sorting import sort_rows
from careerguide.lists import selection as lists
from careerguide.lists.columns import Column, Lazy
from careerguide.lists.filters import ListState
from careerguide.places.find import Place
from careerguide.places.states import miles_between, on_globe
from programs.bearing import bearing
from programs.catalog import Catalog
from programs.columns import COLUMNS
from programs.corrected import bases_laid, price_bases
from programs.filters import FILTERS, ProgramQuery, for_further
from programs.paying import Paid, paid
from programs.reader import Said
from programs.rules.aid import Reader
from programs.rules.codes import GONE, Entry, Residency, Standing
from programs.usual import USUAL_MONTHS
from programs.valued import leading_months
from salaries.rules import Education

CODES = (
    "delivery", "price_basis", "price_missing", "length_basis", "earnings_years_after", "flags",
    "origin", "pay_jobs",
)  # fmt: skip

AWARDS_MOST = 1_000_000
"""More than any program has graduates."""
OPEN = tuple(one.slug for one in Standing if one not in GONE)
"""The values of `status` that leave out the schools that are gone."""
SMALL = 20_000
"""Below this, sorting what matches beats walking the whole saved order."""


class Selection(lists.Selection):
    """A query resolved against the catalogue. Everything is computed when first asked for."""

    columns, filters = COLUMNS, FILTERS
    prepared = "programs"
    records: Catalog
    kept: Said = Said()
    """What the reader's browser keeps of them beside the address."""
    widened = False
    """Whether the circle around the place is wider than was asked for, which had none."""
    instead_of = ""
    """The words that name nothing near there, where what else leads to their job is listed."""
    whole_state = ""
    """What was typed for “near” where that is a whole state, which stands in `state` then."""

    @property
    def catalog(self) -> Catalog:
        """The records, by the name they have in this app."""
        return self.records

    @property
    def place(self) -> Place | None:
        """The centre of “near”, or None."""
        found: Place | None = self.meant["near"]
        return found

    @property
    def occupation(self) -> int | None:
        """The occupation the query names, as a place among the wage store's codes."""
        found: int | None = self.meant["occupation"]
        return found

    @property
    def home(self) -> str:
        """The reader's state: of the place named, or the one state chosen; "" if not known."""
        if self.place:
            return self.place.state
        return self.query.state[0] if len(self.query.state) == 1 else ""

    @property
    def residency(self) -> Residency:
        """Whose price counts: as chosen; else in-state where the reader's state is known."""
        if self.query.residency:
            return Residency(self.query.residency)
        return Residency.IN_STATE if self.home else Residency.OUT_OF_STATE

    @cached_property
    def reader(self) -> Reader:
        """Who is asking, as far as they said. One who asks for strangers' prices is none of a
        state's own, whose aid is for residents."""
        here = "" if self.residency == Residency.OUT_OF_STATE else self.home
        own = Said.of(self.query)
        return own.over(self.kept).reader(here)

    def you_pay(self, end: str, rows: Where) -> NDArray[np.int32]:
        """What the reader would pay for each of `rows`, whole program, in dollars; -1 unknown.

        `end` is low, if_met or high (`programs.rules.aid.Bill`).
        """
        found: NDArray[np.int32] = getattr(self.paid(rows), end)
        return found

    def paid(self, rows: Where) -> Paid:
        """The bills of `rows`; those asked for last are kept, since three columns ask."""
        if self._paid is None or self._paid[0] is not rows:
            self._paid = rows, paid(self.catalog, self.reader, rows, self.sticker(rows))
        return self._paid[1]

    _paid: tuple[Where, Paid] | None = None

    @cached_property
    def distances(self) -> NDArray[np.float64] | None:
        """Miles from the place to every provider; NaN for one without a position."""
        if self.place is None:
            return None
        here = on_globe(self.place.latitude, self.place.longitude)
        return miles_between(here, self.catalog.on_globe)

    def price(self, end: str, rows: Where) -> NDArray[np.int32]:
        """The low, typical, high or usual (`Catalog.sticker`) price that counts for each of `rows`,
        in dollars; -1 unknown.

        A reader at a known place is a resident of its state only: elsewhere they pay the
        out-of-state price.
        """
        own = np.asarray(self.catalog[f"{self.residency}_{end}"][rows])
        if not self.two_prices:
            return own
        strangers = self.catalog[f"{Residency.OUT_OF_STATE}_{end}"][rows]
        return np.where(self.away(rows), strangers, own)

    def price_bases(self, rows: Rows) -> NDArray[np.int8]:
        """What the price that counts for each of `rows` rests on, as `PriceBasis`."""
        return price_bases(self.catalog, rows, self.residency, self.away(rows))

    def sticker(self, rows: Where) -> NDArray[np.int32]:
        """What the price that counts for each of `rows` leads with; -1 unknown."""
        return self.price("usual", rows)

    @property
    def two_prices(self) -> bool:
        """Whether a resident's price counts for some programs and a stranger's for others."""
        return self.place is not None and self.residency != Residency.OUT_OF_STATE

    def away(self, rows: Where) -> Mask:
        """Which of `rows` are outside the reader's state, where the reader's place is known."""
        here = self.catalog.state[rows]
        if self.place is None:
            return np.zeros(len(here), dtype=bool)
        return np.asarray(here != self.catalog.state_at.get(self.place.state, -1))

    def start(self) -> Narrowing:
        """The programs of the fields or else of the job named, which are listed by these."""
        if (fields := self.meant["field"]) is not None:
            return Narrowing(self.size, self.catalog.of_fields(fields))
        if self.occupation is not None:
            into = self.catalog.into(self.occupation, further=for_further(self))
            return Narrowing(self.size, into)
        return Narrowing(self.size)

    def by_default(self) -> Rows:
        """Nearest first where a place is given; else best match, award that fits, most awards; what
        is for people already in the field after what leads into a job or a subject asked for."""
        meaning = self.meant["q"]
        if self.distances is None and meaning is None:
            rows = self._called_so_first(self._by_saved("awards", falling=True))
            return self.with_last(self._beginners_first(rows))
        rows = self.matching.rows
        if self.distances is not None:
            rows = sort_rows(rows, self.values("distance", rows), falling=False)
            return self.with_last(self._beginners_first(rows))
        return self.with_last(rows[np.argsort(self.match_rank(rows), kind="stable")])

    def _called_so_first(self, rows: Rows) -> Rows:
        """`rows`, where a job is asked for: those whose field bears its name before those that
        lead to it among others, and what asks for more schooling than its usual entry last."""
        if self.occupation is None:
            return rows
        known = self.catalog.wages
        code, title = known.codes[self.occupation], known.titles[self.occupation]
        entry = known.entry(code)
        usual = max(Education) if entry is None else max(entry, Education.AWARD)
        over = self.catalog["rank"][rows] > usual
        alike = np.append(bearing(title), 0)[self.catalog.field[rows]]  # -1 is no field
        return rows[np.lexsort((-alike, over))]

    @property
    def begins(self) -> bool:
        """Whether a subject or a job is asked for, so that what leads into it comes first."""
        return self.meant["q"] is not None or self.occupation is not None

    def _beginners_first(self, rows: Rows) -> Rows:
        """`rows` as they are where neither words nor a job were asked for."""
        if not self.begins:
            return rows
        into = self.catalog.for_beginners(rows)
        return np.concatenate((rows[into], rows[~into]))

    def orders(self) -> Sequence[tuple[str, Lazy]]:
        """“Best match” is an order of its own only beside a place: without one it is the usual."""
        offered = self.columns.offered
        if self.place and self.query.q:
            return offered
        return [(value, words) for value, words in offered if value.lstrip("-") != "match"]

    def match_rank(self, rows: Where) -> NDArray[np.int64]:
        """How well `rows` match the words, 0 best: first by what they mean, then by how the award
        fits the job, then by graduates; all 0 without words."""
        meaning = self.meant["q"]
        awards = self.catalog["awards"][rows].astype(np.int64)
        if meaning is None:
            return np.zeros(len(awards), dtype=np.int64)
        tier, fit = meaning.tier[rows].astype(np.int64), meaning.fit(rows).astype(np.int64)
        # What only adds to a job stands behind what leads into it.
        further = (self.catalog["entry"][rows] == Entry.FURTHER).astype(np.int64) * len(Education)
        return (tier * 100 + fit + further + 1) * AWARDS_MOST - awards

    def last(self, rows: Rows) -> Mask | None:
        """Overridden for schools that are gone: no order brings them up."""
        return self.catalog.gone[rows]

    def open_only(self) -> "Selection":
        """Without the schools that are gone; itself where it has none, so that addresses stay."""
        if not self.catalog.gone[self.matching.rows].any():
            return self
        return self.again(self.query.but(status=OPEN), self.meant)

    @property
    def download(self) -> str:
        """Of one state its own file, in which prices are its residents'."""
        state = self.query.state
        return f"{self.prepared}-{state[0].lower()}" if len(state) == 1 else self.prepared

    @property
    def of_download(self) -> ListState:
        """Every program, or of one state its own."""
        return ProgramQuery(state=self.query.state if len(self.query.state) == 1 else ())

    @property
    def downloaded(self) -> int:
        """How many programs the file has."""
        return Selection(self.catalog, self.of_download).total

    def again(self, query: ListState, meant: dict[str, Any] | None = None) -> "Selection":
        """The programs of another query, for the same reader."""
        other = Selection(self.catalog, query, self.problems, meant, self.typed)
        other.kept = self.kept
        return other

    def without(self, name: str) -> int:
        """Overridden to ask for the same reader."""
        [dropped] = (one for one in self.filters if one.name == name)
        return self.again(self.query.cleared(dropped.parameters())).total

    def saved(self, column: Column, falling: bool) -> Rows | None:
        """By the stored column, where one price or wage counts for all programs."""
        stored = column.stored
        if column.name.startswith("price_") and not self.two_prices:
            stored = f"{self.residency}_{'low' if column.name == 'price_low' else 'usual'}"
        if column.by is leading_months:
            stored = USUAL_MONTHS
        if column.name.startswith("local_wage_") and self.occupation is None:
            stored = column.name.replace("local_wage", "local")
        return self._by_saved(stored, falling) if self.catalog.has_order(stored) else None

    def _by_saved(self, stored: str, falling: bool) -> Rows:
        matching = self.matching
        if matching.count < SMALL:
            rows = matching.rows
            return self.with_last(sort_rows(rows, self.catalog[stored][rows], falling=falling))
        order: Rows = self.catalog[f"{'falling' if falling else 'rising'}_{stored}"]
        return order if matching.count == self.size else order[matching.mask[order]]

    @property
    def facets(self) -> Facets:
        """Overridden to share the counts of all programs among selections of one catalogue."""
        counted = self.catalog.counted_by
        if counted.facets is None:
            counted.facets = self.made_facets()
        return counted.facets

    def more_facts(self, rows: Rows) -> dict[str, list[Any]]:
        """Codes, places among the store's names, and whether the reader is a stranger there."""
        catalog, occupation = self.catalog, self.occupation
        found = {"id": catalog.id[rows].tolist()}
        found |= {name: catalog[name][rows].tolist() for name in CODES}
        for name in ("provider", "field", "area", "occupation"):
            found[f"{name}_at"] = catalog[name][rows].tolist()
        if occupation is None:
            found["area_at"] = catalog["pay_area"][rows].tolist()
        else:
            found["occupation_at"] = [occupation] * len(rows)
            found["pay_jobs"] = [1] * len(rows)
        found["aid_at"] = self.paid(rows).by.tolist()
        found["own_pay"] = [occupation is None] * len(rows)
        found["away"] = self.away(rows).tolist()
        return bases_laid(catalog, rows, found, self.residency)
