"""The page of aid, its form, and that what one reader said is shown to no other."""

import html
import re

import pytest
from django.conf import settings
from django.test import Client

from programs.models import AidProgram

pytestmark = pytest.mark.usefixtures("site_data")
BERKSHIRE = "/programs/164775-51.0713-21/"
PRIVATE = {
    "income": "30000",
    "household": "3",
    "work": "unemployed",
    "veteran": "no",
    "snap": "yes",
}


def told(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def body(content: bytes) -> str:
    """Forms have a token of their own."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", content.decode())


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def pays(client: Client, address: str = BERKSHIRE) -> str:
    page = text(client, address)
    return told(page[page.index('id="pays"') :].partition("</section>")[0])


def test_a_first_reader_in_massachusetts_sees_at_once_where_tuition_may_be_free(
    client: Client,
) -> None:
    said = "At the 15 community colleges of Massachusetts tuition and fees are free if you"
    for address in ("/aid/?state=MA", "/programs/?near=01105", "/programs/?state=MA",
                    "/?q=medical+coder&near=01105"):  # fmt: skip
        page = told(text(client, address))
        assert said in page
        assert "(MassEducate). Who decides: Community college financial aid office." in page
    for address in ("/programs/", "/programs/?state=AL", "/aid/"):
        assert said not in told(text(client, address))


def test_every_program_of_a_state_stands_there_with_its_source(client: Client) -> None:
    page = text(client, "/aid/?state=MA")
    for row in AidProgram.objects.filter(state__in=("MA", "US")):
        assert f'id="{row.key}"' in page
        assert html.escape(row.addresses[0] if row.addresses else row.name) in page


def test_states_without_rows_say_that_none_was_gathered_yet(client: Client) -> None:
    page = told(text(client, "/aid/?state=AL"))
    assert "Of Alabama itself: none gathered yet" in page
    states = (
        "Alabama, Alaska, Arizona, Colorado, Idaho, Nebraska, North Dakota, South Dakota, Wisconsin"
    )
    assert f"None gathered yet for {states}." in told(text(client, "/aid/"))


def test_past_programs_are_counted_apart(client: Client) -> None:
    page = text(client, "/aid/")
    past = page[page.index(">Past<") :].partition("</details>")[0]
    assert "Federal Pell Grant 2025-26" in told(past)
    assert f"{past.count('<li')} programs that ended" in told(past)


def test_a_programs_page_says_sticker_aid_and_what_is_certain(client: Client) -> None:
    said = pays(client)
    assert "For somebody who lives in Massachusetts." in said
    assert "sticker price, in-state $5,330" in said
    assert "$0 if MassEducate or MassReconnect" in said
    assert "Nothing is certain before somebody decides" in said


def test_what_readers_say_is_kept_by_their_browser_out_of_scripts_reach(client: Client) -> None:
    response = client.post("/aid/", {"state": "MA", "age": "30", "degree": "none", **PRIVATE})
    assert response.status_code == 303
    assert response["Location"] == "/aid/?state=MA&age=30&degree=none"
    cookie = response.cookies[settings.READER_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    page = text(client, "/aid/?state=MA")
    for name in ("degree", "income", "work", "veteran", "snap"):
        select = page[page.index(f'<select id="{name}"') :].partition("</select>")[0]
        assert f'value="{PRIVATE.get(name, "none")}" selected' in select


def test_only_a_tick_puts_money_into_the_address_where_a_link_has_it(client: Client) -> None:
    ticked = client.post("/aid/", {"state": "MA", "in_link": "1", **PRIVATE})["Location"]
    for name, value in PRIVATE.items():
        assert f"{name}={value}" in ticked
    other = Client()
    assert 'value="30000" selected' in text(other, ticked)


def test_a_reader_comes_back_to_where_they_were_and_to_no_other_site(client: Client) -> None:
    here = client.post("/aid/", {"age": "30", "next": f"{BERKSHIRE}?occupation=29-2072&age=20"})
    assert here["Location"] == f"{BERKSHIRE}?occupation=29-2072&age=30"
    for away in ("https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)"):
        left = client.post("/aid/", {"age": "30", "next": away})
        assert left["Location"] == "/aid/?age=30"


def test_one_word_forgets_it_all(client: Client) -> None:
    client.post("/aid/", {"degree": "bachelor"})
    forgotten = client.post("/aid/", {"degree": "bachelor", "forget": "1"})
    assert forgotten.cookies[settings.READER_COOKIE].value == ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"age": "young"}, "“young” is not a number."),
        ({"age": "200"}, "Use a number from 14 to 100."),
        ({"household": "2.5"}, "Use a whole number."),
        ({"income": "lots"}, "“lots” is not one of the choices."),
        ({"state": "ZZ"}, "“ZZ” is not one of the choices."),
        ({"degree": "<b>"}, "“<b>” is not one of the choices."),
    ],
)
def test_nonsense_is_answered_beside_its_box_and_nothing_is_kept(
    client: Client, given: dict[str, str], said: str
) -> None:
    response = client.post("/aid/", given)
    page, name = response.content.decode(), next(iter(given))
    assert response.status_code == 422
    assert settings.READER_COOKIE not in response.cookies
    error = re.search(rf'id="{name}-error">([^<]*)<', page)
    assert error is not None
    assert html.unescape(error.group(1)) == said
    assert f'aria-describedby="{name}-error"' in page


def test_a_cookie_with_nonsense_is_passed_over(client: Client) -> None:
    plain = pays(client)
    client.cookies[settings.READER_COOKIE] = "age=x&income=<script>&work&&&=&degree=nobody"
    assert pays(client) == plain


@pytest.mark.parametrize("address", [BERKSHIRE, "/programs/?state=MA", "/aid/?state=MA",
    "/programs/compare/?p=164775-51.0713-21&p=167905-51.0713-21&near=01105"])  # fmt: skip
def test_what_one_reader_said_is_shown_to_no_other(address: str) -> None:
    """The memory of whole pages stands between: it must take nothing from, and give nothing to, a
    reader who said something."""
    first, before = Client(), Client().get(address)
    assert "Cookie" in before["Vary"]
    assert "private" not in before.get("Cache-Control", "")
    first.post("/aid/", {"degree": "bachelor", "income": "110001"})
    own = first.get(address)
    assert "private" in own["Cache-Control"]
    assert "Cookie" in own["Vary"]
    assert "ETag" not in own
    # An answer that the browser has from before they spoke is not taken for theirs.
    again = first.get(address, headers={"if-none-match": before.get("ETag", "")})
    assert again.status_code == 200
    assert body(own.content) != body(before.content)
    after = Client().get(address)
    assert "$0 if MassEducate" not in told(own.content.decode())

    assert body(after.content) == body(before.content)


def test_rows_of_a_list_are_not_mixed_between_readers() -> None:
    poor, rich, address = Client(), Client(), "/programs/?state=MA&q=nursing&award=5"
    nobody = text(Client(), address)
    poor.post("/aid/", {"income": "48000"})
    rich.post("/aid/", {"income": "110001"})
    assert "if MASSGrant Plus" in text(poor, address)
    assert "if MASSGrant Plus" not in text(rich, address)
    assert text(Client(), address) == nobody


def test_an_address_with_money_in_it_keeps_it_in_the_lists_links() -> None:
    page = text(Client(), "/programs/?state=MA&q=nursing&award=5&income=110001")
    assert "if MASSGrant Plus" not in page
    links = re.findall(r'href="(\?[^"]*sort=[^"]*)"', page)
    assert links
    assert all("income=110001" in link for link in links)


def test_a_reader_without_a_word_about_money_leaves_none_in_any_link(client: Client) -> None:
    client.post("/aid/", {"state": "MA", **PRIVATE})
    for address in ("/programs/?state=MA", BERKSHIRE, "/aid/?state=MA"):
        for href in re.findall(r'href="([^"]*)"', text(client, address)):
            assert not re.search(r"[?&;](income|household|work|veteran|snap)=", href)


def test_the_bill_stands_in_a_comparison(client: Client) -> None:
    page = text(client, "/programs/compare/?p=164775-51.0713-21&p=167905-51.0713-21&near=01105")
    row = page[page.index("What you would pay, if aid is granted") :].partition("</tr>")[0]
    assert told(row).count("if MassEducate") == 2
