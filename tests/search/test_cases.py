"""Small inputs that failed once, each with the right value; where each other one is held:

| what was typed or opened | held by |
|---|---|
| closed schools in plans, answers and lists (F01) | tests/test_closed_schools.py |
| territories, shortened and odd place names (F03–F05) | here; places/test_find.py; queries.csv |
| apostrophes, “Saint”, degrees, full names, typing errors (F07–F13) | here; queries.csv |
| a download's byte order mark (F15) | here; lists/test_csvfile.py |
| entities and damaged characters (F16) | here; releases/test_mending.py |
| filtered addresses in search engines (F19) | guides/test_discovery.py |
| what “unknown” a checkbox includes (F20) | programs/pages/test_not_there.py |
| letters of 16 px on phones (F22) | browser/test_filters.py |
| what a cache is told (F23) | here; programs/pages/test_views.py |
| online programs beside near ones (F24) | programs/pages/test_not_there.py |
| each of 76 searches | queries.csv, named here where a page matters |
| false links, beginners' plans, whose pay is shown | programs/build/test_reach.py; here |
| self-study, unknown renewals, unknown cost | plan/page/test_page.py |
"""

import csv
import html
import re
from pathlib import Path

import numpy as np
import pytest
from django.http import QueryDict
from django.test import Client

from careerguide.places.find import find_where
from careerguide.words.said import reading
from guides.home.question import HomeQuery, Question
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.models import Program
from programs.rules.ids import program_number
from programs.selection import Selection
from programs.understood import selected
from salaries.models import Occupation

pytestmark = pytest.mark.usefixtures("site_data")
LOST = "\N{REPLACEMENT CHARACTER}"


def found(words: str, near: str = "", **more: str) -> Selection:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in (("q", words), ("near", near)) if value} | more)
    return selected(*ProgramQuery.from_params(query))


def fields(selection: Selection, most: int = 25) -> list[str]:
    known = catalog()
    return [known.field_codes[int(known.field[row])] for row in selection.ordered[:most]]


def schools(selection: Selection, most: int = 25) -> list[str]:
    known = catalog()
    return [known.provider_names[int(known.provider[row])] for row in selection.ordered[:most]]


def text_of(page: bytes) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("00926", "San Juan, PR 00926"),
        ("96910", "Hagatna, GU 96910"),
        ("San Juan, PR", "San Juan, PR"),
        ("St. Louis, MO", "Saint Louis, MO"),
        ("Ft. Worth, TX", "Fort Worth, TX"),
        ("Mt. Pleasant, MI", "Mount Pleasant, MI"),
        ("Worcester, MA 01608", "Worcester, MA 01608"),
        ("Worcester Massachusetts", "Worcester, MA"),
        ("Washington, D.C.", "Washington, DC"),
        ("New York City", "New York, NY"),
        ("01608-1234", "Worcester, MA 01608"),
        ("016081234", "Worcester, MA 01608"),
        ("Worchester MA", "Worcester, MA"),
    ],
)
def test_a_place_is_found_as_it_is_written(text: str, label: str) -> None:
    place = find_where(text).place
    assert place is not None
    assert place.label == label


@pytest.mark.parametrize("near", ["00926", "96910", "00802"])
def test_programs_stand_near_the_zip_codes_of_territories(near: str) -> None:
    assert 20 < found("", near).total < 3_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St John’s College", "St John's College"),
        ("nurse’s aide", "nurse's aide"),
        ("Saint Olaf", "St Olaf"),
        ("xray", "x-ray"),
        ("hvac", "HVAC"),
    ],
)
def test_two_ways_to_write_one_thing_find_the_same(one: str, other: str) -> None:
    first, second = found(one), found(other)
    assert first.total > 4
    assert np.array_equal(first.ordered, second.ordered)


def test_st_olaf_has_its_fifty_two_programs() -> None:
    assert set(schools(found("Saint Olaf"), 99)) == {"St Olaf College"}


@pytest.mark.parametrize(
    ("words", "code"),
    [("MBA", "52"), ("JD", "22.0101"), ("PharmD", "51.2001"), ("xray", "51.0911")],
)
def test_a_degree_and_a_short_name_find_their_field(words: str, code: str) -> None:
    assert all(one.startswith(code) for one in fields(found(words), 10))


def test_a_doctorate_is_a_level_of_any_field() -> None:
    levels = catalog()["award_level"][found("PhD").ordered[:50]]
    assert set(levels.tolist()) == {17}


@pytest.mark.parametrize("name", ["Miami University", "New York University"])
def test_the_school_of_a_full_name_comes_first(name: str) -> None:
    assert all(one.startswith(name) for one in schools(found(name), 10))


@pytest.mark.parametrize(
    ("words", "code"),
    [("medical asistant", "51.0801"), ("medcial coding", "51.0713"), ("phlebotamy", "51.1009")],
)
def test_typing_errors_are_put_right_and_said_with_the_way_back(words: str, code: str) -> None:
    assert fields(found(words), 1) == [code]
    said = reading(words, lambda exact: f"?q={exact}")
    assert said is not None
    assert said.text.startswith("Showing results for")
    assert said.href == f'?q="{words}"'


