"""The admin's lists: an action does nothing to rows that were saved since the list was shown."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import IntegrityError, OperationalError, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.editorial import seen
from careerguide.editorial.clashes import WHY
from careerguide.editorial.proposals import may_publish
from careerguide.editorial.record import recorded
from careerguide.editorial.revisions import ChangeSet, Revision
from careerguide.editorial.seen import SEEN
from careerguide.editorial.versions import Stale

AT_ONCE = ("delete_selected", "let_loads_replace", "still_needed")
"""Actions that publish what they change."""
MOST_TOLD = 10
MOST_SEEN = 2_000
"""Rows of the longest list of several pages of which all can be chosen at once."""
CONFIRMED = "post"
"""What Django's page that asks before a deletion sends."""


class SafeList(admin.ModelAdmin):
    """A list whose actions are one change of the log each, and overwrite nothing unseen."""

    change_list_template = "admin/editorial/list.html"
    how = ChangeSet.How.ACTION
    """What the log says of an action's change."""

    def versions(self, rows: Iterable[Any], *, lock: bool = False) -> dict[str, int]:
        """How often each row has been saved, by its key.

        `lock` reads them for an action: where the database can, nobody else saves them meanwhile.
        """
        if lock:
            keys = [row.pk for row in rows]
            rows = self.model._base_manager.select_for_update().filter(pk__in=keys)
        return {str(row.pk): row.version for row in rows}

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without those that change rows at once, for who may only propose."""
        actions = super().get_actions(request)
        if not may_publish(request.user):
            actions = {name: one for name, one in actions.items() if name not in AT_ONCE}
        return actions

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's list; what an action writes is one change of the log."""
        if request.method != "POST":
            return self._with_seen(super().changelist_view(request, extra_context))
        try:
            with recorded(request.user, self.how, request.POST.get(WHY, "")):
                return super().changelist_view(request, extra_context)
        except (Stale, IntegrityError):
            told = _("Somebody saved one of these rows meanwhile. Nothing was done; look again.")
            messages.warning(request, told)
        except OperationalError:
            told = _("The database is busy. Nothing was done; try again.")
            messages.warning(request, told)
        return TemplateResponse(request, "admin/editorial/look_again.html", {
            **self.admin_site.each_context(request), "title": self.opts.verbose_name_plural,
            "opts": self.opts,
        }, status=409)  # fmt: skip

    def _with_seen(self, answer: HttpResponse) -> HttpResponse:
        context = getattr(answer, "context_data", None) or {}
        if "cl" in context:
            cl = context["cl"]
            # “Select all” of several pages takes rows that stand on none of this one's lines.
            whole = cl.multi_page and cl.result_count <= MOST_SEEN
            rows = cl.queryset if whole else cl.result_list
            context["seen_name"], context["seen"] = SEEN, seen.seal(self.versions(rows))
        return answer

    def confirms(self, request: HttpRequest) -> bool:
        """Whether a page that asked before a deletion is answered."""
        return CONFIRMED in request.POST and request.POST.get("action") == "delete_selected"

    def chosen(self, request: HttpRequest, rows: models.QuerySet) -> models.QuerySet:
        """Those of the list's rows that are ticked, or all."""
        if request.POST.get("select_across") == "1":
            return rows
        return rows.filter(pk__in=request.POST.getlist(ACTION_CHECKBOX_NAME))

    def response_action(
        self, request: HttpRequest, queryset: models.QuerySet, *where: Any, **named: Any
    ) -> HttpResponse | None:
        """Django's, on those of the chosen rows that are as the list showed them; the others are
        told. What a page shown after the list asks is held against that page instead."""
        if self.confirms(request):
            return super().response_action(request, queryset, *where, **named)
        shown = seen.opened(request.POST)
        if shown is None:
            messages.warning(request, _("Nothing was done: the list does not say what it showed."))
            return redirect(request.get_full_path())
        now = self.versions(self.chosen(request, queryset), lock=True)
        stale = {key: shown.get(key) for key, version in now.items() if shown.get(key) != version}
        self._tell(request, stale)
        if stale and len(stale) == len(now):
            return redirect(request.get_full_path())
        return super().response_action(
            request, queryset.exclude(pk__in=list(stale)), *where, **named
        )

    def _tell(self, request: HttpRequest, stale: dict[str, int | None]) -> None:
        rows = {str(row.pk): row for row in self.model._base_manager.filter(pk__in=list(stale))}
        for key, version in list(stale.items())[:MOST_TOLD]:
            row, left = rows[key], _("Nothing was done to it; look again.")
            messages.warning(request, f"{self.said_since(row, version)} {left}")
        if (more := len(stale) - MOST_TOLD) > 0:
            told = ngettext("%d more was left alone.", "%d more were left alone.", more)
            messages.warning(request, told % more)

    def said_since(self, row: Any, version: int | None) -> str:
        """Who changed a row, and how, since the list showed that version of it; None for a row that
        the list did not show."""
        if version is None:
            return _("“%s” was not among the rows that the list showed.") % row
        changes = Revision.of(row._meta.label_lower, row.pk).filter(version__gt=version)
        return seen.told(row, changes[:1])
