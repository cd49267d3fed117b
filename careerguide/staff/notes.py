"""What staff answered readers, told to all readers of the page that a report was about."""

from typing import Any, NamedTuple

from django.db import DatabaseError
from django.db.models import F
from django.template import Context, Library
from django.utils import timezone

from careerguide.columns import store
from careerguide.columns.models import DataVersion
from careerguide.pages.cache import per_page_version
from careerguide.pages.language import bare
from careerguide.staff.models import ReaderReport

register = Library()


class Note(NamedTuple):
    """What staff answered a reader, for all readers of that page."""

    figure: str
    text: str
    day: Any


@per_page_version
def notes() -> dict[str, list[Note]]:
    """By page, without what its address asks for."""
    found: dict[str, list[Note]] = {}
    told = ReaderReport.objects.exclude(public_note="").exclude(answered_at=None)
    for row in told.exclude(state__in=[ReaderReport.State.OPEN, ReaderReport.State.SPAM]):
        day = timezone.localdate(row.answered_at)
        page = bare(row.page.partition("?")[0])
        found.setdefault(page, []).append(Note(row.figure, row.public_note, day))
    return found


@register.inclusion_tag("staff/_notes.html", takes_context=True)
def reader_notes(context: Context) -> dict[str, Any]:
    """What was answered about the page that is asked for; nothing where nothing was."""
    request = context.get("request")
    try:
        return {"notes": notes().get(bare(request.path), []) if request is not None else []}
    except DatabaseError:  # the page that says so can be shown without
        return {"notes": []}


def renew_pages() -> None:
    """After a note was written or taken back. A report renews nothing: anybody can send one."""
    DataVersion.objects.update(edits=F("edits") + 1)
    store.forget_version()
