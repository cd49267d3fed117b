"""The list as a map, against the same programs read from the database."""

import gzip
import html
import math
import re
from collections import defaultdict
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from careerguide.charts.pins import UNKNOWN
from programs.pages.map.spots import Spot, brief_count, pin_price, two_digits
from tests.programs.brute import Row, Wanted, programs, status

pytestmark = pytest.mark.usefixtures("site_data")
NEAR = "q=&field=51.07&near=01040&within=50"
WANTED = Wanted(field="51.07", zip="01040", within=50)
ONLINE = 3
GONE = ("closed", "absent", "discontinued")


def page(client: Client, query: str, **options: Any) -> str:
    response = client.get(f"/programs/?{query}&view=map", **options)
    assert response.status_code == 200
    return response.content.decode()


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def drawing(text: str, name: str) -> str:
    found = re.search(rf'<svg class="map map-{name}".*?</svg>', text, re.DOTALL)
    assert found
    return found[0]


def pins(text: str, name: str = "wide") -> list[dict[str, Any]]:
    """Each pin: where it leads, what it says, and for how many programs."""
    found = re.findall(
        r'<a class="mark pin[^"]*" href="([^"]*)"><title>(.*?)</title>', drawing(text, name)
    )
    result = []
    for href, said in found:
        said = html.unescape(said)
        number = re.search(r": ([\d,]+) programs?, ", said)
        assert number
        result.append({"href": href, "said": said, "programs": int(number[1].replace(",", ""))})
    return result


def schools(text: str) -> dict[str, tuple[str, int, str]]:
    """The list's schools: where each leads, its programs and its price."""
    rows = re.findall(
        r'<tr><th scope="row"><a href="([^"]*)">(.*?)</a>.*?</th>(?:<td[^>]*>[^<]*</td>)?'
        r'<td class="num"[^>]*>([\d,]+)</td><td class="num[^"]*"[^>]*>(.*?)</td></tr>',
        text,
    )
    return {
        parse_qs(urlsplit(html.unescape(href)).query)["school"][0]: (
            html.unescape(name), int(number.replace(",", "")), price,
        )
        for href, name, number, price in rows
    }  # fmt: skip


def on_the_map(wanted: Wanted) -> dict[int, list[Row]]:
    """Programs by school: none online, none of a school that is gone or has no position."""
    found = defaultdict(list)
    for row in programs(*wanted.states):
        placed = row.latitude is not None and row.longitude is not None
        open_ = status(row) not in GONE
        if wanted.matches(row) and placed and open_ and row.delivery != ONLINE:
            found[row.provider].append(row)
    return found


def usual(wanted: Wanted, row: Row) -> int | None:
    typical = wanted.price(row, "typical")
    return wanted.price(row, "high") if typical is None else typical


def test_the_list_beneath_has_every_school_with_its_programs(client: Client) -> None:
    listed, expected = schools(page(client, NEAR)), on_the_map(WANTED)
    assert len(expected) > 8
    assert {int(at): number for at, (_name, number, _price) in listed.items()} == {
        at: len(rows) for at, rows in expected.items()
    }


def test_a_schools_usual_prices_are_those_of_its_programs(client: Client) -> None:
    listed = schools(page(client, NEAR))
    for provider, rows in on_the_map(WANTED).items():
        prices = [price for row in rows if (price := usual(WANTED, row)) is not None]
        said = listed[str(provider)][2]
        if not prices:
            assert said == "price not reported"
            continue
        ends = [int(end.replace(",", "")) for end in re.findall(r"[\d,]{3,}", said)]
        for end, price in ((ends[0], min(prices)), (ends[-1], max(prices))):
            assert abs(end - price) <= (5 if price < 10_000 else 50)


@pytest.mark.parametrize("name", ["wide", "narrow"])
def test_the_pins_stand_for_all_programs_of_the_list(client: Client, name: str) -> None:
    text = page(client, NEAR)
    total = sum(map(len, on_the_map(WANTED).values()))
    assert sum(pin["programs"] for pin in pins(text, name)) == total
    assert plain(text).count(f"{total} programs at ") >= 1


