"""Tables in the admin: a list goes out as a file, a file comes in after a look: all of it or none.

Nothing waits on the server between look and confirmation: the page holds what was looked at,
signed. What would change by then in another way than was shown is shown again, not done.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.admin.options import IncorrectLookupParameters
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.defaultfilters import filesizeformat
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.editorial import spreadsheets
from careerguide.editorial.admin import difference
from careerguide.editorial.models import today
from careerguide.editorial.sheets import Known, Several, Sheet, Values, told
from careerguide.editorial.spreadsheets import FORMATS, LARGEST, Grid, Line
from careerguide.releases.errors import LoadError

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
Written = dict[str, str | Decimal]
"""A row as a table writes it, by column."""
MAY_IMPORT = "staff.import_tables"
GOOD_FOR = 24 * 60 * 60
"""Seconds in which what was looked at can be confirmed."""


@dataclass(frozen=True)
class Change:
    """A row that a file adds (`before` is None) or changes, by column. `name` is its key."""

    line: int
    name: str
    row: Model
    before: Written | None
    after: Written

    @property
    def differences(self) -> list[tuple[str, str | Decimal, str | Decimal]]:
        """Column, old and new value, of those that differ; a new row's old values are blank."""
        before = dict.fromkeys(self.after, "") if self.before is None else self.before
        return [
            (name, before[name], new) for name, new in self.after.items() if before[name] != new
        ]

    @property
    def message(self) -> str:
        """For the history."""
        if self.before is None:
            return "Imported."
        return f"Imported: {', '.join(difference(*cell) for cell in self.differences)}."


@dataclass
class Outcome:
    """What a file changes, how many of its rows change nothing, and its bad rows by line."""

    changes: list[Change] = field(default_factory=list)
    same: int = 0
    problems: list[tuple[int, list[str]]] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """Names what would change, and from what."""
        shown = [[change.line, change.before, change.after] for change in self.changes]
        return hashlib.sha256(json.dumps(shown, default=str).encode()).hexdigest()


def take_in(sheet: Sheet, grid: Grid) -> Outcome:
    """Save every row that is good and changes something, marked as changed by staff.

    The caller takes it all back where a row is bad, or where it was only to look.
    """
    outcome, known = Outcome(), Known()
    rows = sheet.related(sheet.model._default_manager.select_for_update(of=("self",)))
    stored = {tuple(getattr(row, name) for name in sheet.key): row for row in rows}
    seen: dict[tuple[str, ...], int] = {}
    for line in grid.lines:
        texts = dict(zip(grid.columns, line.texts, strict=True))
        values, problems = sheet.read(texts, known)
        row = stored.get(tuple(values.get(name, "") for name in sheet.key)) or sheet.model()
        cells = [cell for cell in sheet.cells if cell.field in values]
        before = {one.column: one.write(one.value_of(row)) for one in cells} if row.pk else None
        for cell in cells:
            if not isinstance(cell, Several):
                setattr(row, cell.field, values[cell.field])
        problems |= sheet.faults(row, problems, alone=False)
        named = tuple(texts[column] for column in sheet.key_columns)
        said = [*told(problems), *_against(line, seen.setdefault(named, line.number))]
        after = {cell.column: cell.write(values[cell.field]) for cell in cells}
        if said:
            outcome.problems.append((line.number, said))
        elif before == after:
            outcome.same += 1
        elif refused := _saved(sheet, row, values):
            outcome.problems.append((line.number, [refused]))
        else:
            outcome.changes.append(
                Change(line.number, ", ".join(filter(None, named)), row, before, after)
            )
    return outcome


def _against(line: Line, first: int) -> Iterator[str]:
    """What is wrong with a line whatever its columns mean."""
    if first != line.number:
        yield _("It is the same one as in line %d.") % first
    if line.beyond:
        yield _("There are cells beyond the last column: “%s”.") % line.beyond
    if any(map(CONTROL.search, [*line.texts, line.beyond])):
        yield _("There is a character in it that can't be shown.")


def _saved(sheet: Sheet, row: Any, values: Values) -> str:
    """ "" once the row is saved, or why the database refuses it."""
    row.edited = True
    try:
        with transaction.atomic():
            row.save()
            for cell in sheet.cells:
                if isinstance(cell, Several) and cell.field in values:
                    getattr(row, cell.field).set(values[cell.field])
    except DatabaseError as error:
        return _("The database refuses it: %s.") % error
    return ""


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
        """Whether the person may bring in tables, and may both add and change rows of this one."""
        may = self.has_add_permission(request) and self.has_change_permission(request)
        return may and request.user.has_perm(MAY_IMPORT)

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
        rows = ([cell.write(cell.value_of(row)) for cell in self.sheet.cells] for row in shown)
        try:
            data = spreadsheets.write(self.sheet.columns, rows, form)
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
        outcome = self._take_in(request, grid)
        return self._page(request, form, grid, outcome)

    def _confirm(self, request: HttpRequest, looked: str) -> HttpResponse:
        try:
            signed = signing.loads(looked, salt=self._salt(request), max_age=GOOD_FOR)
        except signing.BadSignature:
            messages.error(request, _("That look is over. Choose the file again."))
            return redirect(request.path)
        grid = Grid(signed["columns"], [Line(**line) for line in signed["lines"]])
        outcome = self._take_in(request, grid, signed["digest"])
        if outcome.problems or outcome.digest != signed["digest"]:
            warned = _("The rows have changed since you looked. Nothing was imported; look again.")
            messages.warning(request, warned)
            return self._page(request, SheetForm(self.sheet), grid, outcome)
        changed = len(outcome.changes)
        done = ngettext("%d row was imported.", "%d rows were imported.", changed) % changed
        messages.success(request, done)
        return redirect(self._list())

    def _take_in(self, request: HttpRequest, grid: Grid, looked: str = "") -> Outcome:
        """Import `grid` where that does what was `looked` at; else only say what it would do."""
        with transaction.atomic():
            outcome = take_in(self.sheet, grid)
            if outcome.problems or outcome.digest != looked:
                transaction.set_rollback(True)
                return outcome
            for change in outcome.changes:
                LogEntry.objects.log_actions(
                    request.user.pk or 0,
                    [change.row],
                    ADDITION if change.before is None else CHANGE,
                    change_message=change.message,
                    single_object=True,
                )
        return outcome

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
        }
        return TemplateResponse(request, "admin/import_sheet.html", context)

    def _salt(self, request: HttpRequest) -> str:
        """Another table's or another person's look can't be confirmed here."""
        return f"import of {self.opts.label} by {request.user.pk}"

    def _list(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
