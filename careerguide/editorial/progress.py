"""Large imports in the admin: how far each is, and how it ended."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from careerguide.editorial.jobs import ImportJob, start
from careerguide.editorial.log import LogAdmin


@admin.register(ImportJob)
class ImportJobAdmin(LogAdmin):
    """Large imports: how far each is, and starting one again that stopped."""

    change_form_template = "admin/editorial/job.html"
    list_display = ("at", "who", "kind", "state", "rows", "why")
    list_filter = ("state", "label")
    search_fields = ("who", "why", "label")
    fields = ("at", "who", "kind", "why", "state", "rows", "checked")

    def get_urls(self) -> list[URLPattern]:
        """What starts it again before Django's own."""
        view = self.admin_site.admin_view(require_POST(self.again_view))
        return [
            path("<str:object_id>/again/", view, name="core_importjob_again"),
            *super().get_urls(),
        ]

    def may_start(self, request: HttpRequest, job: ImportJob) -> bool:
        """Whether the person may bring in this table."""
        page: Any = self.admin_site._registry.get(apps.get_model(job.label))
        return page is not None and page.may_import(request)

    def again_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Start it again. Raises PermissionDenied without the rights to import the table."""
        job: Any = self.get_object(request, object_id)
        if job is None:
            raise Http404
        if not self.may_start(request, job):
            raise PermissionDenied
        if job.table and (job.has_stopped or job.state == ImportJob.State.REFUSED):
            start(job)
        return redirect("admin:core_importjob_change", job.pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:  # fmt: skip
        """How far it is; the page asks again by itself until it has ended."""
        job: Any = self.get_object(request, object_id)
        more: dict[str, Any] = {}
        if job is not None:
            stopped = job.has_stopped
            over = stopped or job.state == ImportJob.State.REFUSED
            more = {
                "job": job, "stopped": stopped, "goes_on": job.is_under_way and not stopped,
                "may_start": bool(job.table) and over and self.may_start(request, job),
            }  # fmt: skip
        answer = super().change_view(request, object_id, form_url, more | (extra_context or {}))
        if more.get("goes_on"):
            answer.headers["Refresh"] = "2"
        return answer
