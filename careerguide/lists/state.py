"""What a page shows, as a frozen dataclass that reads itself from the address and writes it back.

A bad value never fails: the field keeps its default, and a Problem says why beside it.
"""

import dataclasses
import math
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import quote_plus, urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

ON = ("1", "on", "true", "yes")
MOST_VALUES = 60
"""Most values of one repeated parameter that are read."""
WRITTEN = "_written_parts"
"""Where a state keeps its fields as written; not a field, so states that differ in it are equal."""


@dataclass(frozen=True)
class Problem:
    """A parameter that could not be used as given."""

    name: str
    message: str
    value: str


class BadValue(ValueError):
    """Raised by a field's parser with a message for the reader."""


Parser = Callable[[list[str]], Any]


Accepts = Mapping[str, Any] | Callable[[], Mapping[str, Any]]
"""What one value of a parameter may be, as JSON Schema; a function where data decide."""


def _field(
    parse: Parser,
    default: Any,
    show: Callable[[Any], str] | None = None,
    *,
    accepts: Accepts,
    several: bool = False,
) -> Any:
    metadata = {"parse": parse, "show": show or _shown, "accepts": accepts, "several": several}
    return dataclasses.field(default=default, metadata=metadata)


def accepted(field: dataclasses.Field[Any]) -> dict[str, Any]:
    """What one value of a state's field may be, as JSON Schema."""
    accepts = field.metadata["accepts"]
    return dict(accepts() if callable(accepts) else accepts)


def _one_of(options: Callable[[], Iterable[str]]) -> Callable[[], Mapping[str, Any]]:
    return lambda: {"type": "string", "enum": list(options())}


def clean(text: str) -> str:
    """Text without control characters and outer or repeated spaces."""
    shown = "".join(" " if unicodedata.category(c)[0] == "C" else c for c in text)
    return " ".join(shown.split())


def words(most: int = 100) -> Any:
    """A line of text, cut at `most` characters."""
    return _field(
        lambda values: clean(values[-1])[:most].strip(),
        "",
        accepts={"type": "string", "maxLength": most},
    )


def choice(options: Callable[[], Iterable[str]], default: str = "") -> Any:
    """One of `options`. Raises BadValue."""

    def parse(values: list[str]) -> str:
        value = clean(values[-1])
        if value and value not in options():
            raise BadValue(_("“%(value)s” is not one of the choices.") % {"value": value[:60]})
        return value or default

    return _field(parse, default, accepts=_one_of(options))


def choices(options: Callable[[], Iterable[str]]) -> Any:
    """Any of `options`, from a repeated parameter; a tuple in the order of `options`.

    Raises BadValue.
    """

    def parse(values: list[str]) -> tuple[str, ...]:
        given = {clean(value) for value in values[:MOST_VALUES]} - {""}
        allowed = list(options())
        if unknown := sorted(given.difference(allowed)):
            raise BadValue(_("“%(value)s” is not one of the choices.") % {"value": unknown[0][:60]})
        return tuple(value for value in allowed if value in given)

    return _field(parse, (), accepts=_one_of(options), several=True)


def listed(parse_one: Callable[[str], Any], show: Callable[[Any], str], most: int) -> Any:
    """Distinct values of a repeated parameter, in their order.

    `parse_one` reads one and returns None for a bad one, `show` writes it again. Of too many, one
    more than `most` is kept, so that a page can say so.
    """

    def parse(values: list[str]) -> tuple[Any, ...]:
        found = dict.fromkeys(parse_one(clean(value)) for value in values[:MOST_VALUES])
        found.pop(None, None)
        return tuple(found)[: most + 1]

    return _field(parse, (), show, accepts={"type": "string"}, several=True)


def whole(low: int, high: int, default: int | None = None, *, clamp: bool = False) -> Any:
    """A whole number from `low` to `high`; with `clamp`, one outside becomes the nearer bound.

    Raises BadValue.
    """

    def parse(values: list[str]) -> int | None:
        value = _number(values[-1])
        if value is None:
            return default
        if value != int(value):
            raise BadValue(_("Use a whole number."))
        if clamp:
            return min(max(int(value), low), high)
        if not low <= value <= high:
            span = {"low": f"{low:,}", "high": f"{high:,}"}
            raise BadValue(_("Use a number from %(low)s to %(high)s.") % span)
        return int(value)

    return _field(parse, default, accepts={"type": "integer", "minimum": low, "maximum": high})


def decimal(low: float, high: float, default: float | None = None) -> Any:
    """A number from `low` to `high`. Raises BadValue."""

    def parse(values: list[str]) -> float | None:
        value = _number(values[-1])
        if value is None:
            return default
        if not low <= value <= high:
            span = {"low": f"{low:g}", "high": f"{high:,.10g}"}
            raise BadValue(_("Use a number from %(low)s to %(high)s.") % span)
        return value

    return _field(parse, default, accepts={"type": "number", "minimum": low, "maximum": high})


