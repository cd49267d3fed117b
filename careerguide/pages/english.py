"""Names that are English in every language (schools, official titles, releases), marked as such.

Screen readers and translators are told by `lang="en"`; pages in English have no mark.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from itertools import chain
from typing import Any

from django.template import Library
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from careerguide.pages.language import OWN
from careerguide.pages.speech import code

register = Library()
MARK = '<span lang="en">'
ENGLISH = f"{MARK}{{}}</span>"


@register.simple_tag
def english_note() -> str:
    """Why some names on a page are English; nothing where the page is."""
    if code() == OWN:
        return ""
    said = gettext("Most official names of jobs, fields of study, schools, certifications and data"
                   " releases exist in English only; they stand here as they are.")  # fmt: skip
    return format_html("<p>{}</p>", said)


@register.filter
def as_english(text: str) -> str:
    """A name that is English in every language, such as a school's."""
    if not text or code() == OWN or text.startswith(MARK):
        return text
    # What is safe already (job titles joined) must not be taken for the same text that is not.
    return format_html(ENGLISH, text) if isinstance(text, SafeString) else spanned(text)


@lru_cache(maxsize=20_000)
def spanned(text: str) -> SafeString:
    """The mark itself; lists name the same schools again and again."""
    return SafeString(f"{MARK}{escape(text)}</span>")


def filled(words: str, **values: Any) -> SafeString:
    """A sentence for a page whose values may be marked: what is not safe is escaped."""
    safe = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(conditional_escape(words) % safe)  # noqa: S308 - both parts are escaped


class Cited(str):
    """Releases as pages cite them, “Title, edition; Title, edition”, which know their parts: titles
    are their publishers', what stands behind them is said in the page's language."""

    __slots__ = ("parts",)
    parts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, title: str, behind: str = "") -> "Cited":
        """One release; `behind` begins with its comma."""
        return cls._made((title, behind))

    @classmethod
    def together(cls, names: Iterable[str]) -> "Cited":
        """Several; among them may stand words of ours."""
        parts = ((one.parts if isinstance(one, cls) else (("", one),)) for one in names)
        return cls._made(*chain.from_iterable(parts))

    @classmethod
    def _made(cls, *parts: tuple[str, str]) -> "Cited":
        found = cls("; ".join(map("".join, parts)))
        found.parts = parts
        return found


@register.filter
def release_text(text: str) -> str:
    """Releases with their titles marked as English; other words are the page's."""
    if not isinstance(text, Cited) or code() == OWN:
        return text
    return _marked(text.parts)


@lru_cache(maxsize=1_000)
def _marked(parts: tuple[tuple[str, str], ...]) -> SafeString:
    said = (f"{spanned(title) if title else ''}{escape(behind)}" for title, behind in parts)
    return SafeString("; ".join(said))
