"""What a change changed, from what to what, for the history that staff read."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import Truncator

LONGEST_SAID = 80
"""Letters of an old or new value that the history tells."""


def differences(form: Any) -> Iterator[str]:
    """“Amount in dollars (425.00 → 450.00)” for each field that a form changed."""
    for name in form.changed_data:
        field = form.fields[name]
        try:
            label = form.instance._meta.get_field(name).verbose_name
        except FieldDoesNotExist:
            label = field.label or name
        yield difference(label, _said(field, form.initial.get(name)), form.cleaned_data.get(name))


def difference(label: Any, before: Any, after: Any) -> str:
    return f"{label} ({_text(before)} → {_text(after)})"


def _said(field: forms.Field, value: Any) -> Any:
    """What a form began with: a related row instead of its number."""
    if isinstance(field, forms.ModelChoiceField) and not isinstance(value, list | tuple):
        key = field.to_field_name or "pk"
        return field.queryset.filter(**{key: value}).first() if value else None  # type: ignore[union-attr]
    return value


def _text(value: Any) -> str:
    if isinstance(value, models.QuerySet | list | tuple):
        value = ", ".join(str(one) for one in value)
    return Truncator("–" if value in (None, "") else str(value)).chars(LONGEST_SAID)
