"""Maps: Albers' equal-area conic projection, and frames that show a piece of the earth with it.

Degrees in, units of a drawing out; south is down, as in SVG. Formulas 14-1 to 14-11 of Snyder, Map
Projections: A Working Manual (USGS Professional Paper 1395, 1987), for a sphere.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

RADIUS = 3958.8
"""Miles: the mean radius of the earth."""
EDGE = 40
"""Points of a frame's edge that are asked for their degrees."""
FLAT = 1e-6
"""Of a cone's constant: nearer to 0 the cone would be a cylinder."""

Numbers = NDArray[np.float64]
Points = NDArray[np.float64]
"""Pairs, (n, 2)."""


@dataclass(frozen=True)
class Albers:
    """The projection around a central meridian and latitude, true along two parallels; degrees.

    Planes are in miles from the centre, east and north.
    """

    longitude: float
    latitude: float
    south: float
    north: float

    @cached_property
    def _cone(self) -> tuple[float, float, float]:
        one, two = np.sin(np.radians([self.south, self.north]))
        n = float((one + two) / 2)
        n = n if abs(n) > FLAT else FLAT
        c = float(1 - one**2 + 2 * n * one)
        return n, c, float(self._radius(n, c, np.sin(np.radians(self.latitude))))

    @staticmethod
    def _radius(n: float, c: float, sine: ArrayLike) -> Numbers:
        return np.asarray(np.sqrt(np.maximum(c - 2 * n * np.asarray(sine), 0)) / n)

    def plane(self, longitude: ArrayLike, latitude: ArrayLike) -> tuple[Numbers, Numbers]:
        """Miles east and north of the centre; longitudes are taken the short way around."""
        n, c, middle = self._cone
        theta = n * np.radians(around(longitude, self.longitude) - self.longitude)
        rho = self._radius(n, c, np.sin(np.radians(latitude)))
        return RADIUS * rho * np.sin(theta), RADIUS * (middle - rho * np.cos(theta))

    def degrees(self, east: ArrayLike, north: ArrayLike) -> tuple[Numbers, Numbers]:
        """Longitude and latitude of points of the plane; the inverse of `plane`."""
        n, c, middle = self._cone
        x, y = np.asarray(east) / RADIUS, middle - np.asarray(north) / RADIUS
        rho, sign = np.hypot(x, y), np.sign(n)
        theta = np.arctan2(sign * x, sign * y)
        sine = np.clip((c - (rho * n) ** 2) / (2 * n), -1, 1)
        return np.degrees(theta / n) + self.longitude, np.degrees(np.arcsin(sine))


def around(longitude: ArrayLike, middle: float) -> Numbers:
    """The same meridians as degrees within 180 of `middle`, across the date line too."""
    return (np.asarray(longitude, dtype=np.float64) - middle + 180) % 360 - 180 + middle


def local(longitude: float, latitude: float, reach: float) -> Albers:
    """Around a place, true at a third of `reach` (degrees of latitude) above and below it."""
    return Albers(longitude, latitude, latitude - reach / 3, latitude + reach / 3)


@dataclass(frozen=True)
class Frame:
    """A piece of the plane in a drawing: (left, top, width, height) in units, at a scale.

    `east` and `north` are the miles at the middle of the piece.
    """

    projection: Albers
    left: float
    top: float
    width: float
    height: float
    scale: float
    """Units a mile."""
    east: float = 0
    north: float = 0

    def place(self, longitude: ArrayLike, latitude: ArrayLike) -> tuple[Numbers, Numbers]:
        """Units from the left and from the top of the drawing."""
        east, north = self.projection.plane(longitude, latitude)
        x = self.left + self.width / 2 + (east - self.east) * self.scale
        return x, self.top + self.height / 2 - (north - self.north) * self.scale

    def holds(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.bool_]:
        """Which points are inside; none that is unknown (NaN)."""
        x, y = np.asarray(x) - self.left, np.asarray(y) - self.top
        return np.asarray((x >= 0) & (x <= self.width) & (y >= 0) & (y <= self.height))

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east and north in degrees of a box that holds all that the frame shows."""
        along = np.linspace(-1, 1, EDGE)
        side = np.ones(EDGE)
        x = np.concatenate((along, along, side, -side)) * self.width / 2 / self.scale + self.east
        y = np.concatenate((side, -side, along, along)) * self.height / 2 / self.scale + self.north
        longitude, latitude = self.projection.degrees(x, y)
        slack = 0.02 * float(latitude.max() - latitude.min())
        return (
            float(longitude.min()) - 2 * slack, float(latitude.min()) - slack,
            float(longitude.max()) + 2 * slack, float(latitude.max()) + slack,
        )  # fmt: skip


def fitted(
    projection: Albers, points: Points, box: tuple[float, float, float, float], margin: float
) -> Frame:
    """The frame that shows all the points (degrees) in a box of units, `margin` inside its edge."""
    left, top, width, height = box
    east, north = projection.plane(points[:, 0], points[:, 1])
    wide, high = np.ptp(east) or 1, np.ptp(north) or 1
    scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)
    return Frame(
        projection, left, top, width, height, float(scale),
        float(east.max() + east.min()) / 2, float(north.max() + north.min()) / 2,
    )  # fmt: skip


def circle(longitude: float, latitude: float, miles: float, corners: int = 90) -> Points:
    """Points (degrees) that are as many miles from a place along great circles."""
    bearing = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    angle, phi = miles / RADIUS, np.radians(latitude)
    sine = np.sin(phi) * np.cos(angle) + np.cos(phi) * np.sin(angle) * np.cos(bearing)
    east = np.arctan2(
        np.sin(bearing) * np.sin(angle) * np.cos(phi), np.cos(angle) - np.sin(phi) * sine
    )
    return np.column_stack((longitude + np.degrees(east), np.degrees(np.arcsin(sine))))
