"""Programs and credentials in CTDL: only words of the language, and only what is known for sure."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from careerguide.pages.ctdl import CONTEXT
from certifications.models import Certification, Fee
from certifications.rules.codes import CredentialKind
from programs.models import Program
from programs.rules.codes import LengthBasis, PriceBasis
from programs.rules.ids import program_slug

pytestmark = pytest.mark.usefixtures("site_data")
CLASSES = {
    "LearningProgram", "Certification", "License", "AssessmentProfile", "CertificateOfCompletion",
    "Certificate", "AssociateDegree", "BachelorDegree", "MasterDegree", "DoctoralDegree",
    "ResearchDoctorate", "ProfessionalDoctorate", "CredentialOrganization", "Place", "CostProfile",
    "CredentialAlignmentObject", "DurationProfile", "ConditionProfile", "JurisdictionProfile",
}  # fmt: skip
PROPERTIES = {
    "name", "alternateName", "description", "subjectWebpage", "offeredBy", "address",
    "streetAddress", "addressLocality", "addressRegion", "postalCode", "instructionalProgramType",
    "occupationType", "framework", "frameworkName", "targetNode", "codedNotation", "targetNodeName",
    "estimatedCost", "price", "currency", "costDetails", "directCostType", "audienceType",
    "estimatedDuration", "exactDuration", "learningDeliveryType", "isPreparationFor",
    "targetCredential", "renewalFrequency", "requires", "jurisdiction", "mainJurisdiction",
}  # fmt: skip
"""Terms of https://credreg.net/ctdl/terms, copied by hand. `ctid` is not among them: a registry
gives it."""


def read(client: Client, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/ld+json"
    found: dict[str, Any] = json.loads(response.content)
    return found


def things(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
        for value in found.values():
            yield from things(value)
    elif isinstance(found, list):
        for value in found:
            yield from things(value)


def check_words(found: dict[str, Any], address: str) -> None:
    """Every class and property is the language's own, and nothing is empty."""
    assert found["@context"] == CONTEXT
    assert found["@id"] == f"http://testserver{address}"
    for thing in things(found):
        if "@type" in thing:
            assert thing["@type"].removeprefix("ceterms:") in CLASSES
            own = {name.removeprefix("ceterms:") for name in thing if not name.startswith("@")}
            assert own <= PROPERTIES
            assert own
            assert all(value not in (None, "", [], {}) for value in thing.values())


@pytest.mark.parametrize(
    "chosen",
    [
        {"price_basis": PriceBasis.PROGRAM_TOTAL, "length_basis": LengthBasis.REPORTED},
        {"price_basis": PriceBasis.YEAR_ESTIMATE},
        {"price_basis": PriceBasis.LISTING},
        {"price_basis": PriceBasis.UNKNOWN},
    ],
)
def test_a_programs_price_and_length_stand_there_only_where_reported_and_one(
    client: Client, chosen: dict[str, int]
) -> None:
    for program in Program.objects.filter(**chosen).order_by("pk")[:400:23]:
        address = f"/programs/{program_slug(program.pk)}/ctdl.json"
        found = read(client, address)
        check_words(found, address)
        prices = {one["ceterms:price"] for one in found.get("ceterms:estimatedCost", [])}
        surely = {
            getattr(program, f"{whose}_low")
            for whose in ("in_district", "in_state", "out_of_state")
            if getattr(program, f"{whose}_low") == getattr(program, f"{whose}_high")
        }
        reported = program.price_basis in (PriceBasis.PROGRAM_TOTAL, PriceBasis.LISTING)
        assert prices <= (surely - {None, 0} if reported else set())
        if "ceterms:estimatedDuration" in found:
            assert program.months_low == program.months_high
            assert program.length_basis in (LengthBasis.REPORTED, LengthBasis.LISTING)


def test_a_program_says_its_school_its_field_its_job_and_its_award(client: Client) -> None:
    found = read(client, "/programs/183035-51.3501-21/ctdl.json")
    (school,) = found["ceterms:offeredBy"]
    assert school["ceterms:name"] == {"en": "New Hampshire Institute for Therapeutic Arts"}
    assert found["ceterms:instructionalProgramType"][0]["ceterms:codedNotation"] == "51.3501"
    assert found["ceterms:occupationType"][0]["ceterms:codedNotation"] == "31-9011"
    award = found["ceterms:isPreparationFor"][0]["ceterms:targetCredential"][0]
    assert award["@type"] == "ceterms:Certificate"
    # It closed: what it cost nobody pays.
    assert "ceterms:estimatedCost" not in found


def test_a_program_that_is_not_there_has_no_description(client: Client) -> None:
    assert client.get("/programs/164775-51.0713-99/ctdl.json").status_code == 404
    assert client.get("/programs/tx-99999999/ctdl.json").status_code == 404


def test_every_credential_that_ctdl_has_a_class_for_is_described(client: Client) -> None:
    others = (CredentialKind.EMPLOYER_REQUIREMENT.text, CredentialKind.FEDERAL_FLOOR.text)
    for one in Certification.objects.all():
        address = f"/certifications/{one.slug}/ctdl.json"
        page = client.get(f"/certifications/{one.slug}/").content.decode()
        if one.kind in others or one.abbreviation.startswith("e.g. "):
            assert client.get(address).status_code == 404
            assert "ctdl.json" not in page
            continue
        assert f'<link rel="alternate" type="application/ld+json" href="{address}"' in page
        found = read(client, address)
        check_words(found, address)
        amounts = {float(fee.amount) for fee in Fee.objects.filter(certification=one)}
        dues = {float(fee.amount) for fee in Fee.objects.filter(organization=one.organization)}
        for cost in found.get("ceterms:estimatedCost", []):
            assert cost["ceterms:price"] in amounts | dues


def test_fees_that_are_undated_or_of_low_confidence_are_left_out(client: Client) -> None:
    fee = Fee.objects.exclude(certification=None).exclude(as_of="").first()
    assert fee
    slug = fee.certification.slug  # type: ignore[union-attr]
    Fee.objects.filter(certification__slug=slug).update(as_of="")
    Fee.objects.filter(organization=fee.certification.organization).update(confidence="low")  # type: ignore[union-attr]
    Fee.objects.get(pk=fee.pk).save()
    assert "ceterms:estimatedCost" not in read(client, f"/certifications/{slug}/ctdl.json")


def test_a_license_says_in_which_state_it_holds(client: Client) -> None:
    one = Certification.objects.exclude(state="").filter(kind="state license").first()
    if one is None:
        pytest.skip("no license of one state is loaded")
    found = read(client, f"/certifications/{one.slug}/ctdl.json")
    (profile,) = found["ceterms:jurisdiction"]
    assert profile["ceterms:mainJurisdiction"][0]["ceterms:name"]["en"] == one.get_state_display()
