"""Kinds of lines and links that were wrong, each on cases of its own."""

import pytest
from django.http import QueryDict
from django.test import Client

from careerguide.words.line import read
from certifications.store import certifications
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.pages.list.page import widened
from programs.selection import Selection
from programs.understood import selected
from salaries.rules import Education
from salaries.search import find

pytestmark = pytest.mark.usefixtures("site_data")


def asked(**params: str) -> Selection:
    query = QueryDict(mutable=True)
    query.update(params)
    return selected(*ProgramQuery.from_params(query))


def first_fields(selection: Selection, most: int = 5) -> set[str]:
    known = catalog()
    return {known.field_codes[known.field[at]] for at in selection.ordered[:most].tolist()}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("what does a transportation assistant make", "43-4181"),
        ("is event promoter a good career", "27-3031"),
        ("how much do custom stock makers get paid in texas", "51-7011"),
        ("it engineer salary", "15-1299"),
        ("pipelinecorrosiontechnician", "49-9071"),
        ("RNs", "29-1141"),
        ("home health aid", "31-1120"),
        ("68w", "29-2042"),
    ],
)
def test_a_job_is_found_however_it_is_asked_for(text: str, code: str) -> None:
    assert find(text)[0].code == code


def test_words_that_hold_others_together_mean_nothing_alone() -> None:
    assert read("the").is_empty
    assert find("the") == []


def test_several_topics_that_are_no_job_are_one_together() -> None:
    assert read("good paying jobs no experience").topic


@pytest.mark.parametrize("text", ["BS nursing", "bachelors in nursing"])
def test_a_degree_stands_before_its_field(text: str) -> None:
    assert read(text).how_keys("award") == ("5",)


def test_a_state_after_its_words_is_no_degree() -> None:
    line = read("welding MS")
    assert (line.state, line.how_keys("award")) == ("MS", ())


def test_every_issuer_is_found_by_its_name() -> None:
    for body in {one.body.slug: one.body for one in certifications().all}.values():
        line = read(body.name)
        found = (*line.keys("issuer"), *line.keys("certification"), *line.keys("occupation"))
        assert found, body.name


def test_a_master_of_a_trade_is_no_degree() -> None:
    found = asked(q="master barber", near="Atlanta")
    assert found.total
    assert not found.query.award


def test_online_takes_schools_that_teach_online_where_no_program_is_known_to() -> None:
    found = asked(q="mba online texas")
    assert found.total
    assert set(found.query.delivery) == {"online", "school-online"}


def test_what_else_leads_to_the_job_is_listed_where_nothing_of_the_name_is_near() -> None:
    found = asked(q="blacksmith", near="Tulsa")
    assert found.total
    assert not found.query.q
    assert "blacksmith" in widened(found)


@pytest.mark.parametrize(
    ("job", "fields"),
    [
        ("17-2011", {"14.0201"}),
        ("25-2022", {"13.1203"}),
        ("41-3041", {"52.1905"}),
        ("13-1075", {"52.1002"}),
    ],
)
def test_a_jobs_programs_begin_with_the_fields_of_its_name(job: str, fields: set[str]) -> None:
    assert first_fields(asked(occupation=job)) == fields


def test_what_asks_for_more_schooling_than_the_job_comes_last() -> None:
    found = asked(occupation="21-1092")
    ranks = catalog()["rank"][found.ordered[:100]]
    assert ranks.max() <= Education.BACHELOR


def test_basic_courses_lead_to_emergency_medical_technicians() -> None:
    assert "51.0810" in first_fields(asked(occupation="29-2042"), most=100_000)


def test_a_course_in_one_office_program_leads_to_no_job() -> None:
    known = catalog()
    rows = [at for at, name in enumerate(known.listed) if name == "Using Microsoft Windows 10"]
    assert rows
    assert not known.for_beginners()[rows].any()


def test_a_job_that_asks_for_years_of_work_says_so_and_is_not_the_main_one(client: Client) -> None:
    page = client.get("/programs/110705-40.0801-5/").content.decode()
    assert "after five years or more of work in a related job" in page
    assert "main job" not in page
