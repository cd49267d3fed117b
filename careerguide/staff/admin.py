"""Reader reports and links, for staff."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from careerguide.admin import ImportedAdmin
from careerguide.editorial.guarded import VersionedForm
from careerguide.editorial.safely import SafeAdmin
from careerguide.staff.models import LinkAnswer, ReaderReport
from careerguide.staff.notes import renew_pages


@admin.register(ReaderReport)
class ReaderReportAdmin(SafeAdmin):
    """Reports are answered, never written or rewritten here; an answer awaits no review."""

    form = VersionedForm
    reviewed = False

    list_display = ("sent_at", "figure", "page", "state", "short")
    list_filter = ("state",)
    search_fields = ("page", "figure", "message")
    list_per_page = 50
    told = ("where", "figure", "message", "reply_to", "sent_at", "answered_at")
    fields = (*told, "state", "public_note")
    readonly_fields = told

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Readers alone write them."""
        return False

    @admin.display(description=_("what the reader says"))
    def short(self, row: ReaderReport) -> str:
        """How it begins."""
        return row.message[:80]

    @admin.display(description=_("page"))
    def where(self, row: ReaderReport) -> str:
        """A link to it: there staff find what to edit."""
        return format_html('<a href="{}">{}</a>', row.page, row.page)

    @admin.display(description=_("reader’s e-mail"))
    def reply_to(self, row: ReaderReport) -> str:
        """A link to write to; kept for answering alone."""
        if not row.email:
            return "–"
        return format_html('<a href="mailto:{}">{}</a>', row.email, row.email)

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """Who may not answer does not see whom to answer."""
        fields = list(super().get_fields(request, obj))
        if not self.has_change_permission(request, obj):
            fields.remove("reply_to")
        return fields

    def save_model(self, request: HttpRequest, obj: ReaderReport, form: Any, change: bool) -> None:
        """Any state but open is an answer, of the day it was given."""
        if obj.state == ReaderReport.State.OPEN:
            obj.answered_at = None
        elif obj.answered_at is None:
            obj.answered_at = timezone.now()
        super().save_model(request, obj, form, change)
        if "public_note" in form.changed_data or obj.public_note:
            renew_pages()


@admin.register(LinkAnswer)
class LinkAnswerAdmin(ImportedAdmin):
    """How stored links answered; `check_links` alone writes it."""

    list_display = ("url", "status", "problem", "broken_since", "asked_at")
    list_filter = ("status",)
    search_fields = ("url", "problem")