def flag() -> Any:
    """On when the parameter is 1, on, true or yes."""
    return _field(
        lambda values: values[-1].strip().lower() in ON, False, accepts={"type": "boolean"}
    )


def _number(text: str) -> float | None:
    """A number as people type it: “$6,000”. Raises BadValue for others, such as “25 miles”."""
    shown = clean(text).replace("$", "").replace(",", "").replace(" ", "")
    if not shown:
        return None
    if not all(c in "0123456789.-+" for c in shown) or len(shown) > 15:
        raise BadValue(_("“%(value)s” is not a number.") % {"value": clean(text)[:40]})
    try:
        value = float(shown)
    except ValueError:
        message = _("“%(value)s” is not a number.") % {"value": clean(text)[:40]}
        raise BadValue(message) from None
    return value if math.isfinite(value) else None


@dataclass(frozen=True)
class UrlState:
    """Base of every page's state. Fields are made with the functions above."""

    @classmethod
    def from_params(cls, params: QueryDict) -> tuple[Self, list[Problem]]:
        """The state and what was wrong with the parameters."""
        values: dict[str, Any] = {}
        problems = []
        known = cls.__dataclass_fields__
        for name in sorted(known.keys() & params.keys(), key=list(known).index):
            given = params.getlist(name)
            try:
                values[name] = known[name].metadata["parse"](given)
            except BadValue as error:
                problems.append(Problem(name, str(error), clean(given[-1])[:100]))
        return cls(**values), problems

    def to_params(self) -> list[tuple[str, str]]:
        """The parameters that give this state again; defaults are left out."""
        params: list[tuple[str, str]] = []
        for name, field in self.__dataclass_fields__.items():
            value = getattr(self, name)
            if value == field.default:
                continue
            values = value if isinstance(value, tuple) else (value,)
            params.extend((name, field.metadata["show"](one)) for one in values)
        return params

    def but(self, **changes: Any) -> Self:
        """This state with other values; the page starts again unless it is given.

        Raises TypeError for a value it does not have.
        """
        known = self.__dataclass_fields__
        if unknown := changes.keys() - known.keys():
            raise TypeError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        if "page" in known:
            changes.setdefault("page", 1)
        # A page makes dozens of these; dataclasses.replace takes three times as long.
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, **changes)
        if written := self.__dict__.get(WRITTEN):
            anew = {name: _written(name, known[name], value) for name, value in changes.items()}
            other.__dict__[WRITTEN] = written | anew
        return other

    def _parts(self) -> dict[str, str]:
        """Each field as the address says it, encoded, in their order; "" for a default.

        Kept with the state: a page has some fifty links that differ in one field.
        """
        written: dict[str, str] | None = self.__dict__.get(WRITTEN)
        if written is None:
            known = self.__dataclass_fields__.items()
            written = {name: _written(name, one, getattr(self, name)) for name, one in known}
            self.__dict__[WRITTEN] = written
        return written

    def query(self, extra: Mapping[str, str] | None = None) -> str:
        """“?a=b&c=d”, or “?” alone for the defaults, so that a link still means this page."""
        return "?" + "&".join(filter(None, (*self._parts().values(), urlencode(extra or {}))))

    def linker(self, name: str, *reset: str) -> Callable[[Any], str]:
        """A function from a value of one field to the address with it, without `reset` fields."""
        dropped, field = {name, *reset}, self.__dataclass_fields__[name]
        kept = "&".join(p for key, p in self._parts().items() if p and key not in dropped)

        def href(value: Any) -> str:
            return "?" + "&".join(filter(None, (kept, _written(name, field, value))))

        return href

    def without(self, name: str, value: Any = None) -> Self:
        """This state with one field, or one of its values, removed."""
        held = getattr(self, name)
        if value is not None and isinstance(held, tuple):
            return self.but(**{name: tuple(v for v in held if v != value)})
        return self.cleared([name])

    def cleared(self, names: Iterable[str]) -> Self:
        """This state with some fields as they are without an address."""
        known = self.__dataclass_fields__
        return self.but(**{name: known[name].default for name in names})


def _written(name: str, field: dataclasses.Field[Any], value: Any) -> str:
    """A field as addresses say it, encoded; "" for its default."""
    if value == field.default:
        return ""
    values = value if isinstance(value, tuple) else (value,)
    show = field.metadata["show"]
    return "&".join([f"{name}={quote_plus(show(one))}" for one in values])


def _shown(value: Any) -> str:
    if value is True:
        return "1"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return str(value)
