"""The guide's certifications: what each costs and asks, how an apprentice's mark comes off, where
they lead; and, apart from wage statistics, what surveys say."""

from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.lists.paging import MOST_COMPARED
from careerguide.pages.cache import per_language
from careerguide.pages.english import as_english
from careerguide.pages.numbers import dollars
from careerguide.words.data_text import data_text
from certifications.models import SurveyPay
from certifications.rules.costs import DEFAULT_YEARS
from certifications.rules.details import Step
from certifications.rules.facts import Certification
from certifications.store import certifications as known_certifications
from guides import credentials
from guides.cited import Cited, ReleaseLink, cited, releases
from guides.library import HeldSection
from guides.reader import Reader

NO_SURVEY = ("BLS", "not ")
"""How the names of wage statistics, job sites' estimates and unnamed sources begin."""
SAME = ("certified", "not certified", "multi-credentialed", "3+ credentials")
"""Populations that say no more than what they hold does."""
RECENT = 10
"""Years before the newest survey; older ones stand on the page of their certification."""


class CertificationsPanel(TypedDict):
    """Certifications side by side, and the comparison of the first `compared` ("" of one)."""

    rows: list[credentials.CredentialRow]
    years: int
    compare_href: str
    compared: int
    all_href: str
    sources: list[ReleaseLink]


class LiftWay(TypedDict):
    """A way to lift a mark, with what it cites where not all cite the same."""

    months: int
    text: str
    cited: Cited | None


class LiftWays(TypedDict):
    """The ways of one designation, and what all of them cite."""

    ways: list[LiftWay]
    cited: Cited | None


class Designation(LiftWays):
    """An apprentice designation and its ways."""

    abbreviation: str
    href: str


class ApprenticePanel(TypedDict):
    """How apprentice designations are lifted."""

    designations: list[Designation]
    sources: list[ReleaseLink]


class LadderStep(TypedDict):
    """A usual step from one certification to the next; `months` is "" where not stated."""

    start: str
    start_href: str
    to: str
    to_href: str
    months: str
    text: str
    cited: Cited


class SurveyRow(TypedDict):
    """What a survey says people with a credential earn, in dollars a year as written."""

    credential: str
    metric: str
    value: str
    survey: str
    year: int | str
    population: str
    cited: Cited


class GrowthPanel(TypedDict):
    """The ladder, and what surveys say."""

    steps: list[LadderStep]
    pay: list[SurveyRow]
    title: str
    sources: list[ReleaseLink]


def certifications(reader: Reader, _section: HeldSection) -> CertificationsPanel:
    """The guide's certifications, first choice first."""
    them = credentials.chosen(reader)
    return {
        "rows": [credentials.row(one) for one in them],
        "years": DEFAULT_YEARS,
        "compare_href": credentials.compare_href(them) if len(them) > 1 else "",
        "compared": min(len(them), MOST_COMPARED),
        "all_href": reverse("certifications:list"),
        "sources": releases("certifications"),
    }


def apprentice(reader: Reader, _section: HeldSection) -> ApprenticePanel:
    """The apprentice designations of the guide's certifications."""
    return {
        "designations": [
            {"abbreviation": one.abbreviation, "href": credentials.href(one), **ways(one)}
            for one in designations(reader)
        ],
        "sources": releases("certification-apprentice_routes", "certifications"),
    }


def designations(reader: Reader) -> list[Certification]:
    """Apprentice designations of the guide's certifications, that say how they are lifted."""
    known = known_certifications().by_slug
    slugs: dict[str, None] = {}
    for one in credentials.chosen(reader):
        slugs |= dict.fromkeys((one.slug, *one.apprentices))
    return [known[slug] for slug in slugs if slug in known and known[slug].lifts]


