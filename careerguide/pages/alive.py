"""What says that the process answers, whatever else fails."""

import logging

from django.http import HttpRequest, JsonResponse


def healthz(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers: it asks neither the database nor the disk."""
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


class NamesRequest(logging.Filter):
    """Ends what is logged of a request with its name, by which the access log has it too."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Overridden to add to the message; keeps every record."""
        request = getattr(record, "request", None)
        name = request.META.get("HTTP_X_REQUEST_ID") if isinstance(request, HttpRequest) else ""
        if name and not record.__dict__.get("named"):
            record.msg, record.args, record.named = (
                f"{record.getMessage()} (request {name})",
                (),
                True,
            )
        return True
