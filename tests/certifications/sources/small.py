"""Made-up rows in the layouts of data/certifications. No fee or body here is a real one."""

from pathlib import Path
from typing import Any

from careerguide.releases.models import Release
from tests.programs.sources.small import loaded, write

BODY = {
    "slug": "mind", "name": "Made-up Institute of Nothing Doing", "abbreviation": "MIND",
    "kind": "certifying body", "website": "mind.example", "note": "Made up.",
    "source_url": "https://mind.example/about", "source_date": "undated",
}  # fmt: skip
CERTIFICATION = {
    "slug": "mca", "name": "Made-up Coder", "abbreviation": "MCA", "body": "MIND",
    "focus": "coding", "level": "entry", "settings": "outpatient; provider office",
    "exam_fee_member": "100", "exam_fee_nonmember": "150", "membership_required": "no",
    "membership_fee_annual": "60", "renewal_cycle_months": "24", "ceu_required": "20",
    "eligibility_education": "none required", "eligibility_experience_months": "0",
    "exam_questions": "90", "exam_minutes": "120", "exam_open_book": "yes",
    "source_url": "https://mind.example/mca", "source_date": "2026-03", "confidence": "high",
    "kind": "certification",
}  # fmt: skip
CERTIFICATION_COLUMNS = (
    "slug", "name", "abbreviation", "body", "focus", "level", "settings", "exam_fee_member",
    "exam_fee_nonmember", "membership_required", "membership_fee_annual",
    "student_membership_fee", "eligibility_education", "eligibility_experience_months",
    "apprentice_designation", "exam_questions", "exam_minutes", "exam_open_book", "pass_mark",
    "renewal_cycle_months", "ceu_required", "renewal_fee", "accredited_by", "related_soc",
    "source_url", "source_date", "confidence", "note", "exam_fee_two_attempts", "kind", "state",
    "job", "licensing", "training_hours", "experience_hours", "exam_parts", "retake", "retake_fee",
    "registration_fee", "annual_fee", "state_fee", "soc_basis",
)  # fmt: skip
FAMILY = {
    "slug": "coding", "order": "1", "name": "coding", "found_as": "", "source": "editorial",
    "as_of": "2026-11", "confidence": "med", "note": "Made up.",
}  # fmt: skip


def bodies(folder: Path, *changes: dict[str, Any]) -> Release:
    """Issuers, and the one job family that the made-up certification is of."""
    loaded("job-families", write(folder / "families.csv", tuple(FAMILY), [FAMILY]))
    rows = [BODY | change for change in changes or [{}]]
    return loaded("certifying-bodies", write(folder / "bodies.csv", tuple(BODY), rows))


def certifications(folder: Path, *changes: dict[str, Any]) -> Release:
    """One row for each change of the made-up certification."""
    rows = [CERTIFICATION | change for change in changes or [{}]]
    return loaded(
        "certifications", write(folder / "certifications.csv", CERTIFICATION_COLUMNS, rows)
    )


def details(folder: Path, name: str, *rows: dict[str, Any]) -> Release:
    """One of our own detail files; each row's certification and source are made up."""
    made = {"certification": "mca", "source": "https://mind.example", "confidence": "med"}
    if name == "requirements":
        made |= {"way": "", "hours": ""}
    full = [made | {"as_of": "2026", "note": ""} | row for row in rows]
    return loaded(f"certification-{name}", write(folder / f"{name}.csv", tuple(full[0]), full))
