"""Any address gives a page or a clear refusal, and other codes lead to the page they mean."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.lists.filters import ListState
from salaries.columns import AREAS, OCCUPATIONS
from salaries.filters import AreaQuery, OccupationQuery
from tests.data import SiteData

NAMES = (
    "q", "type", "state", "unit", "adjusted", "sort", "page", "size", "education", "wage_min",
    "growth", "_export", "other",
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(
        ["", "0", "-1", "1e9", "NaN", "inf", "9" * 40, "metro", "MA", "hourly", "csv", "xlsx",
         "29-2072", "\x00", "'", "$6,000", "²", "-annual_median_adjusted", "area"]
    ),
    st.sampled_from((*AREAS.sorts(), *OCCUPATIONS.sorts())),
    st.text(max_size=30),
    st.integers().map(str),
)  # fmt: skip
QUERIES = st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=8)
SHARED = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.parametrize("path", ["", "29-2072/", "29-1215/", "27-2031/", "29-2072/14460/"])
@SHARED
@given(query=QUERIES)
def test_no_query_string_breaks_a_page(
    site_data: SiteData, client: Client, path: str, query: list[tuple[str, str]]
) -> None:
    encoded = urlencode([(n, v.encode("utf-8", "surrogatepass")) for n, v in query])
    response = client.get(f"/salaries/{path}?{encoded}")
    assert response.status_code in (200, 400)
    if response.streaming:
        assert b"".join(response.streaming_content)  # type: ignore[attr-defined]


@SHARED
@given(
    code=st.text(st.characters(codec="utf-8", exclude_characters="/?#\\"), min_size=1, max_size=12)
)
def test_no_code_breaks_a_page(site_data: SiteData, client: Client, code: str) -> None:
    for path in (f"/salaries/{code}/", f"/salaries/{code}/14460/", f"/salaries/29-2072/{code}/"):
        assert client.get(path).status_code in (200, 301, 302, 404)


def states(kind: type[Any], **fields: Any) -> Any:
    pages = {"page": st.integers(1, 10_000), "size": st.integers(1, 100)}
    return st.builds(kind, **fields, **pages)


TEXT = st.text(max_size=40).map(
    lambda text: " ".join("".join(filter(str.isprintable, text)).split())
)


def subset(*options: str) -> Any:
    return st.sets(st.sampled_from(options)).map(
        lambda chosen: tuple(option for option in options if option in chosen)
    )


@given(
    states(
        AreaQuery,
        q=TEXT,
        type=subset("nation", "state", "territory", "metro", "nonmetro"),
        state=st.sampled_from(["", "MA", "PR"]),
        unit=st.sampled_from(["hourly", "annual"]),
        adjusted=st.booleans(),
        sort=st.sampled_from(AREAS.sorts()),
    )
)
def test_the_state_of_the_areas_page_comes_back_from_its_address(state: ListState) -> None:
    assert AreaQuery.from_params(QueryDict(state.query()[1:])) == (state, [])


@given(
    states(
        OccupationQuery,
        q=TEXT,
        education=subset("none", "hs", "award", "doctoral"),
        wage_min=st.none() | st.integers(0, 1_000_000),
        growth=st.sampled_from(["", "growing", "faster", "shrinking"]),
        sort=st.sampled_from(("", *OCCUPATIONS.sorts())),
    )
)
def test_the_state_of_the_list_comes_back_from_its_address(state: ListState) -> None:
    assert OccupationQuery.from_params(QueryDict(state.query()[1:])) == (state, [])


@pytest.mark.usefixtures("site_data")
@pytest.mark.parametrize("code", ["29-2072.00", "292072", "29-2072.01"])
def test_a_code_written_otherwise_leads_to_the_page(client: Client, code: str) -> None:
    assert client.get(f"/salaries/{code}/").headers["Location"] == "/salaries/29-2072/"
    response = client.get(f"/salaries/{code}/14460/")
    assert response.headers["Location"] == "/salaries/29-2072/14460/"


@pytest.mark.usefixtures("site_data")
@pytest.mark.parametrize(
    ("code", "member"), [("29-0000", "29-2072"), ("29-2000", "29-2072"), ("29-2070", "29-2072")]
)
def test_a_group_names_its_occupations(client: Client, code: str, member: str) -> None:
    html = client.get(f"/salaries/{code}/").content.decode()
    assert "group of occupations" in html
    assert f"/salaries/{member}/" in html
    assert "/salaries/31-1131/" not in html


@pytest.mark.usefixtures("site_data")
def test_a_combined_occupation_says_under_which_code_it_is_published(client: Client) -> None:
    response = client.get("/salaries/13-1021/")
    assert response.status_code == 200
    html = response.content.decode()
    assert "for the combination 13-1020" in html
    assert 'href="/salaries/13-1020/"' in html
    assert "13-1021" in client.get("/salaries/13-1020/").content.decode()


@pytest.mark.usefixtures("site_data")
def test_an_occupation_without_wages_says_so(client: Client) -> None:
    html = client.get("/salaries/55-3016/").content.decode()
    assert "No wages are published" in html


@pytest.mark.usefixtures("site_data")
def test_an_unknown_code_is_not_found_and_hints(client: Client) -> None:
    response = client.get("/salaries/29-2079/")
    assert response.status_code == 404
    html = response.content.decode()
    assert "look like 29-2072" in html
    assert 'href="/salaries/29-2072/"' in html
    for link in ("/salaries/", "/programs/", "/certifications/", "/paths/"):
        assert f'<li><a href="{link}">' in html
    assert client.get("/salaries/medical-coder/").status_code == 404
