"""Proposals in the admin: looked at, previewed, published, rejected with a reason."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from careerguide.editorial.clashes import WHY
from careerguide.editorial.log import LogAdmin
from careerguide.editorial.proposals import REOPEN, SENT_AS, Proposal, may_publish


def may_write(request: HttpRequest, row: Proposal) -> bool:
    """Whether the person has the right to write what is proposed."""
    app, model = row.label.split(".")
    return request.user.has_perm(f"{app}.{'change' if row.key else 'add'}_{model}")


@admin.register(Proposal)
class ProposalAdmin(LogAdmin):
    """What awaits review, and what became of the others."""

    change_form_template = "admin/editorial/proposal.html"
    list_display = ("title", "state", "who", "at", "why", "decided_by", "answer")
    list_filter = ("state", "label")
    search_fields = ("title", "who", "why", "decided_by")
    fields = ("title", "state", "who", "at", "why", "decided_by", "decided_at", "answer")

    def get_urls(self) -> list[URLPattern]:
        """The answer's page before Django's own."""
        view = self.admin_site.admin_view(require_POST(self.answer_view))
        return [
            path("<int:object_id>/answer/", view, name="core_proposal_answer"),
            *super().get_urls(),
        ]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Also who made it sees it."""
        mine = obj is not None and obj.author_id == request.user.pk
        return bool(mine or super().has_view_permission(request, obj))

    def answer_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Reject it, or send one's own for review. Raises PermissionDenied for others."""
        row = Proposal.objects.filter(pk=object_id).first()
        if row is None:
            raise Http404
        why = request.POST.get(WHY, "")
        if "submit" in request.POST and row.author_id == request.user.pk:
            Proposal.objects.filter(pk=row.pk, state=Proposal.State.DRAFT).update(
                state=Proposal.State.SUBMITTED
            )
        elif not may_publish(request.user) or not may_write(request, row):
            raise PermissionDenied
        elif not row.is_open:
            messages.warning(request, _("Somebody has decided it already."))
        elif not why.strip():
            messages.error(request, _("Say why it is rejected: who made it will read it."))
        else:
            row.decide(Proposal.State.REJECTED, request.user.get_username(), why)
            messages.success(request, _("Rejected."))
        return redirect(reverse("admin:core_proposal_change", args=[row.pk]))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:  # fmt: skip
        """The page with what would change, and with the form to be sent again."""
        row: Any = self.get_object(request, object_id)
        more: dict[str, Any] = {}
        if row is not None:
            writes = may_write(request, row)
            preview = f"{row.page}{'&' if '?' in row.page else '?'}preview={row.pk}"
            more = {
                "proposal": row, "sent": row.sent, "sent_as": SENT_AS, "reopen": REOPEN,
                "may_decide": row.is_open and may_publish(request.user) and writes,
                "may_write": row.is_open and writes, "why_name": WHY,
                "mine": row.author_id == request.user.pk,
                "preview": preview if row.page and row.is_open else "",
            }  # fmt: skip
        return super().change_view(request, object_id, form_url, more | (extra_context or {}))
