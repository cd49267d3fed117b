"""One row of certifications.csv, as the rows of the tables it fills."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from careerguide.editorial.sheets import Cells, Values
from careerguide.editorial.spreadsheets import decimal, whole, yes_no
from careerguide.editorial.sync import checked
from careerguide.releases.errors import RowError
from certifications.models import (
    Certification,
    Exam,
    Fee,
    JobFamily,
    OpensOccupation,
    Organization,
    Renewal,
)
from certifications.sources.asked import requirements_of
from certifications.sources.provenance import (
    EXAM,
    FEES,
    RENEWAL,
    as_of,
    confidence,
    newest,
    read_cell,
    sentences_about,
)

COLUMNS = (
    "slug", "name", "abbreviation", "body", "focus", "level", "settings", "membership_required",
    "exam_fee_member", "exam_fee_nonmember", "exam_fee_two_attempts", "renewal_fee",
    "membership_fee_annual", "student_membership_fee",
    "eligibility_education", "eligibility_experience_months", "apprentice_designation",
    "exam_questions", "exam_minutes", "exam_open_book", "pass_mark",
    "renewal_cycle_months", "ceu_required", "accredited_by", "related_soc",
    "source_url", "source_date", "confidence", "note",
    "kind", "state", "job", "licensing", "training_hours", "experience_hours", "exam_parts",
    "retake", "retake_fee", "registration_fee", "annual_fee", "state_fee", "soc_basis",
)  # fmt: skip
SETTING_RULES = (
    ("other", ("own practice",)),
    ("inpatient", ("inpatient",)),
    ("outpatient", ("outpatient", "ambulatory", "emergency")),
    ("hospital", ("hospital", "health system")),
    ("billing-company", ("billing", "collections", "revenue cycle")),
    ("payer", ("payer", "insurer", "health plan", "medicare", "medicaid")),
    (
        "office",
        (
            "physician office",
            "provider office",
            "medical office",
            "practice",
            "clinic",
            "front desk",
        ),
    ),
)
"""The first rule with a word in the published text decides; no rule, and it is “other”."""
RENEWAL_FEE = re.compile(r"(?P<amount>\S+)(?: \((?P<audience>member|non-member)\))?")
FEE_WORDS = ("fee", "price", "attempt", "covers")
RENEWAL_FEE_WORDS = ("renew",)
EXAM_WORDS = ("question", "scored", "open book", "format", "pass mark", "exam facts", "cases")
ONCE = {
    "retake_fee": "second attempt", "registration_fee": "registration", "annual_fee": "annual",
    "state_fee": "state",
}  # fmt: skip
"""Columns of a fee that everybody pays alike, with the kind of fee."""
PART = re.compile(r"(?P<name>[^=;]+)=(?P<amount>[^=;]+)")
EDITORIAL = {"source": "editorial", "as_of": "2026-11", "confidence": "med", "note": ""}
"""Where a link to an occupation comes from that our editors made."""
RENEWAL_WORDS = ("ceu", "continuing education", "renew")


@dataclass
class Gathered:
    """Values by table; rows of other tables than certifications lack theirs until it is saved."""

    cells: Cells
    certification: Values
    settings: set[str]
    fees: list[Values]
    requirements: list[Values]
    exam: list[Values]
    renewal: list[Values]
    occupations: list[Values]


def gather(
    cells: Cells, bodies: dict[str, Organization], families: dict[str, JobFamily]
) -> Gathered:
    """Raises RowError where a cell can't be read, or names a body or a family that isn't known."""
    if cells["focus"] not in families:
        raise RowError(f"the focus “{cells['focus'][:40]}” is not among the job families")
    return Gathered(
        cells,
        checked(
            Certification,
            slug=cells["slug"],
            name=cells["name"],
            abbreviation=cells["abbreviation"],
            organization=_body(cells["body"], bodies),
            kind=cells["kind"],
            state=cells["state"],
            job=cells["job"],
            licensing=cells["licensing"],
            focus=families[cells["focus"]],
            level=cells["level"],
            places=cells["settings"],
            membership_required=read_cell(cells, "membership_required", yes_no),
            accredited_by=_body(cells["accredited_by"], bodies) if cells["accredited_by"] else None,
            **_provenance(cells) | {"as_of": newest(cells["source_date"]), "note": cells["note"]},
        ),
        settings_of(cells["settings"]),
        fees_of(cells),
        requirements_of(cells),
        _exam(cells),
        _renewal(cells),
        _occupations(cells),
    )


def _body(abbreviation: str, bodies: dict[str, Organization]) -> Organization:
    """Raises RowError for a body that is not known."""
    if abbreviation not in bodies:
        raise RowError(f"the body “{abbreviation[:40]}” is not among the organizations")
    return bodies[abbreviation]


def _provenance(cells: Cells, *words: str, topics: Sequence[frozenset[str]] = ()) -> Values:
    """Where a figure comes from; of the row's note, the sentences with one of `words`."""
    note = sentences_about(cells["note"], *words)
    return {
        "source": cells["source_url"],
        "as_of": as_of(cells["source_date"], *topics),
        "confidence": confidence(cells["confidence"], note),
        "note": note,
    }