def ways(one: Certification) -> LiftWays:
    """The ways, longest first, each with what it cites, or that once where all cite the same."""
    lifts = sorted(one.lifts, key=lambda lift: -lift.months_of_work)
    each = [cited(lift.origin, figure=True) for lift in lifts]
    alike = all(own == each[0] for own in each)
    rows: list[LiftWay] = [
        {
            "months": lift.months_of_work,
            "text": data_text(lift.text),
            "cited": None if alike else own,
        }
        for lift, own in zip(lifts, each, strict=True)
    ]
    return {"ways": rows, "cited": each[0] if alike and each else None}


def growth(reader: Reader, _section: HeldSection) -> GrowthPanel:
    """Steps on from the guide's certifications, and survey pay along them."""
    steps = ladder(reader)
    return {
        "steps": [_step(step) for step in steps],
        "pay": [_pay(row) for row in sorted(survey_pay(reader, steps), key=_in_order)],
        "title": reader.wages.title(reader.soc),
        "sources": releases("certification-ladder", "credential-pay"),
    }


def ladder(reader: Reader) -> list[Step]:
    """Steps that the guide's certifications reach, one after another."""
    steps = known_certifications().steps
    reached = dict.fromkeys(reader.guide.certifications)
    found: list[Step] = []
    for slug in (queue := list(reached)):
        for step in steps:
            if step.start == slug and step not in found:
                found.append(step)
                if step.to not in reached:
                    reached[step.to] = None
                    queue.append(step.to)
    return found


def survey_pay(reader: Reader, steps: list[Step]) -> list[SurveyPay]:
    """The newest row of each credential in the guide or on its ladder.

    Of holders at large, and of people without any, the newest survey of each body whose
    certification stands in the guide. What is no survey, but stands in the same file, is left out.
    """
    slugs = {*reader.guide.certifications, *(step.to for step in steps)}
    bodies = {one.body.abbreviation for one in credentials.chosen(reader)}
    since = max((row.year or 0 for row in rows_of_surveys(reader)), default=0) - RECENT
    newest: dict[str, int | None] = {}
    found: dict[str, SurveyPay] = {}
    for row in rows_of_surveys(reader):
        body = row.survey.partition(" ")[0]
        if (row.year or 0) < since:
            continue
        at_large = row.certification is None and body in bodies
        if at_large and newest.setdefault(body, row.year) != row.year:
            continue
        if at_large or (row.certification and row.certification.slug in slugs):
            found.setdefault(row.credential, row)
    return list(found.values())


def rows_of_surveys(reader: Reader) -> list[SurveyPay]:
    """Rows that a survey gives, newest first."""
    return [row for row in reader.library.pay if not row.survey.startswith(NO_SURVEY)]


def _step(step: Step) -> LadderStep:
    known = known_certifications().by_slug
    start, to = known[step.start], known[step.to]
    return {
        "start": as_english(start.short),
        "start_href": credentials.href(start),
        "to": as_english(to.short),
        "to_href": credentials.href(to),
        "months": credentials.months(step.months_low, step.months_high),
        "text": data_text(step.text),
        "cited": cited(step.origin, figure=bool(step.months_low or step.months_high)),
    }


def _in_order(row: SurveyPay) -> tuple[bool, int]:
    """People with none, any or several certifications first; of each, the lowest pay first."""
    return row.certification is not None, row.value


@per_language
def _people() -> dict[str, str]:
    """What surveys call people who are not holders of a named certification."""
    return {
        "none": _("No certification"),
        "any certification": _("Any certification"),
        "multiple credentials": _("Several certifications"),
        "three or more": _("Three or more certifications"),
    }


def _pay(row: SurveyPay) -> SurveyRow:
    return {
        "credential": _people().get(row.credential) or as_english(row.credential),
        "metric": data_text(row.metric),
        "value": dollars(row.value),
        "survey": as_english(row.survey),
        "year": row.year or "",
        "population": ""
        if row.population in (*SAME, f"{row.credential} holders")
        else data_text(row.population),
        "cited": cited(row, figure=True),
    }
