"""One line of words cut into what, how and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.words.lexicon import lexicon
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


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("i want to drive trucks", "occupation", "53-3032"),  # another form and order
        ("veterinaria asistente", "occupation", "31-9096"),
        ("grafic design", "field", "50.0409"),  # of two likely words the one that means something
        ("phyton", "occupation", "15-1252"),  # the same letters in another order
        ("a/c repair school", "field", "47.0201"),
        ("A+ certification classes", "field", "11.1006"),
        ("toyota tech", "occupation", "49-3023"),
        ("ayudante de farmacia", "occupation", "29-2052"),
        ("jobs for seniors", "notajob", "who-asks"),
        ("jobs with good benefits", "notajob", "what-employers-offer"),
    ],
)
def test_a_line_means_what_most_who_type_it_mean(text: str, kind: str, key: str) -> None:
    assert read(text).keys(kind)[:1] == (key,)


def test_a_form_that_is_spelled_out_is_no_typing_error() -> None:
    assert read("tecnica en uñas").spelled == ""


def test_words_that_say_which_keep_their_place() -> None:
    """A school nurse is no school of nursing."""
    assert "29-1141" in read("nurse school").keys("occupation")
    assert lexicon().loosely(["nurse", "school"]) == ()


def test_what_is_no_job_comes_after_words_beside_it_that_are_one() -> None:
    line = read("evening paralegal certificate boston")
    assert line.keys("field") == ("22.0302",)
    assert (line.topic, line.part_topic) == ("", "")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("lvn bay area", "San Francisco, CA"),
        ("paralegal boston", "Boston, MA"),
    ],
)
def test_a_large_town_after_words_that_mean_something_is_a_place(text: str, place: str) -> None:
    line = read(text)
    assert line.place is not None
    assert (line.place.label, line.sure) == (place, False)


@pytest.mark.parametrize(
    "text", ["tecnica en uñas", "asistente de salud en casa", "electrician union", "cna near me"]
)
def test_a_word_of_work_is_no_town_of_its_name(text: str) -> None:
    line = read(text)
    assert line.place is None
    assert line.state == ""


@pytest.mark.parametrize(
    ("text", "code"), [("51.38xx", "51.38"), ("51.38**", "51.38"), ("CIP 51.XXXX", "51")]
)
def test_a_code_may_leave_its_last_digits_open(text: str, code: str) -> None:
    assert read(text).cip == code
