"""Range bars and trend lines of pay, against the release files."""

import re
from functools import lru_cache

import pytest
from django.test import Client

from tests import raw

pytestmark = pytest.mark.usefixtures("site_data")
RECORDS, DANCERS, SURGEONS = "29-2072", "27-2031", "29-1242"
ATLANTA = "12060"
PERCENTILES = ("10", "25", "MEDIAN", "75", "90")


@lru_cache(maxsize=1)
def published() -> dict[tuple[str, str], dict[str, str]]:
    """The wage file's rows of three occupations, by code and area."""
    return {
        (soc, area.lstrip("0")): row
        for soc in (RECORDS, DANCERS, SURGEONS)
        for area, row in raw.paid(soc).items()
    }


def annual(soc: str, area: str) -> list[int]:
    row = published()[soc, area]
    return [int(row[f"A_{'PCT' if p.isdigit() else ''}{p}"]) for p in PERCENTILES]


def drawing(client: Client, address: str, name: str) -> str:
    """The chart of that id, with what stands around it; "" where it is not drawn."""
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    if f'id="{name}-title"' not in html:
        return ""
    return next(f for f in html.split("<figure") if f'id="{name}-title"' in f).split("</figure>")[0]


def points(markup: str) -> list[tuple[str, float]]:
    """What the marks of a range say, and where they stand."""
    found = re.findall(r'<g class="mark[^"]*"><title>(.*?)</title><line x1="([\d.]+)%"', markup)
    return [(said, float(x)) for said, x in found]


def test_the_range_of_an_occupation_says_the_five_published_percentiles(client: Client) -> None:
    markup = drawing(client, f"/salaries/{RECORDS}/", "range-bar")
    values = annual(RECORDS, "99")
    assert [said.rpartition(": ")[2] for said, _x in points(markup)] == [f"${v:,}" for v in values]
    for value in (values[0], values[2], values[4]):
        assert re.search(rf"<text [^>]*>(median )?\${value:,}</text>", markup), "labelled"
    assert f"A tenth earn less than ${values[0]:,} a year, half less than ${values[2]:,}" in markup


@pytest.mark.parametrize(
    ("soc", "heads", "why"),
    [
        (RECORDS, ["A year", "An hour"], ""),
        (DANCERS, ["An hour"], "no annual figures exist"),
        ("11-9032", ["A year"], "no hourly figures exist"),
    ],
)
def test_the_table_of_percentiles_has_six_rows_and_only_units_that_exist(
    client: Client, soc: str, heads: list[str], why: str
) -> None:
    html = client.get(f"/salaries/{soc}/").content.decode()
    table = html.partition('id="range"')[2].partition("<table")[2].partition("</table>")[0]
    assert re.findall(r'<th scope="col" class="num">(.*?)</th>', table) == heads
    assert table.count('<th scope="row">') == 6
    assert table.count("<td class=") == 6 * len(heads)
    assert why in table


def test_points_of_a_range_stand_in_proportion_on_its_axis(client: Client) -> None:
    markup = drawing(client, f"/salaries/{RECORDS}/", "range-bar")
    ticks = re.findall(r'x="([\d.]+)%" y="100%"[^>]*>\$(\d+)k</text>', markup)
    (start, low), (end, high) = ticks[0], ticks[-1]
    assert (start, end) == ("0.0", "100.0")
    for value, (_said, x) in zip(annual(RECORDS, "99"), points(markup), strict=True):
        share = (value / 1000 - int(low)) / (int(high) - int(low))
        assert x == pytest.approx(100 * share, abs=0.01)


def test_places_stand_on_one_scale_with_one_axis(client: Client) -> None:
    markup = drawing(client, f"/salaries/{RECORDS}/14460/", "ranges")
    found = dict(points(markup))
    boston, nation = annual(RECORDS, "14460"), annual(RECORDS, "99")
    assert found[f"United States, median: ${nation[2]:,}"] > 0
    a = found[f"Boston-Cambridge-Newton, MA-NH, 10th percentile: ${boston[0]:,}"]
    b = found[f"United States, 10th percentile: ${nation[0]:,}"]
    c = found[f"United States, 90th percentile: ${nation[4]:,}"]
    share = (boston[0] - nation[0]) / (nation[4] - nation[0])
    assert (a - b) / (c - b) == pytest.approx(share, abs=0.001)
    assert markup.count("$40k</text>") == 1


def test_a_range_whose_end_is_only_a_bound_is_not_drawn_and_said(client: Client) -> None:
    assert published()[SURGEONS, ATLANTA]["A_PCT90"] == "#"
    markup = drawing(client, f"/salaries/{SURGEONS}/{ATLANTA}/", "ranges")
    assert {said.partition(",")[0] for said, _x in points(markup)} == {"Georgia", "United States"}
    assert "not exactly known: Atlanta-Sandy Springs-Roswell, GA</p>" in markup


def test_hourly_pay_has_an_axis_in_dollars_an_hour(client: Client) -> None:
    assert published()[DANCERS, "99"]["HOURLY"] == "TRUE"
    markup = drawing(client, f"/salaries/{DANCERS}/", "range-bar")
    row = published()[DANCERS, "99"]
    assert f"median: ${float(row['H_MEDIAN']):.2f}" in markup
    assert re.search(r"<text [^>]*>\$20</text>", markup)


def test_the_trend_marks_every_year_with_its_median(client: Client) -> None:
    markup = drawing(client, f"/salaries/{RECORDS}/", "trend-line")
    years = re.findall(r"<title>(\d{4}): \$([\d,]+)</title>", markup)
    assert years[0][0] == "2021"
    assert years[-1] == ("2025", f"{annual(RECORDS, '99')[2]:,}")
    assert len(re.findall(r'<line class="chart-line"', markup)) == len(years) - 1
