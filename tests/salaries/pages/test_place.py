"""One occupation in one place."""

import re
from typing import Any

import pytest
from django.test import Client

from salaries.pages.panels import Nearby, NearbyProgram, programs_nearby
from salaries.wagestore import wages
from tests import raw

pytestmark = pytest.mark.usefixtures("site_data")
SLOT = "programs near a wage area"
PROGRAM = NearbyProgram(
    name="Coding & Billing (made up)",
    provider="A College",
    place="Boston, MA",
    price="$2,300",
    length="not reported",
    href="/programs/1/",
)


def filled(soc: str, area: str) -> Nearby:
    return Nearby([PROGRAM], f"/programs/?occupation={soc}&area={area}")


@pytest.fixture
def hooked(settings: Any) -> None:
    settings.SLOTS = {SLOT: f"{__name__}.filled"}


def page(client: Client, path: str, status: int = 200) -> str:
    response = client.get(f"/salaries/{path}")
    assert response.status_code == status
    return response.content.decode()


def test_a_metro_stands_beside_its_states_and_the_nation(client: Client) -> None:
    html = page(client, "29-2072/14460/")
    for text in ("Boston-Cambridge-Newton", "Massachusetts", "New Hampshire", "United States"):
        assert text in html
    assert (
        "Half of the 2,630 people working as Medical Records Specialists in"
        " Boston-Cambridge-Newton, MA-NH earn more than $60,460 a year ($29.07 an hour)." in html
    )
    assert "The middle half earn from $49,160 to $75,500 a year." in html


def test_one_year_of_prices_serves_all_columns(client: Client) -> None:
    html = page(client, "29-2072/14460/")
    assert "price level of 2023" in html
    assert "110.4" in html
    assert "108.3" not in html, "the parity of 2024 stands beside states, which have none"


def test_a_state_and_the_nation_have_pages_too(client: Client) -> None:
    assert "ranks" in page(client, "29-2072/25/")
    assert "194,720" in page(client, "29-2072/99/")


def test_the_nation_is_the_measure_of_shares(client: Client) -> None:
    """194,720 jobs of 155,495,730, as the release counts all occupations (00-0000)."""
    html = page(client, "29-2072/99/")
    for label, value in (("Jobs per 1,000 of all jobs", "1.25"), ("Location quotient", "1.00")):
        assert re.search(rf">{label}</span></th><td role=\"cell\">{value}</td>", html)
    assert "not applicable" not in html


def test_states_are_ranked_with_dc_among_them(client: Client) -> None:
    assert "10 of the 51 medians published (states and D.C.)." in page(client, "29-2072/25/")


def test_words_are_explained_only_where_they_stand(client: Client) -> None:
    plain = page(client, "29-2072/14460/")
    assert "“Withheld”" not in plain
    assert "“At least”" not in plain
    assert "“Withheld”" in page(client, "15-1254/10180/")
    assert "“At least”" in page(client, "29-1215/10540/")


@pytest.mark.parametrize(
    ("path", "guide"),
    [
        ("29-2072/", "/paths/29-2072/"),
        ("29-2072/99/", "/paths/29-2072/"),
        ("29-2072/25/", "/paths/29-2072/?near=Massachusetts"),
    ],
)
def test_a_wage_page_leads_to_the_ways_in(client: Client, path: str, guide: str) -> None:
    html = page(client, path)
    state = "&amp;state=MA" if guide.endswith("Massachusetts") else ""
    papers = f"/certifications/?q=29-2072{state}"
    for link in ("/programs/?occupation=29-2072", papers, guide):
        assert f'<a class="link" href="{link}">' in html
    other = page(client, path.replace("29-2072", "27-2031"))
    assert '<a class="link" href="/programs/?occupation=27-2031">' in other
    assert '<a class="link" href="/certifications/?' not in other


def test_a_withheld_place_says_so(client: Client) -> None:
    html = page(client, "15-1254/10180/")
    assert "is withheld: too few employers answered" in html
    assert "Median pay ranks" not in html


