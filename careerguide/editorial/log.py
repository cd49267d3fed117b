"""The log in the admin: every change by staff, found by who, row, reason or import; and undone."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from careerguide.editorial.clashes import WHY
from careerguide.editorial.lists import SafeList
from careerguide.editorial.paging import BoundedPaginator
from careerguide.editorial.proposals import may_publish
from careerguide.editorial.revisions import ChangeSet, FileRow, Revision
from careerguide.editorial.seen import told
from careerguide.editorial.undo import let_file_win, undo

RIGHT = {"added": "delete", "changed": "change", "deleted": "add"}
"""What taking a change back needs the right to."""


def may_undo(request: HttpRequest, revisions: "list[Revision] | QuerySet[Revision]") -> bool:
    """Whether the person has the right to write each of the rows so."""
    if not may_publish(request.user):
        return False
    needed = {(one.label, RIGHT[one.action]) for one in revisions}
    return bool(needed) and all(
        request.user.has_perm(f"{label.split('.')[0]}.{right}_{label.split('.')[1]}")
        for label, right in needed
    )


class LogAdmin(admin.ModelAdmin):
    """What can be looked at and not written."""

    list_per_page = 50
    paginator = BoundedPaginator
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: the log writes itself."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Never: a log that forgets is none."""
        return False

    @admin.display(description=_("kind of row"), ordering="label")
    def kind(self, one: Any) -> str:
        """What the admin calls the rows whose `label` this one names."""
        return str(apps.get_model(one.label)._meta.verbose_name)


class Undone(LogAdmin):
    """A change with its page, on which it is taken back."""

    change_form_template = "admin/editorial/logged.html"

    def revisions(self, row: ChangeSet | Revision) -> list[Revision]:
        """What is taken back: all of a change, or the one row."""
        if isinstance(row, Revision):
            return [row]
        return list(row.revisions.select_related("change"))

    def get_urls(self) -> list[URLPattern]:
        """The page that takes it back before Django's own."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_undo"
        view = self.admin_site.admin_view(require_POST(self.undo_view))
        return [path("<str:object_id>/undo/", view, name=name), *super().get_urls()]

    def undo_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take it back, or say what stands against. Raises PermissionDenied without the rights."""
        row: Any = self.get_object(request, object_id)
        if row is None:
            raise Http404
        found = self.revisions(row)
        if not self.has_view_permission(request) or not may_undo(request, found):
            raise PermissionDenied
        change = row if isinstance(row, ChangeSet) else row.change
        wrong = undo(found, request.user, request.POST.get(WHY, ""), change)
        for said in wrong[:20]:
            messages.error(request, said)
        if not wrong:
            told = ngettext("%d row was put back.", "%d rows were put back.", len(found))
            messages.success(request, told % len(found))
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_change"
        return redirect(reverse(name, args=[row.pk]))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:  # fmt: skip
        """The page with all its rows."""
        row: Any = self.get_object(request, object_id)
        more: dict[str, Any] = {}
        if row is not None:
            found = self.revisions(row)
            more = {
                "revisions": found, "may_undo": may_undo(request, found), "why_name": WHY,
                "undone_by": (row if isinstance(row, ChangeSet) else row.change).undone_by.all(),
            }  # fmt: skip
        return super().change_view(request, object_id, form_url, more | (extra_context or {}))


@admin.register(ChangeSet)
class ChangeSetAdmin(Undone):
    """A form with its lines, an import, an undo: whole."""

    list_display = ("at", "who", "how", "rows", "why", "request")
    list_filter = ("how", "at")
    search_fields = ("who", "why", "=request", "revisions__title")
    fields = ("at", "who", "how", "why", "request", "undoes")


@admin.register(Revision)
class RevisionAdmin(Undone):
    """One log over all rows."""

    list_display = ("when", "who", "title", "kind", "action", "how", "why")
    list_filter = ("action", "change__how", "change__at", "label")
    list_select_related = ("change",)
    search_fields = ("title", "change__who", "change__why", "=change__request", "label", "=key")
    fields = ("title", "kind", "key", "action", "version", "change")

    @admin.display(description=_("when"), ordering="change__at")
    def when(self, one: Revision) -> Any:
        """When it was saved."""
        return one.change.at

    @admin.display(description=_("who"), ordering="change__who")
    def who(self, one: Revision) -> str:
        """Who saved it."""
        return one.change.who

    @admin.display(description=_("how"))
    def how(self, one: Revision) -> str:
        """By a form, an import, an undo."""
        return one.change.get_how_display()

    @admin.display(description=_("why"))
    def why(self, one: Revision) -> str:
        """The reason given."""
        return one.change.why


@admin.register(FileRow)
class FileRowAdmin(SafeList, LogAdmin):
    """Rows where staff's holds against a file, those withdrawn among them."""

    list_display = ("title", "kind", "withdrawn")
    list_filter = ("withdrawn", "label")
    search_fields = ("title", "label")
    fields = ("title", "kind", "key", "withdrawn", "values")
    actions = ("let_files_win",)
    how = ChangeSet.How.FILE

    def versions(self, rows: Iterable[FileRow], *, lock: bool = False) -> dict[str, int]:
        """Of the rows that files would replace; 0 of one that is withdrawn."""
        shown, keys = list(rows), defaultdict(list)
        for one in shown:
            keys[one.label].append(one.key)
        now: dict[tuple[str, str], int] = {}
        for label, several in keys.items():
            held = apps.get_model(label)._base_manager.filter(pk__in=several)
            for row in held.select_for_update() if lock else held:
                now[label, str(row.pk)] = row.version
        return {str(one.pk): now.get((one.label, one.key), 0) for one in shown}

    def said_since(self, row: FileRow, version: int | None) -> str:
        """Who changed what the file would replace."""
        changes = Revision.of(row.label, row.key).filter(version__gt=version or 0)
        return told(row, changes[:1])

    @admin.action(description=_("Let the file win again"), permissions=["view"])
    def let_files_win(self, request: HttpRequest, queryset: QuerySet[FileRow]) -> None:
        """Put back at once what the files say. Raises PermissionDenied without the rights."""
        rows = list(queryset)
        if not may_publish(request.user):
            raise PermissionDenied
        for one in rows:
            app, model = one.label.split(".")
            right = "add" if one.withdrawn else "change"
            if not request.user.has_perm(f"{app}.{right}_{model}"):
                raise PermissionDenied
        if wrong := let_file_win(rows, request.user, request.POST.get(WHY, "")):
            for said in wrong[:20]:
                self.message_user(request, said, messages.ERROR)
            return
        told = ngettext("%d row is as its file says.", "%d rows are as their files say.", len(rows))
        self.message_user(request, told % len(rows), messages.SUCCESS)
