"""Texts of the data (guides, aid, what a credential asks) in the reader's language.

The data is written in English. Where nobody translated a text it is shown as it is, marked as
English for screen readers and translators; pages that show such texts say why.
"""

from collections.abc import Iterable
from typing import Any

from django.template import Library
from django.utils.translation import get_language

from careerguide.pages.cache import per_page_version
from careerguide.pages.english import as_english, spanned
from careerguide.pages.language import OWN
from careerguide.words.models import Translation

register = Library()


@per_page_version
def translations() -> dict[str, str]:
    """By the English, what staff and files say in the language in use."""
    rows = Translation.objects.filter(language=get_language() or OWN)
    return dict(rows.values_list("english", "text"))


@per_page_version
def _said() -> frozenset[str]:
    """Every translation, so that what is one already is not taken for English."""
    return frozenset(translations().values())


@register.filter
def data_words(text: str) -> str:
    """A text of the data without markup: for attributes, choices, titles and files."""
    if not text or get_language() == OWN:
        return text
    return translations().get(text, text)


@register.filter
def data_text(text: str) -> str:
    """The same for a page: marked as English where it is that and the page is not.

    What `data_words` gave may be given again.
    """
    if not text or get_language() == OWN:
        return text
    found = translations().get(text)
    if found is None and text not in _said():
        return as_english(text)
    return found or text


def marked(rows: Iterable[dict[str, Any]], *names: str) -> None:
    """Write these texts of each row for a page, as `data_text` does one."""
    if get_language() == OWN:
        return
    known, said = translations(), _said()
    for row in rows:
        for name in names:
            text = row[name]
            if text and text not in said:
                row[name] = known.get(text) or spanned(text)


def is_translated(text: str) -> bool:
    """Whether a reader of the language in use can read it."""
    return not text or get_language() == OWN or text in translations()
