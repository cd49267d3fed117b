"""Occupations × areas side by side."""

import csv
import html
import io
import re

import pytest
from django.test import Client

from tests import raw

pytestmark = pytest.mark.usefixtures("site_data")
BOTH = "o=29-2072&o=31-9092&a=14460&a=25"


def page(client: Client, query: str) -> str:
    response = client.get(f"/salaries/compare/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def medians(text: str) -> list[str]:
    """The cells of the table, row by row."""
    table = text.partition("<caption")[2].partition("</table>")[0]
    return re.findall(r'class="(?:value|unknown)"[^>]*>([^<]+)<', table)


def test_each_cell_is_the_published_median_of_its_job_and_place(client: Client) -> None:
    wanted = [
        f"${int(raw.paid(soc)[area]['A_MEDIAN'].replace(',', '')):,}"
        for soc in ("29-2072", "31-9092")
        for area in ("14460", "25")
    ]
    assert medians(page(client, BOTH)) == wanted
    assert wanted[0] == "$60,460"


def test_at_national_prices_the_price_level_of_each_place_is_divided_out(client: Client) -> None:
    boston, state = medians(page(client, "o=29-2072&a=14460&a=25&adjusted=1"))
    assert boston == f"${60460 * 100 / 110.393:,.0f}"
    assert state < "$60,350"
    text = plain(page(client, f"{BOTH}&adjusted=1"))
    assert f"Medical Records Specialists earn the most: half more than {boston} a year" in text


def test_words_add_a_job_and_the_wage_area_of_a_place(client: Client) -> None:
    text = page(client, "o=29-2072&job=medical+assistant&place=Worcester")
    assert 'name="o" value="31-9092"' in text
    assert 'name="a" value="49340"' in text
    assert "Worcester, MA" in plain(text)


def test_words_that_mean_nothing_stay_in_their_box_and_say_so(client: Client) -> None:
    text = page(client, "o=29-2072&job=zzzzqq&place=nowhereville")
    assert "No occupation is known by “zzzzqq”." in plain(text)
    assert 'value="zzzzqq"' in text
    assert 'id="place-error"' in text
    assert medians(text) == [f"${int(raw.paid('29-2072')['99']['A_MEDIAN'].replace(',', '')):,}"]


def test_what_is_not_in_the_data_is_named(client: Client) -> None:
    text = plain(page(client, "o=29-2072&o=99-9999&a=12345&a=drop+table"))
    assert "Not in the current data, so not shown: 99-9999, 12345" in text


def test_the_highest_is_named_only_where_it_is_sure(client: Client) -> None:
    text = plain(page(client, BOTH))
    assert "In Massachusetts, Medical Records Specialists earn the most" in text
    assert "earn the most in" not in text  # prices differ from place to place
    bound = plain(page(client, "o=29-1151&o=29-2072&a=14460"))  # “at least $239,200”
    assert "earn the most" not in bound


def test_of_a_job_alone_or_none_the_page_says_what_to_do(client: Client) -> None:
    assert "Add a job to see what it pays" in plain(page(client, ""))
    assert "earn the most" not in plain(page(client, "o=29-2072"))


def test_seven_jobs_are_six_and_a_word(client: Client) -> None:
    codes = ("29-2072", "31-9092", "31-1131", "29-1141", "51-4121", "49-3011", "53-3032")
    text = page(client, "&".join(f"o={code}" for code in codes))
    assert len(medians(text)) == 6
    assert "names more than six jobs or places" in plain(text)


def test_the_download_has_a_line_for_each_job_in_each_place(client: Client) -> None:
    response = client.get(f"/salaries/compare/?{BOTH}&_export=csv")
    body = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.DictReader(io.StringIO(body, newline="")))
    assert [(row["soc"], row["area_code"]) for row in rows] == [
        ("29-2072", "14460"), ("29-2072", "25"), ("31-9092", "14460"), ("31-9092", "25"),
    ]  # fmt: skip
    assert rows[0]["annual_median"] == "60460"
    refused = client.get("/salaries/compare/?o=29-2072&unit=week&_export=csv")
    assert refused.status_code == 400
