"""Texts of the data (guides, aid, what a credential asks) in the reader's language.

The data is written in English. Where nobody translated a text it is shown as it is, marked as
English for screen readers and translators; pages that show such texts say why.
"""

from collections.abc import Sequence

from django.conf import settings
from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language

from careerguide.pages.cache import per_page_version
from careerguide.words.models import Translation

register = Library()
OWN = settings.LANGUAGE_CODE
ENGLISH = '<span lang="en">{}</span>'


@per_page_version
def translations() -> dict[str, str]:
    """By the English, what staff and files say in the language in use."""
    rows = Translation.objects.filter(language=get_language() or OWN)
    return dict(rows.values_list("english", "text"))


@register.filter
def data_words(text: str) -> str:
    """A text of the data without markup: for attributes, choices, titles and files."""
    if not text or get_language() == OWN:
        return text
    return translations().get(text, text)


@register.filter
def data_text(text: str) -> str:
    """The same for a page: marked as English where it is that and the page is not."""
    if not text or get_language() == OWN:
        return text
    found = translations().get(text)
    return format_html(ENGLISH, text) if found is None else found


def is_translated(text: str) -> bool:
    """Whether a reader of the language in use can read it."""
    return not text or get_language() == OWN or text in translations()


@register.filter
def titled(parts: Sequence[str]) -> str:
    """A title of the data, and what follows it in words already: “Completions, 2024”."""
    title, *more = parts or ("",)
    return format_html_join(
        ", ", "{}", ((data_text(title),), *((data_words(one),) for one in more))
    )
