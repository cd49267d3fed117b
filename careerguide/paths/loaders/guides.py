"""The guides: their heads, sections and lines. Staff change them in the admin afterwards."""

import re
from operator import itemgetter
from pathlib import Path
from typing import Any, ClassVar

from django.db.models import Q, QuerySet

from careerguide.core.loading.editorial import sync
from careerguide.core.loading.errors import RowError
from careerguide.core.loading.files import Table
from careerguide.core.loading.loader import Loader, Run, register
from careerguide.core.loading.parse import text
from careerguide.core.models import Release
from careerguide.paths.loaders.checked import Once, checked, every, order, yes
from careerguide.paths.models import Guide, Item, Section

PARAGRAPH = re.compile(r"\s*¶\s*")
AWARD = re.compile(r"\d{1,2}")
CIP, SOC = re.compile(r"\d\d(\.\d\d(\d\d)?)?"), re.compile(r"\d\d-\d{4}")
SLUG, FACT = re.compile(r"[a-z0-9-]+"), re.compile(r"SF\d{3}")


class GuideLoader(Loader):
    """What the loaders of our own words share. Rows go by `sync`, so staff's stay."""

    publisher = "careerguide"
    licence = "MIT"
    columns: ClassVar[tuple[str, ...]]

    def year(self, path: Path) -> int:
        return 2026

    def discard(self, release: Release) -> None:
        """`sync` deletes what the file no longer has, and spares what staff changed."""

    def cells(self, table: Table) -> Any:
        return itemgetter(*table.positions(*self.columns))

    def named(self, cells: Any, row: list[Any]) -> dict[str, Any]:
        return dict(zip(self.columns, map(text, cells(row)), strict=True))


@register
class GuidesLoader(GuideLoader):
    slug = "guides"
    title = "Step-by-step guides"
    caveats = "Written by this site's editors. Figures in a guide come from the releases in use."
    files = ("guide/guides.csv",)
    rows = (1, 100)
    columns: ClassVar = (
        "slug", "order", "title", "summary", "state", "occupations", "fields", "awards",
        "certifications",
    )  # fmt: skip

    def load(self, table: Table, run: Run) -> None:
        cells, seen = self.cells(table), Once()

        def parse(row: list[Any]) -> tuple[Any, ...]:
            values = self.named(cells, row)
            values["order"] = order(values["order"])
            every(SOC, values["occupations"], "an occupation code is not like 29-2072")
            every(CIP, values["fields"], "a field of study is not like 51.0713")
            every(AWARD, values["awards"] or "0", "an award level is not an IPEDS code")
            every(SLUG, values["certifications"], "a certification is not like cpc")
            checked(Guide, values)
            seen.add(values["slug"])
            return (values,)

        rows = [one for (one,) in run.parsed(table.rows, len(table.header), parse)]
        kept = [row["slug"] for row in rows]
        staffs = Q(sections__edited=True) | Q(sections__items__edited=True)
        spare(Guide.objects.filter(staffs).exclude(slug__in=kept))
        sync(Guide, ("slug",), rows, run)


@register
class SectionsLoader(GuideLoader):
    slug = "guide-sections"
    title = "Sections of the guides"
    caveats = "Written by this site's editors. A ¶ in the file parts paragraphs."
    files = ("guide/guide_sections.csv",)
    rows = (1, 1_000)
    columns: ClassVar = ("guide", "order", "anchor", "step", "title", "text", "panel")

    def load(self, table: Table, run: Run) -> None:
        cells, seen = self.cells(table), Once()
        guides = dict(Guide.objects.values_list("slug", "pk"))

        def parse(row: list[Any]) -> tuple[Any, ...] | None:
            values = self.named(cells, row)
            guide = values.pop("guide")
            values["order"] = order(values["order"])
            values["step"] = yes(values["step"])
            values["text"] = PARAGRAPH.sub("\n\n", values["text"])
            checked(Section, values)
            seen.add((guide, values["anchor"]))
            if guide not in guides:
                run.unmatch("sections of guides that are not here")
                return None
            return (values | {"guide_id": guides[guide]},)

        rows = [one for (one,) in run.parsed(table.rows, len(table.header), parse)]
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
        cells, seen = self.cells(table), Once()
        held = Section.objects.values_list("guide__slug", "anchor", "pk")
        sections = {(guide, anchor): pk for guide, anchor, pk in held}

        def parse(row: list[Any]) -> tuple[Any, ...] | None:
            values = self.named(cells, row)
            section = values.pop("guide"), values.pop("section")
            values["order"] = order(values["order"])
            every(FACT, values["facts"], "a source fact is not like SF034")
            if values["href"] and not values["href"].startswith(("/", "#", "https://")):
                raise RowError("the link is no address")
            checked(Item, values)
            seen.add((section, values["order"]))
            if section not in sections:
                run.unmatch("lines of sections that are not here")
                return None
            return (values | {"section_id": sections[section]},)

        rows = [one for (one,) in run.parsed(table.rows, len(table.header), parse)]
        sync(Item, ("section_id", "order"), rows, run)


def spare(gone: QuerySet[Any]) -> None:
    """Keep what the file no longer has and staff's words hang on: its deletion would take them."""
    gone.update(edited=True)
