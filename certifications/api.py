"""Certifications, licenses and exams as the API has them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from careerguide.api.figures import Origin
from careerguide.api.resources import Resource
from careerguide.columns.narrowing import Rows
from careerguide.lists import written
from careerguide.lists.columns import Column, Fact
from certifications.columns import COSTS, cost, one
from certifications.filters import CertificationQuery
from certifications.pages.row import Writer
from certifications.pages.words import cost_origin
from certifications.selection import Selection
from certifications.store import certifications


class CertificationList(Resource):
    """Every credential that staff keep."""

    name, title = "certifications", _("Certifications and licenses")
    about = _("What each costs to earn and to keep, and what it asks.")
    selection, state, key = Selection, CertificationQuery, "slug"
    example = "?q=medical+coding&years=5"

    def select(self, params: QueryDict, **within: str) -> Selection:
        """As the page of certifications does."""
        return Selection(certifications(), *CertificationQuery.from_params(params))

    def writer(self, selection: Any) -> written.Writer:
        """The page's own."""
        return Writer(selection)

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """Slugs."""
        return [selection.records.all[row].slug for row in rows.tolist()]

    def row(self, selection: Any, key: str) -> int | None:
        """By slug."""
        slugs = [one.slug for one in selection.records.all]
        return slugs.index(key) if key in slugs else None

    def page(self, key: str, **within: str) -> str:
        """The certification's page."""
        return reverse("certifications:detail", args=[key])

    def origin(self, editions: Mapping[str, str]) -> Callable[[Any, Column, Fact], Origin]:
        """Overridden: staff's own source and date, of a cost those of the oldest fee in it."""

        def found(_writer: Any, column: Column, fact: Fact) -> Origin:
            name = column.name.removesuffix("_least")
            of = cost_origin(cost(name, fact), one(fact).origin) if name in COSTS else None
            origin = of or one(fact).origin
            return origin.source, origin.as_of

        return found


RESOURCES = (CertificationList(),)
