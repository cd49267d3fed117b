"""The admin's pages on which nothing is lost: what clashes is told, what is written is logged."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, OperationalError
from django.db.models import Q
from django.forms.models import _get_foreign_key
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from careerguide.editorial import clashes, sources
from careerguide.editorial.clashes import CARRIED, WHY
from careerguide.editorial.deletion import PUT_BACK, SafeDeletion
from careerguide.editorial.guarded import VersionedForm
from careerguide.editorial.proposals import DRAFT, SENT_AS, SUBMIT, Proposal, may_publish
from careerguide.editorial.record import Recorder, recorded
from careerguide.editorial.revisions import ChangeSet, Revision
from careerguide.editorial.snapshots import said
from careerguide.editorial.undo import undo
from careerguide.editorial.versions import Stale

TRIES = 4
"""Times that a form is looked at again where a row was saved between its look and its save."""

FOUND = 302


class _OnlyProposed(Exception):
    """Takes back what a form has written, keeping what it would have changed."""

    def __init__(self, revisions: list[Revision]) -> None:
        super().__init__()
        self.revisions = revisions


def proposes(request: HttpRequest) -> bool:
    """Whether a form that is sent is only proposed."""
    return DRAFT in request.POST or SUBMIT in request.POST or not may_publish(request.user)


def asked_for(request: HttpRequest) -> Proposal | None:
    """The open proposal that a form was begun from; None for none."""
    number = request.POST.get(SENT_AS, "")
    found = Proposal.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    return found if found and found.is_open else None


class SafeAdmin(SafeDeletion):
    """Saves, deletions and actions on rows with a version, each one change of the log."""

    reviewed = True
    """Whether what is saved awaits review where the person may not publish."""
    change_form_template = "admin/editorial/change_form.html"
    object_history_template = "admin/editorial/history.html"

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:  # fmt: skip
        """Django's, in one transaction with its log.

        A save that comes between look and save makes it look again, and then tells the clash; a
        deleted row and a busy database are told on a page that keeps the form.
        """
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        if sources.SAME in request.POST:
            request.POST = sources.put_on_lines(request.POST)  # type: ignore[assignment]
        for _again in range(TRIES):
            try:
                with recorded(
                    request.user, ChangeSet.How.EDIT, request.POST.get(WHY, "")
                ) as recorder:
                    if object_id is not None and (gone := self._gone(request, object_id)):
                        return gone
                    answer = super().changeform_view(request, object_id, form_url, extra_context)
                    self._reviewed(request, answer, recorder)
                    return answer
            except _OnlyProposed as proposed:
                return self._propose(request, object_id, proposed.revisions)
            except (Stale, IntegrityError):
                continue
            except OperationalError:
                break
        return self._kept(request, "admin/editorial/busy.html", status=503)

    def _reviewed(self, request: HttpRequest, answer: HttpResponse, recorder: Recorder) -> None:
        """A form that is good is saved, or, where it is only proposed, taken back and kept."""
        if answer.status_code != FOUND:
            return
        if self.reviewed and proposes(request):
            raise _OnlyProposed(recorder.finish())
        if kept := asked_for(request):
            recorder.finish_now()
            if not recorder.change._state.adding:
                kept.change = recorder.change
            kept.decide(Proposal.State.PUBLISHED, request.user.get_username())

    def _propose(
        self, request: HttpRequest, object_id: str | None, revisions: list[Revision]
    ) -> HttpResponse:
        # What Django said of a save that was taken back is not so.
        request._messages._queued_messages.clear()  # type: ignore[attr-defined]
        kept = asked_for(request)
        if kept is None or kept.author_id != request.user.pk:
            key = unquote(object_id) if object_id else ""
            kept = Proposal(label=self.opts.label_lower, key=key)
        draft = DRAFT in request.POST
        kept.state = Proposal.State.DRAFT if draft else Proposal.State.SUBMITTED
        kept.why = request.POST.get(WHY, "").strip()[:300]
        kept.keep(request, revisions)
        told = _("Kept as a draft.") if draft else _("Sent for review; readers see no change yet.")
        messages.success(request, told)
        return redirect("admin:core_proposal_change", kept.pk)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may only propose deletes lines on a page, which is proposed, and no whole rows."""
        return may_publish(request.user) and super().has_delete_permission(request, obj)

    def _gone(self, request: HttpRequest, object_id: str) -> HttpResponse | None:
        """What somebody deleted while this form was open; None for a row that is there."""
        key = unquote(object_id)
        label = self.opts.label_lower
        if self.get_object(request, key) is not None:
            return None
        deleted = Revision.of(label, key).filter(action=Revision.Action.DELETED).first()
        if deleted is None or not self.has_change_permission(request):
            return None
        may = self.has_add_permission(request)
        wrong: list[str] = []
        if PUT_BACK in request.POST and may:
            wrong = undo([deleted], request.user, _("Put back by who was editing it."))
            if not wrong:
                return None
        began = clashes.carried(request.POST).get(f"{label}:{key}")
        values = began.values if began else {}
        wrote = [
            clashes.differing(self.model, name, (value, None, request.POST[name]))
            for name, value in values.items()
            if name in request.POST and said(self.model, name, value) != request.POST[name]
            and ("" if value is None else str(value)) != request.POST[name]
        ]  # fmt: skip
        more = {"deleted": deleted, "wrote": wrote, "wrong": wrong, "may": may}
        return self._kept(request, "admin/editorial/gone.html", more, status=409)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **named: Any
    ) -> HttpResponse:
        """Django's page, with what its rows say now, and what others changed meanwhile."""
        forms = [context["adminform"].form]
        has_source = "source" in forms[0].fields
        for inline in context["inline_admin_formsets"]:
            forms += inline.formset.initial_forms
        kept = [form for form in forms if isinstance(form, VersionedForm)]
        began = dict(filter(None, (form.to_carry() for form in kept)))
        context |= {
            "carried_name": CARRIED,
            "carried": clashes.seal(began),
            "clashes": [form.clash for form in kept if form.clash],
            "why_name": WHY,
            "why": request.POST.get(WHY, ""),
            "sent_as": SENT_AS,
            "proposal": request.POST.get(SENT_AS, ""),
            "publishes": may_publish(request.user),
            "reviewed": self.reviewed,
            "known_sources": sources.known(self.opts.app_label) if has_source else (),
            "sources_list": sources.LIST,
            "same_source": sources.SAME if has_source and self.inlines else "",
        }
        return super().render_change_form(request, context, *args, **named)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Also tells of lines of this form that somebody deleted, and that stay deleted."""
        super().save_related(request, form, formsets, change)
        for lines in formsets:
            for gone in getattr(lines, "gone", ()):
                if gone.drop:
                    self._tell_gone(request, clashes.deletion(gone.instance, gone.gone_as))

    def _tell_gone(self, request: HttpRequest, deleted: Iterable[Revision]) -> None:
        for one in deleted:
            told = _("%(who)s deleted the line “%(title)s” while you had it open. %(why)s")
            words = {"who": one.change.who, "title": one.title, "why": one.change.why}
            messages.warning(request, (told % words).strip())

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's, after what the log says of the row and of the lines on its page."""
        key = unquote(object_id)
        about = Q(label=self.opts.label_lower, key=key)
        for inline in self.inlines:
            name = _get_foreign_key(self.model, inline.model, fk_name=inline.fk_name).name
            for side in ("before", "after"):
                there = {f"{side}__{name}": int(key) if key.isdecimal() else key}
                about |= Q(label=inline.model._meta.label_lower, **there)
        found = Revision.objects.filter(about).select_related("change")[:100]
        more = {"revisions": found, **(extra_context or {})}
        return super().history_view(request, object_id, more)
