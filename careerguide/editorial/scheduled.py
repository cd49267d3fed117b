"""What is public from a day on: decided whenever it is read, so that nothing runs by itself.

A preview reads a page as it will be on a day to come (`shown_as_of`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.utils import timezone

_day: ContextVar[date | None] = ContextVar("the day that a preview shows", default=None)


def public_day() -> date:
    """The day whose pages are shown: today, but in a preview."""
    return _day.get() or timezone.localdate()


def is_public(since: date | None) -> bool:
    """Whether what is public from a day on is so by now; without a day it always was."""
    return since is None or since <= public_day()


@contextmanager
def shown_as_of(day: date) -> Iterator[None]:
    """Pages read in here are those of that day."""
    token = _day.set(day)
    try:
        yield
    finally:
        _day.reset(token)
