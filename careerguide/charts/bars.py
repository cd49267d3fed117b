"""Bars of counts, from zero; what is unknown leaves a gap."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerguide.charts.frame import Write
from careerguide.charts.scales import linear

FILLED = 0.6
"""Of its place, how much a bar fills."""


@dataclass(frozen=True)
class Bar:
    """A bar from the bottom up; without a figure it has no height and `known` is false."""

    label: str
    x: float
    width: float
    y: float
    known: bool
    written: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)

    @property
    def height(self) -> float:
        return round(100 - self.y, 2)


def bars(values: Sequence[tuple[str, float | None]], write: Write, unknown: str) -> list[Bar]:
    """A bar for each label in its order; none at all where no figure is known.

    The scale runs from 0 to the largest figure. Figures are 0 or more; `unknown` says that one is
    missing.
    """
    known = [value for _label, value in values if value is not None]
    if not known:
        return []
    place = linear(0, max(known), 100, 0)
    slot = 100 / len(values)
    return [
        Bar(
            label,
            x=round((at + (1 - FILLED) / 2) * slot, 2),
            width=round(FILLED * slot, 2),
            y=100 if value is None else place(value),
            known=value is not None,
            written=unknown if value is None else write(value),
        )
        for at, (label, value) in enumerate(values)
    ]
