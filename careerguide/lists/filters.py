"""One declaration a filter: its parameter, form field, chip, test, and counts of its choices.

Numbers that readers type are in careerguide.lists.limits.
"""

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.codes import Code
from careerguide.columns.narrowing import EVERY, Mask, Test, Where
from careerguide.lists.columns import Lazy
from careerguide.lists.fields import Field, FieldMaker, any_of
from careerguide.lists.paging import MOST_PER_PAGE
from careerguide.lists.state import UrlState, choice, choices, whole, words
from careerguide.pages.labels import slugs

MOST_PAGES = 1_000_000
MOST_DESCRIBED = 30


@dataclass(frozen=True)
class ListState(UrlState):
    """A list's filters, order and page as its address says them; made by `list_state`."""

    if TYPE_CHECKING:  # the fields are those that its filters declare

        def __init__(self, **values: Any) -> None: ...
        def __getattr__(self, name: str) -> Any: ...


class Asking(Protocol):
    """What filters ask of a list's selection (careerguide.lists.selection), which knows them."""

    query: ListState
    meant: dict[str, Any]

    @property
    def facet_counts(self) -> dict[str, dict[str, int]]:
        """By filter, how many records each of its values would leave."""

    def stored(self, name: str, rows: Where) -> NDArray[Any]:
        """Values of a stored array for these rows."""

    def values(self, name: str, rows: Where) -> NDArray[Any]:
        """A column's values for these rows; negative or NaN where unknown."""


