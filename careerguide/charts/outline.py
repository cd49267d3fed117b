"""Outlines in a drawing: cut to what is seen, on a grid, and as short as a path can be."""

from collections import defaultdict
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


def on_grid(frame: Frame, lines: Sequence[Points]) -> list[Steps]:
    """Each line's points in whole steps of the frame's drawing: each once, straight runs by ends.

    The same point lands on the same step in every line, so neighbours keep their border.
    """
    lengths = np.array([len(line) for line in lines])
    if not lengths.sum():
        return []
    every = np.concatenate(lines)
    x, y = frame.place(every[:, 0], every[:, 1])
    steps = np.rint(np.column_stack((x, y)) * GRID).astype(np.int64)
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


def chained(lines: Iterable[Steps]) -> list[Steps]:
    """Open lines, those joined of which two and no more meet at an end."""
    open_lines = dict(enumerate(lines))
    meeting: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at, line in open_lines.items():
        for end in (line[0], line[-1]):
            meeting[tuple(end.tolist())].append(at)
    # A joined line stands in the place of the first, and of the second at its other end.
    for spot, (one, *others) in meeting.items():
        if len(others) != 1 or others[0] == one:
            continue
        first, second = open_lines[one], open_lines.pop(others[0])
        first = first[::-1] if tuple(first[0].tolist()) == spot else first
        second = second[::-1] if tuple(second[-1].tolist()) == spot else second
        open_lines[one] = np.concatenate((first, second[1:]))
        far = meeting[tuple(second[-1].tolist())]
        far[far.index(others[0])] = one
    return list(open_lines.values())


def thinned(line: Steps, off: float) -> Steps:
    """The line with fewer points, none of those left out further than `off` steps from it.

    Douglas and Peucker's: a run is its ends, unless a point lies too far from the line through
    them; then it is two runs. Ends stay, so lines that meet at theirs still do.
    """
    kept = {0, len(line) - 1}
    runs = [(0, len(line) - 1)]
    while runs:
        begin, end = runs.pop()
        (across, down), inner = line[end] - line[begin], line[begin + 1 : end] - line[begin]
        if not len(inner):
            continue
        far = np.abs(across * inner[:, 1] - down * inner[:, 0]) / (np.hypot(across, down) or 1)
        if not (across or down):  # a ring: it ends where it begins
            far = np.hypot(inner[:, 0], inner[:, 1])
        at = int(far.argmax())
        if far[at] > off:
            middle = begin + 1 + at
            kept.add(middle)
            runs += [(begin, middle), (middle, end)]
    return line[sorted(kept)]


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
