"""A program in CTDL, beside its page."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from careerguide.pages import ctdl
from careerguide.pages.labels import labels
from careerguide.pages.structured import duration, offers
from programs.catalog import catalog
from programs.local import as_program, local_row
from programs.pages.detail.page import Detail
from programs.pages.found import PROGRAM
from programs.rules.codes import GONE, AwardLevel, Delivery
from programs.told import sure_months, sure_prices

AWARDS = {
    AwardLevel.UNDER_12_WEEKS: "Certificate", AwardLevel.UNDER_1_YEAR: "Certificate",
    AwardLevel.UNDER_2_YEARS: "Certificate", AwardLevel.UNDER_4_YEARS: "Certificate",
    AwardLevel.ASSOCIATE: "AssociateDegree", AwardLevel.BACHELOR: "BachelorDegree",
    AwardLevel.POSTBACCALAUREATE: "Certificate", AwardLevel.MASTER: "MasterDegree",
    AwardLevel.POST_MASTER: "Certificate", AwardLevel.RESEARCH_DOCTORATE: "ResearchDoctorate",
    AwardLevel.PROFESSIONAL_DOCTORATE: "ProfessionalDoctorate",
    AwardLevel.OTHER_DOCTORATE: "DoctoralDegree",
}  # fmt: skip
"""CTDL's class of what an award level gives."""
DELIVERIES = {
    Delivery.IN_PERSON: ("deliveryType:InPerson", "In-Person"),
    Delivery.ONLINE: ("deliveryType:OnlineOnly", "Online Only"),
    Delivery.HYBRID: ("deliveryType:BlendedDelivery", "Blended Delivery"),
}
"""Of a school that has some programs online nothing is said of this one."""


@require_safe
def program_ctdl(request: HttpRequest, pk: int) -> JsonResponse:
    """One program as CTDL. Raises Http404 for one that is not in use."""
    known, local = catalog(), local_row(pk)
    row = known.row(pk)
    program = None if row is None else PROGRAM.first(pk) if local is None else as_program(
        local, known, row
    )  # fmt: skip
    if program is None:
        raise Http404
    site = request.build_absolute_uri
    found = described(Detail(program, known, "", local), site)
    return JsonResponse(
        ctdl.document(found, site(request.path)), content_type=ctdl.TYPE,
        json_dumps_params={"ensure_ascii": False},
    )  # fmt: skip


def described(detail: Detail, site: Callable[[str], str]) -> ctdl.Entity:
    """What is known for sure of a program."""
    program, school, known = detail.program, detail.provider, detail.catalog
    page = site(reverse("programs:detail", args=[program.pk]))
    row = known.row(program.pk)
    offered = row is not None and int(known.standing([row])[0]) not in GONE
    kinds = {flag.kind for flag in detail.flags}
    prices = offers(sure_prices(program, kinds, offered=offered))
    delivery = DELIVERIES.get(Delivery(program.delivery))
    return ctdl.entity(
        "LearningProgram",
        name=ctdl.words(detail.name),
        subjectWebpage=page,
        offeredBy=[
            ctdl.organization(
                school.name, place=ctdl.place(school.address, school.city, school.state, school.zip)
            )
        ],
        instructionalProgramType=field_of(detail),
        occupationType=[
            ctdl.aligned(ctdl.SOC, code=program.occupation,
                         title=known.wages.title(program.occupation))
        ]
        if program.occupation
        else [],
        estimatedCost=[
            ctdl.cost(", ".join(filter(None, (_("Tuition and fees"), one.get("category", "")))),
                      one["price"], page)
            for one in prices
        ],
        estimatedDuration=ctdl.duration(duration(sure_months(program, kinds))),
        learningDeliveryType=[ctdl.aligned(ctdl.DELIVERY, *delivery[:1], title=delivery[1])]
        if delivery
        else [],
        isPreparationFor=awarded(program.award_level, program.credential),
    )  # fmt: skip


def field_of(detail: Detail) -> list[ctdl.Entity]:
    """The field of study; nothing for a listing without one."""
    known, code = detail.catalog, detail.program.field_id
    if code is None or code not in known.field_at:
        return []
    return [ctdl.aligned(ctdl.CIP, code=code, title=known.field_titles[known.field_at[code]])]


def awarded(level: int, credential: str) -> list[ctdl.Entity]:
    """What it ends with; nothing where no award level is reported."""
    kind = AWARDS.get(AwardLevel(level))
    if kind is None:
        return []
    name = credential or labels(AwardLevel)[level]
    award = ctdl.entity(kind, name=ctdl.words(str(name)))
    return [ctdl.entity("ConditionProfile", targetCredential=[award])]
