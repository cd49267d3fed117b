"""Texts of the data (guides, aid, what a credential asks) in the reader's language.

The data is written in English. Where nobody translated a text it is shown as it is, marked as
English for screen readers and translators; pages that show such texts say why.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from careerguide.editorial import markup
from careerguide.pages.cache import per_page_version
from careerguide.pages.english import as_english, spanned
from careerguide.pages.english import filled as in_html
from careerguide.pages.language import OWN, once, spoken
from careerguide.pages.speech import code
from careerguide.words.models import Translation

register = Library()
LINK = re.compile(r'href="([^"]*)"')
ENGLISH_PART = '<div lang="en">{}</div>'


@per_page_version
def _translations() -> dict[str, str]:
    rows = Translation.objects.filter(language=code() or OWN)
    found = dict(rows.values_list("english", "text"))
    return {text: text for text in found.values()} | found


def translations() -> Mapping[str, str]:
    """By the English, what staff and files say in the language in use; by itself, what is said in
    it already, so that this is not taken for English."""
    return once(_translations)


@register.filter
def data_words(text: str) -> str:
    """A text of the data without markup: for attributes, choices, titles and files."""
    if not text or code() == OWN:
        return text
    return translations().get(text, text)


@register.filter
def data_text(text: str, filled: Callable[[str], str] = str) -> str:
    """The same for a page: marked as English where it is that and the page is not.

    What `data_words` gave may be given again. `filled` puts in what stands for {place} and the
    like, once the words are found.
    """
    if not text or code() == OWN or isinstance(text, SafeString):
        return filled(text)
    found = translations().get(text)
    return as_english(filled(text)) if found is None else filled(found)


def data_marked(text: str, filled: Callable[[str], str] = str) -> list[SafeString]:
    """A text of staff's with its marks, as the HTML of each of its paragraphs."""
    found = [markup.marked(part) for part in paragraphs(filled(data_words(text)))]
    if code() == OWN:
        return found
    found = [SafeString(LINK.sub(_spoken, part)) for part in found]
    return found if is_translated(text) else [format_html(ENGLISH_PART, part) for part in found]


def _spoken(found: re.Match[str]) -> str:
    return f'href="{spoken(found[1])}"'


def paragraphs(text: str) -> list[str]:
    """Text parted at its empty lines."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]


def marked(rows: Iterable[dict[str, Any]], *names: str) -> None:
    """Write these texts of each row for a page, as `data_text` does one."""
    if code() == OWN:
        return
    known = translations()
    for row in rows:
        for name in names:
            if text := row[name]:
                row[name] = known.get(text) or spanned(text)


def sentence(words: str, values: Mapping[str, Any]) -> str:
    """The words with values filled in, of which some may be marked as English: then it is HTML."""
    if not any(isinstance(value, SafeString) for value in values.values()):
        return words % values
    return in_html(words, **values)


def capital(text: str) -> str:
    """With its first letter large; HTML stays HTML."""
    found = text[:1].upper() + text[1:]
    return SafeString(found) if isinstance(text, SafeString) else found


def joined(between: str, texts: Iterable[str]) -> str:
    """Texts one after another, of which some may be marked as English: then it is HTML."""
    every = list(texts)
    if not any(isinstance(text, SafeString) for text in every):
        return between.join(every)
    return format_html_join(between, "{}", ((text,) for text in every))


@register.filter
def lang_attribute(text: str) -> str:
    """What an element says of its language that holds a text of the data without markup, such as
    the title of a drawing or a choice."""
    return "" if is_translated(text) else SafeString(' lang="en"')


def is_translated(text: str) -> bool:
    """Whether a reader of the language in use can read it."""
    return not text or code() == OWN or text in translations()


@register.filter
def titled(parts: Sequence[str]) -> str:
    """A title of the data, and what follows it in words already: “Completions, 2024”."""
    title, *more = parts or ("",)
    return joined(", ", (data_text(title), *map(data_words, more)))
