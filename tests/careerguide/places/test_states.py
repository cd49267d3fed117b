import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.places.states import (
    STATE_FIPS,
    STATE_NAMES,
    STATES_FILE,
    Kind,
    country_code,
    miles,
    read_states,
    state_code,
    state_kind,
    states_that_are,
)

latitudes = st.floats(-90, 90)
longitudes = st.floats(-180, 180)


def by_vectors(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle miles by another road: the angle between two vectors from the earth's centre."""

    def vector(lat: float, lon: float) -> tuple[float, float, float]:
        lat, lon = math.radians(lat), math.radians(lon)
        return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)

    a, b = vector(lat1, lon1), vector(lat2, lon2)
    cross = math.dist(
        (a[1] * b[2], a[2] * b[0], a[0] * b[1]), (a[2] * b[1], a[0] * b[2], a[1] * b[0])
    )
    return 6371.0 / 1.609344 * math.atan2(cross, dot(a, b))


def dot(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


@given(latitudes, longitudes, latitudes, longitudes)
def test_distances_agree_with_the_angle_between_vectors(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    [found] = miles(lat1, lon1, [lat2], [lon2])
    assert found == pytest.approx(by_vectors(lat1, lon1, lat2, lon2), rel=1e-4, abs=0.01)


@given(latitudes, longitudes)
def test_a_place_is_no_distance_from_itself(lat: float, lon: float) -> None:
    assert miles(lat, lon, [lat], [lon])[0] == 0


def test_boston_to_worcester_is_39_miles_as_the_crow_flies() -> None:
    [found] = miles(42.3601, -71.0589, [42.2626], [-71.8023])
    assert found == pytest.approx(38.6, abs=0.5)


def test_pole_to_pole_is_half_the_circumference() -> None:
    assert miles(90, 0, [-90], [0])[0] == pytest.approx(math.pi * 6371.0 / 1.609344, rel=1e-4)


def test_a_school_without_a_position_is_at_no_known_distance() -> None:
    assert np.isnan(miles(42, -71, [np.nan], [np.nan])[0])


@pytest.mark.parametrize("text", ["MA", "ma", " Massachusetts ", "MASSACHUSETTS"])
def test_a_state_is_known_by_its_code_or_name_in_any_case(text: str) -> None:
    assert state_code(text) == "MA"


@pytest.mark.parametrize("text", ["", "XX", "Mass", "01608", "New  York"])
def test_other_text_is_no_state(text: str) -> None:
    assert state_code(text) is None


def test_every_state_and_territory_has_a_name_and_a_fips_code_of_its_own() -> None:
    assert STATE_NAMES.keys() == STATE_FIPS.keys()
    assert len(STATE_NAMES) == 50 + 1 + 8
    assert len(set(STATE_FIPS.values())) == len(set(STATE_NAMES.values())) == 59
    assert (STATE_NAMES["DC"], STATE_FIPS["MA"], STATE_FIPS["PR"]) == (
        "District of Columbia",
        "25",
        "72",
    )


def test_the_nation_is_50_states_a_district_and_eight_other_parts() -> None:
    assert len(states_that_are(Kind.STATE)) == 50
    assert states_that_are(Kind.DISTRICT) == {"DC": "District of Columbia"}
    assert set(states_that_are(Kind.TERRITORY)) == {"AS", "GU", "MP", "PR", "VI"}
    assert set(states_that_are(Kind.FREELY_ASSOCIATED)) == {"FM", "MH", "PW"}
    assert state_kind("XX") is None


@pytest.mark.parametrize(("state", "country"), [("MA", "US"), ("PR", "US"), ("PW", ""), ("", "")])
def test_only_a_part_of_the_nation_is_in_it(state: str, country: str) -> None:
    assert country_code(state) == country


@pytest.mark.parametrize(
    "row", ["AL,99,Made-up,state", "XX,01,Made-up,state", "XX,99,Made-up,isle"]
)
def test_a_code_given_twice_and_an_unknown_kind_are_refused(tmp_path: Path, row: str) -> None:
    file = tmp_path / "states.csv"
    file.write_text(f"{STATES_FILE.read_text()}{row}\n")
    with pytest.raises(ValueError):
        read_states(file)
