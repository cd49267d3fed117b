"""The sections of a certification's page: lines in words, each with where it comes from."""

from collections.abc import Iterable
from typing import Generic, Protocol, TypedDict, TypeVar

from django.utils.translation import gettext as _

from careerguide.pages.numbers import count, dollars, percent
from careerguide.places.statenames import state_name
from careerguide.words.data_text import data_words
from certifications.labels import OriginWords, origin_words, requirement_words
from certifications.pages.words import cost_note, cost_words, months_words, pass_mark
from certifications.papers import rule_words
from certifications.rules.details import Exam
from certifications.rules.facts import Certification
from certifications.rules.terms import Origin


class CitedLine(TypedDict):
    """A line of a section; `origin` is None where the section says it once for all."""

    origin: OriginWords | None


class RequirementLine(CitedLine):
    """What is asked, and months of work and the accreditor where the text leaves them out."""

    label: str
    text: str
    months: str
    accreditor: str


class StateLine(CitedLine):
    """What a state asks, in words; `home` where the credential is this state's own."""

    state: str
    text: str
    home: bool


class LiftLine(CitedLine):
    """One way to lift an apprentice designation, with the months of work it takes."""

    months: str
    text: str


class TestedLine(CitedLine):
    """A code system that the exam tests."""

    abbreviation: str
    name: str
    used_for: str


class PayLine(CitedLine):
    """What a survey found; `of` is "" but for a group, whose figures are of its members."""

    of: str
    value: str
    metric: str
    survey: str
    year: int | str
    population: str


class PassRateLine(CitedLine):
    """The share that passed in a year, and of whom."""

    year: int
    share: str
    who: str


class CorrectionLine(CitedLine):
    """What is told wrongly, by whom, and what holds."""

    topic: str
    said: str
    said_by: str
    holds: str


Line = TypeVar("Line", bound=CitedLine)


class Section(TypedDict, Generic[Line]):
    """Lines, and their origin where all have the same: None where each says its own."""

    rows: list[Line]
    origin: OriginWords | None


class Lifting(TypedDict):
    """An apprentice designation with the ways to lift it."""

    abbreviation: str
    slug: str
    lifts: Section[LiftLine]


class HasOrigin(Protocol):
    """A fact with where it comes from."""

    @property
    def origin(self) -> Origin:
        """Its source, date and confidence."""


def section(rows: list[Line]) -> Section[Line]:
    """The rows of a section; where all come from the same place, that once for all of them."""
    if len(rows) < 2 or any(row["origin"] != rows[0]["origin"] for row in rows):
        return {"rows": rows, "origin": None}
    origin = rows[0]["origin"]
    for row in rows:
        row["origin"] = None
    return {"rows": rows, "origin": origin}


def requirement_lines(one: Certification) -> Section[RequirementLine]:
    """What it asks; months and hours only where the text does not say them."""
    rows: list[RequirementLine] = []
    for asked in one.requirements:
        months = months_words(asked.months) if asked.months else ""
        hours = _("%(n)s hours") % {"n": count(asked.hours)} if asked.hours else ""
        said = f"{count(asked.months)} month"
        if hours and count(asked.hours) not in asked.text:
            months, said = ", ".join(filter(None, (hours, months))), ""
        rows.append(
            {
                "label": requirement_words(asked, sits=one.sits),
                "text": asked.text,
                # Looked for in English, which the data is in, whatever language the page is in.
                "months": "" if said and said in asked.text else months,
                "accreditor": asked.accreditor,
                "origin": origin_words(asked.origin),
            }
        )
    return section(rows)


def state_lines(one: Certification) -> list[StateLine]:
    """What states ask, its own state first."""
    rules = sorted(one.state_rules, key=lambda rule: (rule.state != one.state, rule.state))
    return [
        {
            "state": state_name(rule.state),
            "text": rule_words(rule),
            "home": rule.state == one.state,
            "origin": origin_words(rule.origin),
        }
        for rule in rules
    ]


