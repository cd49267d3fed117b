"""The map of wage areas, and what stands in where a place has no figure."""

import csv
import gzip
import json
from collections.abc import Iterator
from functools import lru_cache
from math import acos, cos, radians, sin
from typing import Any

import pytest
from django.test import Client

from salaries.models.wages import Area
from salaries.nearest import middles, nearest
from salaries.occupations import occupations
from salaries.pages.areamap import area_map
from tests.data import DATA

pytestmark = pytest.mark.usefixtures("site_data")
RECORDS = "29-2072"


@lru_cache
def published() -> dict[str, str]:
    """From BLS's own file: annual median by area of medical records specialists."""
    with gzip.open(next((DATA / "oews").glob("all_data_M_2025*.gz")), "rt") as stream:
        return {
            row["AREA"]: row["A_MEDIAN"]
            for row in csv.DictReader(stream)
            if row["OCC_CODE"] == RECORDS and row["AREA_TYPE"] in ("4", "6")
            and row["NAICS"] == "000000" and row["OWN_CODE"] in ("1235", "57")
        }  # fmt: skip


def areas() -> set[str]:
    shapes = json.loads((DATA / "geo" / "oews_areas-albers.json").read_text())
    return {shape["id"] for shape in shapes["objects"]["areas"]["geometries"]}


def test_every_metro_and_nonmetro_area_is_drawn_or_named_beside_the_map() -> None:
    found = area_map(RECORDS)
    known = {a.code for a in occupations().wages.areas if a.type in (4, 6)}
    drawn = {place.href.split("/")[3] for place in found["drawn"]}
    assert drawn == areas() & known
    undrawn = {place.href.split("/")[3] for place in found["undrawn"]}
    assert undrawn == known - areas()
    assert all(place.name.endswith(", PR") or "Puerto Rico" in place.name
               for place in found["undrawn"])  # fmt: skip


def test_areas_say_what_the_file_publishes_and_are_shaded_in_its_order() -> None:
    found = area_map(RECORDS)
    places = {place.href.split("/")[3]: place for place in (*found["drawn"], *found["undrawn"])}
    for code, place in places.items():
        median = published().get(code, "")
        if median.replace(",", "").isdigit():
            assert place.said == f"${int(median.replace(',', '')):,}", code
            assert place.value == int(median.replace(",", ""))
        else:
            assert place.value is None, code
    known = sorted((p.value, p.shade) for p in places.values() if p.value is not None)
    assert [shade for _value, shade in known] == sorted(shade for _value, shade in known)
    assert found["unpublished"] == sum(p.value is None for p in places.values())
    assert found["first"][0].value == known[-1][0]


def test_a_states_map_has_the_areas_that_reach_into_it() -> None:
    found = area_map(RECORDS, "Connecticut")
    names = {place.name for place in found["drawn"]}
    assert names == {
        place.name
        for place in occupations().wages.areas
        if place.type in (Area.Type.METRO, Area.Type.NONMETRO) and "CT" in place.states
    }
    assert len(names) == 6
    assert found["table"] == f"/salaries/{RECORDS}/?state=CT&sort=-annual_median#areas"


@pytest.mark.parametrize(
    "query", ["", "?state=MA", "?state=PR", "?state=Atlantis", "?map=adjusted"]
)
def test_the_page_answers_for_a_state_for_nonsense_and_at_national_prices(query: str) -> None:
    answer: Any = Client().get(f"/salaries/{RECORDS}/map/{query}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "median pay of Medical Records Specialists by wage area" in text or "PR" in query
    assert Client().get("/salaries/99-9999/map/").status_code == 404


def distances(code: str) -> Iterator[tuple[float, str]]:
    """By the law of cosines, miles to each metropolitan area with a published median."""
    north, east = (radians(value) for value in middles()[code])
    metros = {a.code for a in occupations().wages.areas if a.type == Area.Type.METRO}
    for other, (lat, lon) in middles().items():
        if other != code and other in metros and published().get(other, "")[:1].isdigit():
            up, over = radians(lat), radians(lon)
            arc = sin(north) * sin(up) + cos(north) * cos(up) * cos(east - over)
            yield 3958.8 * acos(min(arc, 1)), other


def test_where_an_area_has_no_median_the_nearest_metro_area_that_has_one_is_named() -> None:
    store = occupations().wages
    missing = [
        area.code
        for area in store.areas
        if area.code in middles() and not published().get(area.code, "")[:1].isdigit()
    ]
    assert len(missing) > 10
    for code in missing:
        away, other = min(distances(code))
        found = nearest(store, RECORDS, code, "annual_median")
        assert found is not None
        assert (found.area.code, round(found.miles, 3)) == (other, round(away, 3))
    text = Client().get(f"/salaries/{RECORDS}/{missing[0]}/").content.decode()
    name = store.areas[store.area_at[min(distances(missing[0]))[1]]].name
    assert "The nearest metro area with a median is" in text
    assert name in text


def test_a_place_with_a_median_and_a_state_name_no_other() -> None:
    for code in ("25", "49340"):
        text = Client().get(f"/salaries/{RECORDS}/{code}/").content.decode()
        assert "The nearest metro area" not in text


def test_the_map_speaks_of_hours_where_its_address_does(client: Client) -> None:
    yearly = client.get(f"/salaries/{RECORDS}/map/?state=MA").content.decode()
    hourly = client.get(f"/salaries/{RECORDS}/map/?state=MA&unit=hour").content.decode()
    assert 'href="?state=MA&amp;unit=hour"' in yearly
    assert "Median a year" in yearly
    assert "Median an hour" in hourly
    drawn = area_map(RECORDS, "MA", wanted="hourly")["drawn"]
    boston = next(place for place in drawn if "Boston" in place.name)
    with gzip.open(next((DATA / "oews").glob("all_data_M_2025*.gz")), "rt") as stream:
        published_hourly = next(
            row["H_MEDIAN"] for row in csv.DictReader(stream)
            if row["OCC_CODE"] == RECORDS and row["AREA_TITLE"].startswith("Boston")
            and row["NAICS"] == "000000"
        )  # fmt: skip
    assert boston.said == f"${published_hourly}"
    assert boston.said in hourly


def test_a_job_paid_by_the_year_alone_has_no_switch(client: Client) -> None:
    page = client.get("/salaries/25-2021/map/?unit=hour").content.decode()
    assert "Median a year" in page
    assert "Show pay by the" not in page
