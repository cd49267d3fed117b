"""How staff change what loads bring: a change is marked, dated and told in the history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.forms.models import _get_foreign_key as inline_foreign_key
from django.http import HttpRequest
from django.template.defaultfilters import urlize, urlizetrunc
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careerguide.editorial.fields import EditorialForms
from careerguide.editorial.guarded import VersionedLines
from careerguide.editorial.models import Sourced, is_old
from careerguide.editorial.revisions import FileRow
from careerguide.editorial.safely import SafeAdmin
from careerguide.editorial.undo import follow

if TYPE_CHECKING:  # types that only django-stubs knows
    from django.contrib.admin.options import _DisplayT, _ListFilterT
    from django_stubs_ext import StrOrPromise

Name = TypeVar("Name")
Widgets = Mapping[type[models.Field], Mapping[str, forms.Widget]]
SMALL_BOX: Widgets = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 60})}}
LONG = 100
"""Letters from which on a text gets a wide box."""
LONGEST_SAID = 80
"""Letters of an old or new value that the history tells."""
OF_SOURCE = ("source", "as_of", "confidence", "note")


def differences(form: forms.ModelForm) -> Iterator[str]:
    """“Amount in dollars (425.00 → 450.00)” for each field that a form changed."""
    for name in form.changed_data:
        field = form.fields[name]
        try:
            label = form.instance._meta.get_field(name).verbose_name
        except FieldDoesNotExist:
            label = field.label or name
        yield difference(label, _said(field, form.initial.get(name)), form.cleaned_data.get(name))


def difference(label: "StrOrPromise | None", before: object, after: object) -> str:
    """“Amount (425.00 → 450.00)”; a dash for nothing, long values cut."""
    return f"{label} ({_text(before)} → {_text(after)})"


def _said(field: forms.Field, value: object) -> object:
    """What a form began with: a related row instead of its number."""
    if isinstance(field, forms.ModelChoiceField) and not isinstance(value, list | tuple):
        key = field.to_field_name or "pk"
        return field.queryset.filter(**{key: value}).first() if value else None  # type: ignore[union-attr]
    return value


def _text(value: object) -> str:
    if isinstance(value, models.QuerySet | list | tuple):
        value = ", ".join(str(one) for one in value)
    return Truncator("–" if value in (None, "") else str(value)).chars(LONGEST_SAID)


class OldFilter(admin.SimpleListFilter):
    """Rows that readers are told to check, and the others, by the date of their source."""

    title = _("age")
    parameter_name = "age"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> "list[tuple[str, StrOrPromise]]":
        """Old and recent: the choices of the filter, with their words."""
        return [
            ("old", _("over a year old, or undated")),
            ("recent", _("at most a year old")),
        ]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """Dates are kept as published (“2026-02”), so the few different ones are judged."""
        if self.value() not in {"old", "recent"}:
            return queryset
        dates = queryset.order_by().values_list("as_of", flat=True).distinct()
        wanted = [day for day in dates if is_old(day) == (self.value() == "old")]
        return queryset.filter(as_of__in=wanted)


def what_then_whence(names: Iterable[Name]) -> list[Name]:
    """Fields in their order, those of the source after those of the row itself."""
    return sorted(names, key=lambda name: name in OF_SOURCE)


class EditorialAdmin(EditorialForms, SafeAdmin):
    """Rows with an `edited` mark. What staff save keeps its values through later loads."""

    actions: Sequence[str] = ("let_loads_replace",)
    list_per_page = 50
    save_on_top = True
    formfield_overrides = SMALL_BOX
    settled: ClassVar[tuple[str, ...]] = ()
    """Fields that loads find a row by: set when it is added, read-only afterwards."""
    about_every_row: ClassVar[tuple[str, ...]] = ("edited",)
    filters_of_every_row: "ClassVar[tuple[_ListFilterT, ...]]" = ("edited",)

    def get_list_display(self, request: HttpRequest) -> "tuple[_DisplayT, ...]":
        """The list's own columns, then those `about_every_row`."""
        return (*super().get_list_display(request), *self.about_every_row)

    def get_list_filter(self, request: HttpRequest) -> "tuple[_ListFilterT, ...]":
        """The list's own filters, then the `filters_of_every_row`."""
        return (*super().get_list_filter(request), *self.filters_of_every_row)

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """Also the `settled` ones of a row that is there, and the mark itself."""
        settled = self.settled if obj else ()
        return (*super().get_readonly_fields(request, obj), *settled, "edited")

    def get_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> list[str | list[str] | tuple[str, ...]]:
        """What names the row, the row, its source; below them what can only be read."""
        names = list(super().get_fields(request, obj))
        read_only = [name for name in names if name in self.get_readonly_fields(request, obj)]
        first = [name for name in self.settled if name in names]
        written = [name for name in names if name not in {*read_only, *first}]
        below = [name for name in read_only if name not in first]
        return [*first, *what_then_whence(written), *below]

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Long texts of one line get a wide box."""
        if isinstance(db_field, models.CharField) and (db_field.max_length or 0) >= LONG:
            kwargs["widget"] = forms.TextInput(attrs={"class": "vLargeTextField"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_inline_instances(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> list[admin.options.InlineModelAdmin]:
        """Each says how many lines it has: it opens when somebody asks."""
        shown = super().get_inline_instances(request, obj)
        for inline in shown if obj else ():
            lines = inline_foreign_key(self.model, inline.model, inline.fk_name)
            count = inline.model._default_manager.filter(**{lines.name: obj}).count()
            plural = inline.verbose_name_plural or inline.model._meta.verbose_name_plural
            inline.verbose_name_plural = f"{plural} ({count})"
        return shown

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> dict[str, Sequence[str]]:
        """Nothing fills in a field that can't be written."""
        fields = super().get_prepopulated_fields(request, obj)
        fixed = self.get_readonly_fields(request, obj)
        return {name: of for name, of in fields.items() if name not in fixed}

    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        """A page whose own fields stayed (a line below changed) neither marks nor saves the row: it
        may be another by now than this page began with."""
        if not change or form.changed_data:
            obj.edited = True
            super().save_model(request, obj, form, change)

    def save_formset(
        self, request: HttpRequest, form: forms.ModelForm, formset: forms.BaseModelFormSet,
        change: bool,
    ) -> None:  # fmt: skip
        """Lines below a row are marked each for itself: those that were changed or added."""
        for row in formset.save(commit=False):
            row.edited = True
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, dict[str, list[str]]]]:
        """Django names the fields that changed; the history also tells from what to what."""
        said = super().construct_change_message(request, form, formsets, add)
        changed = [form] if form.changed_data and not add else []
        for formset in formsets or ():
            rows = {id(row) for row, _names in formset.changed_objects}
            changed += [one for one in formset.initial_forms if id(one.instance) in rows]
        entries = [entry["changed"] for entry in said if "changed" in entry]
        for entry, of in zip(entries, changed, strict=True):
            entry["fields"] = list(differences(of))
        return said

    @admin.action(description=_("Let loads replace these again"), permissions=["change"])
    def let_loads_replace(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        """Give the chosen rows what their files say, and say so in the history of each."""
        rows = list(queryset.filter(edited=True))
        said = {
            one.key: one
            for one in FileRow.objects.filter(
                label=self.opts.label_lower, key__in=[str(row.pk) for row in rows]
            )
        }
        for row in rows:
            if told := said.get(str(row.pk)):
                follow(told)
            else:
                row.edited = False
                row.save(update_fields=["edited"])
            self.log_change(request, row, "Let loads replace it again.")
        told_all = ngettext(
            "%d row follows its file again.", "%d rows follow their files again.", len(rows)
        )
        self.message_user(request, told_all % len(rows), messages.SUCCESS)


class SourcedAdmin(EditorialAdmin):
    """Rows with a source: how old and how sure each is stands in every list."""

    about_every_row: ClassVar[tuple[str, ...]] = (
        "as_of", "confidence", "recent", "first_source", "edited",
    )  # fmt: skip
    filters_of_every_row: "ClassVar[tuple[_ListFilterT, ...]]" = ("confidence", OldFilter, "edited")

    @admin.display(description=_("a year old at most"), boolean=True)
    def recent(self, row: Sourced) -> bool:
        """Where not, readers are told to check with the issuer."""
        return not row.is_old

    @admin.display(description=_("source"))
    def first_source(self, row: Sourced) -> str:
        """The first of its sources, as a link where it is an address."""
        return urlizetrunc(row.source.split(";")[0], 40)

    @admin.display(description=_("sources to follow"))
    def follow(self, row: Sourced) -> str:
        """Links to every source that has an address."""
        return urlize("; ".join(row.addresses))

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        """Also the sources as links, and whether they are recent, of a row that is there."""
        more = ("follow", "recent") if obj else ()
        return (*super().get_readonly_fields(request, obj), *more)


class EditorialStack(EditorialForms, admin.StackedInline):
    """Rows on the page of what they belong to, one below the other."""

    extra = 0
    show_change_link = True
    classes: Sequence[str] = ("collapse",)
    formset: type[forms.models.BaseInlineFormSet] = VersionedLines
    formfield_overrides: ClassVar[Widgets] = SMALL_BOX

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[Any]:
        """The source's fields last, as on a row's own page."""
        return what_then_whence(super().get_fields(request, obj))


class EditorialInline(EditorialStack):
    """The same as lines of a table, with boxes narrow enough; the row's own page has wide ones."""

    template = "admin/edit_inline/tabular.html"
    formfield_overrides: ClassVar[Widgets] = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 24})},
        models.CharField: {"widget": forms.TextInput(attrs={"size": 24})},
        models.SlugField: {"widget": forms.TextInput(attrs={"size": 12})},
    }
