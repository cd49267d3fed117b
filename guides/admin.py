"""Guides, questions and what the older articles said, for staff."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from careerguide.admin import ImportedAdmin
from careerguide.editorial.admin import (
    EditorialAdmin,
    EditorialInline,
    EditorialStack,
    SourcedAdmin,
)
from careerguide.editorial.importing import SheetsAdmin
from careerguide.editorial.markup import marked
from careerguide.editorial.sheets import PROVENANCE, Cell, Known, Sheet
from careerguide.editorial.spreadsheets import SHOWN
from careerguide.releases.errors import RowError
from careerguide.words.bilingual import BilingualAdmin, BilingualForm, beside, bilingual
from certifications.models import Certification
from guides.awaiting import days
from guides.models import Article, Guide, Item, OlderWage, Question, Section, SourceFact
from guides.sources.guides import GuidesLoader, QuestionsLoader, SectionsLoader
from programs.models import FieldOfStudy
from salaries.models import Occupation

GUIDE = ("title", "summary", "topic")
SECTION = ("title", "text", "next_text")
ITEM = ("group", "text")
"""The texts of each that readers see, in every language."""


@bilingual(*GUIDE)
class GuideForm(BilingualForm):
    """A guide names codes and slugs; one that nothing goes by would leave a part of it empty."""

    known: ClassVar[dict[str, tuple[type[Model], str]]] = {
        "occupations": (Occupation, "code"),
        "fields": (FieldOfStudy, "code"),
        "certifications": (Certification, "slug"),
    }

    def clean(self) -> dict[str, Any] | None:
        """Names at its field what the database has no row for."""
        cleaned = super().clean()
        for name, (model, key) in self.known.items():
            wanted = self.cleaned_data.get(name, "").split()
            found = model._default_manager.filter(**{f"{key}__in": wanted}).values_list(
                key, flat=True
            )
            if unknown := [code for code in wanted if code not in set(found)]:
                self.add_error(name, _("Not known here: %s.") % ", ".join(unknown))
        return cleaned


@bilingual(*SECTION)
class SectionForm(BilingualForm):
    """A section in every language."""


@bilingual(*ITEM)
class ItemForm(BilingualForm):
    """A line in every language."""


@bilingual("question", "answer")
class QuestionForm(BilingualForm):
    """A question in every language."""


def coming(guide: Guide) -> str:
    """Links to a guide's page as it will be, on each day on which something becomes public."""
    links = ((f"{guide.get_absolute_url()}?preview={day}", date_format(day)) for day in days(guide))
    return format_html_join(" · ", '<a href="{}">{}</a>', links) or "–"


class SectionCell(Cell):
    """A section as tables write it: its guide's slug, a #, its anchor."""

    follows = "section__guide"

    def read(self, text: str, known: Known) -> Section:
        """The section so called; raises RowError for none."""
        guide, _mark, anchor = text.partition("#")
        found = Section.objects.filter(guide__slug=guide, anchor=anchor).first()
        if found is None:
            raise RowError(_("There is no section “%s”; write guide#anchor.") % text[:SHOWN])
        return found

    def write(self, value: Section) -> str:
        """As it is read."""
        return f"{value.guide.slug}#{value.anchor}"


ITEMS = Sheet(
    Item,
    ("section", "order"),
    (SectionCell("section"), "order", "group", "text", "href", "facts", *PROVENANCE),
)


class SectionInline(EditorialStack):
    """Sections in the form of their guide."""

    model = Section
    form = SectionForm
    fields = beside(
        (("order", "anchor", "step"), "title", "panel", "text", ("public_from", "next_on"),
         "next_text"),
        SECTION,
    )  # fmt: skip


class ItemInline(EditorialInline):
    """Lines in the form of their section."""

    model = Item
    form = ItemForm
    fields = beside(
        ("order", "group", "text", "href", "facts", "source", "as_of", "confidence", "note"), ITEM
    )


@admin.register(Guide)
class GuideAdmin(BilingualAdmin, SheetsAdmin, EditorialAdmin):
    """Guides with their sections; an address is settled once it is given."""

    sheet = GuidesLoader.sheet
    form = GuideForm
    list_display = ("title", "state", "order", "published", "public_from", "flagship")
    list_filter = ("published", "flagship")
    search_fields = ("title", "summary", "=slug")
    prepopulated_fields = {"slug": ("title",)}
    settled = ("slug",)
    inlines = (SectionInline,)
    readonly_fields = ("as_of",)

    @admin.display(description=_("see it as it will be"))
    def as_of(self, row: Guide) -> str:
        """Links to the page on each day on which something of it becomes public."""
        return coming(row)


@admin.register(Section)
class SectionAdmin(BilingualAdmin, SheetsAdmin, EditorialAdmin):
    """Sections with their lines."""

    form = SectionForm
    sheet = SectionsLoader.sheet
    list_display = ("title", "guide", "order", "step", "panel")
    list_filter = ("guide", "step", "panel")
    list_select_related = ("guide",)
    search_fields = ("title", "text", "=anchor", "guide__title")
    autocomplete_fields = ("guide",)
    settled = ("guide", "anchor")
    readonly_fields = ("shown", "shown_next", "as_of")

    @admin.display(description=_("as readers see it"))
    def shown(self, row: Section) -> str:
        """The text that was saved, with its marks read."""
        return marked(row.text)

    @admin.display(description=_("the new text as readers will see it"))
    def shown_next(self, row: Section) -> str:
        """The same of the text that waits for its day."""
        return marked(row.next_text) if row.next_text else "–"

    @admin.display(description=_("see it as it will be"))
    def as_of(self, row: Section) -> str:
        """Links to its guide on each day on which something becomes public."""
        return coming(row.guide) if row.guide_id else "–"

    inlines = (ItemInline,)


@admin.register(Item)
class ItemAdmin(BilingualAdmin, SheetsAdmin, SourcedAdmin):
    """Single lines, to be found by their words."""

    form = ItemForm
    sheet = ITEMS
    list_display = ("text", "section", "order", "group")
    list_filter = ("section__guide",)
    list_select_related = ("section__guide",)
    search_fields = ("text", "group", "facts", "section__title")
    autocomplete_fields = ("section",)


@admin.register(Question)
class QuestionAdmin(BilingualAdmin, SheetsAdmin, SourcedAdmin):
    """Questions with their answers."""

    form = QuestionForm
    sheet = QuestionsLoader.sheet
    list_display = ("number", "question", "topic", "asked_at")
    list_filter = ("topic", "asked_at")
    search_fields = ("question", "answer", "=number")
    settled = ("number",)
    readonly_fields = ("shown",)

    @admin.display(description=_("as readers see it"))
    def shown(self, row: Question) -> str:
        """The answer that was saved, with its marks read."""
        return marked(row.answer)


@admin.register(Article)
class ArticleAdmin(ImportedAdmin):
    """The older articles; loads alone write them."""

    list_display = ("number", "document", "about")
    search_fields = ("document", "about")


@admin.register(SourceFact)
class SourceFactAdmin(ImportedAdmin):
    """What the articles said; loads alone write it."""

    list_display = ("fact_id", "subject", "attribute", "value", "unit", "vintage", "outcome")
    list_filter = ("outcome", "document", "kind")
    search_fields = ("fact_id", "subject", "attribute", "value", "words")


@admin.register(OlderWage)
class OlderWageAdmin(ImportedAdmin):
    """The articles' tables of wages; loads alone write them."""

    list_display = ("area", "state", "soc", "vintage", "unit", "median", "release")
    list_filter = ("unit", "vintage")
    search_fields = ("area", "=state", "=soc")
