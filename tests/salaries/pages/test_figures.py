"""What pages and downloads show, against the release files read independently of the loaders."""

import csv
import io
from collections.abc import Iterator
from functools import lru_cache

import pytest
from django.test import Client

from tests import raw
from tests.data import DATA, SiteData

Row = dict[str, str]
RECORDS = "29-2072"


@lru_cache(maxsize=1)
def published() -> dict[tuple[str, str], Row]:
    """The rows of some occupations in the wage file, by area and occupation."""
    wanted = {RECORDS, "29-1215", "29-1211", "29-1212", "27-2031", "11-9032", "15-1254"}
    return {(area, soc): row for soc in wanted for area, row in raw.paid(soc).items()}


def download(client: Client, soc: str, query: str = "") -> dict[str, Row]:
    response = client.get(f"/salaries/{soc}/?_export=csv{query}")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return {row["area_code"]: row for row in csv.DictReader(io.StringIO(text))}


def pairs() -> Iterator[tuple[str, str]]:
    for unit, letter in (("hourly", "H"), ("annual", "A")):
        for ours, theirs in (("p10", "PCT10"), ("p25", "PCT25"), ("median", "MEDIAN"),
                             ("p75", "PCT75"), ("p90", "PCT90")):  # fmt: skip
            yield f"{unit}_{ours}", f"{letter}_{theirs}"
    yield "annual_mean", "A_MEAN"


@pytest.mark.parametrize("area", ["99", "25", "14460", "49340", "44140"])
def test_the_download_has_the_published_figures(
    site_data: SiteData, client: Client, area: str
) -> None:
    row, source = download(client, RECORDS)[area], published()[area, RECORDS]
    assert row["area"] == source["AREA_TITLE"]
    assert row["employment"] == source["TOT_EMP"]
    for ours, theirs in pairs():
        assert float(row[ours]) == float(source[theirs]), ours


@pytest.mark.parametrize("soc", [RECORDS, "29-1211", "29-1212", "27-2031", "11-9032", "15-1254"])
def test_every_cell_of_every_area_is_the_published_one_or_empty(
    site_data: SiteData, client: Client, soc: str
) -> None:
    rows = download(client, soc)
    assert rows.keys() == {area for area, code in published() if code == soc}
    for area, row in rows.items():
        source = published()[area, soc]
        below = {"hourly": 115.0, "annual": 239_200.0}
        for ours, theirs in pairs():
            unit = ours.split("_")[0]
            text = source[theirs]
            if text == "*":
                assert row[ours] == "", (area, ours)
            else:
                value = below[unit] if text == "#" else float(text)
                assert float(row[ours]) == value, (area, ours)
                below[unit] = max(below[unit], 0 if ours == "annual_mean" else value)
        assert row["employment"] == source["TOT_EMP"].replace("**", ""), area


@pytest.mark.parametrize("area", ["14460", "49340", "44140"])
def test_the_place_page_shows_the_published_median(
    site_data: SiteData, client: Client, area: str
) -> None:
    source = published()[area, RECORDS]
    page = client.get(f"/salaries/{RECORDS}/{area}/").content.decode()
    assert f"${source['H_MEDIAN']}" in page
    assert f"${int(source['A_MEDIAN']):,}" in page
    assert f"Half of the {int(source['TOT_EMP']):,} people working as" in page


def test_the_parity_of_metros_is_of_the_latest_year_and_divides_the_median(
    site_data: SiteData, client: Client
) -> None:
    row = download(client, RECORDS, "&type=metro")["14460"]
    with (DATA / "rpp/MARPP_MSA_2008_2024.csv").open(encoding="utf-8-sig") as stream:
        found = [
            r for r in csv.DictReader(stream)
            if "14460" in (r["GeoFIPS"] or "") and r["LineCode"] == "1"
        ]  # fmt: skip
    assert row["price_parity"] == found[0]["2024"]
    assert row["annual_median_adjusted"] == str(round(60_460 / (float(found[0]["2024"]) / 100)))
    assert "price parity is for 2024" in row["notes"]


def test_prices_of_states_and_metros_together_are_of_the_last_year_both_have(
    site_data: SiteData, client: Client
) -> None:
    rows = download(client, RECORDS)
    assert all("2024" not in row["notes"] for row in rows.values())
    assert rows["25"]["price_parity"]
    assert "price parity is for 2023" in rows["14460"]["notes"]


def test_no_area_has_a_price_level_of_zero(site_data: SiteData, client: Client) -> None:
    """BEA prints 0.000 for the nonmetropolitan part of states that have none."""
    for row in download(client, "41-2031").values():
        assert row["price_parity"] == "" or float(row["price_parity"]) > 50


def test_the_national_trend_begins_with_the_code(site_data: SiteData, client: Client) -> None:
    page = client.get(f"/salaries/{RECORDS}/").content.decode()
    trend = page[page.index('id="trend"') : page.index('id="industries"')]
    assert "2020" not in trend
    for text in ("2021", "$46,660", "2024", "$50,250", "2025", "$51,140"):
        assert text in trend
