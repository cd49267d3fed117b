"""Our lookup of texts gives what Django's own gives."""

from threading import Thread

import pytest
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import trans_real

from careerguide.pages import speech


@pytest.fixture(autouse=True)
def own_language_afterwards() -> object:
    yield
    translation.activate("en-us")


def test_all_texts_are_found_as_django_finds_them() -> None:
    translation.activate("es")
    known = speech.texts("es")
    assert len(known) > 3_000
    for text in known:
        if "\x04" not in text:
            assert translation.gettext(text) == trans_real.gettext(text)


def test_a_text_that_nobody_translated_is_itself_and_safe_text_stays_safe() -> None:
    translation.activate("es")
    assert translation.gettext("Nobody says this.") == "Nobody says this."
    assert isinstance(translation.gettext(SafeString("Programs")), SafeString)
    assert translation.gettext("") == ""


@pytest.mark.parametrize("language", ["en-us", "es"])
def test_texts_with_a_context_are_found_as_django_finds_them(language: str) -> None:
    translation.activate(language)
    pairs = [key.split("\x04") for key in speech.texts("es") if "\x04" in key]
    assert len(pairs) > 20
    for context, text in [*pairs, ["nowhere", "Programs"]]:
        assert translation.pgettext(context, text) == trans_real.pgettext(context, text)


@pytest.mark.parametrize("language", ["en-us", "es"])
@pytest.mark.parametrize("number", [0, 1, 2, 21])
def test_plurals_follow_the_rule_of_the_language(language: str, number: int) -> None:
    translation.activate(language)
    given = ("%(n)s program", "%(n)s programs", number)
    assert translation.ngettext(*given) == trans_real.ngettext(*given)


def test_switching_back_and_off_is_as_django_has_it() -> None:
    with translation.override("es"):
        assert translation.get_language() == "es"
        assert translation.gettext("Programs") == "Programas"
        with translation.override(None):
            assert translation.get_language() is None
            assert translation.gettext("Programs") == "Programs"
        assert translation.gettext("Programs") == "Programas"
    assert translation.get_language() == "en-us"
    assert translation.gettext("Programs") == "Programs"


def test_one_thread_does_not_change_the_language_of_another() -> None:
    translation.activate("es")
    heard = []
    other = Thread(target=lambda: heard.append(translation.gettext("Programs")))
    other.start()
    other.join()
    assert heard == ["Programs"]
    assert translation.gettext("Programs") == "Programas"