def test_each_pin_leads_to_its_part_of_the_list_in_the_same_order(client: Client) -> None:
    text = page(client, NEAR)
    ids = re.findall(r'<tbody id="(pin-\d+)"', text)
    assert [pin["href"] for pin in pins(text)] == [f"#{one}" for one in ids]
    assert {pin["href"].removeprefix("#") for pin in pins(text, "narrow")} <= set(ids)
    assert len(pins(text, "narrow")) <= len(pins(text))


def test_a_school_leads_to_its_programs_in_the_list(client: Client) -> None:
    text = page(client, NEAR)
    provider, (name, number, _price) = next(iter(schools(text).items()))
    answer = client.get(f"/programs/?{NEAR}&school={provider}").content.decode()
    assert f"{number} program" in plain(answer)
    assert name in html.unescape(answer)


def test_the_nearest_stand_first(client: Client) -> None:
    text = page(client, NEAR)
    groups = re.split(r"<tbody id=", text)[1:]
    first = [min(map(int, re.findall(r">(\d+) miles<", group))) for group in groups]
    assert first == sorted(first)


def test_the_circle_and_the_place_are_named(client: Client) -> None:
    for name in ("wide", "narrow"):
        shown = drawing(page(client, NEAR), name)
        assert ">50 miles</text>" in shown
        assert 'class="map-place"' in shown
    assert 'class="map-ring"' in drawing(page(client, NEAR), "wide")


def test_closer_and_wider_change_the_miles_and_nothing_else(client: Client) -> None:
    text = page(client, NEAR)
    zoom = re.search(r'<p class="small map-zoom".*?</p>', text, re.DOTALL)
    assert zoom
    links = {
        plain(label): parse_qs(urlsplit(html.unescape(href)).query)
        for href, label in re.findall(r'href="([^"]*)">(.*?)</a>', zoom[0])
    }
    assert "within" not in links["closer: 25 miles"], "the usual miles need no words"
    assert links["wider: 100 miles"]["within"] == ["100"]
    for query in (links["closer: 25 miles"], links["wider: 100 miles"]):
        assert (query["near"], query["field"], query["view"]) == (["01040"], ["51.07"], ["map"])
    assert links["all of Massachusetts"]["state"] == ["MA"]
    assert "near" not in links["all of Massachusetts"]


def test_online_programs_are_on_no_map_and_said_with_a_link(client: Client) -> None:
    text = page(client, "field=51.07")
    wanted = Wanted(field="51.07", delivery=(ONLINE,))
    number = sum(wanted.matches(row) for row in programs() if row.delivery == ONLINE)
    assert number
    link = re.search(r'href="([^"]*)">(\d+) programs? (?:is|are) online, and on no map<', text)
    assert link
    assert int(link[2]) == number
    query = parse_qs(urlsplit(html.unescape(link[1])).query)
    assert query["delivery"] == ["online"]
    assert "view" not in query


def test_all_programs_are_drawn_or_said_not_to_be(client: Client) -> None:
    text = plain(page(client, "state=TX"))
    whole = re.search(r"([\d,]+) programs List Map Chart", text)
    assert whole
    said = re.findall(
        r"([\d,]+) programs? (?:on the map|not drawn|is online, and|are online, and)", text
    )
    assert sum(int(one.replace(",", "")) for one in said) == int(whole[1].replace(",", ""))


def test_the_nation_is_shown_by_states_that_lead_to_their_maps(client: Client) -> None:
    text = page(client, "field=51.07")
    rows = re.findall(r'<tr><th scope="row"><a href="([^"]*)">(.*?)</a>', text)
    links = {name: parse_qs(urlsplit(html.unescape(href)).query) for href, name in rows}
    assert links["Massachusetts"] == {"field": ["51.07"], "view": ["map"], "state": ["MA"]}
    assert {"Alaska", "Hawaii", "Puerto Rico"} <= set(links)
    assert sum(pin["programs"] for pin in pins(text)) == sum(
        map(len, on_the_map(Wanted(field="51.07")).values())
    )


