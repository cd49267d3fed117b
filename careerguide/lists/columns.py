"""One declaration a figure: its unit, heading, orders, source, and what stands where it is unknown.

Lists, their tables and CSVs, comparisons and tests read these declarations; nothing else says it
again.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field, replace
from functools import cache
from typing import Any

from numpy.typing import NDArray

from careerguide.columns.codes import Code
from careerguide.columns.narrowing import Where
from careerguide.lists.schema import DataField, Reason
from careerguide.lists.units import CODE as CODE
from careerguide.lists.units import COUNT as COUNT
from careerguide.lists.units import DOLLARS as DOLLARS
from careerguide.lists.units import MILES as MILES
from careerguide.lists.units import MONTHS as MONTHS
from careerguide.lists.units import PERCENT as PERCENT
from careerguide.lists.units import SHARE as SHARE
from careerguide.lists.units import TEXT as TEXT
from careerguide.lists.units import YEARLY as YEARLY
from careerguide.lists.units import Unit as Unit

Fact = Mapping[str, Any]
"""One record's plain values by column name; None where unknown."""
Lazy = Any
"""A text, or one that is translated when shown."""
Said = Callable[[Any, Fact], str]
"""Words about a figure, from what writes the list (its selection, looked-up words) and the fact."""


def spoken(words: Lazy | Callable[[Any], str], by: Any) -> str:
    """Words, or what is said by what writes the list."""
    return str(words(by) if callable(words) else words)


@dataclass(frozen=True)
class Brief:
    """How a list's row says a figure in two lines: the usual is said once, above the rows."""

    note: Said | None = None
    """What differs from the usual; "" where nothing does."""
    missing: Said | None = None
    """Why it is unknown, in few words."""
    more: Said | None = None
    """What stands on a line of its own beneath."""
    about: Callable[[Fact], bool] | None = None
    """Whether it is an estimate of ours."""
    text: Said | None = None
    """The figure without the “about” that stands before it, where its own text has that."""
    beneath: Said | None = None
    """The range of a figure that leads with what is typical of it; "" where it has none."""
    under: Said | None = None
    """What stands beneath though the figure is unknown."""


@dataclass(frozen=True)
class Sort:
    """A column's two orders in words, unknown last in both; only headings offer one without words.

    `at` is its place among the orders offered; what most want first comes first.
    """

    rising: Lazy | Callable[[Any], str] = ""
    falling: Lazy | Callable[[Any], str] = ""
    """The selection may say either."""
    _: KW_ONLY
    at: int = 0
    falling_first: bool = False


@dataclass(frozen=True)
class Compare:
    """The row of a comparison that a figure makes; `prefer` is "lowest", "highest" or ""."""

    group: Lazy
    label: Lazy | Callable[[Any], str] = ""
    """The column's own unless given; what writes the list may say it."""
    prefer: str = ""
    _: KW_ONLY
    note: Callable[[Any], str] = lambda writer: ""
    under: Said | None = None
    """What stands under each figure, where that is not the column's note."""
    at: int = 0
    """Its place within the group."""
    tag: Lazy = ""
    """What its best is called, as “cheapest”; else “lowest” or “highest”."""
    reads: Lazy = ""
    """What to know in reading it, whoever wins, where the figures differ."""
    unlike: Lazy = ""
    """Why figures of different scopes are not compared."""

    def label_of(self, writer: Any, otherwise: Lazy) -> str:
        """The row's head."""
        return spoken(self.label, writer) or str(otherwise)


