import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.words.index import LabelIndex, search_words
from careerguide.words.text import MOST_WORDS, stems

LABELS = [
    "Medical Insurance Coding Specialist/Coder",
    "Medical Insurance Specialist/Medical Biller",
    "Nursing Assistant/Aide and Patient Care Assistant/Aide",
    "Universidad de Puerto Rico-Río Piedras San Juan PR Puerto Rico",
    "St. John's College Annapolis MD Maryland",
    "Business Management",
    "Massage Therapy",
    "Glass Blowing",
]
INDEX = LabelIndex(LABELS)


def matching(text: str) -> list[int]:
    return [at for at, hit in enumerate(INDEX.matching(search_words(text))) if hit]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("medical coder", [0]),
        ("MEDICAL CODERS", [0]),
        ("coder, medical", [0]),
        ("medical", [0, 1]),
        ("medic", [0, 1]),
        ("nursing assistants", [2]),
        ("rio piedras", [3]),
        ("RÍO", [3]),
        ("st johns", [4]),
        ("st. john's", [4]),
        ("medical coding certificate program near me", []),
        ("medical coding certificate program", [0]),
        ("glass", [7]),
        ("medical welding", []),
        ("", list(range(len(LABELS)))),
    ],
)
def test_a_label_is_found_by_words_that_begin_its_words(text: str, found: list[int]) -> None:
    assert matching(text) == found


def test_a_whole_word_is_not_the_beginning_of_another_where_it_is_there() -> None:
    index = LabelIndex(["Nurse", "Nursery Worker", "Nurse Aide"])
    assert np.flatnonzero(index.matching(["nurse"])).tolist() == [0, 2]
    assert np.flatnonzero(index.beginning(["nurse"])).tolist() == [0, 1, 2]
    assert np.flatnonzero(index.matching(["nurser"])).tolist() == [1]


def test_two_letters_match_a_whole_word_only() -> None:
    assert matching("md") == [4]
    assert matching("ma") == []
    assert matching("mas") == [6]


def test_words_that_say_little_are_left_out_unless_there_are_no_others() -> None:
    assert search_words("a certificate in nursing") == ["nursing"]
    assert search_words("certificate program") == ["certificate", "program"]


@given(st.text(max_size=300))
def test_any_text_can_be_searched_for(text: str) -> None:
    words = search_words(text)
    assert len(words) <= MOST_WORDS
    assert all(word.isascii() and word.isalnum() for word in words)
    assert len(INDEX.matching(words)) == len(LABELS)


@given(st.sampled_from(LABELS), st.data())
def test_a_label_is_found_by_any_of_its_own_words(label: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(stems(label)))
    assert LABELS.index(label) in [at for at, hit in enumerate(INDEX.matching([word])) if hit]
    if len(word) > 3:
        start = word[: data.draw(st.integers(3, len(word)))]
        assert INDEX.matching([start])[LABELS.index(label)]


def test_an_index_of_nothing_finds_nothing() -> None:
    assert LabelIndex([]).matching(["a"]).tolist() == []
