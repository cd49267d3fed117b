"""What the map shows: the circle around a place, the states looked in, or the nation with insets.

Drawn once, WIDE units across; phones show the same drawing in a frame of their own, NARROW across.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from careerguide.charts.albers import Albers, Frame, around, circle, fitted, local
from careerguide.charts.outline import GRID, on_grid, path
from careerguide.pages.cache import per_build
from careerguide.places.outlines import Drawn, outlines
from careerguide.places.states import GEO, Kind, states_that_are

WIDE, NARROW = 900, 360
NEAR_HEIGHT, LEAST, MOST = 580, 380, 640
"""Heights in units of WIDE: around a place, and between these as a state's shape asks."""
MARGIN = 34
"""Units around what is looked at, so that pins at its edge stay inside."""
ROOM = 20
"""Units of a phone's frame around the same."""
NARROW_LEAST, NARROW_MOST = 280, 440
COUNTIES_TO = 260
"""Miles around a place up to which counties are told apart."""
LATITUDE_MILES = 69.1
"""Miles a degree of latitude, about."""
NATION = Albers(-96, 38.5, 29.5, 45.5)
NATION_HEIGHT = 590
INSET_MARGIN = 8
MOST_SCENES = 60
"""Drawings that a worker keeps: some 30 kB each."""
WIDEST = 60
"""Degrees from west to east of what one drawing shows: the 48 states."""
NAMED = 0.035
"""Of the drawing, how much of a state must be seen to be named."""
SMALLEST = 0.4
"""Degrees of latitude; less is shown with ISLAND miles around its middle."""
ISLAND = 12
STEP = 1 / GRID
"""Units a step of a path."""


class Inset(NamedTuple):
    """A box of the nation's drawing for what lies elsewhere, at a scale of its own."""

    states: tuple[str, ...]
    box: tuple[float, float, float, float]
    projection: Albers | None
    """None where the islands are too far apart to draw: their pins stand in the box's middle."""


