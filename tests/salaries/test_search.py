"""Finding occupations by title, job title and code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.words.line import Line
from careerguide.words.text import stems
from salaries.search import Index, find

pytestmark = pytest.mark.usefixtures("site_data")


def index() -> Index:
    """Made up."""
    return Index(
        ["11-0001", "11-0002", "12-0001"],
        ["Coders", "Code Inspectors", "Bakers"],
        [["Medical Coder", "Coder, Junior"], ["Coder"], ["Pâtissier", "Medical Coder Baker"]],
        [10, 500, 50],
    )


def found(query: str, **leading: float) -> list[str]:
    return [match.code for match in index().find(Line(query, tuple(stems(query))), leading)]


def test_the_title_comes_first_then_a_job_title_of_just_these_words_then_others() -> None:
    assert found("coder") == ["11-0001", "11-0002", "12-0001"]


def test_of_jobs_called_the_same_the_one_that_most_have_comes_first() -> None:
    two = Index(["1", "2"], ["A", "B"], [["Aide"], ["Aide"]], [10, 500])
    assert [match.code for match in two.find(Line("aide", ("aide",)))] == ["2", "1"]


def test_a_job_title_is_kept_with_its_match() -> None:
    matches = index().find(Line("medical coder", ("medical", "coder")))
    assert [(m.code, m.job_title) for m in matches] == [
        ("11-0001", "Medical Coder"),
        ("12-0001", "Medical Coder Baker"),
    ]


def test_every_word_must_be_there_in_any_order() -> None:
    assert found("baker medical") == ["12-0001"]
    assert found("medical plumber") == []


def test_plurals_case_and_accents_do_not_matter() -> None:
    assert stems("Pâtissiers & SECRETARIES") == ["patissier", "secretary"]
    assert found("patissiers") == ["12-0001"]


def test_a_code_is_found_by_its_beginning() -> None:
    assert found("11") == ["11-0001", "11-0002"]
    assert found("11-0001.00") == ["11-0001"]
    assert found("110002") == ["11-0002"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("physican", "29-1229"),
        ("software developper", "15-1252"),
        ("medcial coding", "29-2072"),
        ("enfermera", "29-1141"),
        ("51.3801", "29-1141"),
        ("SOC 47-2111", "47-2111"),
        ("how much does a plumber make", "47-2152"),
    ],
)
def test_a_job_is_found_however_people_write_it(text: str, code: str) -> None:
    assert find(text)[0].code == code


@given(st.text(max_size=60))
def test_no_words_break_the_search(query: str) -> None:
    find(query)
