"""Public pages read a copy that follows the database, and the database itself while that is away.

On where `DATABASE_REPLICA_URL` is set. A page reads everything from one of the two, the build's
version included: what is remembered under a version is made of rows that belong to it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, models
from django.http import HttpRequest
from django.http.response import HttpResponseBase

REPLICA = "replica"
STAY_AWAY = 10.0
"""Seconds until a copy that failed is asked again."""
_public: ContextVar[bool] = ContextVar("public", default=False)
_away_until = 0.0


def alias() -> str:
    """The database that this page reads."""
    if _public.get() and REPLICA in settings.DATABASES and time.monotonic() >= _away_until:
        return REPLICA
    return DEFAULT_DB_ALIAS


def is_away(error: Exception) -> bool:
    """Whether an error means that the copy can't be read; then the database is, for a while."""
    global _away_until
    if alias() != REPLICA or not isinstance(error, OperationalError | InterfaceError):
        return False
    _away_until = time.monotonic() + STAY_AWAY
    return True


@contextmanager
def public() -> Iterator[None]:
    """Within it, what is read may come from the copy."""
    before = _public.set(True)
    try:
        yield
    finally:
        _public.reset(before)


class Replica:
    """Django's router: reads of public pages go to the copy, all else to the database."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        """By the page, whatever the model."""
        return alias()

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:
        """A copy takes no writes."""
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: models.Model, other: models.Model, **hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """The copy follows by itself."""
        return db == DEFAULT_DB_ALIAS


class PublicReads:
    """Lets pages read the copy that readers who are not signed in ask for, and makes a page anew
    from the database where the copy fails half-way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path.startswith("/admin/"):
            return self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        with public():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """The page again, from the database; None for an error that is not the copy's."""
        if not is_away(error) or request.resolver_match is None:
            return None
        view, given, named = request.resolver_match
        return view(request, *given, **named)
