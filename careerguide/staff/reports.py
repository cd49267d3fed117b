"""Reader reports that wait for an answer."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.versions import Stale
from careerguide.staff.models import ReaderReport
from careerguide.staff.queues import Item, Queue

RIGHT = "staff.change_readerreport"


class Reports(Queue):
    """What readers say is wrong, until somebody answers."""

    slug = "reports"
    title = _("Reader reports")
    about = _(
        "Open one to correct the figure and to answer, with a note that readers see if you like. "
        "Press where the page was right."
    )
    press = _("Checked, unchanged")
    right = "staff.view_readerreport"

    def waiting(self, user: Any) -> Iterator[Item]:
        """Every open one."""
        for row in ReaderReport.objects.filter(state=ReaderReport.State.OPEN):
            yield Item(
                key=str(row.pk),
                title=f"{row.figure} · {row.page}" if row.figure else row.page,
                said=row.message,
                right=RIGHT,
                since=timezone.localtime(row.sent_at),
                edit=reverse("admin:staff_readerreport_change", args=[row.pk]),
                page=row.page,
                version=row.version,
            )

    def settle(self, request: HttpRequest, items: list[Item]) -> None:
        """Answered: the page was right."""
        user: Any = request.user
        for item in items:
            row = ReaderReport.objects.filter(pk=item.key, version=item.version).first()
            if row is None:
                raise Stale  # answered or deleted since it was read
            row.state, row.answered_at = ReaderReport.State.UNCHANGED, timezone.now()
            row.save(update_fields=["state", "answered_at"])
            LogEntry.objects.log_actions(
                user.pk, [row], CHANGE, "Checked: unchanged.", single_object=True
            )


REPORTS = Reports()
