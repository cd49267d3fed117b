"""Certifications as written values: what a list row, a comparison and a download say of one."""

from typing import Any

from django.urls import reverse

from careerguide.lists import written
from careerguide.lists.columns import Fact
from certifications.columns import OVER, one
from certifications.selection import Selection


class Writer(written.Writer):
    """Writes a selection's certifications by their columns."""

    def __init__(self, selection: Selection) -> None:
        super().__init__(selection)
        self.years: int = selection.query.years
        self.folder = reverse("folder")
        self.over_label = selection.columns[OVER].head(selection)

    def own(self, fact: Fact) -> dict[str, Any]:
        """Its slug and addresses, and the heading of the cost over the years asked for."""
        slug = one(fact).slug
        href = reverse("certifications:detail", args=[slug])
        folder = f"{self.folder}?c={slug}"
        return {
            "slug": slug,
            "href": href,
            "over_label": self.over_label,
            "folder_href": folder,
        }
