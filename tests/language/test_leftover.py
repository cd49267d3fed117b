"""What tells English that is left on a page, on made-up pages."""

import pytest

from tests.language.leftover import english_left


@pytest.mark.parametrize("html", [
    "<p>What programs cost</p>",
    '<img alt="A map of the schools">',
    '<input placeholder="town or ZIP code of your home">',
    "<td>none known</td>",
    "<p>Salarios de May 2025</p>",
    '<p lang="en">Marked</p><p>and not marked</p>',
    '<meta name="description" content="Training for you">',
])  # fmt: skip
def test_english_is_found(html: str) -> None:
    assert len(english_left(f'<html lang="es">{html}</html>')) == 1


@pytest.mark.parametrize("html", [
    "<p>Cuánto cuestan los programas</p>",
    '<p>En <span lang="en">University of the Arts</span></p>',
    '<a lang="en" title="The same in English">English of the page</a>',
    "<script>for (const one of them) {}</script><code>not the text</code>",
    "<p>Pagan más que quienes terminaron la secundaria (high school)</p>",
    "<p>Fuente: https://example.org/the/page/of/it</p>",
    "<p>Vigente desde el 2 may 2026, en IN y OR</p>",
    "<p>Bureau of Labor Statistics (BLS)</p>",
])  # fmt: skip
def test_spanish_marked_english_and_what_is_no_text_are_left_alone(html: str) -> None:
    assert english_left(f'<html lang="es">{html}</html>') == []


def test_a_name_may_stand_in_a_sentence_but_not_alone() -> None:
    names = ["Institute of the Deep"]
    assert english_left("<p>Buceo, Institute of the Deep: $90</p>", names) == []
    assert english_left("<p>Institute of the Deep</p>", names) == ["Institute of the Deep"]
    assert english_left("<p>Buceo, Institute of the Deep: $90</p>") != []


def test_an_element_without_an_end_tag_marks_nothing_after_it() -> None:
    assert english_left('<p><br lang="en">and here</p>') == ["and here"]
