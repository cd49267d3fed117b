"""What the list says of what it does not hold, and what it offers beside few programs."""

import html
import re

import pytest
from django.test import Client

from tests import raw
from tests.programs.brute import Wanted, programs

pytestmark = pytest.mark.usefixtures("site_data")
SAID = "Trade schools that are not colleges are listed for Texas only."


def page(client: Client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def notes(client: Client, query: str) -> list[str]:
    return re.findall(r'<p class="small muted">(.*?)</p>', page(client, f"/programs/?{query}"))


def beside(client: Client, query: str) -> dict[str, str]:
    """What else is offered, by its words."""
    found = re.search(r">Also: (.*?)</p>", page(client, f"/programs/?{query}"))
    pairs = re.findall(r'href="([^"]+)">([^<]+)</a>', found[1]) if found else []
    return {words: href for href, words in pairs}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("state=VT&q=welding", True),
        ("near=05401&q=welding", True),
        ("state=VT&q=welding&award=17", True),
        ("state=TX&q=welding&award=17", False),
        ("near=78040&q=zzzyx", False),
        ("state=MA", False),
        ("q=zzzyx", False),
        ("state=VT&state=TX&q=zzzyx", True),
    ],
)
def test_few_programs_outside_the_states_with_a_list_are_explained(
    client: Client, query: str, said: bool
) -> None:
    assert (SAID in notes(client, query)) is said


def test_the_list_itself_says_what_it_holds(client: Client) -> None:
    text = page(client, "/programs/")
    assert "those of US colleges, and of other trade schools in Texas." in text


def test_plans_and_answers_with_few_programs_say_it_too(client: Client) -> None:
    assert SAID in page(client, "/plan/?target=51-4121&zip=05401")
    assert SAID in page(client, "/?q=welder&near=VT")
    assert SAID not in page(client, "/plan/?target=51-4121&zip=78040")
    assert SAID not in page(client, "/?q=welder&near=TX")
    assert SAID not in page(client, "/?q=registered+nurse&near=CA")


def test_beside_programs_near_a_place_stand_those_farther_out_and_online(client: Client) -> None:
    """Reckoned row by row: coding near Springfield, within 50 miles, and online from anywhere."""
    wanted = {
        "within 50 miles": Wanted(field="51.0713", zip="01103", within=50),
        "online from anywhere": Wanted(field="51.0713", delivery=(3,)),
    }
    offered = beside(client, "field=51.0713&near=01103&sort=distance")
    assert len(offered) == 2
    for (words, href), (said, one) in zip(offered.items(), wanted.items(), strict=True):
        n = len(one.answer(programs()))
        assert words == f"{n:,} {said}"
        assert f"{n:,} program" in page(client, f"/programs/{href}")


def test_online_programs_are_offered_where_none_is_near(client: Client) -> None:
    query = "q=nursing&near=01608&delivery=online"
    assert "No program matches" in page(client, f"/programs/?{query}")
    [online] = [words for words in beside(client, query) if "online" in words]
    assert int(online.split()[0].replace(",", "")) > 100


def test_without_a_place_nothing_is_offered_beside(client: Client) -> None:
    assert beside(client, "q=nursing") == beside(client, "q=nursing&near=zzzyx") == {}


def test_that_a_school_has_online_programs_stands_on_the_programs_page_and_not_in_rows(
    client: Client,
) -> None:
    assert any(row["DISTPGS"] == "1" for row in raw.rows("ipeds/ic2024.csv.gz"))
    text = page(client, "/programs/?state=MA&delivery=school-online")
    rows = re.findall(r"<tr.*?</tr>", text, re.DOTALL)
    assert not [row for row in rows if "has online programs" in row or "be online" in row]
    own = page(client, re.search(r'<th scope="row"><a href="([^"]+)"', text)[1])  # type: ignore[index]
    assert "The school has online programs: ask about this one" in own


def test_each_checkbox_says_what_unknown_it_includes(client: Client) -> None:
    for path, least in (("/programs/", 4), ("/certifications/", 2)):
        boxes = re.findall(r'name="(\w+_unknown)"[^>]*> ([^<]+)<', page(client, path))
        assert len(boxes) == len({words for _name, words in boxes}) >= least
        assert all(len(words) > len("include unknown") for _name, words in boxes)
    assert "include programs without a price" in page(client, "/programs/")
