"""What is offered while one types: the right things first, in both forms, and never an error."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from careerguide.columns import store
from careerguide.columns.models import DataVersion
from careerguide.places.models import ZipCode
from careerguide.words.models import Synonym
from certifications.search import find as find_certifications
from certifications.store import certifications
from guides.suggest import BOXES, MOST, suggestions
from programs.catalog import catalog
from programs.meaning import field_mask
from salaries.search import find as find_occupations
from salaries.search import jobs
from tests.raw import OEWS, amount, rows

pytestmark = pytest.mark.usefixtures("site_data")
JSON = {"Accept": "application/json"}


def ask(client: Client, text: str, kind: str = "any") -> list[dict[str, str]]:
    response = client.get("/suggest/", {"q": text, "kind": kind}, headers=JSON)
    assert response.status_code == 200
    found: list[dict[str, str]] = response.json()["suggestions"]
    return found


def labels(client: Client, text: str, kind: str = "any") -> list[str]:
    return [one["label"] for one in ask(client, text, kind)]


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("rn", "any", "Registered Nurses"),
        ("nurs", "any", "Registered Nurses"),
        ("Registered Nurses", "wages", "Registered Nurses"),
        ("registered nurse", "plan", "Registered Nurses"),
        ("enferm", "any", "Registered Nurses"),
        ("electrisian", "any", "Electricians"),
        ("medical coder", "plan", "Medical Records Specialists"),
        ("cpc", "certifications", "CPC: Certified Professional Coder"),
        ("certified professional c", "certifications", "CPC: Certified Professional Coder"),
        ("aapc", "certifications", "AAPC: AAPC (formerly American Academy of Professional Coders)"),
        ("mit", "programs", "Massachusetts Institute of Technology"),
        ("bunker h", "programs", "Bunker Hill Community College"),
        ("worcester", "places", "Worcester, MA"),
        ("WORCESTER, m", "places", "Worcester, MA"),
        ("01608", "places", "01608"),
        ("st. lou", "places", "Saint Louis, MO"),
        ("ft lau", "places", "Fort Lauderdale, FL"),
        (
            "secretaries",
            "wages",
            "Secretaries and Administrative Assistants, Except Legal, Medical, and Executive",
        ),
        ("nurses", "any", "Registered Nurses"),
        ("mass", "where", "Massachusetts"),
        ("ma", "where", "Massachusetts"),
        ("welding", "fields", "Welding"),
    ],
)
def test_what_most_people_mean_comes_first(
    client: Client, text: str, kind: str, label: str
) -> None:
    assert labels(client, text, kind)[0] == label


def test_a_box_for_anything_names_what_each_thing_is(client: Client) -> None:
    found = ask(client, "cpc")
    kinds = {one["kind"]: one["named"] for one in found}
    assert kinds["occupation"] == "job"
    assert kinds["field"] == "field of study"
    assert kinds["certification"] == "certification or license"
    assert {one["kind"] for one in ask(client, "boston")} >= {"school", "place"}


@pytest.mark.parametrize(
    ("kind", "only"),
    [
        ("programs", {"occupation", "field", "school"}),
        ("fields", {"field"}),
        ("wages", {"occupation"}),
        ("certifications", {"certification", "issuer"}),
        ("plan", {"occupation"}),
        ("places", {"place"}),
        ("where", {"place"}),
    ],
)
def test_a_box_offers_only_what_it_takes(client: Client, kind: str, only: set[str]) -> None:
    for text in ("c", "med", "boston", "new y", "coder"):
        assert {one["kind"] for one in ask(client, text, kind)} <= only


def test_the_box_of_places_offers_no_state_and_that_of_the_home_page_does(client: Client) -> None:
    assert "Massachusetts" not in labels(client, "massachusetts", "places")
    assert labels(client, "massachusetts", "where")[0] == "Massachusetts"


def test_a_word_loses_its_plural_only_whole(client: Client) -> None:
    """“nurs” is an unfinished word, and not several of “nur”."""
    towns = labels(client, "nurs", "places")
    assert towns
    assert all(town.startswith("Nurs") for town in towns)
    assert labels(client, "medical coders", "plan")[0] == labels(client, "medical coder", "plan")[0]


@pytest.mark.parametrize("kind", ["", "none", "ANY", "programs'", "\0"])
def test_an_unknown_kind_of_box_takes_anything(client: Client, kind: str) -> None:
    assert ask(client, "nurse", kind) == ask(client, "nurse", "any")


@pytest.mark.parametrize("text", ["", " ", "zzzqqq", "!!!", "qqqqxxxx wwww", "\0", "字", "%"])
@pytest.mark.parametrize("kind", BOXES)
def test_nonsense_gives_none_and_says_so(client: Client, text: str, kind: str) -> None:
    response = client.get("/suggest/", {"q": text, "kind": kind}, headers=JSON)
    assert response.json()["suggestions"] == []
    assert response.json()["said"] == "No suggestions"


def test_the_largest_of_the_towns_that_begin_so_come_first(client: Client) -> None:
    towns: dict[str, int] = {}
    for place, state in ZipCode.objects.filter(place__istartswith="wor").values_list(
        "place", "state"
    ):
        towns[f"{place}, {state}"] = towns.get(f"{place}, {state}", 0) + 1
    found = labels(client, "wor", "places")
    assert len(found) == MOST
    sizes = [towns[label] for label in found]
    assert sizes == sorted(towns.values(), reverse=True)[:MOST]


def test_the_largest_of_the_jobs_whose_title_begins_so_come_first(client: Client) -> None:
    Synonym.objects.all().delete()
    DataVersion.objects.update(edits=10_000)
    store.forget()
    try:
        known = jobs()
        begin = [at for at, title in enumerate(known.titles) if title.lower().startswith("welder")]
        largest = max(begin, key=lambda at: known.weight[at])
        assert labels(client, "welder", "wages")[0] == known.titles[largest]
    finally:
        store.forget()


def test_a_new_synonym_is_offered_at_once(client: Client) -> None:
    assert labels(client, "florence nightinga", "wages") == []
    Synonym.objects.create(
        phrase="florence nightingale", kind="occupation", key="29-1141", source="made up"
    )
    DataVersion.objects.update(edits=20_000)
    store.forget()
    try:
        [one] = ask(client, "florence nightinga", "wages")
        assert one["label"] == "Registered Nurses"
        assert one["detail"].endswith("also called florence nightingale")
    finally:
        store.forget()


def test_a_job_tells_how_many_have_it_and_by_which_name_it_was_found(client: Client) -> None:
    one = ask(client, "rn", "wages")[0]
    cells = next(rows(OEWS, OCC_CODE="29-1141", AREA="99"))
    assert one["detail"] == f"{amount(cells['TOT_EMP']):,} jobs · also called RN"


def test_a_field_and_a_school_tell_how_many_programs_they_have(client: Client) -> None:
    known = catalog()
    field = next(one for one in ask(client, "welding", "fields") if one["label"] == "Welding")
    code = field["href"].partition("field=")[2]
    at = [place for place, one in enumerate(known.field_codes) if one.startswith(code)]
    count = sum(int((known.field == place).sum()) for place in at)
    assert field["detail"].startswith(f"{count:,} programs")
    school = ask(client, "bunker hill", "programs")[0]
    place = known.provider_names.index(school["label"])
    number = int((known.provider == place).sum())
    assert school["detail"] == f"Boston, MA · {number:,} programs"


@pytest.mark.parametrize("text", ["n", "ma", "co", "tech", "health", "computer s", "new", "coding"])
@pytest.mark.parametrize("kind", BOXES)
def test_no_answer_is_long_or_names_a_thing_twice_or_changes(
    client: Client, text: str, kind: str
) -> None:
    found = ask(client, text, kind)
    assert len(found) <= MOST
    names = [(one["kind"], one["label"]) for one in found]
    assert len(set(names)) == len(names)
    again = suggestions(text, kind)
    assert [(one.kind, one.label) for one in again] == names


@pytest.mark.parametrize("text", ["n", "co", "wel", "nurse", "medical"])
def test_every_suggestion_leads_to_a_page(client: Client, text: str) -> None:
    for kind in ("any", "certifications"):
        for one in ask(client, text, kind):
            assert client.get(one["href"]).status_code == 200


@pytest.mark.parametrize("text", ["n", "co", "wel", "nurs", "medical", "comp", "ma", "acc"])
def test_what_fills_a_box_is_taken_there_for_what_was_chosen(client: Client, text: str) -> None:
    known = catalog()
    for one in ask(client, text, "wages"):
        assert one["label"] == jobs().titles[jobs().at[find_occupations(one["value"])[0].code]]
    for one in ask(client, text, "fields"):
        code = one["href"].partition("field=")[2]
        assert field_mask(known, one["value"])[known.field_at[code]], one
    for one in ask(client, text, "certifications"):
        if one["kind"] == "certification":
            assert one["href"] == f"/certifications/{find_certifications(one['value'])[0]}/"


def test_every_certification_is_found_by_its_abbreviation(client: Client) -> None:
    for one in certifications().all:
        if not one.group:
            assert f"/certifications/{one.slug}/" in [
                found["href"] for found in ask(client, one.abbreviation, "certifications")
            ]


@pytest.mark.parametrize(
    "headers", [{"HX-Request": "true"}, {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}]
)
def test_htmx_and_browsers_get_the_same_as_links(client: Client, headers: dict[str, str]) -> None:
    found = ask(client, "nurse")
    response = client.get("/suggest/", {"q": "nurse"}, headers=headers)
    html = response.content.decode()
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert html.count("<li>") == len(found)
    for one in found:
        assert f'<a href="{one["href"].replace("&", "&amp;")}">' in html
    assert (
        client.get("/suggest/", {"q": "zzzqqq"}, headers=headers).content
        == b"<p>No suggestions</p>\n"
    )


def test_a_script_or_whoever_names_no_form_gets_json(client: Client) -> None:
    for headers in (JSON, {}, {"Accept": "*/*"}):
        response = client.get("/suggest/", {"q": "nurse"}, headers=headers)
        assert response["Content-Type"] == "application/json"
        assert json.loads(response.content)["q"] == "nurse"


def test_what_was_typed_is_never_markup(client: Client) -> None:
    for headers in (JSON, {"HX-Request": "true"}):
        response = client.get("/suggest/", {"q": "<script>nurse"}, headers=headers)
        assert b"<script" not in response.content or headers is JSON
        assert response["X-Content-Type-Options"] == "nosniff"


def test_an_answer_may_be_kept_by_all_unless_somebody_is_signed_in(
    client: Client, admin_client: Client
) -> None:
    assert set(client.get("/suggest/?q=a")["Cache-Control"].split(", ")) == {
        "max-age=300", "public",
    }  # fmt: skip
    assert "private" in admin_client.get("/suggest/?q=a")["Cache-Control"]
    vary = client.get("/suggest/?q=a")["Vary"]
    assert "Accept" in vary.split(", ")
    assert "HX-Request" in vary.split(", ")


def test_letters_typed_push_no_page_out_of_the_memory_and_ask_no_database_twice(
    client: Client, django_assert_num_queries: Any
) -> None:
    assert "ETag" not in client.get("/suggest/?q=nur")
    with django_assert_num_queries(0):
        client.get("/suggest/?q=nur")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading_is_answered(client: Client, method: str) -> None:
    assert getattr(client, method)("/suggest/?q=a").status_code == 405


@given(text=st.text(max_size=120), kind=st.sampled_from([*BOXES, "", "x"]))
def test_no_text_is_an_error(text: str, kind: str) -> None:
    for headers in (JSON, {"HX-Request": "true"}):
        response = Client().get("/suggest/", {"q": text, "kind": kind}, headers=headers)
        assert response.status_code == 200


WORDS = st.sampled_from(
    [
        "n",
        "nurse",
        "ma",
        "bo",
        "st.",
        "new",
        "medical",
        "coder",
        "0160",
        "x-ray",
        "É",
        "ñ",
        "a&p",
        "c++",
        "'",
        '"',
        "(",
        "51.07",
    ]
)


@given(words=st.lists(WORDS, max_size=14), kind=st.sampled_from(list(BOXES)))
def test_no_words_together_give_too_many(words: list[str], kind: str) -> None:
    assert len(suggestions(" ".join(words), kind)) <= MOST


def test_bytes_that_are_no_text_are_no_error(client: Client) -> None:
    assert client.get("/suggest/?q=%ff%fe&kind=%00").status_code == 200
    assert client.get("/suggest/?q=" + "a" * 5000).status_code == 200
    assert client.get("/suggest/?q=%ed%a0%80").status_code == 200
