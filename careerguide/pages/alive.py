"""What says that the process answers, whatever else fails."""

import logging

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, JsonResponse


def healthz(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers: it asks neither the database nor the disk."""
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def is_away(error: BaseException | None) -> bool:
    """Whether the database could not be used at all, rather than not for what was asked of it."""
    return isinstance(error, DatabaseError) and type(error) in (
        DatabaseError, InternalError, InterfaceError, OperationalError,
    )  # fmt: skip


class NamesRequest(logging.Filter):
    """Ends what is logged of a request with its name, by which the access log has it too.

    That the database is away is a line: where in the code it was missed tells nobody anything.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Overridden to add to the message; keeps every record."""
        request = getattr(record, "request", None)
        error = record.exc_info[1] if record.exc_info else None
        if is_away(error):
            record.msg, record.args = f"{record.getMessage()}: the database is away: {error}", ()
            record.exc_info = record.exc_text = None
        name = request.META.get("HTTP_X_REQUEST_ID") if isinstance(request, HttpRequest) else ""
        if name and not record.__dict__.get("named"):
            record.msg, record.args, record.named = (
                f"{record.getMessage()} (request {name})",
                (),
                True,
            )
        return True
