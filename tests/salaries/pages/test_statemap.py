"""The map of states: every figure against the release files, every shape, every link."""

import csv
import re
from functools import lru_cache
from itertools import pairwise

import pytest
from django.test import Client

from careerguide.places.shapes import state_outlines
from careerguide.places.states import STATE_NAMES
from salaries.occupations import occupations
from salaries.pages import statemap
from tests import raw
from tests.data import DATA

pytestmark = pytest.mark.usefixtures("site_data")
RECORDS, DANCERS, ANALYSTS, SURGEONS = "29-2072", "27-2031", "15-1254", "29-1242"


@lru_cache(maxsize=1)
def published() -> dict[tuple[str, str], dict[str, str]]:
    """The rows of states in the wage file, by occupation and name."""
    wanted = {RECORDS, DANCERS, ANALYSTS, SURGEONS}
    return {
        (soc, row["AREA_TITLE"]): row
        for soc in wanted
        for row in raw.paid(soc).values()
        if row["AREA_TYPE"] == "2"
    }


def drawn(soc: str, adjusted: bool = False) -> dict[str, statemap.Place]:
    states = statemap.state_map(occupations(), soc, adjusted)["states"]
    return {state.name: state for state in states}


def section(client: Client, soc: str, query: str = "") -> str:
    response = client.get(f"/salaries/{soc}/{query}")
    assert response.status_code == 200
    html = response.content.decode()
    start = html.index('aria-labelledby="map"')
    return html[start : html.index("</section>", start)]


@pytest.mark.parametrize("name", ["California", "Massachusetts", "New York", "Texas", "Washington"])
def test_map_and_list_say_the_published_median(client: Client, name: str) -> None:
    html = section(client, RECORDS)
    said = f"${int(published()[RECORDS, name]['A_MEDIAN']):,}"
    assert f"<title>{name}: {said}</title>" in html
    assert re.search(rf'">{name}</a></th><td class="num">{re.escape(said)}</td>', html)


@pytest.mark.parametrize("soc", [RECORDS, DANCERS, ANALYSTS, SURGEONS])
def test_every_state_has_its_published_figure_or_says_that_there_is_none(soc: str) -> None:
    column = "H_MEDIAN" if soc == DANCERS else "A_MEDIAN"
    states = drawn(soc)
    assert len(states) == 51
    for name, state in states.items():
        text = published().get((soc, name), {}).get(column, "*")
        if text == "*":
            assert (state.value, state.shade, state.said) == (None, 0, "not published"), name
        elif text == "#":
            assert state.is_bound, name
            assert state.said.startswith("at least $")
        else:
            shown = f"${float(text):,.2f}" if soc == DANCERS else f"${int(text):,}"
            assert state.said == shown, name
            assert 1 <= state.shade <= statemap.CLASSES


def test_a_withheld_state_is_hatched_and_said_never_shaded(client: Client) -> None:
    html = section(client, DANCERS)
    names = [name for name, state in drawn(DANCERS).items() if state.value is None]
    assert len(names) > 10
    for name in names:
        link = re.search(rf"<a [^>]*><title>{name}: not published</title>.*?</a>", html)
        assert link, name
        assert 'fill="url(#not-published)"' in link[0]
        assert "currentColor" not in link[0]
    assert f"{len(names)} states are not published" in html
    ranked = statemap.state_map(occupations(), DANCERS)["ranked"]
    assert {state.name for state in ranked[-len(names) :]} == set(names)
    assert not any(state.rank for state in ranked[-len(names) :])


def test_every_state_of_the_nation_is_drawn_within_the_frame() -> None:
    paths = state_outlines()
    states = drawn(RECORDS).values()
    assert len(paths) == len({state.path for state in states}) == 51
    for path in paths.values():
        assert re.fullmatch(r"(M-?\d+ \d+l-?\d+[ -]\d+([ -]\d+)*z)+", path)
        assert len(re.findall(r"\d+", path)) >= 6, "fewer than three corners"


def test_the_paths_of_the_map_are_light() -> None:
    assert sum(map(len, state_outlines().values())) <= 25_000


def test_a_shape_stands_where_its_state_is() -> None:
    first = {fips: tuple(map(int, re.findall(r"\d+", path)[:2])) for fips, path in
             state_outlines().items()}  # fmt: skip
    assert first["53"][0] < first["30"][0] < first["23"][0], "Washington, Montana, Maine"
    assert first["27"][1] < first["19"][1] < first["22"][1], "Minnesota, Iowa, Louisiana"


@pytest.mark.parametrize("query", ["", "?map=adjusted", "?map=nonsense"])
def test_links_of_the_map_lead_to_pages(client: Client, query: str) -> None:
    html = section(client, RECORDS, query)
    links = set(re.findall(rf'href="(/salaries/{RECORDS}/\d+/)"', html))
    assert len(links) == 51
    for link in sorted(links)[:: 1 if not query else 17]:
        assert client.get(link).status_code == 200, link


def test_links_of_withheld_states_lead_to_pages_too(client: Client) -> None:
    for state in drawn(DANCERS).values():
        if state.value is None:
            assert client.get(state.href).status_code == 200, state.name


