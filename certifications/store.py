"""Every certification with its children, read in a dozen queries and kept for the pages."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model

from careerguide.columns import store
from careerguide.editorial.models import Sourced, is_stale
from careerguide.pages.cache import per_page_version
from certifications import models
from certifications.rules import details, facts
from certifications.rules.codes import CredentialKind
from certifications.rules.terms import Fee, Origin


@per_page_version(spoken=False)
def certifications() -> facts.Certifications:
    """All certifications, kept until the next build or edit. Raises NoData before a first load."""
    if not store.page_version():
        raise store.NoData("certifications")
    return read()


forget = certifications.forget


def read() -> facts.Certifications:
    """All certifications as the database has them now: one query a table."""
    related = ("organization", "accredited_by", "exam", "renewal", "apprentice_of", "focus")
    rows = list(models.Certification.objects.select_related(*related))
    children = _children()
    apprentices = defaultdict(list)
    for row in rows:
        if row.apprentice_of:
            apprentices[row.apprentice_of.slug].append(row.slug)
    ones = [_certification(row, children, tuple(apprentices[row.slug])) for row in rows]
    ones.sort(key=lambda one: (one.short.casefold(), one.slug))
    by_slug = {one.slug: one for one in ones}
    steps = models.LadderStep.objects.select_related("certification", "to")
    return facts.Certifications(by_slug, tuple(_step(step) for step in steps))


Owner = tuple[str, int]
"""What a row hangs on: "certification" or "organization", and its number."""
Row = TypeVar("Row", bound=Model)
Made = TypeVar("Made")
Hanging = dict[Owner, tuple[Made, ...]]


@dataclass(frozen=True, slots=True)
class Children:
    """What hangs on certifications and their issuers, a table each."""

    fees: Hanging[Fee]
    corrections: Hanging[details.Correction]
    requirements: Hanging[details.Requirement]
    state_rules: Hanging[details.StateRule]
    settings: Hanging[tuple[str, str]]
    pass_rates: Hanging[details.PassRate]
    lifts: Hanging[details.Lift]
    tested: Hanging[details.Tested]
    preparations: Hanging[details.Link]
    occupations: Hanging[details.Link]
    pay: Hanging[details.Pay]


def _children() -> Children:
    settings = models.Certification.settings.through.objects.select_related("setting")
    return Children(
        fees=_by_owner(models.Fee.objects.all(), _fee),
        corrections=_by_owner(models.Correction.objects.all(), _correction),
        requirements=_by_owner(
            models.Requirement.objects.select_related("accreditor"), _requirement
        ),
        state_rules=_by_owner(models.StateRequirement.objects.all(), _state_rule),
        settings=_by_owner(settings, lambda row: (row.setting.slug, row.setting.name)),
        pass_rates=_by_owner(models.PassRate.objects.all(), _pass_rate),
        lifts=_by_owner(models.ApprenticeRoute.objects.all(), _lift),
        tested=_by_owner(models.TestedCode.objects.select_related("code_system"), _tested),
        preparations=_by_owner(
            models.Preparation.objects.all(),
            lambda row: details.Link(row.cip, _origin(row), row.required),
        ),
        occupations=_by_owner(
            models.OpensOccupation.objects.all(), lambda row: details.Link(row.soc, _origin(row))
        ),
        pay=_by_owner(models.SurveyPay.objects.exclude(certification=None), _pay),
    )


def _by_owner(rows: Iterable[Row], make: Callable[[Row], Made]) -> Hanging[Made]:
    """What names a certification is its own alone, even where it names the issuer too."""
    found: defaultdict[Owner, list[Made]] = defaultdict(list)
    for row in rows:
        for owner in ("certification", "organization"):
            number = getattr(row, f"{owner}_id", None)
            if number is not None:
                found[owner, number].append(make(row))
                break
    return {owner: tuple(made) for owner, made in found.items()}


def _certification(
    row: models.Certification, children: Children, apprentices: tuple[str, ...]
) -> facts.Certification:
    own, body = ("certification", row.pk), ("organization", row.organization_id)
    exam, renewal = getattr(row, "exam", None), getattr(row, "renewal", None)
    return facts.Certification(
        slug=row.slug,
        name=row.name,
        abbreviation=row.abbreviation,
        body=_body(row.organization),
        focus=row.focus_id,
        family=details.Family(row.focus_id, row.focus.name, tuple(row.focus.found_as.split())),
        kind=CredentialKind.of(row.kind) or CredentialKind.CERTIFICATION,
        state=row.state,
        job=row.job,
        licensing=row.licensing,
        level=row.level,
        origin=_origin(row),
        places=row.places,
        summary=row.summary,
        settings=tuple(sorted(children.settings.get(own, ()), key=lambda pair: pair[1])),
        membership_required=row.membership_required,
        apprentice_of=row.apprentice_of.slug if row.apprentice_of else "",
        apprentices=apprentices,
        accredited_by=_body(row.accredited_by) if row.accredited_by else None,
        fees=children.fees.get(own, ()) + children.fees.get(body, ()),
        exam=_exam(exam) if exam else None,
        renewal=renewal and details.Renewal(_origin(renewal), renewal.cycle_months, renewal.units),
        requirements=children.requirements.get(own, ()),
        state_rules=children.state_rules.get(own, ()),
        pass_rates=children.pass_rates.get(own, ()),
        lifts=children.lifts.get(own, ()),
        tested=children.tested.get(own, ()),
        preparations=children.preparations.get(own, ()),
        occupations=children.occupations.get(own, ()),
        pay=children.pay.get(own, ()),
        corrections=children.corrections.get(own, ()) + children.corrections.get(body, ()),
    )


def _origin(row: Sourced) -> Origin:
    return Origin(row.source, row.as_of, row.confidence, row.note)


def _body(row: models.Organization) -> details.Body:
    return details.Body(row.slug, row.name, row.abbreviation, row.address, row.note)


def _fee(row: models.Fee) -> Fee:
    return Fee(row.kind, row.audience, row.amount, _origin(row), is_stale(row.as_of), row.part)


def _exam(row: models.Exam) -> details.Exam:
    return details.Exam(
        _origin(row),
        row.questions,
        row.minutes,
        row.open_book,
        row.delivery,
        row.pass_mark,
        row.retake,
    )


def _requirement(row: models.Requirement) -> details.Requirement:
    accreditor = row.accreditor.abbreviation if row.accreditor else ""
    return details.Requirement(
        row.kind, row.strength, row.text, _origin(row), row.months, accreditor, row.way, row.hours
    )


def _state_rule(row: models.StateRequirement) -> details.StateRule:
    return details.StateRule(
        row.state, row.text, _origin(row), row.hours, row.clinical_hours, row.fee
    )


def _pass_rate(row: models.PassRate) -> details.PassRate:
    return details.PassRate(row.year, float(row.percent), row.first_time, _origin(row))


def _lift(row: models.ApprenticeRoute) -> details.Lift:
    return details.Lift(row.months_of_work, row.text, _origin(row))


def _tested(row: models.TestedCode) -> details.Tested:
    system = row.code_system
    return details.Tested(system.abbreviation, system.name, system.used_for, _origin(row))


def _step(row: models.LadderStep) -> details.Step:
    return details.Step(
        row.certification.slug, row.to.slug, row.text, _origin(row), row.months_low,
        row.months_high,
    )  # fmt: skip


def _pay(row: models.SurveyPay) -> details.Pay:
    return details.Pay(
        row.credential, row.metric, row.value, row.survey, row.year, row.population, _origin(row)
    )


def _correction(row: models.Correction) -> details.Correction:
    return details.Correction(row.topic, row.said, row.said_by, row.holds, row.facts, _origin(row))
