"""Outlines in a drawing: cut to what is seen, on a grid, and as short as a path can be."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from careerguide.charts.albers import Frame, Points

Steps = NDArray[np.int64]
"""Points, (n, 2), in steps of the grid."""
Box = tuple[float, float, float, float]
"""West, south, east, north."""
GRID = 2
"""Steps of a unit: paths are written in whole steps."""


def clipped(ring: Points, box: Box) -> Points:
    """The part of a closed line inside a box, closed along its edges (Sutherland and Hodgman).

    Where it leaves and comes back, pieces are joined along the edge, out of sight.
    """
    west, south, east, north = box
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        if not len(ring):
            break
        ring = _beyond(ring, axis, limit, sign)
    return ring


def _beyond(ring: Points, axis: int, limit: float, sign: int) -> Points:
    """What lies on one side of a line: points on it, and where the ring crosses."""
    over = (ring[:, axis] - limit) * sign
    inside = over >= 0
    if inside.all():
        return ring
    following = np.roll(ring, -1, axis=0)
    crossing = inside != np.roll(inside, -1)
    span = over - np.roll(over, -1)
    share = np.divide(over, span, out=np.zeros_like(over), where=crossing)
    cuts = ring + (following - ring) * share[:, None]
    both = np.stack((ring, cuts), axis=1).reshape(-1, 2)
    return both[np.stack((inside, crossing), axis=1).ravel()]


def on_grid(frame: Frame, lines: Sequence[Points], least: int = 1) -> list[Steps]:
    """Each line's points in whole steps of the frame's drawing: each once, straight runs by ends.

    The same point lands on the same step in every line, so neighbours keep their border. `least`
    are the steps between places a point may have: with more of them a line is shorter.
    """
    lengths = np.array([len(line) for line in lines])
    if not lengths.sum():
        return []
    every = np.concatenate(lines)
    x, y = frame.place(every[:, 0], every[:, 1])
    steps = np.rint(np.column_stack((x, y)) * (GRID / least)).astype(np.int64) * least
    line = np.repeat(np.arange(len(lines)), lengths)
    first = np.concatenate(([True], line[1:] != line[:-1]))
    kept = first.copy()
    kept[1:] |= np.any(steps[1:] != steps[:-1], axis=1)
    steps, line, first = steps[kept], line[kept], first[kept]
    ends = first | np.concatenate((first[1:], [True]))
    moves = np.diff(steps, axis=0)
    turns = np.ones(len(steps), dtype=bool)
    turns[1:-1] = moves[:-1, 0] * moves[1:, 1] != moves[:-1, 1] * moves[1:, 0]
    kept = ends | turns
    return np.split(steps[kept], np.flatnonzero(first[kept])[1:])


def path(lines: Iterable[Steps], *, closed: bool) -> str:
    """One SVG path in steps of the grid: relative, a minus parting numbers; dots are left out."""
    parts = []
    least = 3 if closed else 2
    for steps in lines:
        if len(steps) < least:
            continue
        moves = " ".join([f"{x} {y}" for x, y in np.diff(steps, axis=0).tolist()])
        start = f"M{steps[0, 0]} {steps[0, 1]}l{moves}".replace(" -", "-")
        parts.append(start + ("z" if closed else ""))
    return "".join(parts)
