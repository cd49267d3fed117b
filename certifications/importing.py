"""Import and export pages of the admin: look first, then all rows or none."""

import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm, ImportForm
from import_export.results import RowResult
from import_export.tmp_storages import BaseStorage

from careerguide.editorial.differences import difference
from careerguide.releases.errors import LoadError
from certifications.sheets import LARGEST, CsvSheet, XlsxSheet

FORMATS = (CsvSheet, XlsxSheet)
FLAGS = {RowResult.IMPORT_TYPE_NEW: ADDITION, RowResult.IMPORT_TYPE_UPDATE: CHANGE}
KEPT_SECONDS = 24 * 60 * 60


class Waiting(BaseStorage):
    """A checked file that waits in var/ to be confirmed; forgotten ones go after a day."""

    def path(self) -> Path:
        folder = Path(settings.VAR_DIR) / "imports"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / Path(self.name).name

    def save(self, data: bytes) -> None:
        self.name = uuid4().hex
        for file in self.path().parent.iterdir():
            if file.stat().st_mtime < time.time() - KEPT_SECONDS:
                file.unlink(missing_ok=True)
        self.path().write_bytes(data)

    def read(self) -> bytes:
        return self.path().read_bytes()

    def remove(self) -> None:
        self.path().unlink(missing_ok=True)


class SheetForm(ImportForm):
    """The file's name says its format; its size is limited before it is read."""

    field_order = ("resource", "import_file", "format")

    def __init__(self, formats: Any, resources: Any, **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        self.fields["import_file"].widget.attrs = {"accept": ".csv,.xlsx"}
        self.fields["import_file"].label = _("CSV or XLSX file")

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST:
            raise ValidationError(
                _("The file is larger than %s.") % filesizeformat(LARGEST), code="large"
            )
        suffix = Path(file.name).suffix.lower()
        if suffix not in [sheet.suffix for sheet in FORMATS]:
            raise ValidationError(_("Choose a file that ends in .csv or .xlsx."), code="format")
        return file

    def clean(self) -> dict[str, Any]:
        if file := self.cleaned_data.get("import_file"):
            suffix = Path(file.name).suffix.lower()
            at = [sheet.suffix for sheet in FORMATS].index(suffix)
            self.cleaned_data["format"] = str(at)
        return self.cleaned_data


class SheetsAdmin(ImportExportMixin, admin.ModelAdmin):
    formats = FORMATS
    import_formats = FORMATS
    export_formats = FORMATS
    import_form_class = SheetForm
    export_form_class = ExportForm
    import_template_name = "admin/import_sheet.html"
    tmp_storage_class = Waiting

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def import_action(self, request: HttpRequest, **kwargs: Any) -> Any:
        response = super().import_action(request, **kwargs)
        response.context_data["title"] = _("Import %s") % self.opts.verbose_name_plural
        return response

    def add_data_read_fail_error_to_form(self, form: Any, error: Exception) -> None:
        if not isinstance(error, LoadError):
            raise error
        form.add_error("import_file", _("The file can’t be read: %s.") % str(error).rstrip("."))

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The confirmed file; it is gone when it was confirmed twice or a day has passed."""
        try:
            return super().process_import(request, **kwargs)
        except FileNotFoundError:
            messages.error(request, _("That file is no longer there. Choose it again."))
            return redirect("admin:{}_{}_import".format(*self.get_model_info()))

    def process_dataset(self, dataset: Any, form: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """What was good when it was looked at may be bad now: then nothing changes either."""
        kwargs["rollback_on_validation_errors"] = True
        return super().process_dataset(dataset, form, request, **kwargs)

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        if not result.has_errors() and not result.has_validation_errors():
            return super().process_result(result, request)
        context = self.admin_site.each_context(request) | {
            "title": _("Import %s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "form": SheetForm(FORMATS, self.get_import_resource_classes(request)),
            "result": result,
        }
        return TemplateResponse(request, self.import_template_name, context)

    def generate_log_entries(self, result: Any, request: HttpRequest) -> None:
        """One line of history a row, with what changed from what to what."""
        for row in result.rows:
            if row.import_type in FLAGS:
                told = "Imported." if row.is_new() else f"Imported: {_changes(self, row)}."
                LogEntry.objects.log_actions(
                    request.user.pk or 0,
                    [row.instance],
                    FLAGS[row.import_type],
                    change_message=told,
                    single_object=True,
                )


def _changes(model_admin: SheetsAdmin, row: Any) -> str:
    fields = model_admin.resource_classes[0]().get_import_fields()
    values = [(f.column_name, f.export(row.original), f.export(row.instance)) for f in fields]
    return ", ".join(difference(name, old, new) for name, old, new in values if old != new)
