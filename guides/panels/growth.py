"""Where the guide's certifications lead; and, apart from wage statistics, what surveys say."""

from typing import Any

from django.utils.translation import gettext as _

from careerguide.pages.cache import per_language
from careerguide.pages.numbers import dollars
from certifications.models import SurveyPay
from certifications.rules.facts import Step
from certifications.store import certifications
from guides import credentials
from guides.cited import cited, releases
from guides.library import HeldSection
from guides.reader import Reader

NO_SURVEY = ("BLS", "not ")
"""How the names of wage statistics, job sites' estimates and unnamed sources begin."""
SAME = ("certified", "not certified", "multi-credentialed", "3+ credentials")
"""Populations that say no more than what they hold does."""
RECENT = 10
"""Years before the newest survey; older ones stand on the page of their certification."""


def growth(reader: Reader, _section: HeldSection) -> dict[str, Any]:
    steps = ladder(reader)
    return {
        "steps": [_step(step) for step in steps],
        "pay": [_pay(row) for row in sorted(survey_pay(reader, steps), key=_in_order)],
        "title": reader.wages.title(reader.soc),
        "sources": releases("certification-ladder", "credential-pay"),
    }


def ladder(reader: Reader) -> list[Step]:
    """Steps that the guide's certifications reach, one after another."""
    steps = certifications().steps
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
    return [row for row in reader.held.pay if not row.survey.startswith(NO_SURVEY)]


def _step(step: Step) -> dict[str, Any]:
    known = certifications().by_slug
    start, to = known[step.start], known[step.to]
    return {
        "start": start.short,
        "start_href": credentials.href(start),
        "to": to.short,
        "to_href": credentials.href(to),
        "months": credentials.months(step.months_low, step.months_high),
        "text": step.text,
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


def _pay(row: SurveyPay) -> dict[str, Any]:
    return {
        "credential": _people().get(row.credential, row.credential),
        "metric": row.metric,
        "value": dollars(row.value),
        "survey": row.survey,
        "year": row.year or "",
        "population": ""
        if row.population in (*SAME, f"{row.credential} holders")
        else row.population,
        "cited": cited(row, figure=True),
    }