@pytest.mark.parametrize(
    ("words", "near", "code", "prefix"),
    [
        ("welding", "Houston", "48.0508", ""),
        ("welder", "Houston", "48.0508", ""),
        ("hvac", "Ohio", "47.0201", ""),
        ("hvac", "Columbus", "47.0201", ""),
        ("nurse", "Worcester", "51.3", ""),
        ("cyber security", "Ohio", "11.1003", ""),
        ("RN", "MA", "51.38", ""),
        ("IT", "Ohio", "11.", ""),
        ("x-ray", "Ohio", "51.0911", ""),
        ("medical billing and coding", "Worcester", "51.07", ""),
    ],
)
def test_near_a_place_relevance_cuts_before_distance_sorts(
    words: str, near: str, code: str, prefix: str
) -> None:
    selection = found(words, near)
    assert selection.total
    assert all(one.startswith(code) for one in fields(selection, 5))


def test_both_orders_are_offered_near_a_place(client: Client) -> None:
    page = client.get("/programs/?q=welding&near=Houston").content.decode()
    orders = re.search(r'<select[^>]*name="sort".*?</select>', page, re.DOTALL)
    assert orders is not None
    assert "Best match" in orders[0]
    assert "Nearest" in orders[0]


def test_the_words_online_are_a_delivery() -> None:
    selection = found("medical billing and coding online")
    assert selection.query.delivery == ("online",)
    assert selection.total > 100


def test_the_answer_for_medical_coding_near_worcester_says_what_lies_farther_and_online(
    client: Client,
) -> None:
    text = text_of(client.get("/?q=medical+coding&near=Worcester+MA").content)
    assert "Worcester" in text
    assert re.search(r"\d+ within 25 miles, \d+ within 50, \d+ online", text)
    assert "online" in text


def test_a_doctors_assistant_is_one_with_either_apostrophe() -> None:
    for words in ("physician’s assistant", "physician's assistant"):
        assert Question(HomeQuery(q=words)).target.soc == "29-1071"


def test_a_listed_programs_name_has_no_entity_and_none_has_a_lost_character(
    client: Client,
) -> None:
    page = client.get("/programs/tx-8920/").content.decode()
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    assert heading is not None
    assert '1/8" combo' in text_of(heading[1].encode())
    assert "&amp;quot" not in page
    assert not Program.objects.filter(name__contains=LOST).exists()
    assert not Program.objects.filter(name__contains="&quot").exists()


def test_a_download_opens_in_a_spreadsheet_with_its_apostrophes(client: Client) -> None:
    response = client.get("/programs/?state=MA&q=nurse&_export=csv")
    body = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.decode("utf-8-sig")


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_cache_is_told_all_that_an_answer_depends_on(
    client: Client, headers: dict[str, str]
) -> None:
    told = client.get("/programs/?q=nurse", headers=headers)["Vary"]
    assert {"HX-Request", "HX-Target"} <= set(re.split(", ?", told))


@pytest.mark.parametrize(
    ("field", "level", "never"),
    [
        ("52.0201", 3, "Transportation"),  # business administration, associate
        ("52.0201", 2, "Transportation"),
        ("43.0107", 5, "All Other"),  # law enforcement
        ("45.0201", 5, "All Other"),  # anthropology
        ("43.0107", 3, "Supervisors"),
        ("51.0701", 5, "Managers"),  # health administration asks for years of work
        ("42.0101", 7, "All Other"),  # psychology
        ("43.0104", 5, "Science Technicians"),  # criminal justice
        ("51.3802", 7, "Nurse Practitioners"),  # nursing administration
        ("51.0904", 2, "Emergency Medical"),  # paramedics
        ("13.0101", 5, "Teaching Assistants"),  # education
    ],
)
def test_the_pay_shown_is_not_that_of_a_job_nobody_starts_in(
    field: str, level: int, never: str
) -> None:
    paid = Program.objects.filter(field=field, award_level=level, origin=1)
    assert paid.exists()
    jobs = set(paid.filter(local_median__isnull=False).values_list("occupation", flat=True))
    titles = Occupation.objects.filter(code__in=jobs).values_list("title", flat=True)
    assert not [title for title in titles if never in title]


SEARCHED = """medcial coding|phlebotamy|dental hygenist|welding|heavy equipment operator|CCS|RHIT|
CPC|RHIA|AAPC|cosmetology|photography|hvac|cyber security|nurse|cna|ultrasound tech|lineman|
solar installer|wind turbine|daycare|data analyst|IT|x-ray tech|medical billing and coding online|
work from home|jobs without degree|coding bootcamp|Bunker Hill|Roxbury Community College|enfermera|
camionero|soldador|29-2072|51.0713|51.07|🚑|truck driver"""


def test_each_search_that_failed_is_labelled() -> None:
    with (Path(__file__).parent / "queries.csv").open(encoding="utf-8", newline="") as file:
        labelled = {row["words"].lower() for row in csv.DictReader(file)}
    wanted = {words.strip().lower() for words in SEARCHED.split("|")}
    assert not wanted - labelled


def test_the_number_of_a_listed_program_is_its_row() -> None:
    assert program_number("tx-8920") == 48_000_008_920