@dataclass(frozen=True)
class Filter(ABC):
    """Base of all kinds. `name` is the parameter of the address."""

    name: str
    label: Lazy = ""
    _: KW_ONLY
    early: int = 5
    """Filters that leave few records are tested first."""
    drops: bool = True
    """Whether an empty list offers to drop it."""
    dropped: Lazy = ""
    """What it offers then, where that is not “Without …”."""

    @abstractmethod
    def parameters(self) -> dict[str, Any]:
        """Each parameter with its field (careerguide.lists.state)."""

    def described(self) -> dict[str, str]:
        """What each parameter is, in words, for those who write addresses themselves."""
        return {self.name: str(self.label)}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its parameters."""
        return tuple(self.parameters())

    def beside(self, selection: Asking) -> Hashable:
        """What its fields depend on beside the values of its parameters and counts."""
        return None

    def counts(self, selection: Asking) -> dict[str, int]:
        """How many records each of its values would leave; none where they are not counted."""
        return {}

    @abstractmethod
    def fields(self, make: FieldMaker, selection: Asking) -> list[Field]:
        """Its fields in the form."""

    def chips(self, selection: Asking) -> Iterator[tuple[str | None, str]]:
        """Its one value (None for the whole filter) and the words of each chip while it is on."""
        yield from ()

    def test(self, selection: Asking) -> Test | None:
        """Which rows pass; None while it is off."""
        return None


@dataclass(frozen=True)
class Words(Filter):
    """Words that are looked up. `passes` makes the test of what they mean; None where a list starts
    from what passes it."""

    _: KW_ONLY
    find: Callable[[Any, str], Any]
    """What a text was found to mean; raises BadValue with a message for the reader."""
    passes: Callable[[Any, Any], Test | None]
    said: Callable[[Any], str]
    placeholder: Lazy = ""
    reads: Callable[[Any], Any] | None = None
    """What the page says of how the words were understood; None where they stand as typed."""
    suggest: str = ""
    """What is offered while one types (Field.suggest)."""

    def parameters(self) -> dict[str, Any]:
        """The words as typed."""
        return {self.name: words()}

    def fields(self, make: FieldMaker, selection: Asking) -> list[Field]:
        """One box for words."""
        more = {"placeholder": str(self.placeholder), "suggest": self.suggest}
        return [make.text(self.name, str(self.label), **more)]

    def chips(self, selection: Asking) -> Iterator[tuple[str | None, str]]:
        """One chip that says what the words were found to mean."""
        if selection.meant[self.name] is not None:
            yield None, self.said(selection)

    def test(self, selection: Asking) -> Test | None:
        """The test of what the words mean; None where they mean nothing."""
        meant = selection.meant[self.name]
        return None if meant is None else self.passes(selection, meant)


def quoted(name: str) -> Callable[[Any], str]:
    """The words as typed, as a chip."""
    return lambda selection: f"“{getattr(selection.query, name)}”"


@dataclass(frozen=True)
class AnyOf(Filter):
    """One or several values of a code; as checkboxes, or as a list of which the first is shown.

    `options` is the Code, or gives each value of the address with its words. `column` is the stored
    array of codes; without one `matches` gives the records of a value.
    """

    options: type[Code] | Callable[[], Mapping[str, Lazy]] = dict
    _: KW_ONLY
    column: Callable[[Any, Where], NDArray[Any]] | str = ""
    matches: Callable[[Any, str], Mask] | None = None
    said: Lazy = ""
    """The chip's words around the value's own: “experience: %(value)s”."""
    select: bool = False
    single: bool = False
    tally: Callable[[Any, Mask], Sequence[int]] | None = None
    """Counts the records of all its values at once, among those left: where values are many."""
    code_of: Callable[[Any, str], int] | None = None

    @cached_property
    def all_codes(self) -> dict[str, Code]:
        """The members of its Code by what addresses call them; none where options are others."""
        if not isinstance(self.options, type):
            return {}
        return {code.slug: code for code in cast("type[Code]", self.options)}

    def words(self) -> dict[str, str]:
        """Each value of the address with its words, in order."""
        if self.all_codes:
            return slugs(cast("type[Code]", self.options))
        return {value: str(label) for value, label in self.named_options().items()}

    def named_options(self) -> Mapping[str, Lazy]:
        """The options that are no Code: each value with its words."""
        return cast("Callable[[], Mapping[str, Lazy]]", self.options)()

    def parameters(self) -> dict[str, Any]:
        """One value, or several, of those there are."""
        make = choice if self.single else choices
        known = self.all_codes
        return {self.name: make((lambda: known) if known else self.named_options)}

    def described(self) -> dict[str, str]:
        """Overridden to say what the values mean, where these are few and no words."""
        words = {value: text for value, text in self.words().items() if value != text}
        if len(words) > MOST_DESCRIBED:
            return super().described()
        said = ", ".join(f"{value} = {text}" for value, text in words.items())
        return {self.name: f"{self.label}: {said}"}

    def chosen(self, query: Any) -> tuple[str, ...]:
        """The values that are on."""
        value = getattr(query, self.name)
        if isinstance(value, tuple):
            return value
        return (value,) if value else ()

    def fields(self, make: FieldMaker, selection: Asking) -> list[Field]:
        """A select or checkboxes, each choice with the records it would leave."""
        counts = self.counts(selection)
        options = [(value, label, counts.get(value)) for value, label in self.words().items()]
        if self.select:
            return [make.select(self.name, str(self.label), [(*any_of(), None), *options])]
        return [make.checks(self.name, str(self.label), options)]

    def chips(self, selection: Asking) -> Iterator[tuple[str | None, str]]:
        """A chip for each value that is on."""
        chosen = self.chosen(selection.query)
        if not chosen:
            return
        labels = self.words()
        for value in chosen:
            said = labels[value]
            yield value, str(self.said) % {"value": said} if self.said else said

    def codes(self, selection: Asking, values: Sequence[str]) -> list[int]:
        """The stored codes of the values."""
        if self.code_of is not None:
            return [self.code_of(selection, value) for value in values]
        return [int(self.all_codes[value]) for value in values]

    def test(self, selection: Asking) -> Test | None:
        """Which rows have one of the values that are on; None while none is."""
        chosen = self.chosen(selection.query)
        if not chosen:
            return None
        if self.matches is not None:
            mask = np.logical_or.reduce([self.mask(selection, value) for value in chosen])
            return lambda rows: mask[rows]
        wanted = self.codes(selection, chosen)
        return lambda rows: among(self._stored(selection, rows), wanted)

    def mask(self, selection: Asking, value: str) -> Mask:
        """The records of one value, one flag a record."""
        if self.matches is not None:
            return self.matches(selection, value)
        return among(self._stored(selection, EVERY), self.codes(selection, [value]))

    def _stored(self, selection: Asking, rows: Where) -> NDArray[Any]:
        if callable(self.column):
            return self.column(selection, rows)
        return selection.stored(self.column, rows)

    def counted(self, selection: Asking, left: Mask) -> dict[str, int]:
        """How many of the records `left` each value has."""
        if self.tally is not None:
            return dict(zip(self.words(), self.tally(selection, left), strict=True))
        return {
            value: int(np.count_nonzero(left & self.mask(selection, value)))
            for value in self.words()
        }

    def facet(self, selection: Asking) -> tuple[list[str], NDArray[np.int8]]:
        """Its values, and each record's place among them, int8; "" at the end is none of them."""
        words = list(self.words())
        codes = dict(zip(words, self.codes(selection, words), strict=True))
        values = [value for value, code in codes.items() if code >= 0]
        stored = self._stored(selection, EVERY)
        # One more at the end, which a negative code reads too.
        most = max(int(stored.max(initial=0)), *codes.values())
        place = np.full(most + 2, len(values), dtype=np.int8)
        for at, value in enumerate(values):
            place[codes[value]] = at
        return [*values, ""], place[stored]

    def counts(self, selection: Asking) -> dict[str, int]:
        """How many records each value would leave, the other filters as they are."""
        return selection.facet_counts.get(self.name, {})


def list_state(name: str, filters: Sequence[Filter], **more: Any) -> type[ListState]:
    """The state of a list: its filters' parameters, then `more`, then page and size."""
    fields = {key: made for one in filters for key, made in one.parameters().items()}
    fields |= more
    fields["page"] = whole(1, MOST_PAGES, 1, clamp=True)
    fields["size"] = whole(1, MOST_PER_PAGE, 25, clamp=True)
    made = [(key, Any, value) for key, value in fields.items()]
    return dataclasses.make_dataclass(name, made, bases=(ListState,), frozen=True)


def among(values: NDArray[Any], wanted: Sequence[int]) -> Mask:
    """Which values are one of those wanted, of which there is at least one."""
    mask = values == wanted[0]
    for value in wanted[1:]:
        mask |= values == value
    return np.asarray(mask)
