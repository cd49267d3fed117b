"""The admin's site: a second factor at the door, what is to do on its home, tables by heading."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib import admin
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

View = TypeVar("View", bound=Callable[..., Any])


def busy(request: HttpRequest) -> TemplateResponse:
    """The page that says so; a file must be chosen again."""
    from careerguide.editorial.deletion import sent

    context = {"title": _("The database is busy"), "sent": sent(request)}
    page = TemplateResponse(request, "admin/editorial/busy.html", context, status=503)
    page.render()
    return page


class StaffSite(admin.AdminSite):
    """Django's site, for staff who have shown a second factor where it is asked for."""

    site_header = _("careerguide: editing")
    site_title = _("careerguide")
    index_title = _("What is to do")
    index_template = "staff/home.html"

    def has_permission(self, request: HttpRequest) -> bool:
        """Active staff, with a code where one is asked for."""
        from careerguide.staff.factor import still_asked

        return super().has_permission(request) and not still_asked(request)

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Django's; a press that finds the database busy is answered by a page that keeps all that
        was sent, to be sent again."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def patient(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
            try:
                return inner(request, *args, **named)
            except OperationalError:
                if request.method != "POST":
                    raise
                return busy(request)

        return cast(View, patient)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who has given the password and not yet the code is asked for that."""
        from careerguide.staff.factor import door, still_asked

        if super().has_permission(request) and still_asked(request):
            return HttpResponseRedirect(door(request))
        return super().login(request, extra_context)

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Also the pages of the second factor and of the queues."""
        # Read once apps are there: the admin is a module that their models' pages import.
        from careerguide.staff import factor, views

        own = [
            path("code/", factor.code, name="code"),
            path("code/new/", factor.enrol, name="code-new"),
            path("code/spare/", self.admin_view(factor.spare_codes), name="code-spare"),
            path("queue/<slug:slug>/", self.admin_view(views.queue), name="queue"),
        ]
        return [*own, *super().get_urls()]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Overridden to tell what is to do before the tables."""
        from careerguide.staff.views import at_home

        return super().index(request, {**at_home(request), **(extra_context or {})})

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """Tables under the headings that settings.TABLES gives them; others under their app's."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        tables = {table["model"]._meta.label: table for app in apps for table in app["models"]}
        found = []
        for heading, labels in settings.TABLES:
            held = [tables.pop(label) for label in labels if label in tables]
            if held:
                found.append(_group(heading, held))
        others = (
            {**app, "models": [one for one in app["models"] if one["model"]._meta.label in tables]}
            for app in apps
        )
        return [*found, *(app for app in others if app["models"])]


def _group(heading: Any, tables: list[dict[str, Any]]) -> dict[str, Any]:
    """As Django describes an app; its address is the heading's place on the home page."""
    label = slugify(str(heading))
    return {
        "name": heading, "app_label": label, "models": tables, "has_module_perms": True,
        "app_url": f"{reverse('admin:index')}#{label}",
    }  # fmt: skip
