"""What is made of names of programs and schools: kept while those stay, whatever else is edited."""

from collections.abc import Callable

from careerguide.columns import store
from careerguide.pages.cache import Arguments, Remembered, Result
from programs.catalog import catalog

MOST_NAMES = 3_000
"""Suggestions that stay written: readers see the same few again and again."""


def names_version() -> str:
    """Changes with the build, and with each name that staff correct: what names are found by."""
    overlay = catalog().overlay
    return store.version() + (overlay.names_key if overlay else "")


def per_names(make: Callable[Arguments, Result]) -> Remembered[Arguments, Result]:
    """Made of names of programs and schools: kept while those stay. MOST_NAMES results are kept."""
    return Remembered(make, names_version, MOST_NAMES)


def _schools_version() -> str:
    overlay = catalog().overlay
    return store.version() + (overlay.schools_key if overlay else "")


def per_schools(make: Callable[Arguments, Result]) -> Remembered[Arguments, Result]:
    """Likewise, made of the names of schools alone."""
    return Remembered(make, _schools_version, MOST_NAMES)
