"""The words of codes in the reader's language, looked up once; names in a row."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy

from careerguide.columns.codes import Code
from careerguide.pages.cache import per_language
from careerguide.pages.euphony import before


def labels(codes: type[Code]) -> dict[int, str]:
    """Code to words, such as labels(AwardLevel)[21]."""
    return _words(codes, "label")


def notes(codes: type[Code]) -> dict[int, str]:
    """The same as they stand beside a figure."""
    return _words(codes, "note")


@per_language
def slugs(codes: type[Code]) -> dict[str, str]:
    """What addresses call each code, to its words, in order."""
    return {code.slug: translated(code.label) for code in codes}


@per_language
def _words(codes: type[Code], kind: str) -> dict[int, str]:
    return {int(code): translated(getattr(code, kind)) for code in codes}


def translated(text: str) -> str:
    """Nothing is nothing in every language; gettext would give its file's header."""
    return gettext(text) if text else ""


def choices(codes: type[Code]) -> Sequence[tuple[int, Any]]:
    """The choices of a model's field."""
    return [(code.value, gettext_lazy(code.label) if code.label else "") for code in codes]


def listed(names: Sequence[str]) -> str:
    """“CPC”, “CPC and CCA”, “CPC, CCA and CBCS”."""
    return _joined(names, gettext("%(first)s and %(last)s"))


def either(names: Sequence[str]) -> str:
    """“CPC”, “CPC or CCA”, “CPC, CCA or CBCS”."""
    return _joined(names, gettext("%(first)s or %(last)s"))


def _joined(names: Sequence[str], words: str) -> str:
    """HTML where a name is."""
    if len(names) < 2:
        return names[0] if names else ""
    *first, last = names
    if not any(isinstance(name, SafeString) for name in names):
        return before(words, last) % {"first": ", ".join(first), "last": last}
    safe = {"first": ", ".join(map(conditional_escape, first)), "last": conditional_escape(last)}
    return SafeString(before(words, last) % safe)
