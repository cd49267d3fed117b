"""What staff add in the admin: schools and programs that no publisher lists, and accreditations."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from careerguide.editorial.admin import OF_SOURCE, OldFilter, SourcedAdmin
from careerguide.editorial.importing import SheetsAdmin
from programs.editing import tell_page
from programs.localforms import LocalProgramForm
from programs.models import LocalProgram, LocalProvider, ProgramAccreditation
from programs.sheets import ACCREDITATIONS, LOCAL_PROGRAMS, LOCAL_PROVIDERS

if TYPE_CHECKING:  # a type that only django-stubs knows
    from django.contrib.admin.options import _ListFilterT


class LocalAdmin(SheetsAdmin, SourcedAdmin):
    """Rows that staff add; saving one shows it on every page within a second."""

    actions: Sequence[str] = ()
    settled: ClassVar[tuple[str, ...]] = ("slug",)
    about_every_row: ClassVar[tuple[str, ...]] = ("checked_on", "as_of", "recent", "first_source")
    filters_of_every_row: "ClassVar[tuple[_ListFilterT, ...]]" = (OldFilter,)
    show_full_result_count = False
    last: ClassVar[tuple[str, ...]] = ("slug", "license_number", "checked_on")
    """Fields that stand after those that say what the row is."""

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """Without the mark of rows that loads replace: none replaces these."""
        return tuple(name for name in super().get_readonly_fields(request, obj) if name != "edited")

    def get_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> list[str | list[str] | tuple[str, ...]]:
        """What the row is, its license and day, then its source."""
        names = super().get_fields(request, obj)
        at = next((n for n, name in enumerate(names) if name in OF_SOURCE), len(names))
        first = [name for name in names[:at] if name not in self.last]
        return [*first, *(name for name in self.last if name in names[:at]), *names[at:]]

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """A slug fills itself in."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "slug":
            field.help_text = _("Fills itself in from the name; tables know the row by it.")
        return field


@admin.register(LocalProvider)
class LocalProviderAdmin(LocalAdmin):
    """Schools that no publisher lists."""

    sheet = LOCAL_PROVIDERS
    list_display = ("name", "zip", "control", "license_number")
    search_fields = ("name", "=zip", "=license_number")
    prepopulated_fields: ClassVar[dict[str, Sequence[str]]] = {"slug": ("name",)}

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """Of a school that is there also its programs."""
        return (*super().get_readonly_fields(request, obj), *(("its_programs",) if obj else ()))

    @admin.display(description=_("its programs"))
    def its_programs(self, row: LocalProvider) -> str:
        """Links to them, and to add another."""
        name = "admin:programs_localprogram"
        links = [(reverse(f"{name}_change", args=[one.pk]), one) for one in row.programs.all()]
        add = (f"{reverse(f'{name}_add')}?provider={row.pk}", _("Add a program"))
        return format_html_join(" · ", '<a href="{}">{}</a>', [*links, add])

    def response_add(
        self, request: HttpRequest, obj: LocalProvider, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Also leads on to its programs: readers find a school by them."""
        told = str(_("Readers find a school by its programs. {}"))
        messages.info(request, format_html(told, self.its_programs(obj)))
        return super().response_add(request, obj, post_url_continue)


@admin.register(LocalProgram)
class LocalProgramAdmin(LocalAdmin):
    """Programs that no publisher lists."""

    form = LocalProgramForm
    sheet = LOCAL_PROGRAMS
    list_display = ("name", "provider", "unitid", "field", "price_high", "months_high")
    list_select_related = ("provider",)
    autocomplete_fields = ("provider",)
    search_fields = ("name", "field__startswith", "=unitid", "provider__name")
    prepopulated_fields: ClassVar[dict[str, Sequence[str]]] = {"slug": ("name",)}

    def response_add(
        self, request: HttpRequest, obj: LocalProgram, post_url_continue: str | None = None
    ) -> HttpResponse:
        """Also leads to its page, and to another of its school."""
        self._lead_on(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Also leads to its page, and to another of its school."""
        self._lead_on(request, obj)
        return super().response_change(request, obj)

    def _lead_on(self, request: HttpRequest, row: LocalProgram) -> None:
        school = {"provider": row.provider_id} if row.provider_id else {"unitid": row.unitid}
        another = f"{reverse('admin:programs_localprogram_add')}?{urlencode(school)}"
        tell_page(request, row, (another, _("Add another program of this school")))
        if not row.field and not row.occupations:
            messages.warning(
                request,
                _(
                    "It says no field of study and no job: it is found by its name, and stands in "
                    "no plan."
                ),
            )


@admin.register(ProgramAccreditation)
class ProgramAccreditationAdmin(LocalAdmin):
    """Who accredits what, by program or by school."""

    sheet = ACCREDITATIONS
    settled = ("program", "provider", "organization")
    list_display = ("organization", "program", "provider", "until")
    list_filter = ("organization",)
    search_fields = ("=organization", "program__startswith", "=provider")
