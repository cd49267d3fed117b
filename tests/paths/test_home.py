import html
import re
from typing import Any

import pytest
from django.test import Client

from programs.models import Program
from tests import raw

pytestmark = pytest.mark.usefixtures("site_data")


def page(client: Client) -> str:
    return html.unescape(client.get("/").content.decode())


def test_the_figures_are_those_of_the_newest_wages(client: Client) -> None:
    [massachusetts] = [
        row
        for row in raw.rows("oews/all_data_M_2025.csv.gz")
        if (row["AREA"], row["OCC_CODE"]) == ("25", "29-2072")
    ]
    text = page(client)
    assert f"${massachusetts['H_MEDIAN']} an hour" in text
    assert f"${massachusetts['H_PCT25']} an hour" in text
    assert "BLS OEWS, May 2025" in text


def test_the_count_of_programs_is_of_all(client: Client) -> None:
    assert f"{Program.objects.count():,}" in page(client)


def test_every_link_leads_somewhere(client: Client) -> None:
    links = set(re.findall(r'<a [^>]*href="(/[^"#]*)"', page(client)))
    assert len(links) >= 5
    for href in links:
        assert client.get(href).status_code in (200, 302), href


def test_the_question_leads_to_the_programs_that_answer_it(client: Client) -> None:
    text = page(client)
    assert 'action="/programs/"' in text
    assert {'name="q"', 'name="near"'} <= set(re.findall(r'name="(?:q|near)"', text))
    answer = client.get("/programs/", {"q": "medical coder", "near": "01608"})
    assert "Worcester, MA 01608" in answer.content.decode()


def test_the_home_page_asks_the_database_at_most_twice(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get("/programs/")
    with django_assert_max_num_queries(2):
        client.get("/")
