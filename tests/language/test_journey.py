"""The way from the home page to the hand-out in Spanish: no English that is not marked so.

What a reader meets on it is followed by its links; titles, schools and credentials that are English
stand marked.
"""

import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.test import Client

from tests.language.leftover import english_left, names

pytestmark = pytest.mark.usefixtures("site_data")
HOME = "/es/?q=medical+coder+01608"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def linked(html: str, begins: str) -> str:
    """The first link of a page that begins so."""
    found = re.search(rf'href="({re.escape(begins)}[^"#]*)"', html)
    assert found, f"no link to {begins}"
    return unescape(found[1])


def left(html: str) -> list[str]:
    return english_left(html, names())


def folder(client: Client) -> str:
    """The folder of what the journey meets: a program, a credential, pay and the plan."""
    home = page(client, HOME)
    plan = linked(home, "/es/plan/?")
    program = linked(page(client, "/es/programs/?near=01608&field=51.07"), "/es/programs/1")
    asked = plan.partition("?")[2].replace("&", "%26").replace("=", "%3D")
    return f"/es/folder/?p={program.split('/')[3]}&c=rhit&w=29-2072~25&plan={asked}&near=01608"


@pytest.mark.parametrize(
    "address",
    [
        "/es/",
        HOME,
        "/es/?q=asistente+de+enfermer%C3%ADa&near=Worcester",
        "/es/?q=zzqq",
        "/es/?q=jobs+for+felons",
        "/es/paths/",
        "/es/paths/older-articles/",
        "/es/paths/medical-coder-massachusetts/?near=01608",
        "/es/paths/medical-coder-or-biller/",
        "/es/paths/29-2072/?near=01608",
        "/es/paths/43-6013/?near=TX",
        "/es/plan/",
        "/es/plan/?target=29-2072&zip=01608&hourly=15",
    ],
)
def test_a_page_of_the_journey_has_no_english_that_is_not_marked(
    client: Client, address: str
) -> None:
    assert left(page(client, address)) == []


def test_the_folder_and_its_hand_out_have_none_either(client: Client) -> None:
    html = page(client, folder(client))
    assert 'class="handout"' in html
    assert left(html) == []


@pytest.mark.parametrize("unit", ["", "&unit=hour"])
def test_links_of_the_journey_stay_in_spanish(client: Client, unit: str) -> None:
    for address in (HOME + unit, folder(client) + unit, "/es/paths/medical-coder-massachusetts/"):
        html = page(client, address)
        own = [unescape(link) for link in re.findall(r'(?:href|action)="(/[^"]*)"', html)]
        other = [link for link in own if not link.startswith(("/es/", "/static/"))]
        english = {address.removeprefix("/es"), "/api/"}
        assert set(other) <= english, "but for the switch, and the API, which is in English"


def test_the_folders_address_code_and_mail_are_those_of_the_spanish_page(client: Client) -> None:
    html = page(client, folder(client))
    address = unescape(re.search(r'id="folder-address"[^>]*value="([^"]*)"', html)[1])  # type: ignore[index]
    assert address.startswith("http://testserver/es/folder/?")
    mail = unquote(unescape(re.search(r'href="(mailto:[^"]*)"', html)[1]))  # type: ignore[index]
    assert "Una carpeta de programas y salarios" in mail
    assert address.split("?")[0] in mail
    code = linked(html, "/es/folder/qr")
    assert client.get(code)["Content-Type"].startswith("image/svg+xml")
    assert "testserver/es/folder/" in html.partition('class="handout"')[2]


def test_the_hand_outs_date_is_written_as_in_spanish(client: Client, settings: object) -> None:
    spanish = page(client, folder(client)).partition('class="handout"')[2]
    english = page(client, folder(client).removeprefix("/es")).partition('class="handout"')[2]
    assert re.search(r"<i>\d{1,2} de [a-z]+ de 20\d\d</i>", spanish)
    assert re.search(r"<i>[A-Z][a-z]+ \d{1,2}, 20\d\d</i>", english)


def test_a_promise_of_aid_continues_the_sentence_it_stands_in(client: Client) -> None:
    html = page(client, HOME)
    assert "son gratis si usted ha vivido en Massachusetts al menos un año" in html
    assert "are free if you have lived in Massachusetts" in page(client, HOME.removeprefix("/es"))


def test_links_that_editors_wrote_lead_to_the_spanish_pages(client: Client) -> None:
    html = page(client, "/es/paths/medical-coder-massachusetts/")
    assert re.search(r'href="/es/programs/\?[^"]*state=MA', html)
    assert not re.search(r'href="/programs/', html)


def test_what_onet_publishes_in_english_alone_is_marked_and_said_once(client: Client) -> None:
    html = page(client, "/es/paths/29-2072/")
    assert html.count("solo en inglés") == 1
    assert re.search(r'<li><span lang="en">[A-Z][^<]+\.</span></li>', html)
    assert "lang=" not in page(client, "/paths/29-2072/").partition("<body")[2].replace(
        'lang="es"', ""
    )
