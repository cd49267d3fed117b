"""What stands on the map: schools, or whole states where the nation is shown; and their pins."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, inf, log10
from typing import NamedTuple

from django.utils.translation import gettext as _

from careerguide.charts.pins import UNKNOWN, Pin, clustered
from careerguide.pages.numbers import DASH, brief_dollars, count
from programs.pages.map.scene import NARROW, WIDE, Scene

FAR = inf
"""Miles, where nobody said from where."""


class Spot(NamedTuple):
    """A school or a state with programs: its place in the catalogue, where it stands, its figures.

    Prices in dollars, UNKNOWN where none is known; `miles` from the reader's place, FAR if they
    named none.
    """

    at: int
    x: float
    y: float
    programs: int
    priced: int
    low: int
    high: int
    miles: float


@dataclass(frozen=True)
class Layer:
    """One of the two drawings of the pins: how large its words are, and what must not overlap."""

    letter: float
    """Mean width of a letter of a label, in units."""
    height: float
    width: float
    """Of the drawing."""
    badge: float
    """Room for the number before the price, less its digits."""
    pad: float
    priced: bool = True
    """Whether a pin says its price beside its number."""

    def label(self, pin: Pin) -> str:
        """The price, or that none is known; "" where only numbers fit."""
        return pin_price(pin) or _("price not reported") if self.priced else ""

    def size(self, pin: Pin) -> tuple[float, float]:
        """What a pin's label takes, and the gap to the next."""
        label, number = self.label(pin), self.number(pin)
        wide = len(label) * self.letter + number + 2 * self.pad
        wide = max(wide, self.height)
        return wide + GAP, self.height + self.tail + GAP

    def number(self, pin: Pin) -> float:
        """The room of its number; 0 for a single program."""
        if pin.things == 1 and self.priced:
            return 0
        return self.badge + len(brief_count(pin.things)) * self.letter

    @property
    def tail(self) -> float:
        """From the label to the place itself."""
        return self.height / 3


GAP = 4
FEW = 3
"""Pins on a phone, below which a map tells nothing."""
WIDE_LAYER = Layer(letter=9.6, height=32, width=WIDE, badge=14, pad=9)
NARROW_LAYER = Layer(letter=8.4, height=28, width=NARROW, badge=12, pad=7)
NUMBERS_ONLY = Layer(letter=8.4, height=26, width=NARROW, badge=2, pad=4, priced=False)
"""For a nation on a phone: prices of whole states would cover it."""


def pins(spots: Sequence[Spot], scene: Scene) -> tuple[list[Pin], list[Pin], Layer]:
    """The pins of the wide drawing in the order of the spots, those of a phone's, and how these
    are shown.

    A phone's are joined from whole pins of the wide one; where prices would leave fewer than FEW,
    they are numbers.
    """
    single = [
        Pin(one.x, one.y, one.programs, one.low, one.high, one.priced, (one,)) for one in spots
    ]
    wide = clustered(single, WIDE_LAYER.size, (60, 30))
    x, y = scene.narrow.place([pin.x for pin in wide], [pin.y for pin in wide])
    moved = [pin._replace(x=float(px), y=float(py)) for pin, px, py in zip(wide, x, y, strict=True)]
    cell = (40, 30)
    if not scene.insets:
        narrow = clustered(moved, NARROW_LAYER.size, cell)
        if len(narrow) >= min(FEW, len(wide)):
            return wide, narrow, NARROW_LAYER
    return wide, clustered(moved, NUMBERS_ONLY.size, cell), NUMBERS_ONLY


def pin_price(pin: Pin | Spot) -> str:
    """The usual prices at a pin, so short that a map has room: “$4.2–48k”; "" where unknown."""
    if pin.low == UNKNOWN:
        return ""
    low, high = brief_dollars(two_digits(pin.low)), brief_dollars(two_digits(pin.high))
    if low == high:
        return low
    if low[-1] == high[-1] and not low[-1].isdigit():
        low = low[:-1]
    return f"{low}{DASH}{high.removeprefix('$')}"


def two_digits(value: float) -> float:
    """A price of which no more than two digits count: 4,231 as 4,200."""
    if value < 10:
        return float(value)
    step = 10 ** (floor(log10(value)) - 1)
    return float(round(value / step) * step)


def brief_count(value: int) -> str:
    """A count for a pin: 940, 1.2k, 274k."""
    if value < 1000:
        return count(value)
    return f"{two_digits(value) / 1000:.3g}k"


def nearest_first(spots: list[Spot]) -> list[Spot]:
    """By the miles from the reader's place; without one, most programs first; ties by place."""
    return sorted(spots, key=lambda one: (one.miles, -one.programs, one.at))
