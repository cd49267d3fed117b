"""What figures are counted in, and how each is written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from careerguide.lists.schema import INTEGER, NUMBER, STRING
from careerguide.pages import numbers


@dataclass(frozen=True)
class Unit:
    """How a figure is written, alone or as a range; None is unknown and gives "". A CSV's cell."""

    write: Callable[[Any], str]
    span: Callable[[Any, Any], str] = lambda low, high: numbers.span(str(low), str(high))
    cell: Callable[[Any], Any] = lambda value: value
    wraps: bool = False
    """Whether a range may break over two lines."""
    numeric: bool = True
    """Whether it stands right-aligned."""
    name: str = ""
    """What files and the API call it; "" for text."""
    kind: str = ""
    """Of its cells (`schema`): numbers where it is numeric, unless given."""

    @property
    def cell_kind(self) -> str:
        """The kind of its cells."""
        return self.kind or (NUMBER if self.numeric else STRING)


def _two_decimals(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


TEXT = Unit(lambda value: "" if value is None else str(value), wraps=True, numeric=False)
CODE = Unit(str, numeric=False, kind=INTEGER)
"""A whole number that names or counts something beside figures, and is none itself."""
COUNT = Unit(numbers.count, name="count", kind=INTEGER)
DOLLARS = Unit(numbers.dollars, numbers.dollar_span, name="dollars")
YEARLY = replace(DOLLARS, name="dollars a year")
MONTHS = Unit(
    lambda value: numbers.month_span(value, value), numbers.month_span, _two_decimals, wraps=True,
    name="months",
)  # fmt: skip
MILES = Unit(
    lambda value: "" if value is None else f"{value:.0f} mi",
    cell=lambda value: None if value is None else round(value, 1), name="miles",
)  # fmt: skip
SHARE = Unit(
    numbers.share, cell=lambda value: None if value is None else round(value, 4), name="share"
)
PERCENT = Unit(lambda value: numbers.percent(value, signed=True), name="percent")