@dataclass(frozen=True, eq=False)
class Column:
    """A figure, or a fact that stands beside figures.

    `name` is its sort key, the heading of its CSV column and its name in facts. `low` names the
    column of a range's low end, `stored` the stored array where that has another name; `values`
    reads it where it depends on the query. Unknown is negative or NaN, NaN alone if `signed`.
    """

    name: str
    unit: Unit = TEXT
    label: Lazy = ""
    _: KW_ONLY
    low: str = ""
    stored: str = ""
    values: Callable[[Any, Where], NDArray[Any]] | None = None
    signed: bool = False
    by: Callable[[Any, Where], NDArray[Any]] | None = None
    """What it sorts by, where that is not its value."""
    sort: Sort | None = None
    sure: Callable[[Any], NDArray[Any]] | None = None
    """How surely each value is known, 0 best: sorted by first, whichever way."""
    key: str = ""
    """What rows call it: `key`, `key_beside`, `key_note`, `no_key`, `key_flag`; "" in no row."""
    text: Said | None = None
    """What is shown, where the unit's writing is not it."""
    heading: Lazy | Callable[[Any], str] = ""
    """Of its column in the list's table; the selection may say it."""
    beside: Said | None = None
    """What belongs to the figure itself, such as the middle of what it is the low end of."""
    note: Said | None = None
    missing: Said | Lazy = ""
    """Why it is unknown."""
    brief: Brief | None = None
    """What a list's row says instead of note and reason, where these are long."""
    bound: Said | None = None
    """What limits it where it is unknown, such as the most it can be."""
    basis: tuple[str, type[Code]] | None = None
    """The column with the code of what it rests on; the code names the source."""
    source: str | Callable[[Fact], str] = ""
    """Its source where no code names it."""
    cited: Said | None = None
    """Its source in words where no release gives it; "" where it is unknown."""
    flags: str | Callable[[Fact], str] = ""
    """The contradictions that concern it."""
    warns: bool = False
    """Whether these only warn: they contradict nothing, and keep no figure from being best."""
    page: Lazy = ""
    """The part of a record's own page that has it as a line."""
    api: bool = True
    """Whether the API has it: not where each figure there says the same for itself."""
    csv: bool = True
    csv_name: Callable[[Any], str] | None = None
    cell: Callable[[Any, Fact], Any] | None = None
    """The CSV's cell where that is not the value."""
    about: Lazy = ""
    """What it is, for who reads its column in a file, where the label alone does not say so."""
    scope: Callable[[Fact], Hashable] | None = None
    """What must be equal for two figures to be compared."""
    compare: Compare | None = None

    def head(self, selection: Any) -> str:
        """Its heading in the list's table."""
        return spoken(self.heading, selection)

    @property
    def is_figure(self) -> bool:
        """Whether facts hold it as a value of its own."""
        return self.values is not None or bool(self.stored)

    def written(self, writer: Any, fact: Fact) -> str:
        """As pages show it; "" where unknown."""
        if self.text is not None:
            return self.text(writer, fact)
        value = fact[self.name]
        if self.low:
            return self.unit.span(fact[self.low], value)
        return self.unit.write(value)

    def texts(self, writer: Any, facts: Iterable[Fact]) -> list[str]:
        """The same of many records."""
        if self.text is not None:
            text = self.text
            return [text(writer, fact) for fact in facts]
        if self.low:
            return [self.written(writer, fact) for fact in facts]
        name, write = self.name, self.unit.write
        return [write(fact[name]) for fact in facts]

    def why(self, writer: Any, fact: Fact) -> str:
        """Why it is unknown, in words."""
        return str(self.missing(writer, fact) if callable(self.missing) else self.missing)

    def cell_of(self, writer: Any, fact: Fact) -> Any:
        """The CSV's cell; None is empty."""
        if self.cell is not None:
            return self.cell(writer, fact)
        return self.unit.cell(fact[self.name])

    def cell_or_why(self, writer: Any, fact: Fact) -> Any:
        """The cell, or why there is none."""
        cell = self.cell_of(writer, fact)
        return Reason(self.why(writer, fact)) if cell is None or cell == "" else cell

    def field(self, records: Any) -> DataField:
        """What files say of its column, of a list's `records`."""
        name = self.csv_name(records) if self.csv_name else self.name
        label = self.label or (self.heading if not callable(self.heading) else "")
        return DataField(
            name, self.unit.cell_kind, label, self.about, self.unit.name,
            "" if callable(self.missing) else self.missing, self.slugs,
        )  # fmt: skip

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of all that its figures may come from."""
        if self.basis:
            return tuple(dict.fromkeys(one.source for one in self.basis[1] if one.source))
        if callable(self.source):
            return tuple(getattr(self.source, "slugs", ()))
        return (self.source,) if self.source else ()

    def source_of(self, fact: Fact) -> str:
        """The slug of what the figure comes from; "" where it is unknown or no release gives it."""
        if self.basis:
            return _source_of(self.basis[1], fact[self.basis[0]])
        return self.source(fact) if callable(self.source) else self.source

    def flags_on(self, fact: Fact) -> str:
        """Which flags concern it; "" for none."""
        return self.flags(fact) if callable(self.flags) else self.flags


@cache
def _source_of(codes: type[Code], value: int) -> str:
    """The source that a code names: a file of many rows asks for few codes."""
    return codes(value).source


@dataclass(frozen=True, eq=False)
class Columns:
    """A list's columns, in the order of its CSV."""

    all: Sequence[Column]
    groups: Sequence[Lazy] = ()
    """Headings of a comparison, in order."""
    names: Sequence[str] = ()
    """The columns of the list's table, in order."""
    about: Mapping[str, Lazy] = field(default_factory=dict)
    """What columns are, by name, where that stands in a file of its own."""
    by_name: dict[str, Column] = field(init=False)

    def __post_init__(self) -> None:
        said = {name: {"about": words} for name, words in self.about.items()}
        every = tuple(replace(one, **said.pop(one.name, {})) for one in self.all)
        if said:
            raise ValueError(f"no such columns: {', '.join(said)}")
        object.__setattr__(self, "all", every)
        object.__setattr__(self, "by_name", {one.name: one for one in self.all})
        object.__setattr__(self, "figures", tuple(one for one in self.all if one.is_figure))
        object.__setattr__(self, "shown", tuple(one for one in self.all if one.key))
        sourced = tuple(one for one in self.figures if one.basis or one.source)
        object.__setattr__(self, "sourced", sourced)
        object.__setattr__(self, "table", tuple(self.by_name[name] for name in self.names))
        object.__setattr__(self, "csv", tuple(one for one in self.all if one.csv))
        object.__setattr__(self, "offered", tuple(_orders(self.all)))

    figures: tuple[Column, ...] = field(init=False)
    shown: tuple[Column, ...] = field(init=False)
    sourced: tuple[Column, ...] = field(init=False)
    table: tuple[Column, ...] = field(init=False)
    csv: tuple[Column, ...] = field(init=False)
    offered: tuple[tuple[str, Lazy], ...] = field(init=False)
    """The orders offered, each with its words."""

    def __getitem__(self, name: str) -> Column:
        return self.by_name[name]

    def __iter__(self) -> Iterator[Column]:
        return iter(self.all)

    def on_page(self, part: Lazy) -> list[Column]:
        """The lines of a part of a record's own page."""
        return [one for one in self.all if one.page is part]

    def sorts(self) -> list[str]:
        """Every value of the address's `sort`: each order both ways."""
        return [way for one in self.all if one.sort for way in (one.name, f"-{one.name}")]


def _orders(columns: Iterable[Column]) -> Iterator[tuple[str, Lazy]]:
    known = [(one, one.sort) for one in columns if one.sort]
    for one, sort in sorted(known, key=lambda pair: pair[1].at):
        ways = [(one.name, sort.rising), (f"-{one.name}", sort.falling)]
        for name, words in ways[:: -1 if sort.falling_first else 1]:
            # Lazy words can't be asked yet whether they are empty.
            if not isinstance(words, str) or words:
                yield name, words
