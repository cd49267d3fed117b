"""Codes that have no wage page of their own."""

import pytest
from django.test import Client

from salaries.occupations import occupations
from salaries.rules import wage_code
from salaries.wagestore import wages

pytestmark = pytest.mark.usefixtures("site_data")


@pytest.mark.parametrize("code", ["29-2072.00", "292072", "29-2072.01"])
def test_a_code_written_otherwise_leads_to_the_page(client: Client, code: str) -> None:
    assert client.get(f"/salaries/{code}/").headers["Location"] == "/salaries/29-2072/"
    response = client.get(f"/salaries/{code}/14460/")
    assert response.headers["Location"] == "/salaries/29-2072/14460/"


@pytest.mark.parametrize(
    ("code", "member"), [("29-0000", "29-2072"), ("29-2000", "29-2072"), ("29-2070", "29-2072")]
)
def test_a_group_names_its_occupations(client: Client, code: str, member: str) -> None:
    html = client.get(f"/salaries/{code}/").content.decode()
    assert "group of occupations" in html
    assert f"/salaries/{member}/" in html
    assert "/salaries/31-1131/" not in html


def test_a_combined_occupation_says_under_which_code_it_is_published(client: Client) -> None:
    response = client.get("/salaries/13-1021/")
    assert response.status_code == 200
    html = response.content.decode()
    assert "for the combination 13-1020" in html
    assert 'href="/salaries/13-1020/"' in html
    assert "13-1021" in client.get("/salaries/13-1020/").content.decode()


def test_an_occupation_without_wages_says_so(client: Client) -> None:
    html = client.get("/salaries/55-3016/").content.decode()
    assert "No wages are published" in html


def test_an_unknown_code_is_not_found_and_hints(client: Client) -> None:
    response = client.get("/salaries/29-2079/")
    assert response.status_code == 404
    html = response.content.decode()
    assert "look like 29-2072" in html
    assert 'href="/salaries/29-2072/"' in html
    for link in ("/salaries/", "/programs/", "/certifications/", "/paths/"):
        assert f'<li><a href="{link}">' in html
    assert client.get("/salaries/medical-coder/").status_code == 404


def test_every_published_code_is_its_own_wage_code() -> None:
    published = set(occupations().codes)
    assert all(wages().code_of(code) == code for code in published)


def test_a_part_of_a_combination_has_its_code() -> None:
    published, combined = {"13-1020", "21-1018", "29-2072"}, {"21-1014": "21-1018"}
    assert wage_code("13-1021", published, combined) == "13-1020"
    assert wage_code("21-1014", published, combined) == "21-1018"
    assert wage_code("29-2071", published, combined) == ""
    assert wage_code("21-1014", published - {"21-1018"}, combined) == ""
