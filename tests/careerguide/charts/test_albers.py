"""Where places stand on a map, against published figures and distances reckoned another way."""

import math

import numpy as np
import pytest

from careerguide.charts.albers import RADIUS, Albers, Frame, around, circle, fitted, local
from careerguide.charts.outline import GRID, clipped, on_grid, path


def haversine(a: tuple[float, float], b: tuple[float, float]) -> float:
    (x1, y1), (x2, y2) = (tuple(map(math.radians, point)) for point in (a, b))
    chord = math.sin((y2 - y1) / 2) ** 2
    chord += math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * RADIUS * math.asin(math.sqrt(chord))


def test_the_projection_is_snyders_worked_example() -> None:
    # USGS Professional Paper 1395, page 291: a sphere of radius 1.
    east, north = Albers(-96, 23, 29.5, 45.5).plane(-75, 35)
    assert float(east) / RADIUS == pytest.approx(0.2952720, abs=1e-7)
    assert float(north) / RADIUS == pytest.approx(0.2416774, abs=1e-7)


@pytest.mark.parametrize("place", [(-72.6, 42.2), (-149.9, 61.2), (144.8, 13.4), (-170.7, -14.3)])
def test_degrees_come_back_from_the_plane(place: tuple[float, float]) -> None:
    projection = local(*place, reach=2)
    east, north = projection.plane(place[0] + 0.7, place[1] - 0.4)
    longitude, latitude = projection.degrees(east, north)
    assert float(longitude) == pytest.approx(place[0] + 0.7)
    assert float(latitude) == pytest.approx(place[1] - 0.4)


def test_a_degree_square_keeps_its_area_wherever_it_lies() -> None:
    projection = Albers(-96, 38.5, 29.5, 45.5)
    for west, south in ((-120, 30), (-96, 38), (-70, 45)):
        ring = np.array([(west + dx, south + dy) for dx, dy in edge(60)])
        x, y = projection.plane(ring[:, 0], ring[:, 1])
        held = abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
        sines = math.sin(math.radians(south + 1)) - math.sin(math.radians(south))
        assert held == pytest.approx(RADIUS**2 * math.radians(1) * sines, rel=1e-3)


def edge(steps: int) -> list[tuple[float, float]]:
    along = [step / steps for step in range(steps)]
    return (
        [(at, 0.0) for at in along] + [(1.0, at) for at in along]
        + [(1 - at, 1.0) for at in along] + [(0.0, 1 - at) for at in along]
    )  # fmt: skip


@pytest.mark.parametrize("place", [(-72.6, 42.2), (-149.9, 61.2), (144.8, 13.4), (179.5, 52)])
@pytest.mark.parametrize("miles", [5, 100, 500])
def test_every_point_of_a_circle_is_as_far_from_its_middle(
    place: tuple[float, float], miles: float
) -> None:
    for point in circle(*place, miles).tolist():
        assert haversine(place, tuple(point)) == pytest.approx(miles, rel=1e-6)


def test_a_frame_around_a_circle_holds_it_and_its_scale_is_miles() -> None:
    ring = circle(-72.6, 42.2, 50)
    frame = fitted(local(-72.6, 42.2, 0.7), ring, (0, 0, 900, 580), 34)
    x, y = frame.place(ring[:, 0], ring[:, 1])
    assert frame.holds(x, y).all()
    assert y.min() == pytest.approx(34, abs=0.2)
    middle = frame.place(-72.6, 42.2)
    assert [float(at) for at in middle] == pytest.approx([450, 290], abs=0.2)
    assert np.hypot(x - middle[0], y - middle[1]) == pytest.approx(50 * frame.scale, rel=1e-3)


def test_north_is_up_and_east_is_right() -> None:
    frame = Frame(local(-72.6, 42.2, 1), 0, 0, 100, 100, 1)
    x, y = frame.place([-72.6, -72.6, -72.5], [42.2, 42.3, 42.2])
    assert y[1] < y[0]
    assert x[2] > x[0]


def test_what_a_frame_shows_lies_in_its_bounds() -> None:
    frame = Frame(local(-72.6, 42.2, 1), 0, 0, 900, 580, 4)
    west, south, east, north = frame.bounds
    for x, y in ((0, 0), (900, 0), (0, 580), (900, 580), (450, 0)):
        longitude, latitude = frame.projection.degrees(
            (x - 450) / frame.scale, (290 - y) / frame.scale
        )
        assert west < longitude < east
        assert south < latitude < north


def test_meridians_are_taken_the_short_way_around() -> None:
    assert around(179.5, -179).tolist() == pytest.approx(-180.5)
    assert around([-72.0, 100.0], -72).tolist() == [-72.0, 100.0]


SQUARE = np.array([(0.0, 0.0), (4, 0), (4, 4), (0, 4)])


def test_a_ring_is_cut_to_a_box() -> None:
    cut = clipped(SQUARE, (1, -1, 3, 2))
    assert sorted(map(tuple, cut.tolist())) == [(1, 0), (1, 2), (3, 0), (3, 2)]
    assert clipped(SQUARE, (-1, -1, 9, 9)) is SQUARE
    assert not len(clipped(SQUARE, (5, 5, 6, 6)))


def test_a_ring_around_a_box_fills_it() -> None:
    cut = clipped(SQUARE, (1, 1, 2, 2))
    assert sorted(map(tuple, cut.tolist())) == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_neighbours_share_the_steps_of_their_border() -> None:
    frame = Frame(local(0, 40, 1), 0, 0, 100, 100, 0.5)
    border = np.array([(0.01 * at, 40 + 0.003 * at * at) for at in range(40)])
    there, back = on_grid(frame, [border, border[::-1]])
    assert there.tolist() == back[::-1].tolist()
    x, y = frame.place(border[:, 0], border[:, 1])
    ends = np.column_stack((x, y))[[0, -1]] * GRID
    assert np.abs(there[[0, -1]] - ends).max() <= 0.5


def test_a_path_says_each_step_once_and_is_short() -> None:
    line = np.array([(1, 2), (3, 1), (3, 5)])
    assert path([line], closed=False) == "M1 2l2-1 0 4"
    assert path([line], closed=True) == "M1 2l2-1 0 4z"
    assert path([line[:1], line[:2]], closed=True) == ""
