"""Made-up rows for the tables that a loaded site has none of."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import User
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from careerguide.editorial.jobs import ImportJob
from careerguide.editorial.proposals import Proposal
from careerguide.editorial.record import recorded
from careerguide.editorial.revisions import ChangeSet, FileRow
from careerguide.signin.models import Attempt
from careerguide.staff.models import LinkAnswer, ReaderReport
from certifications.models import Fee
from programs.models import (
    LocalProgram,
    LocalProvider,
    ProgramAccreditation,
    ProgramCorrection,
    ProviderCorrection,
)
from salaries.models import LocalSurvey, LocalWage, WageNote

SAID: dict[str, Any] = {"source": "https://example.org/made-up", "as_of": "2026-02"}
PROGRAM, SCHOOL = "164775-51.0713-21", 164775


def make_rows() -> None:
    """One of each, and a fee that staff changed."""
    root = User.objects.create_superuser("root")
    with recorded(root, ChangeSet.How.EDIT):
        fee = Fee.objects.all()[0]
        fee.amount, fee.edited = fee.amount + 1, True
        fee.save()
    label, key = "certifications.fee", str(fee.pk)
    FileRow.objects.get_or_create(label=label, key=key, defaults={"title": "a", "values": {}})
    Proposal.objects.create(label=label, key=key, title="a fee", state="submitted", who="root")
    ImportJob.objects.create(
        label=label, table={"columns": [], "lines": []}, state="refused", who="root"
    )
    Attempt.objects.create(name="root", address="127.0.0.1", passed=True)
    at = datetime(2026, 11, 1, tzinfo=UTC)
    LinkAnswer.objects.create(url="https://example.org/", asked_at=at)
    ReaderReport.objects.create(page="/programs/", message="Made up.", sender="x")
    StaticDevice.objects.create(user=root, name="spare codes")
    TOTPDevice.objects.create(user=root, name="phone")
    ProgramCorrection.objects.create(
        program=PROGRAM, field="price_in_state", value="9800", reason="m", **SAID
    )
    ProviderCorrection.objects.create(
        provider=SCHOOL, field="name", value="Made-up College", reason="m", **SAID
    )
    school = LocalProvider.objects.create(slug="a", name="Made-up School", zip="01608", **SAID)
    LocalProgram.objects.create(slug="a", name="Made-up Coding", provider=school, **SAID)
    ProgramAccreditation.objects.create(program=PROGRAM, organization="CAHIIM", **SAID)
    WageNote.objects.create(soc="29-2072", text="Made up.", **SAID)
    survey = LocalSurvey.objects.create(
        slug="a", title="Made-up survey", publisher="a", year=2026, method="a", **SAID
    )
    LocalWage.objects.create(
        survey=survey, soc="29-2072", area="49340", job="Coder", unit="hourly", median=24, **SAID
    )
