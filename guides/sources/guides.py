"""The guides: heads, sections, lines and questions. Staff change them in the admin afterwards."""

import re
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from careerguide.editorial.sync import Cells, EditorialLoader, Once, Values, checked, read, sync
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from guides.models import Guide, Item, Question, Section
from guides.sources.cells import every, order, yes

PARAGRAPH = re.compile(r"\s*¶\s*")
AWARD = re.compile(r"\d{1,2}")
CIP, SOC = re.compile(r"\d\d(\.\d\d(\d\d)?)?"), re.compile(r"\d\d-\d{4}")
SLUG, FACT = re.compile(r"[a-z0-9-]+"), re.compile(r"SF\d{3}")


class GuideLoader(EditorialLoader):
    """A file of our own words."""

    licence = "MIT"
    gathered = "2026"
    columns: ClassVar[tuple[str, ...]]


@register
class GuidesLoader(GuideLoader):
    slug = "guides"
    title = "Step-by-step guides"
    caveats = "Written by this site's editors. Figures in a guide come from the releases in use."
    files = ("guide/guides.csv",)
    rows = (1, 100)
    columns: ClassVar = (
        "slug", "order", "title", "summary", "state", "occupations", "fields", "awards",
        "certifications", "flagship", "topic",
    )  # fmt: skip

    def load(self, table: Table, run: Run) -> None:
        seen = Once()

        def guide(cells: Cells) -> Values:
            flagship = yes(cells["flagship"], "flagship")
            values = cells | {"order": order(cells["order"]), "flagship": flagship}
            every(SOC, cells["occupations"], "an occupation code is not like 29-2072")
            every(CIP, cells["fields"], "a field of study is not like 51.0713")
            every(AWARD, cells["awards"] or "0", "an award level is not an IPEDS code")
            every(SLUG, cells["certifications"], "a certification is not like cpc")
            checked(Guide, **values)
            seen.add(values["slug"])
            return values

        rows = read(table, self.columns, run, guide)
        kept = [row["slug"] for row in rows]
        staffs = Q(sections__edited=True) | Q(sections__items__edited=True)
        spare(Guide.objects.filter(staffs).exclude(slug__in=kept))
        sync(Guide, ("slug",), rows, run)


@register
class SectionsLoader(GuideLoader):
    slug = "guide-sections"
    title = "Sections of the guides"
    caveats = "Written by this site's editors."
    files = ("guide/guide_sections.csv",)
    rows = (1, 1_000)
    columns: ClassVar = ("guide", "order", "anchor", "step", "title", "text", "panel")

    def load(self, table: Table, run: Run) -> None:
        seen = Once()
        guides = dict(Guide.objects.values_list("slug", "pk"))

        def section(cells: Cells) -> Values | None:
            guide = cells.pop("guide")
            parsed = {
                "order": order(cells["order"]),
                "step": yes(cells["step"], "step"),
                "text": PARAGRAPH.sub("\n\n", cells["text"]),
            }
            values = checked(Section, **cells | parsed)
            seen.add((guide, values["anchor"]))
            if guide not in guides:
                run.unmatch("sections of guides that are not here")
                return None
            return values | {"guide_id": guides[guide]}

        rows = read(table, self.columns, run, section)
        in_file = {(row["guide_id"], row["anchor"]) for row in rows}
        held = Section.objects.values_list("pk", "guide_id", "anchor")
        kept = [pk for pk, *key in held if tuple(key) in in_file]
        spare(Section.objects.filter(items__edited=True).exclude(pk__in=kept))
        sync(Section, ("guide_id", "anchor"), rows, run)


@register
class ItemsLoader(GuideLoader):
    slug = "guide-items"
    title = "Lines of the guides' lists"
    caveats = (
        "Each has its source, its date where the source gives one, and how sure it is. What only"
        " an article without author or date says is marked so."
    )
    files = ("guide/guide_items.csv",)
    rows = (1, 5_000)
    columns: ClassVar = (
        "guide", "section", "order", "group", "text", "href", "source", "as_of", "confidence",
        "facts", "note",
    )  # fmt: skip

    def load(self, table: Table, run: Run) -> None:
        seen = Once()
        held = Section.objects.values_list("guide__slug", "anchor", "pk")
        sections = {(guide, anchor): pk for guide, anchor, pk in held}

        def item(cells: Cells) -> Values | None:
            section = cells.pop("guide"), cells.pop("section")
            values = cells | {"order": order(cells["order"])}
            every(FACT, cells["facts"], "a source fact is not like SF034")
            if cells["href"] and not cells["href"].startswith(("/", "#", "https://")):
                raise RowError("the link is no address")
            checked(Item, **values)
            seen.add((section, values["order"]))
            if section not in sections:
                run.unmatch("lines of sections that are not here")
                return None
            return values | {"section_id": sections[section]}

        rows = read(table, self.columns, run, item)
        sync(Item, ("section_id", "order"), rows, run)


def spare(gone: QuerySet[Any]) -> None:
    """Keep what the file no longer has and staff's words hang on: its deletion would take them."""
    gone.update(edited=True)


@register
class QuestionsLoader(GuideLoader):
    slug = "guide-questions"
    title = "Questions people ask before training"
    caveats = (
        "Found on pages for exam candidates and in a forum. Answers are ours, from the data here;"
        " where the data has no answer they say so."
    )
    files = ("guide/questions.csv",)
    rows = (1, 500)
    columns: ClassVar = (
        "number", "topic", "question", "answer", "asked_at", "live", "source", "as_of",
        "confidence", "note",
    )  # fmt: skip

    def load(self, table: Table, run: Run) -> None:
        seen = Once()

        def question(cells: Cells) -> Values:
            answer = PARAGRAPH.sub("\n\n", cells["answer"])
            parsed = {"number": order(cells["number"]), "answer": answer}
            values = checked(Question, **cells | parsed)
            seen.add(values["number"])
            return values

        sync(Question, ("number",), read(table, self.columns, run, question), run)
