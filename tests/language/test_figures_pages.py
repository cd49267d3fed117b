"""The Spanish pages of programs, aid and wages hold no English that is not marked as such."""

import pytest
from django.test import Client

from tests.language.leftover import english_left, names

pytestmark = pytest.mark.usefixtures("site_data")

ADDRESSES = (
    "/es/programs/",
    "/es/programs/?state=MA",
    "/es/programs/?q=medical+coding&near=02134",
    "/es/programs/?q=enfermer%C3%ADa&near=Worcester,+MA&within=50",
    "/es/programs/?state=TX&q=welding&sort=price_high",
    "/es/programs/?occupation=29-2072&state=CA&unit=hour",
    "/es/programs/?state=MA&view=plot&q=welding",
    "/es/programs/?near=02134&view=map",
    "/es/programs/?state=OH&price_max=abc",
    "/es/programs/?q=zzzzqqq",
    "/es/programs/164580-52.0201-5/",
    "/es/programs/150987-51.0713-21/?occupation=29-2072",
    "/es/programs/tx-8855/",
    "/es/programs/tx-8863/",
    "/es/programs/tx-8871/",
    "/es/programs/compare/?p=164580-52.0201-5&p=150987-51.0713-21&p=175014-51.0713-21",
    "/es/programs/compare/",
    "/es/aid/",
    "/es/aid/?state=MA",
    "/es/aid/?state=IN",
    "/es/salaries/",
    "/es/salaries/?q=enfermera",
    "/es/salaries/29-2072/",
    "/es/salaries/29-2072/?state=MA&adjusted=1",
    "/es/salaries/31-9092/25/",
    "/es/salaries/29-1141/14460/?unit=hour",
    "/es/salaries/compare/?o=29-2072&o=31-9092&a=25&a=99",
    "/es/salaries/29-2072/map/?state=TX",
    "/es/salaries/29-2000/",
)


TYPED = {"“medical coding”", "“welding”"}
"""What these addresses search for, as their chips say it."""


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_english_is_left_unmarked(address: str, client: Client) -> None:
    answer = client.get(address)
    html = answer.content.decode()
    assert '<html lang="es"' in html
    assert [text for text in english_left(html, names()) if text not in TYPED] == []


def test_pages_say_once_why_names_are_english(client: Client) -> None:
    said = "solo existen en inglés"
    assert client.get("/es/salaries/").content.decode().count(said) == 1
    assert "exist in English only" not in client.get("/salaries/").content.decode()


def test_english_pages_mark_nothing(client: Client) -> None:
    for address in ("/programs/?state=MA", "/aid/", "/salaries/29-2072/"):
        assert '<span lang="en">' not in client.get(address).content.decode()


def test_cells_and_the_note_above_them_say_the_same_word_for_an_estimate(client: Client) -> None:
    html = client.get("/es/programs/?state=MA").content.decode()
    assert '<span class="about">aprox.</span>' in html
    assert "“Aprox.” es nuestra estimación" in html


@pytest.mark.parametrize(
    "address",
    ["programs/?state=VT&q=nursing&", "salaries/?q=nurse&", "salaries/29-2072/?state=MA&",
     "salaries/compare/?o=29-2072&a=25&", "plan/?target=29-2072&state=MA&"],
)  # fmt: skip
def test_a_file_is_the_same_from_a_page_of_any_language(address: str, client: Client) -> None:
    english, spanish = (client.get(f"{at}{address}_export=csv") for at in ("/", "/es/"))
    assert english["Content-Type"].startswith("text/csv")
    assert english.getvalue() == spanish.getvalue()
