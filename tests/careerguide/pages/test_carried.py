"""The unit of pay goes along the links and forms of a page."""

import pytest
from django.test import Client

from careerguide.pages.carried import carry


def test_links_to_pages_that_show_pay_take_it_along() -> None:
    for link, wanted in {
        "/": "/?unit=hour",
        "/salaries/29-2072/": "/salaries/29-2072/?unit=hour",
        "/programs/?q=welder": "/programs/?q=welder&amp;unit=hour",
        "/plan/#routes": "/plan/?unit=hour#routes",
        "?page=2": "?page=2&amp;unit=hour",
    }.items():
        assert carry(f'<a href="{link}">x</a>', "hour") == f'<a href="{wanted}">x</a>'


@pytest.mark.parametrize(
    "link", ["/sources/", "/static/x.css", "/admin/", "https://x.org/", "#main", "", "?unit=year"]
)
def test_other_links_stay_as_they_are(link: str) -> None:
    assert carry(f'<a href="{link}">x</a>', "hour") == f'<a href="{link}">x</a>'


def test_a_form_that_asks_takes_it_along_and_one_that_sends_does_not() -> None:
    field = '<input type="hidden" name="unit" value="hour">'
    assert carry('<form method="get" id="f">', "hour") == f'<form method="get" id="f">{field}'
    assert carry('<form method="post">', "hour") == '<form method="post">'


def test_a_form_that_has_it_gets_it_once() -> None:
    page = '<form method="get"></form><input type="hidden" name="unit" value="hour" form="f">'
    assert carry(page, "hour").count('name="unit"') == 1


@pytest.mark.usefixtures("site_data")
def test_from_the_home_page_an_hour_goes_all_the_way_and_a_year_needs_no_word(
    client: Client,
) -> None:
    for path in ("/?q=medical+coder", "/salaries/29-2072/", "/programs/?q=medical+coder"):
        joined = f"{path}&" if "?" in path else f"{path}?"
        by_hour = client.get(f"{joined}unit=hour").content.decode()
        assert 'href="/plan/?unit=hour"' in by_hour
        assert "unit=year" in by_hour, "the way back"
        assert 'href="/plan/"' in client.get(path).content.decode()
        assert 'href="/plan/"' in client.get(f"{joined}unit=year").content.decode()
