"""One occupation over all areas: order, filters, download, and what is said of gaps."""

import csv
import io
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from salaries.columns import AREAS
from salaries.filters import AreaQuery
from salaries.pages.occupation import in_unit, with_adjusted

pytestmark = pytest.mark.usefixtures("site_data")
RECORDS, PHYSICIANS, DANCERS, TEACHERS = "29-2072", "29-1215", "27-2031", "11-9032"
HEADER = (
    "area_code,area,area_type,state,employment,hourly_p10,hourly_p25,hourly_median,hourly_p75,"
    "hourly_p90,annual_p10,annual_p25,annual_median,annual_p75,annual_p90,annual_mean,"
    "price_parity,annual_median_adjusted,release,notes"
)


def page(client: Client, soc: str, query: str = "") -> str:
    response = client.get(f"/salaries/{soc}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def table(html: str) -> str:
    """The rows of the table of areas."""
    results = html[html.index('id="results"') :]
    return results[results.index("<tbody>") : results.index("</tbody>")]


def download(client: Client, soc: str, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"/salaries/{soc}/?_export=csv{query}")
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_sorts_by_what_it_shows(client: Client) -> None:
    html = page(client, RECORDS, "?adjusted=1&sort=-annual_median_adjusted&type=metro&size=100")
    shown = re.findall(r"<td class=\"num\">\$([\d,]+)</td>", table(html))
    medians = [int(v.replace(",", "")) for v in shown[2::6]]
    assert len(medians) == 100
    assert medians == sorted(medians, reverse=True)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("&type=nation", 1),
        ("&type=state", 51),
        ("&state=MA&type=metro", None),
        ("&q=boston", 1),
        ("&q=massachusetts&type=state", 1),
        ("&q=Boston%2C+MA", 1),
        ("&q=14460", 1),
    ],
)
def test_each_filter_keeps_what_it_says(client: Client, query: str, count: int | None) -> None:
    rows = download(client, RECORDS, query)
    assert rows
    assert count is None or len(rows) == count


def test_a_metro_is_found_by_every_state_it_reaches_into(client: Client) -> None:
    assert "14460" in {row["area_code"] for row in download(client, RECORDS, "&state=NH")}


def test_several_kinds_of_area_add_up(client: Client) -> None:
    both = download(client, RECORDS, "&type=state&type=nation")
    assert {row["area_type"] for row in both} == {"state", "nation"}


@pytest.mark.parametrize(
    "query", ["type=county", "state=ZZ", "unit=daily", "sort=name", "page=x", "size=many"]
)
def test_a_bad_value_is_said_and_not_applied(client: Client, query: str) -> None:
    assert "561 areas" in page(client, RECORDS, f"?{query}")
    refused = client.get(f"/salaries/{RECORDS}/?_export=csv&{query}")
    assert refused.status_code == 400
    assert query.split("=")[0] in refused.content.decode()


@pytest.mark.parametrize("query", ["type=county", "state=ZZ"])
def test_a_bad_filter_has_its_message_beside_the_field(client: Client, query: str) -> None:
    assert 'class="field-error"' in page(client, RECORDS, f"?{query}")


def test_no_match_names_the_filters_to_drop(client: Client) -> None:
    html = page(client, RECORDS, "?q=atlantis&type=metro")
    assert "Without the words" in html
    assert "no published figure in any area" in html


def test_a_withheld_wage_is_said_and_never_zero(client: Client) -> None:
    rows = {row["area_code"]: row for row in download(client, "15-1254")}
    assert rows["10180"]["annual_median"] == ""
    assert "withheld: too few employers answered" in rows["10180"]["notes"]
    html = table(page(client, "15-1254", "?q=abilene"))
    assert html.count('<span class="unknown">withheld</span>') >= 6
    assert "$0" not in html


def test_a_top_coded_wage_is_a_bound(client: Client) -> None:
    html = table(page(client, PHYSICIANS, "?q=10540&unit=hourly"))
    assert "at least $115.00" in html
    adjusted = table(page(client, PHYSICIANS, "?q=10540&adjusted=1"))
    assert adjusted.count("at least $") == 6
    row = download(client, PHYSICIANS, "&q=10540")[0]
    assert row["annual_median"] == "239200"
    assert "annual_median, annual_p75, annual_p90, annual_mean: at least" in row["notes"]
    assert "annual_median_adjusted: at least" in row["notes"]


