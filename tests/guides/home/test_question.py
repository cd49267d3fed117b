import pytest
from django.test import Client

from tests.guides.home.asked import question

pytestmark = pytest.mark.usefixtures("site_data")


@pytest.mark.parametrize(
    ("near", "where"),
    [
        ("01608", "near Worcester, MA 01608"),
        ("Worcester", "near Worcester, MA"),
        ("springfield, il", "near Springfield, IL"),
        ("MA", "in Massachusetts"),
        ("massachusetts", "in Massachusetts"),
        ("", "in the United States"),
    ],
)
def test_near_may_be_a_zip_a_city_or_a_state(near: str, where: str) -> None:
    assert question("welder", near).where == where


@pytest.mark.parametrize("state", ["Indiana", "Wyoming", "Nevada", "California", "Washington"])
def test_a_states_name_is_the_state_though_a_town_elsewhere_has_it(state: str) -> None:
    assert question("welder", state).where == f"in {state}"


def test_new_york_is_the_city() -> None:
    assert question("welder", "New York").where == "near New York, NY"


@pytest.mark.parametrize(
    ("near", "where", "taken_for"),
    [
        ("Worchester MA", "near Worcester, MA", "Worcester, MA"),
        ("Massachusets", "in Massachusetts", "Massachusetts"),
    ],
)
def test_a_place_with_typing_errors_is_found_and_the_page_says_what_it_was_taken_for(
    near: str, where: str, taken_for: str, client: Client
) -> None:
    found = question("welder", near)
    assert (found.where, found.near_problem) == (where, "")
    assert found.near_note == f"We took “{near}” for {taken_for}."
    assert found.near_note in client.get("/", {"q": "welder", "near": near}).content.decode()


def test_a_place_typed_rightly_has_no_note() -> None:
    assert question("welder", "Worcester MA").near_note == ""
    assert question("welder", "nowhere at all").near_note == ""


@pytest.mark.parametrize(
    ("near", "where"),
    [
        ("00926", "near San Juan, PR 00926"),
        ("San Juan, PR", "near San Juan, PR"),
        ("Puerto Rico", "in Puerto Rico"),
        ("Guam", "in Guam"),
    ],
)
def test_a_territory_is_a_place_as_others_are(near: str, where: str) -> None:
    assert question("welder", near).where == where


def test_a_place_nobody_knows_is_said_and_nothing_is_made_up() -> None:
    found = question("welder", "00000")
    assert "00000" in found.near_problem
    assert found.where == "in the United States"
    assert (found.near, found.target.state) == ("", "")


def test_a_guides_name_means_its_job() -> None:
    assert question("medical-coder-massachusetts").target.soc == "29-2072"


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ("01608", "/programs/?q=medical+coding&near=01608"),
        ("Massachusetts", "/programs/?q=medical+coding&state=MA"),
        ("nowhere at all", "/programs/?q=medical+coding"),
        ("", "/programs/?q=medical+coding"),
    ],
)
def test_find_programs_goes_on_to_the_list_with_the_words_and_the_place(
    client: Client, near: str, expected: str
) -> None:
    asked = {"q": "medical coding", "near": near, "to": "programs"}
    response = client.get("/", asked)
    assert (response.status_code, response["Location"]) == (302, expected)
    assert client.get(expected).status_code == 200
    told = client.get("/", asked, headers={"HX-Request": "true", "HX-Target": "results"})
    assert (told.status_code, told["HX-Redirect"]) == (200, expected)
