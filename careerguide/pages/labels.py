"""The words of codes in the reader's language, looked up once."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, gettext, gettext_lazy

from careerguide.columns.codes import Code


def labels(codes: type[Code]) -> dict[int, str]:
    """Code to words, such as labels(AwardLevel)[21]."""
    return _words(codes, "label", get_language() or "")


def notes(codes: type[Code]) -> dict[int, str]:
    """The same as they stand beside a figure."""
    return _words(codes, "note", get_language() or "")


@lru_cache(maxsize=200)
def _words(codes: type[Code], kind: str, _language: str) -> dict[int, str]:
    return {int(code): translated(getattr(code, kind)) for code in codes}


def translated(text: str) -> str:
    """Nothing is nothing in every language; gettext would give its file's header."""
    return gettext(text) if text else ""


def choices(codes: type[Code]) -> Sequence[tuple[int, Any]]:
    """The choices of a model's field."""
    return [(code.value, gettext_lazy(code.label) if code.label else "") for code in codes]
