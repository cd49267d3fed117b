"""Rows that can be read, and rows that can't, in made-up files."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from careerguide.releases.errors import LoadError
from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.runner import load
from certifications.models import (
    ApprenticeRoute,
    Certification,
    Correction,
    Exam,
    Fee,
    LadderStep,
    Organization,
    PassRate,
    Requirement,
)
from tests.certifications.sources.small import (
    CERTIFICATION,
    CERTIFICATION_COLUMNS,
    bodies,
    certifications,
    details,
)
from tests.programs.sources.small import rejected, write

pytestmark = pytest.mark.usefixtures("empty_db")
OTHER = {"slug": "mcb", "abbreviation": "MCB"}


@pytest.fixture
def body(tmp_path: Path) -> None:
    bodies(tmp_path)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"body": "NOBODY"}, "is not among the organizations"),
        ({"focus": "dancing"}, "focus"),
        ({"level": "expert"}, "level"),
        ({"slug": "not a slug"}, "slug"),
        ({"slug": "mca"}, "twice"),
        ({"name": ""}, "name"),
        ({"source_url": ""}, "source"),
        ({"confidence": "sure"}, "confidence"),
        ({"exam_fee_member": "about 100"}, "exam_fee_member: Write a number"),
        ({"exam_fee_member": "-5"}, "amount in dollars"),
        ({"exam_fee_member": "nan"}, "not “nan”"),
        ({"exam_fee_member": "9999999"}, "amount in dollars"),
        ({"renewal_fee": "100 (friends)"}, "renewal fee can't be read"),
        ({"renewal_fee": "100 (member); 90 (member)"}, "an audience twice"),
        ({"membership_required": "perhaps"}, "membership_required: Write yes, no"),
        ({"membership_required": "yes"}, "though membership is required"),
        ({"exam_minutes": "two hours"}, "a whole number, not “two hours”"),
        ({"exam_open_book": "partly"}, "exam_open_book: Write yes, no"),
        ({"renewal_cycle_months": "0"}, "no months"),
        ({"related_soc": "coders"}, "29-2072"),
        ({"source_date": "next spring"}, "date can't be read"),
        ({"source_date": "2026-13"}, "no date of the calendar"),
        ({"source_date": "2026 (fees); 2998-01"}, "lies in the future"),
        ({"membership_fee_annual": "70"}, "dues differ"),
        ({"accredited_by": "NOBODY"}, "is not among the organizations"),
    ],
)
def test_a_row_that_cannot_be_read_is_rejected_with_its_line_and_reason(
    tmp_path: Path, body: None, change: dict[str, str], reason: str
) -> None:
    release = certifications(tmp_path, {}, OTHER | change)
    assert list(rejected(release)) == [3]
    assert reason in rejected(release)[3]
    assert set(Certification.objects.values_list("slug", flat=True)) == {"mca"}
    assert not Fee.objects.exclude(certification=None).exclude(certification__slug="mca")


def test_blank_cells_stay_unknown(tmp_path: Path, body: None) -> None:
    kept = {"slug", "name", "abbreviation", "body", "focus", "source_url", "confidence", "kind"}
    certifications(tmp_path, {name: "" for name in CERTIFICATION if name not in kept})
    one = Certification.objects.get()
    assert one.membership_required is None
    assert (one.level, one.as_of) == ("", "")
    for table in (Fee, Exam, Requirement):
        assert not table.objects.exists()
    assert not hasattr(one, "renewal")


@pytest.mark.parametrize(
    ("cells", "fees"),
    [
        ({}, {("exam", "member"): 100, ("exam", "non-member"): 150}),
        ({"exam_fee_nonmember": "100"}, {("exam", "any"): 100}),
        ({"exam_fee_nonmember": ""}, {("exam", "member"): 100}),
        ({"exam_fee_member": "", "exam_fee_nonmember": "0"}, {("exam", "non-member"): 0}),
        (
            {
                "exam_fee_nonmember": "",
                "membership_required": "yes",
                "exam_fee_two_attempts": "180",
            },
            {("exam", "member"): 100, ("two attempts", "member"): 180},
        ),
        (
            {
                "exam_fee_member": "",
                "exam_fee_nonmember": "",
                "renewal_fee": "1,100 (member); 90.50 (non-member)",
            },
            {("renewal", "member"): 1100, ("renewal", "non-member"): Decimal("90.50")},
        ),
    ],
)
def test_fees_are_for_whom_the_columns_say(
    tmp_path: Path, body: None, cells: dict[str, str], fees: dict[tuple[str, str], Any]
) -> None:
    certifications(tmp_path, cells)
    held = Fee.objects.filter(organization=None)
    assert {(f.kind, f.audience): f.amount for f in held} == fees


def test_parts_of_an_exam_are_fees_of_their_own(tmp_path: Path, body: None) -> None:
    none = {"exam_fee_member": "", "exam_fee_nonmember": ""}
    certifications(tmp_path, none | {"exam_parts": "first=50; second=60.50"})
    held = dict(Fee.objects.filter(kind="exam").values_list("part", "amount"))
    assert held == {"first": 50, "second": Decimal("60.50")}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"exam_parts": "first=50"}, "beside those of its parts"),
        ({"exam_parts": "50"}, "parts can't be read"),
        ({"kind": "diploma"}, "kind"),
        ({"state": "XX"}, "state"),
        ({"focus": "juggling"}, "job families"),
        ({"training_hours": "many"}, "training_hours"),
        ({"state_fee": "free"}, "state_fee"),
    ],
)
def test_a_row_of_another_kind_that_cannot_be_read_is_rejected(
    tmp_path: Path, body: None, cells: dict[str, str], reason: str
) -> None:
    assert reason in rejected(certifications(tmp_path, cells | {"eligibility_education": "x"}))[2]


def test_a_figure_is_surer_or_less_sure_as_its_note_says(tmp_path: Path, body: None) -> None:
    note = "Fee rests on a third-party page. 90 questions come from a leaflet (low confidence)."
    certifications(tmp_path, {"note": note})
    assert set(Fee.objects.filter(kind="exam").values_list("confidence", flat=True)) == {"med"}
    assert Exam.objects.get().confidence == "low"
    assert Certification.objects.get().confidence == "high"


def test_months_are_for_the_exam_unless_the_note_says_for_the_title(
    tmp_path: Path, body: None
) -> None:
    title = "Experience is for the full title; 0 to sit."
    certifications(
        tmp_path,
        {"eligibility_experience_months": "6"},
        OTHER | {"eligibility_experience_months": "6", "note": title},
    )
    held = Requirement.objects.filter(kind="experience")
    months = {(r.certification.slug, r.strength): r.months for r in held}
    assert months == {("mca", "to sit"): 6, ("mcb", "to sit"): 0, ("mcb", "full title"): 6}


def test_an_apprentice_designation_knows_its_full_title(tmp_path: Path, body: None) -> None:
    certifications(tmp_path, {"slug": "mca-a", "abbreviation": "MCA-A"}, {})
    apprentice = Certification.objects.get(slug="mca-a")
    assert apprentice.apprentice_of == Certification.objects.get(slug="mca")
    assert Certification.objects.get(slug="mca").apprentice_of is None


def test_two_bodies_with_one_abbreviation_cannot_be_told_apart(tmp_path: Path) -> None:
    release = bodies(tmp_path, {}, {"slug": "mind-2"})
    assert "twice" in rejected(release)[3]
    assert Organization.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        ("pass_rates", {"year": "2025", "percent": "101", "first_time": "yes"}, "percent"),
        ("pass_rates", {"year": "2999", "percent": "50", "first_time": "yes"}, "year"),
        ("pass_rates", {"year": "2025", "percent": "most", "first_time": "no"}, "not “most”"),
        ("apprentice_routes", {"order": "1", "months_of_work": "", "text": "x"}, "months_of_work"),
        ("tested_codes", {"code_system": "icd-99"}, "code system"),
        ("preparations", {"cip": "51-0713", "required": "no"}, "CIP code"),
        ("ladder", {"to": "mca", "months_low": "", "months_high": "", "text": "x"}, "to another"),
        (
            "requirements",
            {"kind": "education", "strength": "to sit", "months": "", "accreditor": "",
             "text": "x"},
            "columns of certifications.csv",
        ),
        (
            "requirements",
            {"kind": "accreditation", "strength": "to sit", "months": "", "accreditor": "nobody",
             "text": "x"},
            "accreditor",
        ),
        ("summaries", {"summary": "", "delivery": ""}, "blank"),
    ],
)  # fmt: skip
def test_a_detail_that_cannot_be_read_is_rejected(
    tmp_path: Path, body: None, name: str, row: dict[str, str], reason: str
) -> None:
    certifications(tmp_path)
    assert reason in rejected(details(tmp_path, name, row))[2]


@pytest.mark.parametrize("as_of", ["2998", "soon", "2026-02-31"])
def test_a_date_that_is_to_come_or_is_none_is_refused(
    tmp_path: Path, body: None, as_of: str
) -> None:
    certifications(tmp_path)
    row = {"year": "2025", "percent": "50", "first_time": "no", "as_of": as_of}
    assert "as_of" in rejected(details(tmp_path, "pass_rates", row))[2]
    assert not PassRate.objects.exists()


def test_a_detail_of_an_unknown_certification_is_counted_and_left_out(
    tmp_path: Path, body: None
) -> None:
    certifications(tmp_path)
    row = {"certification": "none-such", "order": "1", "months_of_work": "0", "text": "x"}
    release = details(tmp_path, "apprentice_routes", row)
    assert (release.rows_unmatched, release.rows_rejected) == (1, 0)
    assert not ApprenticeRoute.objects.exists()


def test_a_correction_names_facts_by_number(tmp_path: Path, body: None) -> None:
    certifications(tmp_path)
    row = today("", "", "")
    release = details(
        tmp_path, "corrections", row | {"facts": "SF001 SF002"},
        row | {"key": "two", "facts": "fact 3"},
    )  # fmt: skip
    assert list(rejected(release)) == [3]
    assert Correction.objects.get().facts == "SF001 SF002"


@pytest.mark.parametrize(
    ("figure", "occupation", "area"),
    [
        ("change_percent", "29-2072", ""),
        ("annual_median", "29-2072", "25"),
        ("hourly_median", "29-2072", "44140"),
        ("", "", ""),
    ],
)
def test_a_correction_may_name_a_figure_of_today(
    tmp_path: Path, body: None, figure: str, occupation: str, area: str
) -> None:
    certifications(tmp_path)
    details(tmp_path, "corrections", today(figure, occupation, area))
    found = Correction.objects.get()
    assert (found.today_figure, found.today_occupation, found.today_area) == (
        figure, occupation, area,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "occupation", "area"),
    [
        ("pay", "29-2072", "25"),
        ("change_percent", "", ""),
        ("change_percent", "coders", ""),
        ("change_percent", "29-2072", "25"),
        ("annual_median", "29-2072", ""),
        ("annual_median", "", "25"),
        ("annual_median", "29-2072", "Boston"),
        ("", "29-2072", ""),
        ("", "", "25"),
    ],
)
def test_a_figure_of_today_that_names_too_little_or_too_much_is_rejected(
    tmp_path: Path, body: None, figure: str, occupation: str, area: str
) -> None:
    certifications(tmp_path)
    release = details(tmp_path, "corrections", today(figure, occupation, area))
    assert "today" in rejected(release)[2]
    row = Correction(
        key="one", topic="t", said="a", said_by="b", holds="c", today_figure=figure,
        today_occupation=occupation, today_area=area,
    )  # fmt: skip
    if (figure, occupation, area) not in CODES_THE_DATABASE_DOES_NOT_CHECK:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


CODES_THE_DATABASE_DOES_NOT_CHECK = {
    ("change_percent", "coders", ""),
    ("annual_median", "29-2072", "Boston"),
}


def today(figure: str, occupation: str, area: str) -> dict[str, str]:
    names = ("today_figure", "today_occupation", "today_area")
    row = dict(zip(names, (figure, occupation, area), strict=True))
    return row | {
        "key": "one", "organization": "mind", "topic": "t", "said": "a", "said_by": "b",
        "holds": "c", "facts": "",
    }  # fmt: skip


def test_fewest_months_are_not_more_than_the_most(tmp_path: Path, body: None) -> None:
    certifications(tmp_path, {}, OTHER)
    row = {"to": "mcb", "months_low": "9", "months_high": "3", "text": "x"}
    assert "below the low one" in rejected(details(tmp_path, "ladder", row))[2]
    assert not LadderStep.objects.exists()


def test_a_file_that_is_cut_short_is_refused_whole(tmp_path: Path, body: None) -> None:
    discover()
    path = write(tmp_path / "certifications.csv", CERTIFICATION_COLUMNS, [CERTIFICATION])
    with pytest.raises(LoadError, match="1 rows where"):
        load(LOADERS["certifications"], path)
    assert not Certification.objects.exists()
