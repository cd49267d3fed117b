"""A load replaces what a load made, and leaves what staff changed."""

from pathlib import Path

import pytest

from careerguide.releases.models import Release
from certifications.models import (
    Certification,
    Exam,
    Fee,
    Organization,
    PassRate,
    Requirement,
    Setting,
)
from tests.certifications.sources.small import bodies, certifications, details

KEPT = "rows kept as staff changed them"
OTHER = {"slug": "mcb", "abbreviation": "MCB"}
ADVICE = {"kind": "experience", "strength": "advised", "months": "6", "accreditor": "", "text": "x"}


@pytest.fixture(autouse=True)
def loaded_once(empty_db: object, tmp_path: Path) -> None:
    bodies(tmp_path)
    certifications(tmp_path, {}, OTHER)


def noted(release: Release) -> dict[str, int]:
    counts: dict[str, int] = release.reasons["noted"]
    return counts


def edit(row: Fee | Certification | Exam | Requirement | Organization, **values: object) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(edited=True, **values)


def test_a_load_updates_its_rows_in_place(tmp_path: Path) -> None:
    before = dict(Certification.objects.values_list("slug", "pk"))
    release = certifications(tmp_path, {"name": "Renamed", "exam_fee_member": "120"}, OTHER)
    assert dict(Certification.objects.values_list("slug", "pk")) == before
    assert Certification.objects.get(slug="mca").name == "Renamed"
    assert Fee.objects.get(certification__slug="mca", kind="exam", audience="member").amount == 120
    assert KEPT not in noted(release)
    assert Release.objects.filter(source="certifications", is_current=True).count() == 1


def test_a_fee_that_is_no_longer_known_goes(tmp_path: Path) -> None:
    certifications(tmp_path, {"exam_fee_nonmember": ""}, OTHER)
    assert Fee.objects.filter(certification__slug="mca", kind="exam").count() == 1


def test_a_changed_fee_survives_and_is_counted(tmp_path: Path) -> None:
    fee = Fee.objects.get(certification__slug="mca", kind="exam", audience="member")
    edit(fee, amount=111)
    release = certifications(tmp_path, {"exam_fee_member": "120"}, OTHER)
    fee.refresh_from_db()
    assert fee.amount == 111
    assert noted(release)[KEPT] == 1


def test_a_changed_certification_keeps_its_name_and_settings(tmp_path: Path) -> None:
    one = Certification.objects.get(slug="mca")
    edit(one, name="As staff call it")
    one.settings.set([Setting.objects.get(slug="payer")])
    certifications(tmp_path, {"name": "Renamed"}, OTHER | {"name": "Renamed too"})
    one.refresh_from_db()
    assert one.name == "As staff call it"
    assert [s.slug for s in one.settings.all()] == ["payer"]
    assert Certification.objects.get(slug="mcb").name == "Renamed too"


def test_a_certification_goes_with_its_row_unless_staff_changed_something_of_it(
    tmp_path: Path,
) -> None:
    assert certifications(tmp_path, {"name": "Renamed"})
    assert not Certification.objects.filter(slug="mcb").exists()
    certifications(tmp_path, {}, OTHER | {"name": "Back"})
    edit(Fee.objects.get(certification__slug="mcb", kind="exam", audience="member"), amount=1)
    release = certifications(tmp_path, {"name": "Again"})
    assert Certification.objects.get(slug="mcb").name == "Back"
    assert noted(release)["certifications kept for what staff changed about them"] == 1


def test_requirements_of_two_files_leave_one_another_alone(tmp_path: Path) -> None:
    details(tmp_path, "requirements", ADVICE)
    certifications(tmp_path, {"name": "Renamed"}, OTHER)
    held = Requirement.objects.filter(certification__slug="mca")
    assert sorted(held.values_list("kind", "strength")) == [
        ("education", "to sit"),
        ("experience", "advised"),
        ("experience", "to sit"),
    ]
    details(tmp_path, "requirements", ADVICE | {"certification": "mcb"})
    assert sorted(held.values_list("kind", "strength")) == [
        ("education", "to sit"),
        ("experience", "to sit"),
    ]


def test_a_requirement_that_staff_gave_months_is_not_taken_for_the_columns(tmp_path: Path) -> None:
    asked = ADVICE | {"strength": "to sit", "months": ""}
    certifications(tmp_path, {"eligibility_experience_months": ""}, OTHER)
    details(tmp_path, "requirements", asked)
    edit(Requirement.objects.get(certification__slug="mca", kind="experience"), months=9)
    release = details(tmp_path, "requirements", asked | {"text": "other words"})
    assert release.rows_rejected == 0
    assert Requirement.objects.get(certification__slug="mca", kind="experience").months == 9
    assert noted(release)[KEPT] == 1


def test_summary_and_delivery_survive_loads_of_certifications(tmp_path: Path) -> None:
    row = {"summary": "For nobody.", "delivery": "Nowhere"}
    details(tmp_path, "summaries", row)
    certifications(tmp_path, {"name": "Renamed"}, OTHER)
    assert Certification.objects.get(slug="mca").summary == "For nobody."
    assert Exam.objects.get(certification__slug="mca").delivery == "Nowhere"
    edit(Certification.objects.get(slug="mca"), summary="Staff's own.")
    release = details(tmp_path, "summaries", row | {"summary": "For somebody."})
    assert Certification.objects.get(slug="mca").summary == "Staff's own."
    assert noted(release)[KEPT] == 1


def test_a_detail_that_staff_added_is_kept(tmp_path: Path) -> None:
    one = Certification.objects.get(slug="mca")
    PassRate.objects.create(certification=one, year=2020, percent=50, source="staff", edited=True)
    row = {"year": "2025", "percent": "60", "first_time": "yes"}
    release = details(tmp_path, "pass_rates", row)
    assert set(PassRate.objects.values_list("year", flat=True)) == {2020, 2025}
    assert noted(release)[KEPT] == 1


def test_a_changed_body_is_kept(tmp_path: Path) -> None:
    edit(Organization.objects.get(), website="staff.example")
    assert noted(bodies(tmp_path, {"website": "new.example"}))[KEPT] == 1
    assert Organization.objects.get().website == "staff.example"
