"""The lines of a total, and the routes they make up. Pure: no Django. US dollars."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from certifications.rules.terms import Kind, Origin, Route

NOTHING = Decimal(0)


class Unknown(StrEnum):
    """What keeps a total from being complete."""

    EXAM = "exam fee"
    DUES = "dues"
    RENEWAL = "renewal fee"
    CYCLE = "renewal cycle"
    MEMBERSHIP = "membership"


@dataclass(frozen=True)
class Part:
    """One line of a total: `each` dollars, paid `times` times. None where unknown.

    `most` limits an unknown `each`: who can't buy one attempt can buy the package of two.
    """

    kind: Kind
    each: Decimal | None
    times: Decimal | None
    months: tuple[int, ...] = ()
    most: Decimal | None = None
    origin: Origin | None = None

    @property
    def low(self) -> Decimal:
        return NOTHING if self.each is None or self.times is None else self.each * self.times

    @property
    def high(self) -> Decimal | None:
        each = self.most if self.each is None else self.each
        return None if each is None or self.times is None else each * self.times

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        missing = [Unknown.CYCLE] if self.times is None else []
        if self.each is None:
            names = {Kind.EXAM: Unknown.EXAM, Kind.DUES: Unknown.DUES}
            missing.append(names.get(self.kind, Unknown.RENEWAL))
        return tuple(missing)


@dataclass(frozen=True)
class Way:
    """One route with what it is made of."""

    route: Route
    parts: tuple[Part, ...]

    @property
    def low(self) -> Decimal:
        return sum((part.low for part in self.parts), NOTHING)

    @property
    def high(self) -> Decimal | None:
        ends = [part.high for part in self.parts]
        return None if None in ends else sum((e for e in ends if e is not None), NOTHING)

    @property
    def complete(self) -> bool:
        return self.low == self.high

    @property
    def unknown(self) -> tuple[Unknown, ...]:
        return named(name for part in self.parts for name in part.unknown)


def named(names: Iterable[Unknown]) -> tuple[Unknown, ...]:
    """Each name once, in the order of the class, whatever order they come in."""
    found = set(names)
    return tuple(name for name in Unknown if name in found)
