"""A credential in CTDL, beside its page."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from careerguide.pages import ctdl
from careerguide.pages.structured import duration
from careerguide.places.states import STATE_NAMES
from certifications.models import Fee
from certifications.rules.codes import CredentialKind
from certifications.rules.facts import Certification
from certifications.rules.terms import Kind, Route
from certifications.store import certifications
from salaries.wagestore import wages

CLASSES = {
    CredentialKind.CERTIFICATION: "Certification",
    CredentialKind.STATE_LICENSE: "License",
    CredentialKind.LICENSE_EXAM: "AssessmentProfile",
    CredentialKind.COURSE_CARD: "CertificateOfCompletion",
}
"""What employers or a law ask for is no credential that anybody gives: CTDL has no class for it."""
COSTS = {
    Kind.SECOND_ATTEMPT: ("costType:ReexaminationFee", "Reexamination Fee"),
    Kind.RENEWAL: ("costType:RenewalFee", "Renewal Fee"),
    Kind.REGISTRATION: ("costType:Application", "Application"),
}
"""Kinds of fee for which CTDL has a word that says just that."""
AUDIENCES = {
    Route.MEMBER: ("audience:Member", "Member"),
    Route.NON_MEMBER: ("audience:NonMember", "Non-Member"),
}


def is_described(one: Certification) -> bool:
    """Whether CTDL has a class for it: a group of several has none of its own."""
    return one.kind in CLASSES and not one.group


@require_safe
def certification_ctdl(request: HttpRequest, slug: str) -> JsonResponse:
    """One credential as CTDL. Raises Http404 for none, or for one that CTDL has no class for."""
    one = certifications().by_slug.get(slug)
    if one is None or not is_described(one):
        raise Http404
    site = request.build_absolute_uri
    return JsonResponse(
        ctdl.document(described(one, site), site(request.path)), content_type=ctdl.TYPE,
        json_dumps_params={"ensure_ascii": False},
    )  # fmt: skip


def described(one: Certification, site: Callable[[str], str]) -> ctdl.Entity:
    """What is known for sure of a credential."""
    page = site(reverse("certifications:detail", args=[one.slug]))
    cycle = one.renewal.cycle_months if one.renewal and not one.renewal.origin.weak else None
    return ctdl.entity(
        CLASSES[one.kind],
        name=ctdl.words(one.name),
        alternateName=ctdl.words(one.abbreviation),
        description=ctdl.words(one.summary),
        subjectWebpage=page,
        offeredBy=[ctdl.organization(one.body.name, one.body.abbreviation, one.body.address)],
        jurisdiction=jurisdiction(one.state),
        occupationType=[
            ctdl.aligned(ctdl.SOC, code=link.code, title=wages().title(link.code))
            for link in one.occupations
            if not link.origin.editorial
        ],
        estimatedCost=costs(one, page),
        renewalFrequency=duration(cycle),
        requires=[
            ctdl.entity("ConditionProfile", description=ctdl.words(asked.text))
            for asked in one.requirements
            if asked.strength == "to sit" and not asked.origin.weak
        ],
    )  # fmt: skip


def costs(one: Certification, page: str) -> list[ctdl.Entity]:
    """Fees that are dated, well supported and not too old to be paid today."""
    names = dict(Fee.Kind.choices)
    return [
        ctdl.cost(
            ", ".join(filter(None, (str(names[fee.kind]), fee.part))), float(fee.amount), page,
            kind=COSTS.get(Kind(fee.kind)),
            audience=AUDIENCES.get(Route(fee.audience)) if fee.audience in set(Route) else None,
        )
        for fee in one.fees
        if fee.amount is not None and not fee.stale and not fee.origin.weak
    ]  # fmt: skip


def jurisdiction(state: str) -> list[ctdl.Entity]:
    """The one state that a license holds in; nothing for what holds everywhere."""
    if not state:
        return []
    where = ctdl.entity("Place", name=ctdl.words(STATE_NAMES[state]))
    return [ctdl.entity("JurisdictionProfile", mainJurisdiction=[where])]
