"""Filters by a number that the reader types, and settings that filter nothing themselves."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, Test, Where
from careerguide.lists.columns import TEXT, Lazy, Unit
from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.filters import Asking, Filter
from careerguide.lists.state import choice, decimal, flag, whole


@dataclass(frozen=True)
class Limit(Filter):
    """Figures up to `most` or from `least`; unknown ones only where the reader asks for them."""

    unit: Unit = TEXT
    column: Callable[[Any, Where], NDArray[Any]] | str = ""
    """The column whose values are limited, or what gives them where they are none's own."""
    _: KW_ONLY
    at_least: bool = False
    whole: bool = True
    largest: int = 1_000_000
    asks: bool = True
    """Whether readers may ask for unknown figures too."""
    including: Lazy = ""
    """How they ask for them: “include programs without a price”."""
    said: Lazy = ""
    prefix: str = ""
    suffix: Lazy = ""
    hint: Lazy = ""
    passes: Callable[[Any, float, bool], Test] | None = None
    """The test where the column's values alone do not make it."""

    @property
    def stem(self) -> str:
        """What the parameter's name begins with, shared with that for unknown figures."""
        return self.name.rpartition("_")[0]

    @property
    def unknown(self) -> str:
        """The parameter that lets unknown figures through."""
        return f"{self.stem}_unknown"

    def parameters(self) -> dict[str, Any]:
        """The number, and the flag that lets unknown figures through where it asks."""
        amount = whole(0, self.largest) if self.whole else decimal(0, self.largest)
        return {self.name: amount, **({self.unknown: flag()} if self.asks else {})}

    def described(self) -> dict[str, str]:
        """Overridden to say the unit, and for the flag."""
        words = ". ".join(filter(None, (str(self.label), str(self.hint))))
        unit = " ".join(filter(None, (self.unit.name, str(self.suffix))))
        return {self.name: f"{words} ({unit})" if unit else words} | (
            {self.unknown: str(self.including)} if self.asks else {}
        )

    def fields(self, make: FieldMaker, selection: Asking) -> list[Field]:
        """One box for the number, with the checkbox beside it where it asks."""
        more = {"prefix": self.prefix, "suffix": str(self.suffix), "hint": str(self.hint)}
        if self.asks:
            more |= {"unknown": self.unknown, "unknown_label": str(self.including)}
        more = {name: text for name, text in more.items() if text}
        return [make.number(self.name, str(self.label), **more)]

    def chips(self, selection: Asking) -> Iterator[tuple[str | None, str]]:
        """One chip with the number as written, and whether unknown figures pass."""
        value = getattr(selection.query, self.name)
        if value is not None:
            more = _(" or unknown") if self.lets_unknown(selection) else ""
            yield None, str(self.said) % {"n": self.unit.write(value)} + more

    def lets_unknown(self, selection: Asking) -> bool:
        """Whether the reader asked for unknown figures too."""
        return self.asks and bool(getattr(selection.query, self.unknown))

    def test(self, selection: Asking) -> Test | None:
        """Which rows are within the limit; None while none is typed."""
        limit = getattr(selection.query, self.name)
        if limit is None:
            return None
        unknown = self.lets_unknown(selection)
        if self.passes is not None:
            return self.passes(selection, limit, unknown)
        column = self.column
        if callable(column):
            return lambda rows: self.within(column(selection, rows), limit, unknown)
        values = selection.values
        return lambda rows: self.within(values(column, rows), limit, unknown)

    def within(self, values: NDArray[Any], limit: float, include_unknown: bool) -> Mask:
        """Which known values are not beyond the limit, and the unknown ones where asked for."""
        known = values >= 0
        passing = known & (values >= limit if self.at_least else values <= limit)
        return np.asarray(passing | ~known if include_unknown else passing)


@dataclass(frozen=True)
class Setting(Filter):
    """What figures are for, such as whose price counts: it hides no record."""

    options: Callable[[], Mapping[str, Lazy]] = dict
    _: KW_ONLY
    automatic: Callable[[Any], str] | None = None
    said: Lazy = ""
    drops: bool = False

    def parameters(self) -> dict[str, Any]:
        """One of its options."""
        return {self.name: choice(self.options)}

    def described(self) -> dict[str, str]:
        """Overridden to say what the values mean."""
        said = ", ".join(f"{value} = {words}" for value, words in self.options().items())
        return {self.name: f"{self.label}: {said}"}

    def beside(self, selection: Asking) -> str:
        """Overridden for what the first option says."""
        return self.automatic(selection) if self.automatic else ""

    def fields(self, make: FieldMaker, selection: Asking) -> list[Field]:
        """A select whose first option leaves the choice to the site."""
        first = ("", self.beside(selection), None)
        options = [(value, str(label), None) for value, label in self.options().items()]
        return [make.select(self.name, str(self.label), [first, *options])]

    def chips(self, selection: Asking) -> Iterator[tuple[str | None, str]]:
        """One chip once the reader has chosen."""
        if value := getattr(selection.query, self.name):
            yield None, str(self.said) % {"value": self.options()[value]}


@dataclass(frozen=True)
class Number(Filter):
    """A whole number that figures are for, such as years: it hides no record and has no chip."""

    low: int = 0
    high: int = 0
    default: int = 0
    _: KW_ONLY
    suffix: Lazy = ""
    drops: bool = False

    def parameters(self) -> dict[str, Any]:
        """The number, with what it is where none is typed."""
        return {self.name: whole(self.low, self.high, self.default)}

    def fields(self, make: FieldMaker, selection: Asking) -> list[Field]:
        """One box for the number."""
        return [make.number(self.name, str(self.label), suffix=str(self.suffix))]
