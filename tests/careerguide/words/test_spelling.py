"""The likely word for one that is misspelt."""

import pytest

from careerguide.words.spelling import Vocabulary

WORDS = Vocabulary({
    "medical": 900, "medial": 2, "coding": 500, "assistant": 800, "physician": 300,
    "physical": 700, "cyber": 50, "security": 90, "hygienist": 60, "phlebotomy": 40,
    "worker": 70, "technician": 1_000_000, "technican": 100,
})  # fmt: skip
"""Made up."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("medcial", "medical"),
        ("asistant", "assistant"),
        ("physican", "physician"),
        ("hygenist", "hygienist"),
        ("phlebotamy", "phlebotomy"),
        ("zzzyx", ""),
        ("cat", ""),
        ("enterer", ""),
    ],
)
def test_the_nearest_word_is_found_and_the_more_used_of_two(typed: str, meant: str) -> None:
    assert WORDS.nearest(typed) == meant


def test_a_line_keeps_its_known_words_and_unknown_ones_without_a_neighbour() -> None:
    assert WORDS.respelled(["medcial", "coding"]) == ("medical", "coding")
    assert WORDS.respelled(["medical", "coding"]) is None
    assert WORDS.respelled(["zzzyx"]) is None


def test_two_words_written_as_one_are_parted() -> None:
    assert WORDS.respelled(["cybersecurity"]) == ("cyber", "security")


def test_a_word_that_may_still_be_typed_is_left_alone() -> None:
    assert WORDS.respelled(["phleb"]) is None


def test_an_error_that_a_few_labels_have_is_still_an_error() -> None:
    assert WORDS.respelled(["technican"]) == ("technician",)


def test_the_same_letters_in_another_order_are_one_error() -> None:
    words = Vocabulary({"python": 10, "pilot": 900})
    assert words.nearest("phyton") == "python"
    assert Vocabulary({"nurse": 5}).nearest("runes") == "", "not where the first letter is another"


def test_of_several_likely_words_those_that_mean_something_together_are_taken() -> None:
    words = Vocabulary({"grafico": 900, "graphic": 10, "design": 900})
    assert words.respelled(["grafic", "design"], begun=False) == ("grafico", "design")
    known = {("graphic", "design")}
    found = words.respelled(
        ["grafic", "design"], begun=False, means=lambda line: tuple(line) in known
    )
    assert found == ("graphic", "design")
    none = words.respelled(["grafic", "design"], begun=False, means=lambda _line: False)
    assert none == ("grafico", "design"), "the likeliest where none means anything"