def test_an_hourly_only_occupation_says_so(client: Client) -> None:
    html = table(page(client, DANCERS, "?q=10580"))
    assert html.count("no annual figures exist") == 5
    row = download(client, DANCERS, "&q=10580")[0]
    assert row["hourly_median"]
    assert row["annual_median"] == ""
    assert "no annual figures exist" in row["notes"]


def test_an_annual_only_occupation_says_so(client: Client) -> None:
    assert "no hourly figures exist" in table(page(client, TEACHERS, "?unit=hourly"))


def test_withheld_employment_is_noted(client: Client) -> None:
    rows = {row["area_code"]: row for row in download(client, "13-1031")}
    assert rows["10180"]["employment"] == ""
    assert "employment withheld" in rows["10180"]["notes"]


def test_the_csv_header_is_the_promised_one(client: Client) -> None:
    assert ",".join(column.name for column in AREAS.csv) == HEADER
    response = client.get(f"/salaries/{RECORDS}/?_export=csv")
    first = next(iter(response.streaming_content))  # type: ignore[attr-defined]
    assert first.decode("utf-8-sig").partition("\r\n")[0] == HEADER
    assert response["Content-Disposition"] == 'attachment; filename="wages-29-2072.csv"'


def test_the_csv_has_all_filtered_rows_and_not_a_page(client: Client) -> None:
    assert len(download(client, RECORDS, "&size=25&page=2")) == 561


def test_hourly_wages_are_dollars_with_two_decimals(client: Client) -> None:
    row = download(client, RECORDS, "&q=14460")[0]
    assert row["hourly_median"] == "29.07"
    assert row["hourly_p10"] == "21.90"


def test_a_page_holds_at_most_a_hundred_rows(client: Client) -> None:
    assert table(page(client, RECORDS, "?size=5000")).count("<tr>") == 100
    assert table(page(client, RECORDS, "?size=-1")).count("<tr>") == 1


def test_the_year_of_prices_is_said(client: Client) -> None:
    assert "local price level of 2023" in page(client, RECORDS, "?adjusted=1")
    query = "?adjusted=1&type=metro&type=nonmetro"
    assert "local price level of 2024" in page(client, RECORDS, query)


def test_local_prices_stand_only_beside_figures_that_count_them(client: Client) -> None:
    assert "Price level" not in page(client, RECORDS)
    adjusted = page(client, RECORDS, "?adjusted=1")
    assert "Price level" in adjusted
    assert "Published median" in adjusted


def test_words_are_explained_only_where_they_stand(client: Client) -> None:
    assert "<dt>Withheld</dt>" not in page(client, RECORDS, "?q=boston")
    assert "<dt>At least</dt>" not in page(client, RECORDS, "?q=boston")
    assert "<dt>Withheld</dt>" in page(client, "15-1254", "?q=abilene")
    assert "<dt>At least</dt>" in page(client, PHYSICIANS, "?q=10540")


def test_the_nation_is_measured_by_itself_and_dc_is_no_state(client: Client) -> None:
    html = table(page(client, RECORDS))
    assert '<td class="num">1.00</td>' in html.partition("</tr>")[0]
    assert html.count("federal district") == 1
    assert "not applicable" not in html


def test_htmx_gets_the_results_alone(client: Client) -> None:
    response = client.get(
        f"/salaries/{RECORDS}/", headers={"HX-Request": "true", "HX-Target": "results"}
    )
    assert "<html" not in response.content.decode()
    assert "561 areas" in response.content.decode()
    assert "HX-Request" in response["Vary"]


def test_units_and_prices_keep_the_order_of_the_same_percentile() -> None:
    query = AreaQuery(sort="-annual_p90")
    assert in_unit(query, "hourly").sort == "-hourly_p90"
    adjusted = with_adjusted(query, True)
    assert adjusted.sort == "-annual_p90_adjusted"
    assert with_adjusted(adjusted, False).sort == "-annual_p90"


def test_an_order_of_the_headings_outlives_a_change_of_filters(client: Client) -> None:
    """No select holds it: the form does, out of sight."""
    html = page(client, RECORDS, "?sort=-annual_p90&unit=annual&page=2")
    assert '<input type="hidden" form="filters" name="sort" value="-annual_p90">' in html
    assert 'name="page"' not in html


@pytest.mark.parametrize("path", ["", "14460/", "25/"])
def test_a_page_needs_one_query_at_most(
    client: Client, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    # A worker has read what it holds, staff's notes on wages included, before it serves.
    for other in (f"/salaries/{DANCERS}/", f"/salaries/{DANCERS}/99/"):
        client.get(other)
    with django_assert_max_num_queries(1):
        client.get(f"/salaries/{RECORDS}/{path}")
