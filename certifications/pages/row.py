"""Certifications as written values: what a list row, a comparison and a download say of one."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists import written
from careerguide.lists.columns import Column, Fact
from careerguide.pages.cache import address
from certifications.columns import COSTS, OVER, cost, one
from certifications.selection import Selection


class Writer(written.Writer):
    """Writes a selection's certifications by their columns."""

    def __init__(self, selection: Selection) -> None:
        super().__init__(selection)
        self.years: int = selection.query.years
        self.folder = reverse("folder")
        self.over_label = selection.columns[OVER].head(selection)

    def flags_of(self, column: Column, fact: Fact) -> str:
        """That a cost rests on what is undated or of low confidence; "" for others."""
        if column.name not in COSTS or not cost(column.name, fact).weak:
            return ""
        return _("from an undated or weakly supported source")

    def own(self, fact: Fact) -> dict[str, Any]:
        """Its slug and addresses, and the heading of the cost over the years asked for."""
        slug = one(fact).slug
        href = address("certifications:detail", slug)
        folder = f"{self.folder}?c={slug}"
        return {
            "slug": slug,
            "href": href,
            "over_label": self.over_label,
            "folder_href": folder,
        }
