"""What the older articles said: every row, with corrections first."""

import re
from typing import Any

import pytest
from django.test import Client

from certifications.models import Correction
from tests import raw
from tests.guides.pages import rows, source, words

pytestmark = pytest.mark.usefixtures("site_data")

ARTICLES = "/paths/older-articles/"


def test_every_row_is_there_once_with_its_vintage() -> None:
    page = source(ARTICLES)
    found = dict(re.findall(r'<tr id="(SF\d{3})">(.*?)</tr>', page, re.DOTALL))
    facts = list(raw.rows("guide/source_facts.csv"))
    assert len(facts) == 368
    assert list(found) == [fact["fact_id"] for fact in facts]
    for fact in facts:
        text = words(found[fact["fact_id"]])
        assert " ".join(fact["subject"].split()) in text
        assert (fact["vintage"] or "undated") in text
        assert "not placed" not in text


def test_rows_are_grouped_by_article() -> None:
    page = source(ARTICLES)
    parts = re.split(r'<section class="section" id="article-(\d)">', page)[1:]
    for number, part in zip(parts[::2], parts[1::2], strict=True):
        documents = {
            fact["document"][:3]
            for fact in raw.rows("guide/source_facts.csv")
            if f'id="{fact["fact_id"]}"' in part
        }
        assert documents == {f"{int(number) - 1:03}"}


def test_a_wage_is_written_with_its_unit() -> None:
    found = {row[0][-5:]: row for row in rows(source(ARTICLES)) if row}
    assert found["SF117"][1].startswith("$18.89 an hour")
    assert found["SF236"][1].startswith("$50,250 a year")


def test_every_correction_stands_before_the_rows() -> None:
    page = source(ARTICLES)
    corrections = page.index('id="corrections"')
    assert corrections < page.index('id="article-1"')
    text = words(page)
    for one in Correction.objects.all():
        assert " ".join(one.said.split()) in text
        assert " ".join(one.holds.split()) in text
        for fact in one.facts.split():
            assert f'href="#{fact}"' in page


def block(key: str) -> str:
    """The words of one correction."""
    [found] = [
        part for part in source(ARTICLES).split('<div class="note">') if f'id="{key}"' in part
    ]
    return words(found.split("</div>")[0])


def test_claims_that_differ_only_in_the_certification_stand_together() -> None:
    said = block("cpc-accepted")
    assert said == block("cbcs-accepted")
    assert said.startswith("How many employers accept the CBCS, CCA, CPB, CPC Claim:")
    assert "CBCS, CCA: Almost all employers accept it." in said
    assert "CPB, CPC: All workplaces accept it." in said
    assert "What holds: The article names no source." in said


def test_an_older_median_stands_beside_the_one_in_use() -> None:
    row = raw.paid("29-2072")["25"]
    said = block("ma-average-pay")
    assert "$57,220 in May 2024" in said
    assert f"Massachusetts: ${int(row['A_MEDIAN']):,} a year" in said
    assert "Occupational Employment and Wage Statistics, May 2025" in said
    assert "change of +7.8%" in block("outlook-ma-2024")
    assert "Today:" not in block("cpc-accepted")


def test_what_holds_does_not_rest_on_the_article_that_it_corrects() -> None:
    holds = block("ma-average-pay").split("What holds:")[1]
    assert "older article 3" in holds
    assert "older article 2" not in holds


def test_an_issuer_is_named_only_where_there_is_one_to_ask() -> None:
    assert "check with the issuer" not in block("private-bodies")
    assert "check with the issuer" in block("cpma-format")


def test_each_row_leads_to_a_page_that_is_there(client: Client) -> None:
    page = source(ARTICLES)
    links = set(re.findall(r'data-label="Here today"><a href="([^"#]+)', page))
    assert len(links) > 3
    for href in links:
        assert client.get(href).status_code == 200, href


def test_the_articles_take_at_most_six_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(ARTICLES)
    with django_assert_max_num_queries(6):
        client.get(f"{ARTICLES}?again=1")