@cache
def insets() -> tuple[Inset, ...]:
    """The boxes, as data/geo/insets.csv has them: units of the drawing, and degrees."""
    with (GEO / "insets.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(_inset(row) for row in csv.DictReader(stream))


def _inset(row: dict[str, str]) -> Inset:
    left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
    degrees = [row[name] for name in ("longitude", "latitude", "south", "north")]
    projection = Albers(*map(float, degrees)) if all(degrees) else None
    return Inset(tuple(row["states"].split()), (left, top, width, height), projection)


class Narrow(NamedTuple):
    """How a phone shows the drawing: its scale, how far it is moved, and the frame's height."""

    scale: float
    dx: float
    dy: float
    height: int

    def place(self, x: ArrayLike, y: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """From units of the wide drawing to units of a phone's."""
        return np.asarray(x) * self.scale + self.dx, np.asarray(y) * self.scale + self.dy


@dataclass(frozen=True)
class Scene:
    """The drawing: its frame, outlines, the circle, and boxes for what lies elsewhere."""

    frame: Frame
    height: int
    narrow: Narrow
    drawn: tuple[Drawn, ...]
    ring: str = ""
    """The circle of the miles asked for, as a path; "" without a place."""
    centre: tuple[float, float] | None = None
    top: tuple[float, float] | None = None
    """The northernmost point of the circle."""
    names: tuple[tuple[str, float, float], ...] = ()
    """Postal codes of states around, and where their names stand."""
    insets: tuple[tuple[Inset, Frame | None], ...] = ()

    @property
    def boxes(self) -> list[tuple[float, float, float, float]]:
        """Left, top, width and height of each inset."""
        return [inset.box for inset, _frame in self.insets]

    def place(
        self, longitude: ArrayLike, latitude: ArrayLike, states: Sequence[str], state: NDArray[Any]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Where schools (degrees) stand; NaN where the drawing has no room.

        `state` is the place of each school's among `states`, postal codes.
        """
        longitude, latitude = np.asarray(longitude), np.asarray(latitude)
        x, y = self.frame.place(longitude, latitude)
        outside = ~self.frame.holds(x, y)
        for inset, frame in self.insets:
            here = np.array([one in inset.states for one in states])[state]
            if frame is None:
                left, top, width, height = inset.box
                x[here], y[here], outside[here] = left + width / 2, top + height / 2, False
                continue
            x[here], y[here] = frame.place(longitude[here], latitude[here])
            outside[here] = ~frame.holds(x[here], y[here])
        x[outside], y[outside] = np.nan, np.nan
        return x, y


@per_build(most=MOST_SCENES, spoken=False)
def around_place(longitude: float, latitude: float, miles: float, home: str) -> Scene:
    """The circle of so many miles around a place, and what lies near it."""
    reach = miles / LATITUDE_MILES
    projection = local(longitude, latitude, reach)
    ring = circle(longitude, latitude, miles)
    frame = fitted(projection, ring, (0, 0, WIDE, NEAR_HEIGHT), MARGIN)
    x, y = frame.place(ring[:, 0], ring[:, 1])
    cx, cy = frame.place(longitude, latitude)
    return Scene(
        frame, NEAR_HEIGHT, _narrow(x, y),
        (outlines().shown(frame, (home,), miles <= COUNTIES_TO),),
        path(on_grid(frame, [ring]), closed=True), (float(cx), float(cy)),
        (float(x[np.argmin(y)]), float(y.min())), _names(frame),
    )  # fmt: skip


@per_build(most=MOST_SCENES, spoken=False)
def of_states(states: tuple[str, ...], schools: tuple[tuple[float, float], ...]) -> Scene | None:
    """Some states together; None where they lie too far apart for one drawing.

    `schools` (degrees) say where states lie that have no outline.
    """
    known = outlines()
    parts = [part for state in states if len(part := known.main(state))]
    parts += [np.array(schools)] if schools else []
    if not parts:
        return None
    middle = float(parts[0][0, 0])
    points = np.concatenate(
        [np.column_stack((around(part[:, 0], middle), part[:, 1])) for part in parts]
    )
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    if len(parts) > 1 and (east - west > WIDEST or north - south > WIDEST / 2):
        return None
    reach = max(float(north - south), SMALLEST)
    across, up = float(west + east) / 2, float(south + north) / 2
    projection = Albers(across, up, float(south) + reach / 6, float(north) - reach / 6)
    if north - south < reach:
        projection = local(across, up, reach / 2)
        points = np.concatenate((points, circle(across, up, ISLAND)))
    x, y = projection.plane(points[:, 0], points[:, 1])
    shape = float(np.ptp(y) / max(np.ptp(x), 1))
    height = round(min(max(shape * (WIDE - 2 * MARGIN) + 2 * MARGIN, LEAST), MOST))
    frame = fitted(projection, points, (0, 0, WIDE, height), MARGIN)
    x, y = frame.place(points[:, 0], points[:, 1])
    narrow = _narrow(x, y)
    # A phone's frame may show more above and below.
    tall = max(height, narrow.height / narrow.scale)
    grown = Frame(
        projection, 0, (height - tall) / 2, WIDE, tall, frame.scale, frame.east, frame.north
    )
    seen = known.shown(grown, states)
    return Scene(frame, height, narrow, (seen,), names=_names(frame, states))


def _names(frame: Frame, without: Iterable[str] = ()) -> tuple[tuple[str, float, float], ...]:
    found = outlines().names(frame, NAMED)
    return tuple(one for one in found if one[0] not in without)


@cache
def nation() -> Scene:
    """The 48 states, with boxes for what lies elsewhere."""
    known = outlines()
    inset = {state for one in insets() for state in one.states}
    here = [s for s in states_that_are(Kind.STATE, Kind.DISTRICT) if s not in inset]
    main = np.concatenate([known.main(state) for state in here])
    frame = fitted(NATION, main, (0, 0, WIDE, NATION_HEIGHT), 16)
    drawn = [known.shown(frame, counties=False)]
    framed: list[tuple[Inset, Frame | None]] = []
    for one in insets():
        if one.projection is None:
            framed.append((one, None))
            continue
        points = np.concatenate([known.main(state) for state in one.states])
        box = fitted(one.projection, points, one.box, INSET_MARGIN)
        framed.append((one, box))
        drawn.append(known.shown(box, one.states, counties=False).only_here())
    scale = NARROW / WIDE
    narrow = Narrow(scale, 0, 0, round(NATION_HEIGHT * scale))
    return Scene(frame, NATION_HEIGHT, narrow, tuple(drawn), insets=tuple(framed))


def _narrow(x: NDArray[np.float64], y: NDArray[np.float64]) -> Narrow:
    """A phone's frame around points of the wide drawing."""
    wide, high = max(float(np.ptp(x)), 1), max(float(np.ptp(y)), 1)
    scale = min((NARROW - 2 * ROOM) / wide, (NARROW_MOST - 2 * ROOM) / high)
    height = round(min(max(high * scale + 2 * ROOM, NARROW_LEAST), NARROW_MOST))
    middle = float(x.max() + x.min()) / 2, float(y.max() + y.min()) / 2
    return Narrow(
        round(scale, 4), round(NARROW / 2 - middle[0] * scale, 1),
        round(height / 2 - middle[1] * scale, 1), height,
    )  # fmt: skip
