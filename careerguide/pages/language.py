"""Translated words that never change are looked up once per language."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.utils.translation import get_language

Words = TypeVar("Words")


def per_language(make: Callable[[], Words]) -> Callable[[], Words]:
    """`make` called once for each language; its result must not be changed."""
    made: dict[str, Words] = {}

    @wraps(make)
    def look_up() -> Words:
        language = get_language() or ""
        if language not in made:
            made[language] = make()
        return made[language]

    return look_up
