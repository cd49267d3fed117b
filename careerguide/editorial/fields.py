"""Boxes of staff's forms: what they begin with, offer, and take for a change."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.text import normalize_newlines

from careerguide.editorial import sources
from careerguide.editorial.guarded import VersionedForm


class Paragraphs(forms.CharField):
    """A text with line ends as files have them: browsers send each as two letters."""

    def to_python(self, value: Any) -> Any:
        """The text as a form reads it, with line ends of one kind."""
        return super().to_python(normalize_newlines(value) if value else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """What a browser makes of a text that nobody touched is no change."""
        return super().has_changed(self.to_python(initial), data)


class EditorialForms(admin.options.BaseModelAdmin):
    """What forms of a row's own page and of lines on another's have in common."""

    form: type[forms.ModelForm] = VersionedForm

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        """Texts are `Paragraphs`, so that a browser's line ends are no change; a source is offered
        from the known ones, and a new row is as of this month."""
        if isinstance(db_field, models.TextField):
            kwargs["form_class"] = Paragraphs
        if db_field.name == "as_of":
            kwargs["initial"] = sources.this_month
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "source":
            sources.suggesting(field)
        return field
