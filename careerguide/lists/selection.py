"""Which records a query means, in which order, and how many each choice would leave."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.facets import Facets
from careerguide.columns.narrowing import Mask, Narrowing, Rows, Where
from careerguide.columns.sorting import by_sureness, plain, sort_rows
from careerguide.lists.columns import Column, Columns, Fact, Lazy
from careerguide.lists.filters import AnyOf, Filter, ListState, Words
from careerguide.lists.prepared import MOST_LIVE
from careerguide.lists.state import BadValue, Problem

ABOUT_PAGES = ("sort", "page", "size", "view", "p")
"""Parameters that change neither which records a list has nor what it says of them."""


class Selection:
    """A query resolved against a list's records. Rows are computed when first asked for.

    `meant` holds what the query's words were found to mean, by filter (None for nothing), and
    `problems` what could not be used. A list's own class says where records are.
    """

    columns: ClassVar[Columns]
    filters: ClassVar[tuple[Filter, ...]]
    parameters: ClassVar[frozenset[str]]
    """Every parameter that a filter declares."""
    in_turn: ClassVar[Sequence[Filter]]
    """The filters in the order in which they are tested."""
    prepared: ClassVar[str] = ""
    """The name of the prepared file of all records (settings.PREPARED); "" where there is none."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.parameters = frozenset(name for one in cls.filters for name in one.parameters())
        cls.in_turn = sorted(cls.filters, key=lambda one: one.early)

    def __init__(
        self,
        records: Any,
        query: ListState,
        problems: Sequence[Problem] = (),
        meant: dict[str, Any] | None = None,
        typed: str = "",
    ) -> None:
        """What `meant` names is taken as found; the query's other words are looked up."""
        self.records, self.query, self.typed = records, query, typed
        found = list(problems)
        self.meant: dict[str, Any] = {}
        for one in self.filters:
            if isinstance(one, Words):
                self.meant[one.name] = self._look_up(one, found, meant or {})
        self.problems = tuple(found)

    def _look_up(self, one: Words, problems: list[Problem], given: dict[str, Any]) -> Any:
        if one.name in given:
            return given[one.name]
        text = getattr(self.query, one.name)
        if not text:
            return None
        try:
            return one.find(self, text)
        except BadValue as error:
            problems.append(Problem(one.name, str(error), text))
            return None

    @property
    def is_too_long(self) -> bool:
        """Whether it has more records than a download writes while a reader waits."""
        return bool(self.prepared) and self.total > MOST_LIVE

    @property
    def download(self) -> str:
        """The prepared file that has all its records, and maybe others."""
        return self.prepared

    @property
    def downloaded(self) -> int:
        """How many records that file has."""
        return self.size

    @property
    def asks_for_all(self) -> bool:
        """Whether the query is for every record of that file, as one who said no more sees them."""
        query = self.query
        about_pages = [n for n in ABOUT_PAGES if n in query.__dataclass_fields__]
        return query.cleared(about_pages) == self.of_download

    @property
    def of_download(self) -> ListState:
        """The query of which `download` has the records."""
        return type(self.query)()

    @property
    def usual_sort(self) -> str:
        """What the order without `sort` is, where a column gives it; "" where `by_default` does."""
        return ""

    def orders(self) -> Sequence[tuple[str, Lazy]]:
        """The orders offered, each with its words."""
        return self.columns.offered

    @property
    def table(self) -> Sequence[Column]:
        """The columns of the table, in order."""
        return self.columns.table

    @property
    def size(self) -> int:
        """How many records there are."""
        return int(self.records.size)

    def stored(self, name: str, rows: Where) -> NDArray[Any]:
        """Values of a stored array."""
        return np.asarray(self.records[name][rows])

    def values(self, name: str, rows: Where) -> NDArray[Any]:
        """A column's values for `rows`; negative or NaN where unknown."""
        column = self.columns[name]
        if column.values is not None:
            return column.values(self, rows)
        return self.stored(column.stored, rows)

    def ordering(self, name: str, rows: Where) -> NDArray[Any]:
        """What a column sorts `rows` by; negative or NaN where unknown."""
        by = self.columns[name].by
        return by(self, rows) if by else self.values(name, rows)

    def start(self) -> Narrowing:
        """Where filtering begins: all records, or those that one filter names."""
        return Narrowing(self.size)

    def narrowed(self, *without: str) -> Narrowing:
        """What passes the filters but for those named; ones that leave few come first."""
        left = self.start()
        for one in self.in_turn:
            if one.name not in without and (test := one.test(self)) is not None:
                left.keep(test)
        return left

    @cached_property
    def ordered(self) -> Rows:
        """Matching row numbers in the query's order; unknown last both ways, ties by row.

        Those that `last` names come after all others, in the same order.
        """
        sort = getattr(self.query, "sort", "") or self.usual_sort
        if not sort:
            return self.by_default()
        column, falling = self.columns[sort.removeprefix("-")], sort.startswith("-")
        if (rows := self.saved(column, falling)) is not None:
            return rows
        rows = self.matching.rows
        values = self.ordering(column.name, rows)
        if column.sure is not None:
            rows = by_sureness(rows, values, column.sure(self)[rows], falling=falling)
        else:
            rows = sort_rows(rows, values, falling=falling, signed=column.signed)
        return self.with_last(rows)

    def last(self, rows: Rows) -> Mask | None:
        """Which of `rows` stand last in every order; None for none. Saved orders hold to it too."""
        return None

    def with_last(self, rows: Rows) -> Rows:
        """`rows`, those that `last` names after all others."""
        last = self.last(rows)
        if last is None or not last.any():
            return rows
        return np.concatenate((rows[~last], rows[last]))

    def by_default(self) -> Rows:
        """The order without a `sort`."""
        return self.matching.rows

    def saved(self, column: Column, falling: bool) -> Rows | None:
        """What matches, in an order stored beside the column; None where there is none."""
        return None

    @property
    def facets(self) -> Facets | None:
        """Codes counted together, where a list has many records: `made_facets`, kept by them."""
        return None

    def made_facets(self) -> Facets:
        """The codes of every filter with choices; made of all records, so once a build."""
        asked = [one for one in self.filters if isinstance(one, AnyOf)]
        found = {one.name: one.facet(self) for one in asked}
        return Facets(
            {name: places for name, (_values, places) in found.items()},
            {name: values for name, (values, _places) in found.items()},
        )

    @cached_property
    def _base(self) -> Narrowing:
        """What passes the filters that are no facets."""
        facets = self.facets
        return self.narrowed(*(facets.names if facets else ()))

    @cached_property
    def matching(self) -> Narrowing:
        """The records that match every filter."""
        facets = self.facets
        if facets is None:
            return self.narrowed()
        left = self._base.copy()
        for one in self.filters:
            if one.name in facets.names and (test := one.test(self)) is not None:
                left.keep(test)
        return left

    @property
    def total(self) -> int:
        """How many records match every filter."""
        return self.matching.count

    @cached_property
    def facet_counts(self) -> dict[str, dict[str, int]]:
        """By filter, how many records each of its values would give, the others as they are."""
        return self.count_choices()

    def count_choices(self) -> dict[str, dict[str, int]]:
        """By filter, how many records each value would give, counted now."""
        facets, asked = self.facets, [one for one in self.filters if isinstance(one, AnyOf)]
        if facets is None:
            return {one.name: one.counted(self, self.narrowed(one.name).mask) for one in asked}
        chosen = {one.name: facets.places(one.name, one.chosen(self.query)) for one in asked}
        counts = facets.counts(self._base.some, chosen)
        return {
            name: dict(zip(facets.values[name], found.tolist(), strict=True))
            for name, found in counts.items()
        }

    def without(self, name: str) -> int:
        """How many match when one filter is dropped."""
        dropped = next(one for one in self.filters if one.name == name)
        query = self.query.cleared(dropped.parameters())
        return type(self)(self.records, query).total

    def facts(self, rows: Rows, of: Iterable[Column] | None = None) -> Iterator[Fact]:
        """Plain values of some records, of all columns or some. By column: rows cost little."""
        columns: dict[str, list[Any]] = {"row": rows.tolist()}
        for one in self.columns.figures if of is None else of:
            columns[one.name] = plain(self.values(one.name, rows), signed=one.signed)
        columns |= self.more_facts(rows)
        names = tuple(columns)
        for cells in zip(*columns.values(), strict=True):
            yield dict(zip(names, cells, strict=True))

    def few_facts(self, rows: Rows) -> list[Fact]:
        """The same of all columns, each read for all of the records when one is asked for it: what
        writes a table asks for half of them."""
        columns = {"row": rows.tolist()} | self.more_facts(rows)
        found: list[_FewFacts] = []
        found += (
            _FewFacts(zip(columns, cells, strict=True), self, rows, found)
            for cells in zip(*columns.values(), strict=True)
        )
        return list(found)

    def more_facts(self, rows: Rows) -> dict[str, list[Any]]:
        """Codes and places that facts hold beside the columns' figures."""
        return {}


class _FewFacts(dict[str, Any]):
    """One record's facts, which fetch a column for all records they were made with."""

    def __init__(
        self, given: Iterable[tuple[str, Any]], selection: Selection, rows: Rows, all_: list[Any]
    ) -> None:
        super().__init__(given)
        self._made = selection, rows, all_

    def __missing__(self, name: str) -> Any:
        selection, rows, all_ = self._made
        column = selection.columns[name]
        values = plain(selection.values(name, rows), signed=column.signed)
        for fact, value in zip(all_, values, strict=True):
            fact[name] = value
        return self[name]