def test_adjusted_figures_are_the_median_at_the_prices_of_the_year_named(client: Client) -> None:
    with (DATA / "rpp/SARPP_STATE_2008_2023.csv").open(encoding="utf-8-sig") as stream:
        rows = [r for r in csv.DictReader(stream) if "All items" in (r["Description"] or "")]
    context = statemap.state_map(occupations(), RECORDS, adjusted=True)
    year = str(context["year"])
    parity = {r["GeoName"].strip(" *"): float(r[year]) for r in rows}
    for state in context["states"]:
        median = float(published()[RECORDS, state.name]["A_MEDIAN"])
        assert state.value == pytest.approx(median * 100 / parity[state.name])
    html = section(client, RECORDS, "?map=adjusted")
    assert f"price level of {year}" in html
    assert f"at national prices of {year}" in html
    said = f"${int(published()[RECORDS, 'Massachusetts']['A_MEDIAN']) * 100 / parity['Massachusetts']:,.0f}"  # noqa: E501
    assert f"<title>Massachusetts: {said}</title>" in html


def test_the_tabs_say_which_prices_are_shown(client: Client) -> None:
    assert re.search(r'aria-current="page">as published', section(client, RECORDS))
    html = section(client, RECORDS, "?map=adjusted")
    assert re.search(r'aria-current="page">at national prices', html)


def test_the_sentence_names_the_ends() -> None:
    context = statemap.state_map(occupations(), RECORDS)
    medians = {n: int(r["A_MEDIAN"]) for (s, n), r in published().items() if s == RECORDS}
    for name in (max(medians, key=lambda n: medians[n]), min(medians, key=lambda n: medians[n])):
        assert f"{name} (${medians[name]:,}" in context["finding"]


def test_a_bound_has_no_rank_and_is_not_called_the_highest() -> None:
    context = statemap.state_map(occupations(), SURGEONS)
    bound = [state for state in context["ranked"] if state.is_bound]
    assert bound
    assert not any(state.rank for state in bound)
    assert "The highest is not known" in context["finding"]


@pytest.mark.parametrize("soc", [RECORDS, DANCERS, ANALYSTS])
def test_ranks_are_counted_from_the_highest(soc: str) -> None:
    ranked = [s for s in statemap.state_map(occupations(), soc)["ranked"] if s.rank]
    values = [s.value or 0 for s in ranked]
    assert values == sorted(values, reverse=True)
    for state in ranked:
        assert int(state.rank) == 1 + sum(v > (state.value or 0) for v in values)


def test_every_occupation_has_round_classes_that_hold_all_its_states() -> None:
    for soc in occupations().codes:
        context = statemap.state_map(occupations(), soc)
        assert len(context["legend"]) <= statemap.CLASSES
        counted = sum(int(one["count"]) for one in context["legend"])
        assert counted + context["unpublished"] == 51, soc


def test_classes_are_even_round_and_open_at_both_ends() -> None:
    edges = statemap.bounds([41_500, 47_000, 50_000, 52_300, 55_000, 56_000, 61_000, 72_040])
    assert len(edges) == 4
    assert len({high - low for low, high in pairwise(edges)}) == 1
    assert all(edge % 1_000 == 0 for edge in edges)
    assert statemap.bounds([]) == statemap.bounds([50_000, 50_000]) == []


def test_shades_stay_apart_when_there_are_few_classes() -> None:
    assert [statemap.shade_of(at, 4) for at in range(5)] == [1, 2, 3, 4, 5]
    assert [statemap.shade_of(at, 1) for at in range(2)] == [1, 5]
    opacity = [float(one) for one in statemap.OPACITY]
    assert all(high - low > 0.15 for low, high in pairwise(opacity))


def test_the_map_asks_for_no_style_of_its_own(client: Client) -> None:
    assert "style=" not in section(client, RECORDS), "the content security policy forbids it"


@pytest.mark.parametrize("query", ["?state=MA", "?state=MA&map=adjusted"])
def test_the_readers_state_is_outlined_in_the_map_named_and_marked_in_the_list(
    client: Client, query: str
) -> None:
    html = section(client, RECORDS, query)
    own = next(s for s in drawn(RECORDS, "adjusted" in query).values() if s.name == "Massachusetts")
    assert html.count('class="map-own"') == html.count(">outlined</span>") == 1
    assert f'<path class="map-own" d="{own.path}"/>' in html
    assert f"Massachusetts, outlined: {own.said}, rank" in html
    assert re.search(r'>Massachusetts</a> <span class="best">outlined</span></th>', html)


def test_the_list_shows_ten_states_and_the_readers_and_holds_the_others(client: Client) -> None:
    parts = statemap.state_map(occupations(), RECORDS, home="TX")
    assert len(parts["first"]) == 11
    assert parts["first"][-1].name == "Texas"
    both = [*parts["first"], *parts["others"]]
    assert sorted(s.name for s in both) == sorted(s.name for s in parts["ranked"])
    html = section(client, RECORDS, "?state=TX")
    assert "The 40 others" in html
    assert html.index(">Texas</a>") < html.index("<details")


def test_the_tabs_of_the_map_keep_the_readers_state(client: Client) -> None:
    html = section(client, RECORDS, "?state=MA")
    assert f'href="/salaries/{RECORDS}/?state=MA#map"' in html
    assert f'href="/salaries/{RECORDS}/?state=MA&amp;map=adjusted#map"' in html


def test_a_withheld_state_of_the_reader_has_no_rank(client: Client) -> None:
    name = next(n for n, state in drawn(DANCERS).items() if state.value is None)
    code = next(code for code, known in STATE_NAMES.items() if known == name)
    html = section(client, DANCERS, f"?state={code}")
    assert f"{name}, outlined: not published.</strong>" in html


@pytest.mark.parametrize("query", ["", "?state=PR", "?state=XX"])
def test_without_a_state_none_is_outlined(client: Client, query: str) -> None:
    html = section(client, RECORDS, query)
    assert "map-own" not in html
    assert "outlined" not in html
