"""Deleting rows with all that hangs on them: what was changed since is shown again first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import NestedObjects, unquote
from django.db import OperationalError, models, router
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse

from careerguide.editorial import clashes
from careerguide.editorial.clashes import CARRIED, WHY, Began
from careerguide.editorial.guarded import is_kept
from careerguide.editorial.lists import CONFIRMED, SafeList
from careerguide.editorial.record import recorded
from careerguide.editorial.revisions import ChangeSet, Revision
from careerguide.editorial.snapshots import snapshot
from careerguide.editorial.versions import Stale

PUT_BACK = "_put_back"
UNKEPT = ("csrfmiddlewaretoken", PUT_BACK)
"""What a form that is sent again leaves out."""


def sent(request: HttpRequest) -> list[tuple[str, str]]:
    """All that a form sent, to be sent again."""
    pairs = request.POST.lists()
    return [(name, one) for name, several in pairs if name not in UNKEPT for one in several]


@dataclass(frozen=True)
class Changed:
    """A row that somebody saved, or added (`fields` is empty), since its deletion was asked."""

    title: str
    kind: str
    by: list[Revision]
    fields: list[clashes.Differing]


def hanging(rows: Iterable[models.Model]) -> dict[str, models.Model]:
    """Every row that staff keep and that goes with `rows`, these among them, as it is now.

    Where the database can, nobody else saves them until this transaction ends.
    """
    found = list(rows)
    if not found:
        return {}
    collector = NestedObjects(using=router.db_for_write(type(found[0])), origin=found)
    collector.collect(found)
    kept = [(model, [row.pk for row in all_]) for model, all_ in collector.data.items() if is_kept(model)]  # fmt: skip  # noqa: E501
    return {
        clashes.row_key(row): row
        for model, keys in sorted(kept, key=lambda one: one[0]._meta.label)
        for row in model._base_manager.select_for_update().filter(pk__in=keys).order_by("pk")
    }


def changed_since(now: dict[str, models.Model], shown: dict[str, Began]) -> list[Changed]:
    """Of rows that are to be deleted, those that the page which asked showed otherwise."""
    found = []
    for key, row in now.items():
        began, version = shown.get(key), getattr(row, "version", 0)
        if began is not None and began.version == version:
            continue
        values = snapshot(row)
        before = values if began is None else began.values
        fields = [
            clashes.differing(type(row), name, (before.get(name), value, None))
            for name, value in values.items()
            if before.get(name) != value
        ]
        by = clashes.since(row, began.version if began else 0)
        found.append(Changed(str(row), str(row._meta.verbose_name), by, fields))
    return found


class SafeDeletion(SafeList):
    """Deletions, of one row or of a list's, that take nothing unseen with them."""

    delete_confirmation_template = "admin/editorial/delete.html"
    delete_selected_confirmation_template = "admin/editorial/delete_selected.html"

    def _asked(self, request: HttpRequest, rows: Iterable[models.Model]) -> dict[str, Any]:
        """What the page that asks carries; one that was answered, but no longer says what is, is
        shown again."""
        now = hanging(rows)
        more: dict[str, Any] = {
            "carried_name": CARRIED, "why_name": WHY, "why": request.POST.get(WHY, ""),
            "carried": clashes.seal({
                key: Began(getattr(row, "version", 0), snapshot(row)) for key, row in now.items()
            }),
        }  # fmt: skip
        if CONFIRMED in request.POST:
            more["changed"] = changed_since(now, clashes.carried(request.POST))
        return more

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's, with a reason; what was changed since its page was shown is shown again."""
        try:
            with recorded(request.user, ChangeSet.How.EDIT, request.POST.get(WHY, "")):
                row = self.get_object(request, unquote(object_id))
                more = {} if row is None else self._asked(request, [row])
                if more.get("changed"):
                    request.POST = QueryDict("")
                return super().delete_view(request, object_id, more | (extra_context or {}))
        except (Stale, OperationalError):
            return self._kept(request, "admin/editorial/busy.html", status=503)

    def response_action(
        self, request: HttpRequest, queryset: models.QuerySet, *where: Any, **named: Any
    ) -> HttpResponse | None:
        """Also holds the deletion of a list's rows against the page that asked."""
        if not self.confirms(request):
            answer = super().response_action(request, queryset, *where, **named)
            return self._asking(request, answer, {})
        more = self._asked(request, self.chosen(request, queryset))
        if more["changed"]:
            asked_again = request.POST.copy()
            asked_again.pop(CONFIRMED)
            request.POST = asked_again  # type: ignore[assignment]
            answer = delete_selected(self, request, self.chosen(request, queryset))
            return self._asking(request, answer, more)
        return super().response_action(request, queryset, *where, **named)

    def _asking(
        self, request: HttpRequest, answer: HttpResponse | None, more: dict[str, Any]
    ) -> HttpResponse | None:
        context = getattr(answer, "context_data", None) or {}
        if "deletable_objects" in context:
            context |= more or self._asked(request, context["queryset"])
        return answer

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        """One by one, so that none is deleted that somebody saved in between."""
        for row in queryset:
            row.delete()

    def _kept(
        self, request: HttpRequest, template: str, more: dict[str, Any] | None = None, *,
        status: int,
    ) -> HttpResponse:  # fmt: skip
        """A page that holds all that was sent, to be sent again."""
        context = self.admin_site.each_context(request) | {
            "title": self.opts.verbose_name, "opts": self.opts, "sent": sent(request),
            **(more or {}),
        }  # fmt: skip
        return TemplateResponse(request, template, context, status=status)
