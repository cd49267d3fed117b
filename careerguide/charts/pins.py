"""Pins on a map: what stands too close for its labels becomes one pin. Pure and deterministic."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

UNKNOWN = -1
APART = -1.0
MOST = 200
"""Pins that are compared pair by pair; where there are more, those of one cell are joined first."""


class Pin(NamedTuple):
    """A place in a drawing, how many things are there, and the least and most they cost.

    `low` and `high` are UNKNOWN where none of the prices is known, of which there are `priced`.
    `members` are what it was joined from, in their order.
    """

    x: float
    y: float
    things: int
    low: int = UNKNOWN
    high: int = UNKNOWN
    priced: int = 0
    members: tuple[Any, ...] = ()

    @property
    def is_cluster(self) -> bool:
        """Whether it stands for more than one place."""
        return len(self.members) > 1


Size = Callable[[Pin], tuple[float, float]]
"""Width and height of a pin's label, which stands around its place."""


def joined(pins: Sequence[Pin]) -> Pin:
    """One pin for several, at their middle, weighed by what they stand for."""
    x = y = 0.0
    whole = things = priced = 0
    low, high = UNKNOWN, UNKNOWN
    members: list[Any] = []
    for pin in pins:
        weight = max(pin.things, 1)
        x, y, whole = x + pin.x * weight, y + pin.y * weight, whole + weight
        things, priced = things + pin.things, priced + pin.priced
        if pin.low != UNKNOWN:
            low = pin.low if low == UNKNOWN else min(low, pin.low)
            high = max(high, pin.high)
        members += pin.members
    return Pin(x / whole, y / whole, things, low, high, priced, tuple(members))


def clustered(pins: Sequence[Pin], size: Size, cell: tuple[float, float]) -> list[Pin]:
    """Pins whose labels do not overlap, in the order of their first members.

    The two that overlap most are joined until none do; of equals the first. Past MOST pins, those
    of a cell are joined before, so that a nation costs no more than a county.
    """
    found = list(pins) if len(pins) <= MOST else _by_cell(pins, cell)
    order = {id(member): at for at, pin in enumerate(pins) for member in pin.members}
    boxes = np.array([(pin.x, pin.y, *size(pin)) for pin in found]).reshape(-1, 4)
    depth = _depths(boxes)
    left = np.ones(len(found), dtype=bool)
    while len(found) > 1:
        one, two = divmod(int(np.argmax(depth)), len(found))
        if depth[one, two] <= 0:
            break
        pin = found[one] = joined([found[one], found[two]])
        boxes[one] = (pin.x, pin.y, *size(pin))
        left[two] = False
        depth[two, :] = depth[:, two] = APART
        overlaps = np.where(left, _depth(boxes[one], boxes), APART)
        depth[one, one + 1 :] = overlaps[one + 1 :]
        depth[:one, one] = overlaps[:one]
    found = [pin for pin, stays in zip(found, left.tolist(), strict=True) if stays]
    found = [_sorted(pin, order) for pin in found]
    return sorted(found, key=lambda pin: order[id(pin.members[0])])


def _sorted(pin: Pin, order: dict[int, int]) -> Pin:
    members = tuple(sorted(pin.members, key=lambda member: order[id(member)]))
    return pin._replace(members=members)


def _by_cell(pins: Sequence[Pin], cell: tuple[float, float]) -> list[Pin]:
    """One pin for each cell of a grid that has any, by the first of each."""
    cells: dict[tuple[int, int], list[Pin]] = {}
    for pin in pins:
        cells.setdefault((int(pin.x // cell[0]), int(pin.y // cell[1])), []).append(pin)
    return [joined(held) for held in cells.values()]


def _depth(box: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """How deep one box lies in each of others, as a share of their mean size; 0 or less: apart."""
    wide = (box[2] + boxes[:, 2]) / 2
    high = (box[3] + boxes[:, 3]) / 2
    across = 1 - np.abs(boxes[:, 0] - box[0]) / wide
    down = 1 - np.abs(boxes[:, 1] - box[1]) / high
    return np.round(np.minimum(across, down), 6)


def _depths(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same of each pair once, above the diagonal."""
    if not len(boxes):
        return np.zeros((0, 0))
    pairs = np.array([_depth(box, boxes) for box in boxes])
    return np.where(np.triu(np.ones_like(pairs, dtype=bool), 1), pairs, APART)
