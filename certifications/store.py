"""Every certification with its children, read in a dozen queries and held for the pages."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from careerguide.columns import store
from careerguide.editorial.models import Sourced
from careerguide.pages.cache import per_page_version
from certifications import models
from certifications.rules import facts
from certifications.rules.terms import Fee, Origin


@per_page_version
def held() -> facts.Certifications:
    """All certifications; raises NoData before the first load."""
    if not store.page_version():
        raise store.NoData("certifications")
    return read()


forget = held.forget


def read() -> facts.Certifications:
    """One query a table, whatever the number of rows."""
    related = ("organization", "accredited_by", "exam", "renewal", "apprentice_of")
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


Children = dict[str, dict[tuple[str, int], list[Any]]]


def _children() -> Children:
    """What hangs on a certification, by kind, then by ("certification" or "organization", id)."""
    settings = models.Certification.settings.through.objects.select_related("setting")
    return {
        "fees": _by_owner(models.Fee.objects.all(), _fee),
        "corrections": _by_owner(models.Correction.objects.all(), _correction),
        "requirements": _by_owner(
            models.Requirement.objects.select_related("accreditor"), _requirement
        ),
        "settings": _by_owner(settings, lambda row: (row.setting.slug, row.setting.name)),
        "pass_rates": _by_owner(models.PassRate.objects.all(), _pass_rate),
        "lifts": _by_owner(models.ApprenticeRoute.objects.all(), _lift),
        "tested": _by_owner(models.TestedCode.objects.select_related("code_system"), _tested),
        "preparations": _by_owner(
            models.Preparation.objects.all(),
            lambda row: facts.Link(row.cip, _origin(row), row.required),
        ),
        "occupations": _by_owner(
            models.OpensOccupation.objects.all(), lambda row: facts.Link(row.soc, _origin(row))
        ),
        "pay": _by_owner(models.SurveyPay.objects.exclude(certification=None), _pay),
    }


def _by_owner(rows: Iterable[Any], make: Any) -> dict[tuple[str, int], list[Any]]:
    """What names a certification is its own alone, even where it names the issuer too."""
    found = defaultdict(list)
    for row in rows:
        for owner in ("certification", "organization"):
            number = getattr(row, f"{owner}_id", None)
            if number is not None:
                found[owner, number].append(make(row))
                break
    return found


def _certification(
    row: models.Certification, children: Children, apprentices: tuple[str, ...]
) -> facts.Certification:
    own = ("certification", row.pk)
    body = ("organization", row.organization_id)
    exam = getattr(row, "exam", None)
    renewal = getattr(row, "renewal", None)
    hanging = {kind: tuple(by_owner.get(own, ())) for kind, by_owner in children.items()}
    for kind in ("fees", "corrections"):
        hanging[kind] += tuple(children[kind].get(body, ()))
    hanging["settings"] = tuple(sorted(hanging["settings"], key=lambda pair: pair[1]))
    return facts.Certification(
        slug=row.slug,
        name=row.name,
        abbreviation=row.abbreviation,
        body=_body(row.organization),
        focus=row.focus,
        level=row.level,
        origin=_origin(row),
        places=row.places,
        summary=row.summary,
        membership_required=row.membership_required,
        apprentice_of=row.apprentice_of.slug if row.apprentice_of else "",
        apprentices=apprentices,
        accredited_by=_body(row.accredited_by) if row.accredited_by else None,
        exam=_exam(exam) if exam else None,
        renewal=renewal and facts.Renewal(_origin(renewal), renewal.cycle_months, renewal.units),
        **hanging,
    )


def _origin(row: Sourced) -> Origin:
    return Origin(row.source, row.as_of, row.confidence, row.note)


def _body(row: models.Organization) -> facts.Body:
    return facts.Body(row.slug, row.name, row.abbreviation, row.address, row.note)


def _fee(row: models.Fee) -> Fee:
    return Fee(row.kind, row.audience, row.amount, _origin(row))


def _exam(row: models.Exam) -> facts.Exam:
    return facts.Exam(
        _origin(row), row.questions, row.minutes, row.open_book, row.delivery, row.pass_mark
    )


def _requirement(row: models.Requirement) -> facts.Requirement:
    accreditor = row.accreditor.abbreviation if row.accreditor else ""
    return facts.Requirement(row.kind, row.strength, row.text, _origin(row), row.months, accreditor)


def _pass_rate(row: models.PassRate) -> facts.PassRate:
    return facts.PassRate(row.year, float(row.percent), row.first_time, _origin(row))


def _lift(row: models.ApprenticeRoute) -> facts.Lift:
    return facts.Lift(row.months_of_work, row.text, _origin(row))


def _tested(row: models.TestedCode) -> facts.Tested:
    system = row.code_system
    return facts.Tested(system.abbreviation, system.name, system.used_for, _origin(row))


def _step(row: models.LadderStep) -> facts.Step:
    return facts.Step(
        row.certification.slug, row.to.slug, row.text, _origin(row), row.months_low,
        row.months_high,
    )  # fmt: skip


def _pay(row: models.SurveyPay) -> facts.Pay:
    return facts.Pay(
        row.credential, row.metric, row.value, row.survey, row.year, row.population, _origin(row)
    )


def _correction(row: models.Correction) -> facts.Correction:
    return facts.Correction(row.topic, row.said, row.said_by, row.holds, row.facts, _origin(row))
