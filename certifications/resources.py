"""Certifications and fees in and out as tables: by natural keys, every row checked, all or none."""

import re
from collections.abc import Iterator
from typing import Any

import tablib
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from import_export import resources, results, widgets
from import_export.fields import Field

from certifications.cells import Amount, BySlug, Slugs, Text, YesNo
from certifications.models import Certification, Fee, Organization, Setting
from certifications.sheets import BEYOND, LINE

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Report(results.Result):
    """What an import found; a row is called by its line in the file."""

    def append_invalid_row(self, number: int, row: Any, validation_error: Any) -> None:
        super().append_invalid_row(row[LINE], row, validation_error)

    def append_error_row(self, number: int, row: Any, errors: Any) -> None:
        super().append_error_row(row[LINE], row, errors)

    @property
    def problems(self) -> list[tuple[int, list[str]]]:
        """Every bad row's line with its messages, in the file's order."""
        bad = [(row.number, list(_messages(row.error_dict))) for row in self.invalid_rows]
        bad += [(row.number, [str(one.error) for one in row.errors]) for row in self.error_rows]
        return sorted(bad)


def _messages(errors: dict[str, list[str]]) -> Iterator[str]:
    for name, texts in errors.items():
        yield from (text if name == NON_FIELD_ERRORS else f"{name}: {text}" for text in texts)


class Difference(resources.Diff):
    """Old and new value side by side, without the inline styles that our CSP forbids."""

    def as_html(self) -> list[str]:
        pairs = zip(map(str, self.left), map(str, self.right), strict=True)
        return [new if old == new or self.new else _del_ins(old, new) for old, new in pairs]


def _del_ins(old: str, new: str) -> str:
    return format_html("<del>{}</del> <ins>{}</ins>", old, new)


class SheetResource(resources.ModelResource):
    """Rows are found by natural key; those that change count as changed by staff."""

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True

    @classmethod
    def get_result_class(cls) -> type[Report]:
        return Report

    @classmethod
    def get_diff_class(cls) -> type[Difference]:
        return Difference

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        self.lines: dict[tuple[str, ...], int] = {}
        named = [name for name in dataset.headers if name not in (LINE, BEYOND)]
        known = self.get_export_headers()
        keys = [self.fields[name].column_name for name in self.get_import_id_fields()]
        wrong = {
            _("It lacks the columns %s."): [name for name in keys if name not in named],
            _("It has unknown columns: %s."): [n or "“”" for n in named if n not in known],
            _("It has columns twice: %s."): sorted({n for n in named if named.count(n) > 1}),
        }
        told = [text % ", ".join(names) for text, names in wrong.items() if names]
        if told:
            dataset.wipe()
            told.append(_("The columns are %s.") % ", ".join(known))
            raise ValidationError(" ".join(told))

    def get_instance(self, instance_loader: Any, row: Any) -> Any:
        """A key that can't be read finds nothing; `import_instance` tells why."""
        try:
            return super().get_instance(instance_loader, row)
        except ValueError:
            return None

    def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Set what can be read and tell all that can't, unknown settings too."""
        errors: dict[str, Any] = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
        for field in self.many():
            try:
                field.clean(row) if field.column_name in row else None
            except ValueError as error:
                errors[field.attribute] = [ValidationError(str(error))]
        if told := list(self.row_problems(row)):
            errors[NON_FIELD_ERRORS] = [ValidationError(text) for text in told]
        if errors:
            raise ValidationError(errors)

    def row_problems(self, row: Any) -> Iterator[str]:
        key = tuple(row.get(name, "") for name in self.get_import_id_fields())
        first = self.lines.setdefault(key, row[LINE])
        if first != row[LINE]:
            yield _("It is the same one as in line %d.") % first
        if row[BEYOND]:
            yield _("There are cells beyond the last column: “%s”.") % row[BEYOND]
        if any(isinstance(text, str) and CONTROL.search(text) for text in row.values()):
            yield _("There is a character in it that can't be shown.")

    def skip_row(
        self, instance: Any, original: Any, row: Any, import_validation_errors: Any = None
    ) -> bool:
        """Whether nothing changes. Such a row is checked too, and stays a load's to replace."""
        self.validate_instance(instance, import_validation_errors)
        if instance.pk is None:
            return False
        many = self.many()
        plain_fields = [field for field in self.get_import_fields() if field not in many]
        same = all(field.export(instance) == field.export(original) for field in plain_fields)
        return same and all(
            set(field.clean(row)) == set(field.get_value(original).all())
            for field in many
            if field.column_name in row
        )

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        instance.edited = True

    def many(self) -> list[Field]:
        return [field for field in self.get_import_fields() if isinstance(field.widget, Slugs)]


def column(name: str, widget: widgets.Widget | None = None) -> Field:
    return Field(attribute=name, column_name=name, widget=widget or Text())


class SourcedResource(SheetResource):
    source = column("source")
    as_of = column("as_of")
    confidence = column("confidence")
    note = column("note")


class CertificationResource(SourcedResource):
    slug = column("slug")
    name = column("name")
    abbreviation = column("abbreviation")
    organization = column("organization", BySlug(Organization))
    focus = column("focus")
    level = column("level")
    places = column("places")
    settings = column("settings", Slugs(Setting, field="slug"))
    membership_required = column("membership_required", YesNo())
    apprentice_of = column("apprentice_of", BySlug(Certification))
    accredited_by = column("accredited_by", BySlug(Organization))
    summary = column("summary")

    class Meta(SheetResource.Meta):
        model = Certification
        import_id_fields = ("slug",)
        fields = (
            "slug", "name", "abbreviation", "organization", "focus", "level", "places",
            "settings", "membership_required", "apprentice_of", "accredited_by", "summary",
            "source", "as_of", "confidence", "note",
        )  # fmt: skip


class FeeResource(SourcedResource):
    certification = column("certification", BySlug(Certification))
    organization = column("organization", BySlug(Organization))
    kind = column("kind")
    audience = column("audience")
    amount = column("amount", Amount())

    class Meta(SheetResource.Meta):
        model = Fee
        import_id_fields = ("certification", "organization", "kind", "audience")
        fields = (
            "certification", "organization", "kind", "audience", "amount",
            "source", "as_of", "confidence", "note",
        )  # fmt: skip
