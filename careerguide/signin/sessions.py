"""Sessions of staff, which end after eight hours without a request."""

from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.utils import timezone

RENEWED_AFTER = 600
"""Seconds between two times that a session is written anew only because it is used."""


class SessionStore(db.SessionStore):
    """Django's own in the database, prolonged by use: not at every request, as each would write."""

    def _get_session_from_db(self) -> Any:
        """Overridden to note, where it is read, that the session should last longer again."""
        row = super()._get_session_from_db()  # type: ignore[misc]
        if row is not None:
            left = (row.expire_date - timezone.now()).total_seconds()
            if left < settings.SESSION_COOKIE_AGE - RENEWED_AFTER:
                self.modified = True
        return row
