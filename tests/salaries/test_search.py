"""Finding occupations by title, job title and code."""

from hypothesis import given
from hypothesis import strategies as st

from salaries.search import Index, stems

INDEX = Index(
    ["11-0001", "11-0002", "12-0001"],
    ["Coders", "Code Inspectors", "Bakers"],
    [["Medical Coder", "Coder, Junior"], ["Coder"], ["Pâtissier", "Medical Coder Baker"]],
    [10, 500, 50],
)
"""Made up."""


def found(query: str) -> list[str]:
    return [INDEX.codes[match.at] for match in INDEX.find(query)]


def test_an_exact_title_comes_first_then_its_beginning_then_job_titles() -> None:
    assert found("coder") == ["11-0001", "11-0002", "12-0001"]
    assert found("code") == ["11-0002", "11-0001", "12-0001"]


def test_a_job_title_is_kept_with_its_match() -> None:
    matches = INDEX.find("medical coder")
    assert [(INDEX.codes[m.at], m.job_title) for m in matches] == [
        ("11-0001", "Medical Coder"),
        ("12-0001", "Medical Coder Baker"),
    ]
    assert INDEX.find("bakers")[0].job_title == ""


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


def test_a_misspelled_word_is_offered_as_it_is_spelled() -> None:
    assert INDEX.suggest("medicle codr")[0] == "Medical Coder"
    assert INDEX.suggest("codr medicle")[0] == "Medical Coder"
    assert INDEX.suggest("zzzzzzzz") == []


@given(st.text(max_size=60))
def test_no_words_break_the_search(query: str) -> None:
    INDEX.find(query)
    INDEX.suggest(query)
