"""Jobs now and in ten years, older projections that newer ones have replaced, and the industries
with most of the jobs."""

from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerguide.pages.cache import address, per_build
from careerguide.pages.english import as_english
from careerguide.pages.numbers import count, percent
from careerguide.words.data_text import data_words
from guides.cited import ReleaseLink, release, releases
from guides.library import HeldSection
from guides.models import SourceFact
from guides.reader import Reader
from salaries.occupations import Occupations, occupations
from salaries.pages.portrait import Industry, industries, pay_heading
from salaries.pages.wagetext import words

TOLD = {
    "projected growth": gettext_lazy("growth"), "job growth": gettext_lazy("growth"),
    "annual openings": gettext_lazy("openings a year"), "employment": gettext_lazy("jobs"),
}  # fmt: skip
"""What the older articles call the figures of an outlook."""
MOST_INDUSTRIES = 6


class JobOutlook(TypedDict):
    """A job's projection as written; "" where not projected."""

    title: str
    href: str
    start: str
    end: str
    change: str
    openings: str


class PrintedProjection(TypedDict):
    """What an article said of jobs to come."""

    place: str
    what: str
    value: str
    vintage: str


class OutlookPanel(TypedDict):
    """Jobs in ten years, and what articles once said of them."""

    period: str
    first: str
    last: str
    jobs: list[JobOutlook]
    average: str
    told: list[PrintedProjection]
    told_sources: list[ReleaseLink]
    sources: list[ReleaseLink]


class IndustryTable(TypedDict):
    """The industries with most of a job's people."""

    title: str
    rows: list[Industry]


class EmployersPanel(TypedDict):
    """Industries that hire, nationally; `pay` says what their medians are per."""

    pay: str
    tables: list[IndustryTable]
    sources: list[ReleaseLink]


def outlook(reader: Reader, _section: HeldSection) -> OutlookPanel:
    """The projection of each occupation beside the average of all."""
    first, last = years(period())
    return {
        "period": period(),
        "first": first,
        "last": last,
        "jobs": [job(reader, soc) for soc in reader.guide.occupations],
        "average": percent(occupations().average_growth, signed=True),
        "told": printed_projections(reader),
        "told_sources": releases("older-figures"),
        "sources": releases("projections"),
    }


@per_build
def period() -> str:
    """The years that the projections span, such as 2024–34."""
    found = release("projections")
    return found["release"].rpartition(", ")[2] if found else ""


def years(span: str) -> tuple[str, str]:
    """“2024” and “2034” of “2024–34”; both "" where there are none."""
    first, _dash, last = span.partition("–")
    return first, first[: len(first) - len(last)] + last if last else ""


def job(reader: Reader, soc: str) -> JobOutlook:
    """An occupation's projection, nationally."""
    row = reader.wages.outlook.get(soc, {})
    return {
        "title": reader.wages.title(soc),
        "href": address("salaries:occupation", soc),
        "start": count(row.get("employment_start")),
        "end": count(row.get("employment_end")),
        "change": percent(row.get("change_percent"), signed=True),
        "openings": count(row.get("openings")),
    }


def printed_projections(reader: Reader) -> list[PrintedProjection]:
    """What the articles said, each with its years; another state's figures are left out."""
    return [
        {
            "place": data_words(fact.subject.rpartition(", ")[2] or fact.subject),
            "what": str(TOLD[fact.attribute]),
            "value": _value(fact),
            "vintage": as_english(fact.vintage) or _("undated"),
        }
        for fact in reader.library.facts.values()
        if fact.kind == "number" and fact.attribute in TOLD and _concerns(reader, fact)
    ]


def _concerns(reader: Reader, fact: SourceFact) -> bool:
    return fact.subject.endswith("United States") or fact.subject.endswith(reader.where)


def _value(fact: SourceFact) -> str:
    """“15%” of 15 and percent; a count with its commas."""
    number = float(fact.value.replace(",", ""))
    return percent(number) if fact.unit == "percent" else count(round(number))


def employers(reader: Reader, _section: HeldSection) -> EmployersPanel:
    """The industries with most of the jobs of each occupation."""
    known = occupations()
    return {
        "pay": pay_heading(reader.url.unit),
        "tables": [
            _industry_table(known, soc, reader.url.unit) for soc in reader.guide.occupations
        ],
        "sources": releases("oews-industry"),
    }


def _industry_table(known: Occupations, soc: str, unit: str) -> IndustryTable:
    rows = industries(known, soc, words(), unit)[:MOST_INDUSTRIES] if soc in known.at else []
    return {"title": known.wages.title(soc), "rows": rows}
