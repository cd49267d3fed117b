"""The list of occupations: search, filters, order, download."""

import csv
import io

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from salaries.filters import OccupationQuery
from salaries.occupations import occupations
from salaries.selection import OccupationSelection
from tests.data import SiteData

pytestmark = pytest.mark.usefixtures("site_data")


def codes(**state: object) -> list[str]:
    known = occupations()
    found = OccupationSelection(known, OccupationQuery(**state))
    return [known.codes[at] for at in found.ordered]


def test_all_830_detailed_occupations_are_listed(client: Client) -> None:
    assert len(codes()) == 830
    assert "830 occupations" in client.get("/salaries/").content.decode()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("medical coder", "29-2072"),
        ("Medical Coders", "29-2072"),
        ("medical biller", "43-3021"),
        ("29-2072", "29-2072"),
        ("292072", "29-2072"),
        ("29-2072.00", "29-2072"),
        ("registered nurse", "29-1141"),
        ("medical records specialists", "29-2072"),
    ],
)
def test_a_search_finds_the_occupation_first(words: str, first: str) -> None:
    assert codes(q=words)[0] == first


def test_the_matching_job_title_is_said(client: Client) -> None:
    html = client.get("/salaries/?q=medical+coder").content.decode()
    assert "also called: Medical Coder" in html


def test_a_title_comes_before_a_job_title() -> None:
    found = codes(q="nurse practitioner")
    assert found[0] == "29-1171"


def test_a_misspelled_search_finds_the_likely_words_and_offers_the_typed_ones(
    client: Client,
) -> None:
    html = client.get("/salaries/?q=medcial+coder").content.decode()
    assert "Showing results for “medical coder”." in html
    assert "/salaries/29-2072/" in html
    assert 'href="?q=%22medcial+coder%22"' in html
    typed = client.get("/salaries/?q=%22medcial+coder%22").content.decode()
    assert "/salaries/29-2072/" not in typed


def test_occupations_without_annual_pay_are_last_by_it() -> None:
    assert "27-2031" in codes(sort="annual_median")[-10:]
    assert "27-2031" in codes(sort="-annual_median")[-10:]


def test_a_lowest_pay_leaves_the_unknown_out_and_says_so(client: Client) -> None:
    assert "27-2031" not in codes(wage_min=0)
    html = client.get("/salaries/?wage_min=1").content.decode()
    assert "left out because" in html


def test_a_lowest_pay_keeps_the_occupation_at_it() -> None:
    assert "29-2072" in codes(wage_min=51_140)
    assert "29-2072" not in codes(wage_min=51_141)


def test_growth_filters_by_the_projection() -> None:
    assert "29-2072" in codes(growth="faster")
    assert "43-4071" in codes(growth="shrinking")
    assert len(codes(growth="growing")) > len(codes(growth="faster"))
    assert occupations().average_growth == pytest.approx(3.5, abs=0.1)


def test_entry_education_filters_by_any_of_the_levels() -> None:
    award, associate = codes(education=("award",)), codes(education=("associate",))
    assert "29-2072" in award
    assert sorted(codes(education=("award", "associate"))) == sorted(award + associate)


@pytest.mark.parametrize(
    "query", ["wage_min=lots", "wage_min=-5", "growth=up", "education=none&education=nil", "sort=x"]
)
def test_a_bad_value_is_not_applied(client: Client, query: str) -> None:
    response = client.get(f"/salaries/?{query}")
    assert response.status_code == 200
    assert "830 occupations" in response.content.decode()
    refused = client.get(f"/salaries/?_export=csv&{query}")
    assert refused.status_code == 400


def test_the_csv_has_every_occupation_with_plain_figures(client: Client) -> None:
    response = client.get("/salaries/?_export=csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = {row["soc"]: row for row in csv.DictReader(io.StringIO(text))}
    assert len(rows) == 830
    row = rows["29-2072"]
    assert (row["employment"], row["hourly_median"], row["annual_median"]) == (
        "194720",
        "24.59",
        "51140",
    )
    assert (row["change_percent"], row["openings"]) == ("7.8", "14000")
    assert rows["27-2031"]["annual_median"] == ""
    assert "no annual figures exist" in rows["27-2031"]["notes"]


def test_htmx_gets_the_results_alone(client: Client) -> None:
    response = client.get(
        "/salaries/?q=coder", headers={"HX-Request": "true", "HX-Target": "results"}
    )
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response["Vary"]


def test_the_list_needs_one_query_at_most(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(1):
        client.get("/salaries/?q=nurse&sort=-annual_median")


def test_a_page_beyond_the_last_is_the_last(client: Client, site_data: SiteData) -> None:
    assert "826 to 830 shown" in client.get("/salaries/?page=9999").content.decode()


@pytest.mark.parametrize("words", ["", "nurse"])
def test_most_jobs_come_first_unless_words_are_sought(client: Client, words: str) -> None:
    html = client.get(f"/salaries/?q={words}").content.decode()
    marked = 'aria-sort="descending"' in html
    assert marked == (not words)
    assert ("Best match" in html) == bool(words)


def test_a_spelling_that_other_filters_leave_empty_is_not_offered(client: Client) -> None:
    html = client.get("/salaries/?q=medicel+codr&education=doctoral").content.decode()
    assert "Did you mean" not in html
    assert "Without the words" in html


def test_a_form_that_stays_gets_the_counts_of_its_choices(client: Client) -> None:
    htmx = {"HX-Request": "true", "HX-Target": "results"}
    html = client.get("/salaries/?q=nurse", headers=htmx).content.decode()
    counted = len(codes(q="nurse", education=("bachelor",)))
    assert f"&quot;education-bachelor&quot;:&quot;{counted}&quot;" in html
