"""Every text of the interface has its Spanish, and that says the same things."""

import re
from collections import Counter
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Message as Entry
from django.conf import settings

from tests.language import messages

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-z]+|&\w+;")


@pytest.fixture(scope="module")
def gathered() -> list[messages.Message]:
    return messages.gathered()


def entries(language: str) -> list[Entry]:
    found = [one for app in messages.APPS for one in messages.kept(app, language) if one.id]
    assert len(found) > 3_000
    return found


def pairs(entry: Entry) -> list[tuple[str, str]]:
    """Each form of a text with the English it stands for."""
    if isinstance(entry.id, str):
        return [(entry.id, entry.string)]
    single, plural = entry.id
    return [(plural if at else single, form) for at, form in enumerate(entry.string)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_that_has_no_translation(
    language: str, gathered: list[messages.Message]
) -> None:
    known = {
        (one.context or "", one.id if isinstance(one.id, str) else one.id[0])
        for one in entries(language)
        if all(form for _english, form in pairs(one)) and not one.fuzzy
    }
    said = {(one.context, one.text) for one in gathered}
    assert sorted(said - known) == []
    assert sorted(known - said) == [], "translated, and said nowhere: run make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_and_tags_of_its_english(language: str) -> None:
    for entry in entries(language):
        for english, form in pairs(entry):
            counted = [Counter(PLACEHOLDER.findall(text)) for text in (english, form)]
            # A singular may say “one” in a word.
            if not isinstance(entry.id, str) and english == entry.id[0]:
                assert set(counted[1]) <= set(PLACEHOLDER.findall("".join(entry.id))), english
            else:
                assert set(counted[0]) == set(counted[1]), english
            assert Counter(TAG.findall(english)) == Counter(TAG.findall(form)), english
            # What only parts two words may part them otherwise in another language.
            edges = [(text[:1].isspace(), text[-1:].isspace()) for text in (english, form)]
            assert edges[0] == edges[1] or not english.strip(), english


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_django_reads_is_what_the_files_say(language: str) -> None:
    for app in messages.APPS:
        catalog = messages.kept(app, language)
        with messages.file_of(app, language).with_suffix(".mo").open("rb") as stream:
            read = GNUTranslations(stream)
        for entry in catalog:
            if isinstance(entry.id, str) and entry.id:
                found = read.pgettext(entry.context, entry.id) if entry.context else None
                assert (found or read.gettext(entry.id)) == entry.string, app
            elif entry.id:
                for number in (1, 2):
                    assert read.ngettext(*entry.id, number) == entry.string[number > 1], app


def test_a_text_that_no_file_has_would_be_found(gathered: list[messages.Message]) -> None:
    texts = {one.text for one in gathered}
    assert {"Programs", "associate degree", "{} months", "not projected"} <= texts
    assert "Accounts" in {one.text for one in gathered if one.app == "careerguide"}
