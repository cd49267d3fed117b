"""Lists in words, as they sound in each language."""

import pytest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from careerguide.pages.labels import either, listed


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["CPC"], "CPC"),
        (["matrícula", "informática"], "matrícula e informática"),
        (["padres", "hijos"], "padres e hijos"),
        (["agua", "hielo"], "agua y hielo"),
        (["AAPC", "IPEDS", "inglés"], "AAPC, IPEDS e inglés"),
        (["RHIT", "HIM"], "RHIT y HIM"),
        (["Ítaca", "Ítaca"], "Ítaca e Ítaca"),
    ],
)
def test_spanish_says_e_for_y_before_the_sound_of_i(names: list[str], said: str) -> None:
    with override("es"):
        assert listed(names) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["una beca", "otra"], "una beca u otra"),
        (["7", "8"], "7 u 8"),
        (["10", "11"], "10 u 11"),
        (["10", "110"], "10 o 110"),
        (["casas", "hoteles"], "casas u hoteles"),
        (["una beca", "un préstamo"], "una beca o un préstamo"),
    ],
)
def test_spanish_says_u_for_o_before_the_sound_of_o(names: list[str], said: str) -> None:
    with override("es"):
        assert either(names) == said


def test_english_changes_no_word() -> None:
    assert listed(["maths", "informatics"]) == "maths and informatics"
    assert either(["seven", "of eight"]) == "seven or of eight"


def test_a_marked_name_keeps_its_mark_and_others_are_escaped() -> None:
    name = mark_safe('<span lang="en">Illinois Grant</span>')
    with override("es"):
        said = listed(["A & B", name])
    assert said == 'A &amp; B e <span lang="en">Illinois Grant</span>'
    assert isinstance(said, SafeString)
