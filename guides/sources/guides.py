"""Our own words: guides, their sections and lines, and questions. Staff change them afterwards."""

from django.db.models import Q, QuerySet

from careerguide.editorial.sheets import (
    PROVENANCE,
    Cells,
    Converted,
    Sheet,
    Values,
    paragraphs,
)
from careerguide.editorial.sync import SheetLoader, sync
from careerguide.releases.files import Table
from careerguide.releases.loader import Run
from guides.models import Guide, Item, Question, Section


class GuideLoader(SheetLoader):
    """A file of our own words."""

    licence = "MIT"
    gathered = "2026"


class GuidesLoader(GuideLoader):
    """The guides themselves: what each is about, by its slug."""

    slug = "guides"
    title = "Step-by-step guides"
    caveats = "Written by this site's editors. Figures in a guide come from the releases in use."
    files = ("guide/guides.csv",)
    rows = (1, 100)
    sheet = Sheet(
        Guide,
        ("slug",),
        (
            "slug", "order", "title", "summary", "state", "occupations", "fields", "awards",
            "certifications", "flagship", "topic",
        ),
    )  # fmt: skip

    def load(self, table: Table, run: Run) -> None:
        """Guides that the file drops stay where staff changed a section or line of theirs."""
        rows = self.gather(table, run)
        staffs = Q(sections__edited=True) | Q(sections__items__edited=True)
        spare(Guide.objects.filter(staffs).exclude(slug__in=[row["slug"] for row in rows]))
        sync(Guide, self.sheet.key, rows, run)


class SectionsLoader(GuideLoader):
    """Sections, by guide and anchor."""

    slug = "guide-sections"
    title = "Sections of the guides"
    caveats = "Written by this site's editors."
    files = ("guide/guide_sections.csv",)
    rows = (1, 1_000)
    owners = ("guide",)
    sheet = Sheet(
        Section,
        ("guide", "anchor"),
        ("guide", "order", "anchor", "step", "title", Converted("text", paragraphs), "panel"),
    )

    def load(self, table: Table, run: Run) -> None:
        """Sections that the file drops stay where staff changed a line of theirs."""
        rows = self.gather(table, run)
        in_file = {(row["guide"].pk, row["anchor"]) for row in rows}
        held = Section.objects.values_list("pk", "guide_id", "anchor")
        kept = [pk for pk, *key in held if tuple(key) in in_file]
        spare(Section.objects.filter(items__edited=True).exclude(pk__in=kept))
        sync(Section, self.sheet.key, rows, run)


class ItemsLoader(GuideLoader):
    """A line's section is named by two columns: its guide, and its anchor there."""

    slug = "guide-items"
    title = "Lines of the guides' lists"
    caveats = (
        "Each has its source, its date where the source gives one, and how sure it is. What only"
        " an article without author or date says is marked so."
    )
    files = ("guide/guide_items.csv",)
    rows = (1, 5_000)
    beside = ("guide", "section")
    sheet = Sheet(
        Item, ("section", "order"), ("order", "group", "text", "href", "facts", *PROVENANCE)
    )

    def more(self, values: Values, cells: Cells, run: Run) -> Values | None:
        """The section that the two columns name; None, counted, for one that is not here."""
        named = {"guide__slug": cells["guide"], "anchor": cells["section"]}
        section = Section.objects.filter(**named).first()
        if section is None:
            run.unmatch("lines of sections that are not here")
            return None
        return {"section": section}


class QuestionsLoader(GuideLoader):
    """Questions with their answers, by number."""

    slug = "guide-questions"
    title = "Questions people ask before training"
    caveats = (
        "Found on pages for exam candidates and in a forum. Answers are ours, from the data here;"
        " where the data has no answer they say so."
    )
    files = ("guide/questions.csv",)
    rows = (1, 500)
    sheet = Sheet(
        Question,
        ("number",),
        (
            "number", "topic", "question", Converted("answer", paragraphs), "asked_at", "live",
            *PROVENANCE,
        ),
    )  # fmt: skip


def spare(gone: QuerySet[Guide] | QuerySet[Section]) -> None:
    """Keep what the file no longer has and staff's words hang on: its deletion would take them."""
    gone.update(edited=True)
