"""Names that are English in every language (schools, official titles, releases), marked as such.

Screen readers and translators are told by `lang="en"`; pages in English have no mark.
"""

import re
from functools import lru_cache
from typing import Any

from django.template import Library
from django.utils.dates import MONTHS
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from careerguide.pages.cache import per_language
from careerguide.pages.language import OWN

register = Library()
MARK = '<span lang="en">'
ENGLISH = f"{MARK}{{}}</span>"
RELEASES = re.compile(r"; (?=[A-Z])")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W\d_]+")


@register.simple_tag
def english_note() -> str:
    """Why some names on a page are English; nothing where the page is."""
    if get_language() == OWN:
        return ""
    said = gettext("Most official names of jobs, fields of study, schools, certifications and data"
                   " releases exist in English only; they stand here as they are.")  # fmt: skip
    return format_html("<p>{}</p>", said)


@register.filter
def as_english(text: str) -> str:
    """A name that is English in every language, such as a school's."""
    if not text or get_language() == OWN or text.startswith(MARK):
        return text
    # What is safe already (job titles joined) must not be taken for the same text that is not.
    return format_html(ENGLISH, text) if isinstance(text, SafeString) else spanned(text)


@lru_cache(maxsize=20_000)
def spanned(text: str) -> SafeString:
    """The mark itself; lists name the same schools again and again."""
    return format_html(ENGLISH, text)


def filled(words: str, **values: Any) -> SafeString:
    """A sentence for a page whose values may be marked: what is not safe is escaped."""
    safe = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(conditional_escape(words) % safe)  # noqa: S308 - both parts are escaped


@register.filter
def release_text(text: str) -> str:
    """Releases as pages cite them, “Title, edition; Title, edition”: titles are their publishers';
    what has no year is said in the page's language."""
    if not text or get_language() == OWN or isinstance(text, SafeString):
        return text
    return format_html_join("; ", "{}{}", map(_cited, RELEASES.split(text)))


def _cited(text: str) -> tuple[str, str]:
    """A title and, after it, what stands in words of ours; of anything else with a year the whole
    is the title."""
    for title, mark, edition in (text.rpartition(", "), text.partition(": ")):
        if mark and _is_ours(edition):
            return spanned(title), mark + edition
    return (spanned(text) if DIGIT.search(text) else text), ""


def _is_ours(edition: str) -> bool:
    """Whether it is of figures and words by which `edition_words` says a date."""
    return bool(DIGIT.search(edition)) and set(WORD.findall(edition.lower())) <= _of_dates()


@per_language
def _of_dates() -> frozenset[str]:
    said = [gettext("%(month)s %(day)s, %(year)s"), gettext("gathered %(month)s %(year)s")]
    named = (" ".join(said) % {"month": "", "day": "", "year": ""}, *map(str, MONTHS.values()))
    return frozenset(WORD.findall(" ".join(named).lower()))
