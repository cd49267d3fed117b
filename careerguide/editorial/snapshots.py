"""What a row says, as JSON: for its history, for what a form began with, and back into a row."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext as _

Snapshot = dict[str, Any]
"""Values by field as JSON has them: decimals and days as text, related rows as their keys."""
UNSAID = "version"
"""The field that counts saves says nothing of the row."""
NOTHING = "–"
"""How an empty value is told."""
LONGEST = 600
"""Letters of a value that pages about changes show."""


def fields_of(model: type[models.Model]) -> Iterator[models.Field]:
    """The fields whose values are a row's, those of many rows last; not what a model keeps out of
    the log (`unlogged`)."""
    unsaid = {UNSAID, *getattr(model, "unlogged", ())}
    for field in model._meta.concrete_fields:
        if field.name not in unsaid and not isinstance(field, models.AutoField):
            yield field
    yield from model._meta.many_to_many


def plain(value: Any) -> Any:
    """A field's value as JSON; a related row is its key, several are their keys in order."""
    if isinstance(value, models.Model):
        return plain(value.pk)
    if isinstance(value, list | tuple | models.QuerySet):
        return sorted((plain(one) for one in value), key=str)
    if isinstance(value, date | Decimal):
        return str(value)
    return value


def snapshot(row: models.Model, only: Iterable[str] | None = None) -> Snapshot:
    """What a stored row says, of all its fields or `only` of some."""
    wanted = None if only is None else set(only)
    return {
        field.name: plain(field.value_from_object(row))
        for field in fields_of(type(row))
        if wanted is None or field.name in wanted
    }


def stored(model: type[models.Model], key: Any) -> Snapshot | None:
    """What the database has under this key now; None for nothing."""
    row = model._base_manager.filter(pk=key).first()
    return None if row is None else snapshot(row)


def put(row: models.Model, values: Mapping[str, Any]) -> None:
    """Give a row these values and save it; raises Stale as a save does."""
    several = {}
    for field in fields_of(type(row)):
        if field.name not in values:
            continue
        value = values[field.name]
        if isinstance(field, models.ManyToManyField):
            several[field.name] = value
        elif isinstance(field, models.ForeignKey):
            setattr(row, field.attname, field.target_field.to_python(value))
        else:
            setattr(row, field.attname, field.to_python(value))
    row.save(force_insert=row._state.adding)
    for name, keys in several.items():
        getattr(row, name).set(keys)


def missing(model: type[models.Model], values: Mapping[str, Any]) -> list[str]:
    """Names of the fields whose related row is not there."""
    return [
        str(field.verbose_name)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and values.get(field.name) is not None
        and not field.related_model._base_manager.filter(pk=values[field.name]).exists()
    ]


def label_of(model: type[models.Model], name: str) -> str:
    """What people call a field."""
    try:
        return str(getattr(model._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return name


def said(model: type[models.Model], name: str, value: Any) -> str:
    """A value in words; a dash for none."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return Truncator(str(value)).chars(LONGEST)
    if value is None or value in ("", []):
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(field, models.ManyToManyField | models.ForeignKey):
        keys = value if isinstance(value, list) else [value]
        found = field.related_model._base_manager.filter(pk__in=keys)
        return ", ".join(map(str, found)) or str(value)
    if choices := getattr(field, "flatchoices", None):
        value = dict(choices).get(value, value)
    return Truncator(str(value)).chars(LONGEST)
