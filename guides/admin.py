"""Guides, questions and what the older articles said, for staff."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from careerguide.admin import ImportedAdmin
from careerguide.editorial.admin import (
    EditorialAdmin,
    EditorialInline,
    EditorialStack,
    SourcedAdmin,
)
from certifications.models import Certification
from guides.models import Article, Guide, Item, OlderWage, Question, Section, SourceFact
from programs.models import FieldOfStudy
from salaries.models import Occupation


class GuideForm(forms.ModelForm):
    """A guide names codes and slugs; one that nothing goes by would leave a part of it empty."""

    known: ClassVar[dict[str, Any]] = {
        "occupations": (Occupation, "code"),
        "fields": (FieldOfStudy, "code"),
        "certifications": (Certification, "slug"),
    }

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name, (model, key) in self.known.items():
            wanted = self.cleaned_data.get(name, "").split()
            found = model.objects.filter(**{f"{key}__in": wanted}).values_list(key, flat=True)
            if unknown := [code for code in wanted if code not in set(found)]:
                self.add_error(name, _("Not known here: %s.") % ", ".join(unknown))
        return cleaned


class SectionInline(EditorialStack):
    model = Section
    fields = (("order", "anchor", "step"), "title", "panel", "text")


class ItemInline(EditorialInline):
    model = Item
    fields = ("order", "group", "text", "href", "facts", "source", "as_of", "confidence", "note")


@admin.register(Guide)
class GuideAdmin(EditorialAdmin):
    form = GuideForm
    list_display = ("title", "state", "order", "published", "flagship")
    list_filter = ("published", "flagship")
    search_fields = ("title", "summary", "=slug")
    prepopulated_fields = {"slug": ("title",)}
    settled = ("slug",)
    inlines = (SectionInline,)


@admin.register(Section)
class SectionAdmin(EditorialAdmin):
    list_display = ("title", "guide", "order", "step", "panel")
    list_filter = ("guide", "step", "panel")
    list_select_related = ("guide",)
    search_fields = ("title", "text", "=anchor", "guide__title")
    autocomplete_fields = ("guide",)
    settled = ("guide", "anchor")
    inlines = (ItemInline,)


@admin.register(Item)
class ItemAdmin(SourcedAdmin):
    list_display = ("text", "section", "order", "group")
    list_filter = ("section__guide",)
    list_select_related = ("section__guide",)
    search_fields = ("text", "group", "facts", "section__title")
    autocomplete_fields = ("section",)


@admin.register(Question)
class QuestionAdmin(SourcedAdmin):
    list_display = ("number", "question", "topic", "asked_at")
    list_filter = ("topic", "asked_at")
    search_fields = ("question", "answer", "=number")
    settled = ("number",)


@admin.register(Article)
class ArticleAdmin(ImportedAdmin):
    list_display = ("number", "document", "about")
    search_fields = ("document", "about")


@admin.register(SourceFact)
class SourceFactAdmin(ImportedAdmin):
    list_display = ("fact_id", "subject", "attribute", "value", "unit", "vintage", "outcome")
    list_filter = ("outcome", "document", "kind")
    search_fields = ("fact_id", "subject", "attribute", "value", "words")


@admin.register(OlderWage)
class OlderWageAdmin(ImportedAdmin):
    list_display = ("area", "state", "soc", "vintage", "unit", "median", "release")
    list_filter = ("unit", "vintage")
    search_fields = ("area", "=state", "=soc")
