"""Errors as application/problem+json (RFC 9457), which say what was wrong and what is accepted."""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from pydantic_core import to_json

from careerguide.lists.state import Problem, UrlState, accepted

PROBLEM = "application/problem+json"
DETAILS = {
    400: "The request can’t be understood.",
    404: "Nothing stands at this address. /api/v1/ names what there is.",
    405: "Only GET, HEAD and OPTIONS are answered.",
    429: "There have been too many requests from your network. Please wait.",
    500: "An error of ours; it was noted. Please try again later.",
    503: "There is no data yet, or it can’t be read now. Please try again in a while.",
}


class Refused(Exception):
    """Raised where a request has no other answer than a problem."""

    def __init__(self, status: int, detail: str = "", **more: Any) -> None:
        super().__init__(detail)
        self.status, self.detail, self.more = status, detail, more

    def answer(self) -> HttpResponse:
        """The problem as an answer."""
        return problem(self.status, self.detail, **self.more)


def problem(
    status: int, detail: str = "", headers: Mapping[str, str] | None = None, **more: Any
) -> HttpResponse:
    """An answer that says what is wrong; `more` are members of its own."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or str(DETAILS.get(status, "")),
        **more,
    }
    found = HttpResponse(to_json(body), status=status, content_type=PROBLEM)
    found["Cache-Control"] = "no-store"
    found["Content-Length"] = str(len(found.content))
    for name, value in (headers or {}).items():
        found[name] = value
    return found


def bad_parameters(
    problems: Iterable[Problem], state: type[UrlState], own: Sequence[str] = ()
) -> Refused:
    """400 that names each parameter with what was wrong, as pages say it, and what is accepted.

    `own` are parameters that no page has.
    """
    fields = state.__dataclass_fields__
    found: list[dict[str, Any]] = []
    for one in problems:
        entry: dict[str, Any] = {"name": one.name, "value": one.value, "detail": one.message}
        entry["accepted"] = {"type": "string"}
        if one.name in fields:
            entry["accepted"] = accepted(fields[one.name])
        elif one.name not in own:
            entry["accepted"] = {"enum": [*fields, *own]}
        found.append(entry)
    said = " ".join(f"{one['name']}: {one['detail']}" for one in found)
    return Refused(400, said, parameters=found)
