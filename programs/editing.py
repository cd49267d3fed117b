"""Corrections in the admin: what stands beside what publishers say, and what a release overtook."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careerguide.editorial.admin import OldFilter, SourcedAdmin
from careerguide.editorial.importing import SheetsAdmin
from careerguide.editorial.models import today
from programs.catalog import catalog
from programs.models import (
    ProgramCorrection,
    ProviderCorrection,
)
from programs.models.corrections import Correction
from programs.published import STATE_WORDS, State, published, state_of
from programs.sheets import (
    PROGRAM_CORRECTIONS,
    PROVIDER_CORRECTIONS,
)

if TYPE_CHECKING:  # a type that only django-stubs knows
    from django.contrib.admin.options import _ListFilterT


class StateFilter(admin.SimpleListFilter):
    """How corrections stand to the release in use; asked of each row, of which there are few."""

    title = _("how it stands")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, Any]]:
        """Every state with its words."""
        return [(state.value, words) for state, words in STATE_WORDS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those in the state chosen."""
        if self.value() not in list(State):
            return queryset
        found = [row.pk for row in queryset if state_of(row) == self.value()]
        return queryset.filter(pk__in=found)


def tell_page(request: HttpRequest, row: Any, *more: tuple[str, Any]) -> None:
    """Say where readers see what was saved, with more links by address and words."""
    links = [(row.get_absolute_url(), _("See it as readers do")), *more]
    messages.info(request, format_html_join(" · ", '<a href="{}">{}</a>', links))


class CorrectionAdmin(SheetsAdmin, SourcedAdmin):
    """Corrections of imported figures; saving one shows it on every page within a second."""

    actions: Sequence[str] = ("still_needed",)
    about_every_row: ClassVar[tuple[str, ...]] = ("checked_on", "as_of", "recent", "first_source")
    filters_of_every_row: "ClassVar[tuple[_ListFilterT, ...]]" = (StateFilter, "field", OldFilter)
    show_full_result_count = False
    view_on_site = False  # the page stands among what is told
    told: ClassVar[tuple[str, ...]] = ("imported", "imported_from", "now", "state", "page")
    """What stands below the form and can't be written."""

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """What was published, and how the correction stands to it."""
        kept = (name for name in super().get_readonly_fields(request, obj) if name != "edited")
        return (*kept, *(self.told if obj else ()))

    def get_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> list[str | list[str] | tuple[str, ...]]:
        """Without the mark of rows that loads replace: none replaces these."""
        return [name for name in super().get_fields(request, obj) if name != "edited"]

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Beside the value, how it is written and what is published, where the address says of
        what."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "value":
            field.help_text = self._beside(request)
        return field

    def _beside(self, request: HttpRequest) -> str:
        kind = self.model.of.get(request.GET.get("field", ""))
        if kind is None:
            return ""
        row = self.model(**{
            name: request.GET.get(name, "")[:30] or 0 for name in (self.subject, "field")
        })  # fmt: skip
        found = published(row) if row.number else None
        words = _("%(hint)s Published: %(value)s (%(release)s).")
        said = (found.value, found.release) if found and found.value else (_("nothing"), "–")
        return str(words) % {"hint": _(kind.hint), "value": said[0], "release": said[1]}

    subject: ClassVar[str]
    """The field with the number of what is corrected."""

    @admin.display(description=_("published now"))
    def now(self, row: Correction) -> str:
        """What the release in use says."""
        found = published(row)
        return f"{found.value or '–'} ({found.release or '–'})" if found else "–"

    @admin.display(description=_("how it stands"))
    def state(self, row: Correction) -> str:
        """In words, whether the source has moved since."""
        return str(STATE_WORDS[state_of(row)])

    @admin.display(description=_("its page"))
    def page(self, row: Any) -> str:
        """A link to where readers see it."""
        address = row.get_absolute_url()
        return format_html('<a href="{}">{}</a>', address, address)

    @admin.action(description=_("Still needed: checked today"), permissions=["change"])
    def still_needed(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Hold the chosen corrections against what is published now, and say who looked."""
        rows = list(queryset)
        for row in rows:
            row.checked_on = today()
            row.save()
            self.log_change(request, row, "Checked: still needed.")
        told = ngettext("%d correction was checked.", "%d corrections were checked.", len(rows))
        self.message_user(request, told % len(rows), messages.SUCCESS)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Every row is staff's own. One saved as it stands is held against what is published now;
        it may be another by now than the page began with."""
        if change and not form.changed_data:
            obj.refresh_from_db()
        obj.edited = True
        obj.save()

    def response_add(self, request: HttpRequest, obj: Any, *where: Any) -> HttpResponse:
        """Also leads to where readers see it."""
        tell_page(request, obj)
        return super().response_add(request, obj, *where)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Also leads to where readers see it."""
        tell_page(request, obj)
        return super().response_change(request, obj)


@admin.register(ProgramCorrection)
class ProgramCorrectionAdmin(CorrectionAdmin):
    """Corrected figures of programs, searched by how the program's number begins."""

    sheet = PROGRAM_CORRECTIONS
    subject = "program"
    settled = ("program", "field")
    list_display = ("program", "field", "value", "imported", "state")
    search_fields = ("program__startswith",)


@admin.register(ProviderCorrection)
class ProviderCorrectionAdmin(CorrectionAdmin):
    """Corrected facts of schools, found by UNITID or listing number."""

    sheet = PROVIDER_CORRECTIONS
    subject = "provider"
    settled = ("provider", "field")
    list_display = ("provider", "school", "field", "value", "imported", "state")
    search_fields = ("=provider",)

    @admin.display(description=_("school"))
    def school(self, row: ProviderCorrection) -> str:
        """Its name; "" for one that is not in the data in use."""
        known = catalog()
        at = known.provider_at(row.number)
        return "" if at is None else known.provider_names[at]
