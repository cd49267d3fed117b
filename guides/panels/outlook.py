"""Jobs now and in ten years, and older projections that newer ones have replaced."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerguide.pages.numbers import count, percent
from guides.cited import release, releases
from guides.library import HeldSection
from guides.models import SourceFact
from guides.reader import Reader
from salaries.occupations import occupations

TOLD = {
    "projected growth": gettext_lazy("growth"), "job growth": gettext_lazy("growth"),
    "annual openings": gettext_lazy("openings a year"), "employment": gettext_lazy("jobs"),
}  # fmt: skip
"""What the older articles call the figures of an outlook."""


def outlook(reader: Reader, _section: HeldSection) -> dict[str, Any]:
    known = occupations()
    return {
        "period": period(),
        **dict(zip(("first", "last"), years(period()), strict=True)),
        "jobs": [job(reader, soc) for soc in reader.guide.occupations],
        "average": percent(known.average_growth, signed=True),
        "told": told(reader),
        "told_sources": releases("older-figures"),
        "sources": releases("projections"),
    }


def period() -> str:
    """The years that the projections span, such as 2024–34."""
    found = release("projections")
    return found["release"].rpartition(", ")[2] if found else ""


def years(span: str) -> tuple[str, str]:
    """“2024” and “2034” of “2024–34”; both "" where there are none."""
    first, _dash, last = span.partition("–")
    return first, first[: len(first) - len(last)] + last if last else ""


def job(reader: Reader, soc: str) -> dict[str, str]:
    row = reader.wages.outlook.get(soc, {})
    return {
        "title": reader.wages.title(soc),
        "href": reverse("salaries:occupation", args=[soc]),
        "start": count(row.get("employment_start")),
        "end": count(row.get("employment_end")),
        "change": percent(row.get("change_percent"), signed=True),
        "openings": count(row.get("openings")),
    }


def told(reader: Reader) -> list[dict[str, str]]:
    """What the articles said, each with its years; another state's figures are left out."""
    return [
        {
            "place": fact.subject.rpartition(", ")[2] or fact.subject,
            "what": str(TOLD[fact.attribute]),
            "value": value(fact),
            "vintage": fact.vintage or _("undated"),
        }
        for fact in reader.held.facts.values()
        if fact.kind == "number" and fact.attribute in TOLD and _concerns(reader, fact)
    ]


def _concerns(reader: Reader, fact: SourceFact) -> bool:
    return fact.subject.endswith("United States") or fact.subject.endswith(reader.where)


def value(fact: SourceFact) -> str:
    """“15%” of 15 and percent; a count with its commas."""
    number = float(fact.value.replace(",", ""))
    return percent(number) if fact.unit == "percent" else count(round(number))
