"""Certifications, licenses and exams as the API has them."""

from collections.abc import Hashable, Sequence
from typing import Any

from django.http import QueryDict

from careerguide.api.figures import Origin
from careerguide.api.kept import Known
from careerguide.api.resources import Resource
from careerguide.columns.narrowing import Rows
from careerguide.lists import written
from careerguide.lists.columns import Column, Fact
from careerguide.pages.cache import address
from certifications.columns import COSTS, cost, one
from certifications.filters import CertificationQuery
from certifications.pages.row import Writer
from certifications.pages.words import cost_origin
from certifications.selection import Selection
from certifications.store import certifications


class CertificationList(Resource):
    """Every credential that staff keep."""

    name, title = "certifications", "Certifications and licenses"
    about = "What each costs to earn and to keep, and what it asks."
    selection, state, key = Selection, CertificationQuery, "slug"
    example = "?q=medical+coding&years=5"

    def select(self, params: QueryDict, **within: str) -> Selection:
        """As the page of certifications does."""
        return Selection(certifications(), *CertificationQuery.from_params(params))

    def writer(self, selection: Any) -> written.Writer:
        """The page's own."""
        return Writer(selection)

    def variant(self, writer: Any) -> Hashable:
        """The years that costs are reckoned over."""
        years: int = writer.years
        return years

    def keys(self, selection: Any, rows: Rows) -> list[str]:
        """Slugs."""
        return [selection.records.all[row].slug for row in rows.tolist()]

    def page(self, key: str, **within: str) -> str:
        """The certification's page."""
        return f"{address('certifications:list')}{key}/"

    def origins(
        self, writer: Any, column: Column, facts: Sequence[Fact], known: Known
    ) -> Sequence[Origin]:
        """Overridden: staff's own source and date, of a cost those of the oldest fee in it."""
        name = column.name.removesuffix("_least")
        found = [one(fact).origin for fact in facts]
        if name in COSTS:
            pairs = zip(facts, found, strict=True)
            found = [cost_origin(cost(name, fact), own) for fact, own in pairs]
        return [(origin.source, origin.as_of) for origin in found]


RESOURCES = (CertificationList(),)