def lifting(designations: Iterable[Certification]) -> list[Lifting]:
    """The ways to lift each apprentice designation that has some."""
    found: list[Lifting] = []
    for one in designations:
        lifts: list[LiftLine] = [
            {
                "months": months_words(lift.months_of_work)
                if lift.months_of_work
                else _("no work"),
                "text": lift.text,
                "origin": origin_words(lift.origin),
            }
            for lift in one.lifts
        ]
        if lifts:
            found.append(
                {"abbreviation": one.abbreviation, "slug": one.slug, "lifts": section(lifts)}
            )
    return found


def exam_lines(exam: Exam) -> list[tuple[str, str]]:
    """Labels with what is known; "" where it is not."""
    book = {True: _("yes"), False: _("no"), None: ""}[exam.open_book]
    minutes = _("%(n)s minutes") % {"n": exam.minutes} if exam.minutes else ""
    return [
        (_("Questions"), data_words(exam.questions)),
        (_("Time"), minutes),
        (_("Open book"), book),
        (_("Where and how"), data_words(exam.delivery)),
        (_("Pass mark"), pass_mark(exam)),
        *([(_("Trying again"), data_words(exam.retake))] if exam.retake else []),
    ]


def pass_rate_lines(one: Certification) -> list[PassRateLine]:
    """Shares that passed, the newest year first."""
    return [
        {
            "year": rate.year,
            "share": percent(rate.percent),
            "who": _("first-time candidates") if rate.first_time else _("all candidates"),
            "origin": origin_words(rate.origin),
        }
        for rate in one.pass_rates
    ]


def tested_lines(one: Certification) -> Section[TestedLine]:
    """The code systems that its exam tests."""
    return section(
        [
            {
                "abbreviation": code.abbreviation,
                "name": code.name,
                "used_for": code.used_for,
                "origin": origin_words(code.origin),
            }
            for code in one.tested
        ]
    )


def renewal_lines(one: Certification) -> list[tuple[str, str]]:
    """Labels of cycle, education units and yearly upkeep; "" for what is not known."""
    renewal = one.renewal
    cycle = months_words(renewal.cycle_months) if renewal and renewal.cycle_months else ""
    units = count(renewal.units) if renewal else ""
    upkeep = cost_words(one.upkeep)
    note = cost_note(one.upkeep)
    return [
        (_("Renews every"), cycle),
        (_("Continuing-education units each time"), units),
        (_("Yearly upkeep"), f"{upkeep} ({note})" if upkeep and note else upkeep),
    ]


def pay_lines(one: Certification) -> Section[PayLine]:
    """What surveys found; no issuer could tell it, so there is nothing to check with one."""
    return section(
        [
            {
                "of": pay.credential if one.group else "",
                "value": dollars(pay.value),
                "metric": pay.metric,
                "survey": pay.survey,
                "year": pay.year or _("year not stated"),
                "population": pay.population,
                "origin": origin_words(pay.origin, ask=False),
            }
            for pay in one.pay
        ]
    )


def correction_lines(one: Certification) -> list[CorrectionLine]:
    """What is told wrongly of it or of its issuer."""
    return [
        {
            "topic": row.topic,
            "said": row.said,
            "said_by": row.said_by,
            "holds": row.holds,
            "origin": origin_words(row.origin, ask=False),
        }
        for row in one.corrections
    ]


def origins(one: Certification) -> list[Origin]:
    """Where anything on the page comes from."""
    single = [part.origin for part in (one.exam, one.renewal) if part]
    groups: tuple[Iterable[HasOrigin], ...] = (
        one.fees, one.requirements, one.state_rules, one.pass_rates, one.lifts, one.tested,
        one.pay, one.corrections,
    )  # fmt: skip
    return [one.origin, *single, *(row.origin for group in groups for row in group)]
