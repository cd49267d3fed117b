"""Tables in the admin: a list goes out as a file, a file comes in after a look: all of it or none.

Nothing waits on the server between look and confirmation: the page holds what was looked at,
signed. What would change by then in another way than was shown is shown again, not done.
"""

from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.editorial import jobs, spreadsheets
from careerguide.editorial.clashes import WHY
from careerguide.editorial.intake import Outcome, look, take_in
from careerguide.editorial.models import today
from careerguide.editorial.proposals import may_publish
from careerguide.editorial.record import recorded
from careerguide.editorial.revisions import ChangeSet
from careerguide.editorial.sheets import VERSION, Sheet
from careerguide.editorial.spreadsheets import FORMATS, LARGEST, Grid, Line
from careerguide.releases.errors import LoadError

MAY_IMPORT = "staff.import_tables"
GOOD_FOR = 24 * 60 * 60
"""Seconds in which what was looked at can be confirmed."""
MOST_AT_ONCE = 500
"""Rows that are saved while somebody waits; more are saved beside the server."""


class SheetForm(forms.Form):
    """The file's name says its format; its size is limited before it is read."""

    file = forms.FileField(
        label=_("CSV or XLSX file"), widget=forms.FileInput({"accept": ".csv,.xlsx"})
    )

    def __init__(self, sheet: Sheet, *args: Any) -> None:
        super().__init__(*args)
        self.sheet = sheet

    def clean_file(self) -> Grid:
        """The table in the file. Raises ValidationError, in words for staff, for one unfit."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("The file is larger than %s.") % filesizeformat(LARGEST))
        suffix = Path(file.name).suffix.lower().removeprefix(".")
        if suffix not in FORMATS:
            raise ValidationError(_("Choose a file that ends in .csv or .xlsx."))
        try:
            grid = spreadsheets.read(file.read(), suffix)
        except LoadError as error:
            text = str(error).rstrip(".")
            raise ValidationError(_("The file can’t be read: %s.") % text) from None
        if wrong := self.sheet.wrong_columns(grid.columns):
            raise ValidationError(" ".join(wrong))
        return grid


class SheetsAdmin(admin.ModelAdmin):
    """A list with Import and Export. To import takes the rights to add and change, else to view."""

    sheet: ClassVar[Sheet]
    change_list_template = "admin/sheet_list.html"

    def get_urls(self) -> list[URLPattern]:
        """The two pages before Django's own, which take any other path for a key."""
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.import_view), name=f"{name}_import"),
            path("export.<str:form>", view(self.export_view), name=f"{name}_export"),
            *super().get_urls(),
        ]

    def may_import(self, request: HttpRequest) -> bool:
        """Whether the person may bring in tables, may both add and change rows of this one, and
        publish what they write.
        """
        if not may_publish(request.user) or not request.user.has_perm(MAY_IMPORT):
            return False
        return self.has_add_permission(request) and self.has_change_permission(request)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's list, which also knows whether to offer Import, and formats to export."""
        more = {"may_import": self.may_import(request), "formats": list(FORMATS)}
        return super().changelist_view(request, more | (extra_context or {}))

    def export_view(self, request: HttpRequest, form: str) -> HttpResponse:
        """What the list shows, filters included, as a file. Http404 for a format there is not;
        raises PermissionDenied to those who may not see the list.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        if form not in FORMATS:
            raise Http404
        try:
            shown = self.sheet.related(self.get_changelist_instance(request).queryset)
        except IncorrectLookupParameters:
            return redirect(f"{self._list()}?e=1")
        rows = (
            [*(cell.write(cell.value_of(row)) for cell in self.sheet.cells), Decimal(row.version)]
            for row in shown
        )
        try:
            data = spreadsheets.write([*self.sheet.columns, VERSION], rows, form)
        except ValueError as error:
            messages.error(request, str(error))
            return redirect(self._list())
        name = f"{self.opts.object_name}-{today()}.{form}"
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(data, content_type=FORMATS[form], headers=disposition)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Choose a file, look, confirm. Raises PermissionDenied to those who may not import."""
        if not self.may_import(request):
            raise PermissionDenied
        if "looked" in request.POST:
            return self._confirm(request, request.POST["looked"])
        form = SheetForm(self.sheet, request.POST or None, request.FILES or None)
        if not form.is_valid():
            return self._page(request, form)
        grid = form.cleaned_data["file"]
        outcome = look(self.sheet, grid)
        return self._page(request, form, grid, outcome)

    def _confirm(self, request: HttpRequest, looked: str) -> HttpResponse:
        try:
            signed = signing.loads(looked, salt=self._salt(request), max_age=GOOD_FOR)
        except signing.BadSignature:
            messages.error(request, _("That look is over. Choose the file again."))
            return redirect(request.path)
        grid = Grid(signed["columns"], [Line(**line) for line in signed["lines"]])
        outcome = look(self.sheet, grid)
        if not outcome.problems and outcome.digest == signed["digest"]:
            why = request.POST.get(WHY, "")
            try:
                if len(outcome.changes) > MOST_AT_ONCE:
                    label, digest = self.opts.label_lower, outcome.digest
                    job = jobs.begin(label, grid, digest, request.user, why)
                    return redirect("admin:core_importjob_change", job.pk)
                with recorded(request.user, ChangeSet.How.IMPORT, why):
                    take_in(self.sheet, outcome, request.user)
            except OperationalError:
                busy = _("The database is busy. Nothing was imported; confirm again in a moment.")
                messages.warning(request, busy)
                return self._page(request, SheetForm(self.sheet), grid, outcome)
        if outcome.problems or outcome.digest != signed["digest"]:
            warned = _("The rows have changed since you looked. Nothing was imported; look again.")
            messages.warning(request, warned)
            return self._page(request, SheetForm(self.sheet), grid, outcome)
        changed = len(outcome.changes)
        done = ngettext("%d row was imported.", "%d rows were imported.", changed) % changed
        messages.success(request, done)
        return redirect(self._list())

    def _page(
        self, request: HttpRequest, form: SheetForm, grid: Grid | None = None,
        outcome: Outcome | None = None,
    ) -> HttpResponse:  # fmt: skip
        looked = ""
        if grid and outcome and outcome.changes and not outcome.problems:
            signed = asdict(grid) | {"digest": outcome.digest}
            looked = signing.dumps(signed, salt=self._salt(request), compress=True)
            if len(looked) > (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or LARGEST) - 2_000:
                form.add_error("file", _("There is too much in it for one go. Part the file."))
                looked, outcome = "", None
        context = self.admin_site.each_context(request) | {
            "title": _("Import %s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "sheet": self.sheet,
            "form": form,
            "outcome": outcome,
            "looked": looked,
            "why_name": WHY,
        }
        return TemplateResponse(request, "admin/import_sheet.html", context)

    def _salt(self, request: HttpRequest) -> str:
        """Another table's or another person's look can't be confirmed here."""
        return f"import of {self.opts.label} by {request.user.pk}"

    def _list(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
