"""What is remembered is made once, and again only when what it is made of may have changed."""

from collections.abc import Callable

import pytest
from django.utils import translation

from careerguide.columns import store
from careerguide.pages import cache
from careerguide.pages.cache import Remembered, per_build, per_language, per_page_version
from careerguide.places.find import gazetteer
from careerguide.words.lexicon import lexicon
from certifications.store import certifications
from programs.catalog import catalog
from programs.pages.words import residencies
from salaries.occupations import occupations
from salaries.wagestore import wages

Decorate = Callable[[Callable[[], str]], Remembered[[], str]]


@pytest.fixture
def version(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The build in use and the version of the pages, to be changed."""
    now = ["one"]
    monkeypatch.setattr(store, "version", lambda: now[0])
    monkeypatch.setattr(store, "page_version", lambda: now[0])
    return now


def per_build_now(make: Callable[[], str]) -> Remembered[[], str]:
    return Remembered(make, lambda: str(store.version()), 100)


def per_page_now(make: Callable[[], str]) -> Remembered[[], str]:
    return Remembered(make, lambda: str(store.page_version()), 100)


@pytest.mark.parametrize("decorate", [per_build_now, per_page_now])
def test_what_is_made_of_data_is_made_once_for_each_version(
    version: list[str], decorate: Decorate
) -> None:
    made: list[str] = []

    def make() -> str:
        made.append(version[0])
        return " ".join(made)

    remembered = decorate(make)
    assert [remembered(), remembered()] == ["one", "one"]
    version[0] = "two"
    assert [remembered(), remembered()] == ["one two", "one two"]
    remembered.forget()
    assert remembered() == "one two two"


def test_the_two_kinds_ask_for_the_build_and_for_the_version_of_pages() -> None:
    assert per_build(str)._until is store.version
    assert per_page_version(str)._until is store.page_version


def test_each_language_and_argument_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter("1234")
    remembered = per_language(lambda word: f"{word}{next(numbers)}")
    seen = []
    for language in ("en", "es", "en"):
        monkeypatch.setattr(cache, "get_language", lambda now=language: now)
        seen += [remembered("a"), remembered("b")]
    assert seen == ["a1", "b2", "a3", "b4", "a1", "b2"]


def test_what_cannot_be_made_is_tried_again() -> None:
    answers = iter([store.NoData("rows"), None])

    @per_language
    def rows() -> str:
        if error := next(answers):
            raise error
        return "rows"

    with pytest.raises(store.NoData):
        rows()
    assert rows() == "rows"


def test_only_so_many_results_are_kept() -> None:
    made: list[int] = []
    remembered = Remembered(made.append, lambda: "", 3)
    for number in (1, 2, 3, 1, 4, 1):
        remembered(number)
    assert made == [1, 2, 3, 1, 4]


def test_when_a_build_is_read_anew_all_is_forgotten() -> None:
    numbers = iter("12")
    remembered = per_language(lambda: next(numbers))
    assert remembered() == "1"
    store.forget()
    assert remembered() == "2"


@pytest.mark.usefixtures("site_data")
def test_the_data_is_in_memory_once_and_its_words_once_a_language() -> None:
    for made in (occupations, wages, catalog, gazetteer, lexicon, certifications):
        with translation.override("es"):
            spanish = made()
        assert made() is spanish
    with translation.override("es"):
        spanish_words = residencies()
    assert residencies() != spanish_words
