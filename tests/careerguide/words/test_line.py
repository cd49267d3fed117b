"""One line of words cut into what, how and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.words.line import read

pytestmark = pytest.mark.usefixtures("site_data")


@pytest.mark.parametrize(
    ("text", "about", "place"),
    [
        ("nurse near Worcester", "nurse", "Worcester, MA"),
        ("welder in Houston", "welder", "Houston, TX"),
        ("welding, Houston TX", "welding", "Houston, TX"),
        ("cna 01608", "cna", "Worcester, MA 01608"),
        ("medical coder 01608", "medical coder", "Worcester, MA 01608"),
        ("welder Worcester MA 01608", "welder", "Worcester, MA 01608"),
        ("enfermera cerca de Springfield", "enfermera", "Springfield, IL"),
    ],
)
def test_a_place_in_the_line_is_read_as_the_place(text: str, about: str, place: str) -> None:
    line = read(text)
    assert line.about == about
    assert line.place is not None
    assert line.place.label == place
    assert line.sure


def test_a_state_is_read_as_the_state() -> None:
    line = read("cna ohio")
    assert (line.about, line.state, line.place) == ("cna", "OH", None)


NAMES = ("University of Texas", "Houston Community College", "barber near me")


@pytest.mark.parametrize("text", NAMES)
def test_no_place_is_read_into_a_schools_name_or_near_me(text: str) -> None:
    line = read(text)
    assert line.place is None
    assert not line.state


def test_what_says_how_is_told_apart_from_what() -> None:
    line = read("medical billing and coding online")
    assert line.about == "medical billing and coding"
    assert "online" in line.how_keys("delivery")
    assert read("MBA").how_keys("award") == ("7",)


def test_quotation_marks_keep_the_words_as_they_are() -> None:
    line = read('"medcial coding online"')
    assert line.words == ("medcial", "coding", "online")
    assert (line.spelled, line.meanings, line.how) == ("", (), ())


@pytest.mark.parametrize(
    ("text", "soc", "cip"),
    [
        ("29-1141", "29-1141", ""),
        ("29-1141.00", "29-1141", ""),
        ("291141", "29-1141", "29.1141"),
        ("51.0713", "", "51.0713"),
        ("513801", "51-3801", "51.3801"),
        ("51.38", "", "51.38"),
        ("51", "", "51"),
        ("SOC 47-2111", "47-2111", ""),
    ],
)
def test_a_code_is_read_in_every_usual_form(text: str, soc: str, cip: str) -> None:
    assert (read(text).soc, read(text).cip) == (soc, cip)


@pytest.mark.parametrize("text", ["🚑", "!!!", "", "…"])
def test_text_without_a_word_is_empty(text: str) -> None:
    assert read(text).is_empty


@given(st.text(max_size=80))
def test_any_text_can_be_read_and_always_the_same(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    ("text", "soc", "cip"),
    [
        ("29–2072", "29-2072", ""),
        ("29 2072", "29-2072", ""),
        ("soc code 472152", "47-2152", "47.2152"),
        ("CIP:48.0508", "", "48.0508"),
        ("cip code 480508", "48-0508", "48.0508"),
        ("1204", "", "12.04"),
    ],
)
def test_a_code_is_read_with_other_marks_and_with_its_name(text: str, soc: str, cip: str) -> None:
    assert (read(text).soc, read(text).cip) == (soc, cip)


def test_a_code_with_the_others_mark_can_be_either() -> None:
    assert read("29.2072").soc_by_dot == "29-2072"
    assert read("51-0713").cip_by_hyphen == "51.0713"
    assert read("51.07").soc_by_dot == ""


@pytest.mark.parametrize("text", ["weekend cna class", "part time cna", "free cna training"])
def test_what_alone_is_no_job_is_beside_one_only_how(text: str) -> None:
    assert "31-1131" in read(text).keys("occupation")
    assert not read(text).topic


@pytest.mark.parametrize("text", ['" OR 1=1 --', "{{7*7}}", "1 = 1"])
def test_digits_that_are_no_code_say_nothing(text: str) -> None:
    assert not read(text).words