@pytest.mark.parametrize(
    "query",
    ["near=Anchorage", "near=Honolulu", "near=San+Juan,+PR", "near=Hagatna,+Guam", "state=AK",
     "state=HI", "state=PR", "state=GU", "state=MP", "state=AS", "state=VI", "state=PW",
     "state=FM", "state=MH", "state=DC", "state=RI&state=CT", "state=HI&state=ME", "",
     "school=167905", "near=01040&within=3", "near=01040&within=500"],
)  # fmt: skip
def test_every_kind_of_place_is_drawn_with_its_pins(client: Client, query: str) -> None:
    text = page(client, query)
    for name, wide in (("wide", 900), ("narrow", 360)):
        shown = drawing(text, name)
        assert "nan" not in shown
        assert "inf" not in re.sub(r"<desc>.*?</desc>", "", shown)
        height = float(re.search(r'viewBox="0 0 \d+ (\d+)"', shown)[1])  # type: ignore[index]
        found = re.findall(
            r'<rect class="pin-label" x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="(\d+)"',
            shown,
        )
        assert len(found) == len(pins(text, name)) >= 1
        for x, y, width, high in (map(float, one) for one in found):
            assert 0 <= x <= wide - width
            assert 0 <= y <= height - high
    assert len(gzip.compress(text.encode(), 6)) <= 60_000


def test_nothing_found_is_no_map(client: Client) -> None:
    text = page(client, "q=zzzzzz&state=MA")
    assert '<svg class="map' not in text
    assert "No program matches all of these." in text


@pytest.mark.parametrize(
    "query", ["near=nowhere-at-all", "within=abc&near=01040", "within=-5&near=01040", "state=ZZ",
              "sort=nothing&state=RI", "page=99&state=RI"],
)  # fmt: skip
def test_what_makes_no_sense_is_told_and_the_rest_is_drawn(client: Client, query: str) -> None:
    assert '<svg class="map' in page(client, query)


def test_programs_that_are_all_online_leave_words_and_an_empty_map(client: Client) -> None:
    text = page(client, "delivery=online&state=TX")
    assert "0 programs at 0 schools" in plain(text)
    assert "online, and on no map" in text
    assert "The same as a list" not in plain(text.split('<h2 id="map-title">')[1].split("desc")[0])


def test_a_price_on_a_pin_is_short_and_never_zero_for_unknown() -> None:
    def shown(low: int, high: int) -> str:
        return pin_price(Spot(0, 0, 0, 1, 1, low, high, math.inf))

    assert shown(4_231, 48_400) == "$4.2–48k"
    assert shown(950, 12_000) == "$950–12k"
    assert shown(400, 950) == "$400–950"
    assert shown(13_040, 13_120) == "$13k"
    assert shown(0, 0) == "$0"
    assert shown(UNKNOWN, UNKNOWN) == ""
    assert [two_digits(n) for n in (0, 7, 95, 995, 4_251, 149_000)] == [
        0, 7, 95, 1_000, 4_300, 150_000,
    ]  # fmt: skip
    assert [brief_count(n) for n in (1, 999, 1_240, 274_000)] == ["1", "999", "1.2k", "270k"]


def test_the_map_is_another_view_of_the_same_address(client: Client) -> None:
    text = page(client, f"{NEAR}&sort=price_high")
    tabs = re.search(r'<nav class="tabs".*?</nav>', text, re.DOTALL)
    assert tabs
    current = re.search(r'href="(\?[^"]*)" aria-current="page">(\w+)<', tabs[0])
    assert current
    assert current[2] == "Map"
    assert parse_qs(urlsplit(html.unescape(current[1])).query)["near"] == ["01040"]
    assert '<input type="hidden" form="filters" name="view" value="map">' in text


def test_the_page_has_no_style_or_script_of_its_own(client: Client) -> None:
    shown = page(client, NEAR)
    assert " style=" not in shown
    assert "<style" not in shown
