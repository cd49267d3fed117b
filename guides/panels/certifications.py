"""The guide's certifications side by side: what each costs and asks."""

from typing import Any

from django.urls import reverse

from careerguide.lists.paging import MOST_COMPARED
from certifications.rules.costs import DEFAULT_YEARS
from guides import credentials
from guides.cited import releases
from guides.library import HeldSection
from guides.reader import Reader


def certifications(reader: Reader, _section: HeldSection) -> dict[str, Any]:
    them = credentials.chosen(reader)
    return {
        "rows": [credentials.row(one) for one in them],
        "years": DEFAULT_YEARS,
        "compare_href": credentials.compare_href(them) if len(them) > 1 else "",
        "compared": min(len(them), MOST_COMPARED),
        "all_href": reverse("certifications:list"),
        "sources": releases("certifications"),
    }
