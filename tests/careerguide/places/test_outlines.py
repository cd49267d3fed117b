"""Outlines of states and counties: they hold what lies in them."""

import numpy as np
import pytest

from careerguide.charts.albers import Points, circle, fitted, local
from careerguide.places.outlines import area, centroid, outlines
from careerguide.places.states import STATES, Kind


def holds(ring: Points, longitude: float, latitude: float) -> bool:
    """By counting the edges that a line to the east crosses."""
    x, y = ring[:, 0], ring[:, 1]
    nx, ny = np.roll(x, -1), np.roll(y, -1)
    over = (y > latitude) != (ny > latitude)
    at = x[over] + (latitude - y[over]) * (nx[over] - x[over]) / (ny[over] - y[over])
    return bool(np.count_nonzero(at > longitude) % 2)


def state_of(longitude: float, latitude: float) -> set[str]:
    return {
        state
        for state, lines in outlines().states.items()
        if any(holds(ring, longitude, latitude) for ring in lines.lines)
    }


@pytest.mark.parametrize(
    ("state", "longitude", "latitude"),
    [("MA", -72.62, 42.20), ("CT", -72.68, 41.76), ("AK", -149.9, 61.2), ("HI", -157.8, 21.35),
     ("PR", -66.1, 18.35), ("GU", 144.8, 13.45), ("VI", -64.75, 17.73), ("DC", -77.02, 38.91),
     ("TX", -96.8, 32.78), ("MP", 145.75, 15.19)],
)  # fmt: skip
def test_a_place_lies_in_its_state_and_in_no_other(
    state: str, longitude: float, latitude: float
) -> None:
    assert state_of(longitude, latitude) == {state}


def test_every_state_and_the_district_have_an_outline() -> None:
    wanted = {c for c, one in STATES.items() if one.kind in (Kind.STATE, Kind.DISTRICT)}
    assert wanted <= set(outlines().states)
    assert {"PR", "GU", "VI", "AS", "MP"} <= set(outlines().states)


def test_connecticut_is_drawn_with_its_planning_regions() -> None:
    frame = fitted(local(-72.7, 41.6, 1), circle(-72.7, 41.6, 40), (0, 0, 900, 580), 0)
    lines = outlines().counties.near(frame.bounds, -72.7)
    closed = [line for line in lines if len(line) > 20 and np.allclose(line[0], line[-1])]
    assert len(closed) == 9
    # New Haven and New London have been counties; their seats are in regions of their own.
    for seat in ((-72.93, 41.31), (-72.10, 41.36), (-72.68, 41.76)):
        assert sum(holds(line, *seat) for line in closed) == 1


def test_what_is_drawn_is_cut_to_what_is_seen() -> None:
    frame = fitted(local(-72.6, 42.2, 0.7), circle(-72.6, 42.2, 50), (0, 0, 900, 580), 34)
    drawn = outlines().shown(frame, ("MA",))
    assert drawn.land.startswith("M")
    assert drawn.here.startswith("M")
    assert 1_000 < len(drawn.counties) < 8_000
    assert len(drawn.land) < 3_000
    assert not outlines().shown(frame, (), counties=False).counties


def test_the_aleutians_lie_beside_alaska_and_not_around_the_world() -> None:
    points = outlines().main("AK")
    assert points[:, 0].max() < -120
    assert points[:, 0].min() > -195


def test_names_stand_in_their_states() -> None:
    frame = fitted(local(-72.6, 42.2, 1.5), circle(-72.6, 42.2, 100), (0, 0, 900, 580), 34)
    names = outlines().names(frame, 0.035)
    assert {"MA", "CT", "VT", "NY"} <= {state for state, _x, _y in names}
    for state, x, y in names:
        east = (x - 450) / frame.scale + frame.east
        north = (290 - y) / frame.scale + frame.north
        longitude, latitude = frame.projection.degrees(east, north)
        assert state in state_of(float(longitude), float(latitude)) or state in ("NY", "NJ")


def test_the_middle_and_area_of_a_square() -> None:
    square = np.array([(10.0, 40.0), (14, 40), (14, 42), (10, 42)])
    assert area(square) == 8
    assert centroid(square) == (12, 41)