def test_a_top_coded_median_is_a_bound_without_rank(client: Client) -> None:
    html = page(client, "29-1215/10540/")
    assert "earn at least $239,200 a year." in html
    assert "Median pay ranks" not in html


def test_an_annual_only_occupation_is_told_by_the_year(client: Client) -> None:
    assert "a year" in page(client, "11-9032/99/").split("</header>")[1]


def test_an_area_without_a_row_says_so_with_state_and_nation(client: Client) -> None:
    store = wages()
    area = next(a for a in store.areas if store.row("27-2031", a.code) is None)
    html = page(client, f"27-2031/{area.code}/")
    assert f"No figure is published for Dancers in {area.name}" in html
    assert "not published" in html
    assert "United States" in html


def test_an_unknown_area_is_not_found(client: Client) -> None:
    html = page(client, "29-2072/99999/", 404)
    assert "is not the code of a wage area" in html


def test_programs_nearby_are_shown_with_a_link_to_all(client: Client, hooked: None) -> None:
    html = page(client, "29-2072/14460/")
    assert "Coding &amp; Billing (made up)" in html
    assert "/programs/?occupation=29-2072" in html


def test_an_empty_slot_shows_no_programs(settings: Any) -> None:
    settings.SLOTS = {}
    assert programs_nearby("29-2072", "14460") == Nearby()


def test_what_fills_the_slot_is_asked_for_the_occupation_and_the_area(settings: Any) -> None:
    settings.SLOTS = {SLOT: f"{__name__}.filled"}
    found = programs_nearby("29-2072", "14460")
    assert found == Nearby([PROGRAM], "/programs/?occupation=29-2072&area=14460")


ODD = "at least 4 times the median"


def odd_rows() -> set[tuple[str, str]]:
    """By area and occupation, from the file itself."""
    found = set()
    names = ("AREA", "OCC_CODE", "OCC_TITLE", "A_MEDIAN", "A_PCT75", "A_PCT90")
    for area, soc, _title, *cells in raw.columns(raw.OEWS, *names):
        median, p75, p90 = map(raw.amount_or_mark, cells)
        if median and p75 and p75 == p90 and p75 >= 4 * median:
            found.add((area, soc))
    return found


def test_odd_upper_percentiles_are_shown_as_published_with_a_note(client: Client) -> None:
    """Firefighters in Bakersfield: $470,940 twice over a median of $72,410."""
    found = odd_rows()
    assert ("12540", "33-2011") in found
    assert len(found) == 4
    for area, soc in found:
        page = client.get(f"/salaries/{soc}/{area}/").content.decode()
        assert page.count(ODD) == 1, (area, soc)
    page = client.get("/salaries/33-2011/12540/").content.decode()
    assert "$470,940" in page
    listed = client.get("/salaries/33-2011/?sort=-annual_p90").content.decode()
    assert listed.count(ODD) == 1
    assert ODD not in client.get("/salaries/33-2011/31080/").content.decode()


@pytest.mark.parametrize(("unit", "first"), [("hour", "an hour"), ("year", "a year")])
def test_the_page_leads_with_the_unit_asked_for_and_keeps_it_in_links(
    client: Client, unit: str, first: str
) -> None:
    text = client.get("/salaries/29-2072/49340/", {"unit": unit}).content.decode()
    lede = re.search(r'class="lede">(.*?)</p>', text, re.DOTALL)
    assert lede
    assert re.search(r"earn more than \$[\d,.]+ " + first, lede[1])
    assert f'href="/salaries/29-2072/25/?unit={unit}"' in text
    other = {"hour": "year", "year": "hour"}[unit]
    assert f'href="?unit={other}"' in text
    assert re.findall(r"Pay (an hour|a year)</span></th>", text)[0] == first


def test_a_unit_that_is_none_is_passed_over(client: Client) -> None:
    found = client.get("/salaries/29-2072/49340/?unit=weekly")
    assert found.status_code == 200
    assert "unit=weekly" not in found.content.decode().split("<main")[1].split("<footer")[0]
