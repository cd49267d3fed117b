"""Small answers that several pages give."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from careerguide.lists.state import Problem


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for the results alone: it names them as the target."""
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and htmx.target == "results" and not htmx.history_restore_request


def refused(problems: Sequence[Problem]) -> HttpResponse | None:
    """A download with a parameter that can't be used is refused: it would hold other rows."""
    if not problems:
        return None
    lines = [_("Nothing was downloaded, because of the address:")]
    lines += [f"{p.name}={p.value}: {p.message}" for p in problems]
    return HttpResponse(
        "\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8"
    )