def fees_of(cells: Cells) -> list[Values]:
    """Exam, two attempts and renewal, one row for each amount that is known.

    Raises RowError where a cell can't be read, or non-members pay though they may not.
    """
    only_members = cells["membership_required"].lower() == "yes"
    member = read_cell(cells, "exam_fee_member", decimal)
    other = read_cell(cells, "exam_fee_nonmember", decimal)
    package = read_cell(cells, "exam_fee_two_attempts", decimal)
    if only_members and other is not None:
        raise RowError("it has a fee for non-members though membership is required")
    same = member is not None and member == other
    known = [
        ("exam", "any" if same else "member", member),
        ("exam", "non-member", None if same else other),
        ("two attempts", "member" if only_members else "any", package),
        *(("renewal", *part) for part in read_cell(cells, "renewal_fee", renewal_fees)),
        *((kind, "any", read_cell(cells, column, decimal)) for column, kind in ONCE.items()),
    ]
    parts = read_cell(cells, "exam_parts", exam_parts)
    if parts and (member is not None or other is not None):
        raise RowError("it has a fee for the exam beside those of its parts")
    return [
        *(_fee(cells, *row) for row in known if row[2] is not None),
        *(_fee(cells, "exam", "any", amount, part=name) for name, amount in parts),
    ]


def exam_parts(text: str) -> list[tuple[str, Decimal]]:
    """“core=50; specialty=60” as names and amounts. Raises RowError for other words."""
    found = []
    for part in filter(None, map(str.strip, text.split(";"))):
        match = PART.fullmatch(part)
        amount = decimal(match["amount"]) if match else None
        if not match or amount is None:
            raise RowError("the exam's parts can't be read")
        found.append((match["name"].strip(), amount))
    return found


def renewal_fees(text: str) -> list[tuple[str, Decimal | None]]:
    """“100 (member); 218 (non-member)” or “75” as audiences and amounts.

    Raises RowError for other words, and for an audience named twice.
    """
    found = []
    for part in filter(None, map(str.strip, text.split(";"))):
        match = RENEWAL_FEE.fullmatch(part)
        if not match:
            raise RowError("the renewal fee can't be read")
        found.append((match["audience"] or "any", decimal(match["amount"])))
    audiences = [audience for audience, _amount in found]
    if len(set(audiences)) < len(audiences) or ("any" in audiences and len(audiences) > 1):
        raise RowError("the renewal fee names an audience twice")
    return found


def _fee(cells: Cells, kind: str, audience: str, dollars: Decimal | None, part: str = "") -> Values:
    renews = kind == "renewal"
    words = RENEWAL_FEE_WORDS if renews else FEE_WORDS
    topics = (FEES, RENEWAL) if renews else (FEES,)
    origin = _provenance(cells, *words, topics=topics)
    return checked(Fee, kind=kind, audience=audience, part=part, amount=dollars, **origin)


def _exam(cells: Cells) -> list[Values]:
    """No row where nothing is known about the exam."""
    facts = {
        "questions": cells["exam_questions"],
        "minutes": read_cell(cells, "exam_minutes", whole),
        "open_book": read_cell(cells, "exam_open_book", yes_no),
        "pass_mark": cells["pass_mark"],
        "retake": cells["retake"],
    }
    if all(fact in ("", None) for fact in facts.values()):
        return []
    return [checked(Exam, **facts, **_provenance(cells, *EXAM_WORDS, topics=(EXAM,)))]


def _renewal(cells: Cells) -> list[Values]:
    """No row where neither cycle nor units are stated. Raises RowError for a cycle of no months."""
    facts = {
        "cycle_months": read_cell(cells, "renewal_cycle_months", whole),
        "units": read_cell(cells, "ceu_required", whole),
    }
    if facts["cycle_months"] == 0:
        raise RowError("the renewal cycle has no months")
    if all(fact is None for fact in facts.values()):
        return []
    return [checked(Renewal, **facts, **_provenance(cells, *RENEWAL_WORDS, topics=(RENEWAL,)))]


def _occupations(cells: Cells) -> list[Values]:
    """Several codes are parted by semicolons; of our own judgment they have no other source."""
    codes = filter(None, map(str.strip, cells["related_soc"].split(";")))
    origin = EDITORIAL if cells["soc_basis"] == "editorial" else _provenance(cells)
    return [checked(OpensOccupation, soc=code, **origin) for code in codes]


def settings_of(places: str) -> set[str]:
    """Slugs of the settings in “hospital; billing or collections office”.

    A part such as “by medical specialty” names no place.
    """
    named = filter(None, map(str.strip, places.lower().split(";")))
    return {_setting(part) for part in named if not part.startswith("by ")}


def _setting(part: str) -> str:
    return next((slug for slug, words in SETTING_RULES if any(w in part for w in words)), "other")
