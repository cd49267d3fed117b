"""Words compared without what does not matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.folding import fold
from careerguide.words.text import root, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St John’s College", "st johns college"),
        ("X-ray", "x ray"),
        ("Cañon City", "canon city"),
        ("Washington, D.C.", "washington dc"),
        ("NURSES", "nurse"),
        ("coaches", "coach"),
        ("secretaries", "secretary"),
        ("Winston-Salem", "winston salem"),
        ("Winston–Salem", "winston salem"),
        ("A+ certification", "a plus certification"),
    ],
)
def test_marks_case_accents_and_plurals_do_not_matter(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_different_words_stay_different() -> None:
    assert stems("nurse") != stems("nursery")
    assert stems("campus") == ["campus"]
    assert stems("dialysis") == ["dialysis"]


def test_a_person_and_an_activity_have_one_root() -> None:
    assert root("welder") == root("welding")
    assert root("designer") == root("design")


@given(st.text())
def test_any_text_folds(text: str) -> None:
    fold(text)
    assert all(word.isascii() for word in stems(text))
