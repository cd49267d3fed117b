"""The guides: every state, every question, links that lead somewhere; an address never fails."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.columns import store
from careerguide.places.models import ZipCode
from careerguide.places.states import STATE_NAMES
from guides.library import forget, library
from guides.models import Guide, Item, Question, Section
from guides.reader import GuideState, read
from tests import raw
from tests.data import SiteData
from tests.guides.pages import section, source, words

pytestmark = pytest.mark.usefixtures("site_data")

MASSACHUSETTS = "/paths/medical-coder-massachusetts/"
ANYWHERE = "/paths/medical-coder-or-biller/"
GUIDES = [f"/paths/{row['slug']}/" for row in raw.rows("guide/guides.csv")]
TERRITORIES = {"AS", "FM", "GU", "MH", "MP", "PW", "PR", "VI"}
STATES = sorted(set(STATE_NAMES) - TERRITORIES)


@pytest.fixture
def edits() -> Iterator[None]:
    """What a test changes is rolled back, so it is forgotten too."""
    forget()
    store.forget_version()
    yield
    forget()
    store.forget_version()


def test_there_are_fifty_one_states_to_pick(client: Client) -> None:
    assert len(STATES) == 51
    options = re.findall(r'<option value="(\w\w)"', source(ANYWHERE))
    assert sorted(options) == STATES


@pytest.mark.parametrize("guide", [g for g in GUIDES if g != MASSACHUSETTS])
def test_a_guide_for_any_state_is_written_for_each(client: Client, guide: str) -> None:
    for state in STATES:
        text = words(client.get(guide, {"state": state}).content.decode())
        assert f"in {STATE_NAMES[state]}" in text, state
        assert "{" not in text, state


def test_a_guide_without_a_state_is_about_the_nation() -> None:
    text = words(source(ANYWHERE))
    assert "Become a medical coder or biller in the United States" in text
    assert "Figures are for the United States" in text


@pytest.mark.parametrize("given", ["ma", "Massachusetts", " massachusetts "])
def test_a_state_may_be_written_out(client: Client, given: str) -> None:
    text = words(client.get(ANYWHERE, {"state": given}).content.decode())
    assert "Become a medical coder or biller in Massachusetts" in text


@pytest.mark.parametrize("given", ["XX", "Ontario", "PR"])
def test_a_state_that_is_none_is_said_beside_the_field(client: Client, given: str) -> None:
    page = client.get(ANYWHERE, {"state": given}).content.decode()
    [error] = re.findall(r'class="field-error" id="state-error">([^<]*)', page)
    assert given in error
    assert "Figures are for the United States" in words(page)


def test_a_place_gives_its_state(client: Client) -> None:
    text = words(client.get(ANYWHERE, {"near": "01608"}).content.decode())
    assert "in Massachusetts" in text
    assert "“In short” looks around Worcester, MA 01608" in text


def test_a_place_elsewhere_is_said_and_left_out(client: Client) -> None:
    page = client.get(MASSACHUSETTS, {"near": "90210"}).content.decode()
    assert "Beverly Hills, CA 90210 is not in Massachusetts" in words(page)
    assert "looks around" not in words(page)


def test_a_guide_of_one_state_sends_readers_of_another_on(client: Client) -> None:
    page = client.get(MASSACHUSETTS, {"state": "NH"}).content.decode()
    warning = re.search(r'<p class="warn">(This guide.*?)</p>', page, re.DOTALL)
    assert warning
    assert "are not those of New Hampshire" in words(warning[1])
    [href] = re.findall(r'href="([^"]+)"', warning[1])
    assert "in New Hampshire" in words(source(html.unescape(href)))


@pytest.mark.parametrize("guide", GUIDES)
def test_no_question_is_lost(guide: str) -> None:
    page = source(guide)
    shown = re.findall(r'<details class="note" id="question-(\d+)"', page)
    assert sorted(map(int, shown)) == sorted(
        int(r["number"]) for r in raw.rows("guide/questions.csv")
    )
    text = words(page)
    for row in raw.rows("guide/questions.csv"):
        assert row["question"] in text


def test_a_question_stands_where_it_is_asked() -> None:
    asked = {row["number"]: row["asked_at"] for row in raw.rows("guide/questions.csv")}
    for row in raw.rows("guide/guide_sections.csv"):
        if row["guide"] != "medical-coder-massachusetts" or row["panel"] == "programs":
            continue
        shown = re.findall(r'id="question-(\d+)"', section(MASSACHUSETTS, row["anchor"]))
        for number in shown:
            assert asked[number] in (row["anchor"], row["panel"])


def test_steps_are_numbered_in_the_order_of_the_guide() -> None:
    page = source(MASSACHUSETTS)
    steps = [
        row
        for row in raw.rows("guide/guide_sections.csv")
        if row["guide"] == "medical-coder-massachusetts" and row["step"]
    ]
    steps.sort(key=lambda row: int(row["order"]))
    listed = re.search(r'<ol class="steps brief">(.*?)</ol>', page, re.DOTALL)
    assert listed
    assert re.findall(r'href="#([\w-]+)"', listed[1]) == [row["anchor"] for row in steps]
    assert "Tuition may be free at the 15 community colleges" in listed[1]
    for number, row in enumerate(steps, start=1):
        assert f"Step {number}: {row['title']}" in words(section(MASSACHUSETTS, row["anchor"]))


@pytest.mark.parametrize("guide", [MASSACHUSETTS, f"{ANYWHERE}?state=WY"])
def test_every_link_of_a_guide_leads_somewhere(client: Client, guide: str) -> None:
    page = source(guide)
    targets = set(re.findall(r'id="([^"]+)"', page))
    for href in map(html.unescape, set(re.findall(r'<a [^>]*href="([^"]*)"', page))):
        assert "{" not in href
        if href.startswith("#"):
            assert href[1:] in targets, href
        elif href.startswith("/"):
            assert client.get(href.partition("#")[0]).status_code in (200, 302), href


@pytest.mark.parametrize("guide", GUIDES)
def test_every_editorial_line_says_its_source_and_confidence(guide: str) -> None:
    """Each list of lines ends in a citation, or each of its lines has one, or the section's end.

    Our own words rest on no source that one could be more or less sure of.
    """
    for row in raw.rows("guide/guide_sections.csv"):
        if f"/{row['guide']}/" not in guide:
            continue
        has_lines = any(
            item["guide"] == row["guide"] and item["section"] == row["anchor"]
            for item in raw.rows("guide/guide_items.csv")
        )
        if has_lines:
            said = words(section(guide, row["anchor"]))
            assert re.search(r"(low|medium|high) confidence|our own words · \w+ 20\d\d", said)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ({"near": "01608"}, ""),
        ({"near": "90001", "state": "MA"}, "is not in Massachusetts"),
        ({"near": "00000"}, "We know no ZIP code 00000"),
        ({"near": "nowhere at all"}, "We know no place"),
    ],
)
def test_a_place_that_can_not_be_used_is_left_out_and_said(url: dict[str, str], said: str) -> None:
    everything = library()
    guide = everything.guides["medical-biller"]
    reader, problems = read(guide, everything, GuideState(**url))
    assert [said in problem.message for problem in problems] == ([True] if said else [])
    assert (reader.place is None) is bool(said)
    assert reader.state == ("MA" if "state" in url or not said else "")


def test_a_guide_of_another_state_says_nothing_of_massachusetts(client: Client) -> None:
    """But for the titles of the older articles, and its row in the table of all states."""
    page = client.get(ANYWHERE, {"state": "TX"}).content.decode()
    about = re.sub(r'(?s)<div class="table-wrap scroll".*?</div>|<option.*?</option>', " ", page)
    assert "Massachusetts" not in words(about)
    assert 'id="question-9"' not in page
    [example] = re.findall(r'<input id="near"[^>]* placeholder="(\d{5})"', page)
    assert ZipCode.objects.get(code=example).state == "TX"
    assert "Pick your state" not in words(page)
    for other in (source(ANYWHERE), source(f"{ANYWHERE}?state=MA")):
        assert 'id="question-9"' in other
    assert "Pick your state at the top" in words(source(ANYWHERE))


def test_what_most_lines_of_a_list_cite_is_said_once() -> None:
    said = words(section(ANYWHERE, "experience")).split("Ways to get experience")[1]
    assert said.count("older article 2") == 1
    assert "All others: older article 2" in said
    assert said.count("cco.us") >= 1


def test_a_fold_holds_where_its_lines_come_from() -> None:
    page = section(f"{ANYWHERE}?state=TX", "outlook")
    folds = re.findall(r"(?s)<details.*?</details>", page)
    [fold] = [one for one in folds if "The outlook as an older article gives it" in one]
    assert "older article 3" in words(fold)
    assert "older article" not in words(re.sub(r"(?s)<details.*?</details>", " ", page))


def test_an_unknown_or_unpublished_guide_is_not_found(client: Client, edits: None) -> None:
    assert client.get("/paths/become-an-astronaut/").status_code == 404
    guide = Guide.objects.get(slug="medical-biller")
    guide.published = False
    guide.save()
    forget()
    assert client.get("/paths/medical-biller/").status_code == 404
    assert "medical biller" not in words(source("/paths/"))


def test_an_editors_change_shows_at_once(edits: None) -> None:
    source(MASSACHUSETTS)
    line = Section.objects.get(guide__slug="medical-coder-massachusetts", anchor="fit")
    line.title = "Does it suit you in {place}?"
    line.save()
    assert "Does it suit you in Massachusetts?" in words(section(MASSACHUSETTS, "fit"))


def test_a_question_without_a_place_stands_at_the_end(edits: None) -> None:
    question = Question.objects.get(number=10)
    question.asked_at = "nowhere"
    question.save()
    assert 'id="question-10"' in section(MASSACHUSETTS, "questions")


def test_text_of_an_editor_is_never_markup(edits: None) -> None:
    line = Item.objects.filter(section__guide__slug="medical-coder-massachusetts").first()
    assert line
    line.text = "<script>alert(1)</script>"
    line.save()
    assert "<script>alert" not in source(MASSACHUSETTS)


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_asks_the_database_at_most_six_times(
    client: Client, guide: str, django_assert_max_num_queries: Any
) -> None:
    client.get(guide)
    with django_assert_max_num_queries(6):
        client.get(guide, {"near": "02139"})


def test_the_list_shows_every_guide_with_figures_of_the_state(client: Client) -> None:
    page = client.get("/paths/", {"state": "TX"}).content.decode()
    for row in raw.rows("guide/guides.csv"):
        assert row["title"].replace("{place}", "Texas") in words(page)
    texas = raw.paid("43-3021")["48"]
    assert f"Billing and Posting Clerks, Texas ${int(texas['A_MEDIAN']):,} a year" in words(page)
    assert 'href="/paths/medical-biller/?state=TX"' in page
    growth = "Change in jobs, 2025–35 Billing and Posting Clerks, the United States −0.1%"
    assert growth in words(page)
    assert "This guide is for Massachusetts only." in words(page)


VALUES = st.one_of(
    st.sampled_from(["", "MA", "01608", "PR", "00901", "-change", "\x00", "'", "²", "9" * 60]),
    st.text(max_size=30),
)
QUERIES = st.lists(
    st.tuples(st.sampled_from(["state", "near", "sort", "other"]), VALUES), max_size=5
)


@pytest.mark.parametrize(
    "path", ["", "older-articles/", *(g.removeprefix("/paths/") for g in GUIDES)]
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=QUERIES)
def test_no_query_string_breaks_a_page(
    site_data: SiteData, client: Client, path: str, query: list[tuple[str, str]]
) -> None:
    encoded = urlencode([(n, v.encode("utf-8", "surrogatepass")) for n, v in query])
    assert client.get(f"/paths/{path}?{encoded}").status_code in (200, 400)
