"""One row of certifications.csv, as the rows of the tables it fills."""

from dataclasses import dataclass

from careerguide.editorial.sync import Cells, Values, checked
from careerguide.releases.errors import RowError
from certifications.models import Certification, Exam, OpensOccupation, Organization, Renewal
from certifications.sources import eligibility, fees
from certifications.sources.base import whole, yes_no
from certifications.sources.dates import EXAM, RENEWAL, as_of, newest
from certifications.sources.notes import about, confidence
from certifications.sources.places import settings_of

COLUMNS = (
    "slug", "name", "abbreviation", "body", "focus", "level", "settings", "membership_required",
    *fees.COLUMNS, *eligibility.COLUMNS,
    "exam_questions", "exam_minutes", "exam_open_book", "pass_mark",
    "renewal_cycle_months", "ceu_required", "accredited_by", "related_soc",
    "source_url", "source_date", "confidence", "note",
)  # fmt: skip
EXAM_WORDS = ("question", "scored", "open book", "format", "pass mark", "exam facts", "cases")
RENEWAL_WORDS = ("ceu", "continuing education", "renew")


@dataclass
class Gathered:
    """Values by table; rows of other tables than certifications lack theirs until it is saved."""

    cells: Cells
    certification: Values
    settings: set[str]
    fees: list[Values]
    requirements: list[Values]
    exam: Values | None
    renewal: Values | None
    occupations: list[Values]


def gather(cells: Cells, bodies: dict[str, Organization]) -> Gathered:
    """Raises RowError where a cell can't be read, or names a body that isn't known."""
    return Gathered(
        cells,
        checked(
            Certification,
            slug=cells["slug"],
            name=cells["name"],
            abbreviation=cells["abbreviation"],
            organization=_body(cells["body"], bodies),
            focus=cells["focus"],
            level=cells["level"],
            places=cells["settings"],
            membership_required=yes_no(cells["membership_required"], "membership required"),
            accredited_by=_body(cells["accredited_by"], bodies) if cells["accredited_by"] else None,
            **_provenance(cells) | {"as_of": newest(cells["source_date"]), "note": cells["note"]},
        ),
        settings_of(cells["settings"]),
        fees.fees(cells),
        eligibility.requirements(cells),
        _exam(cells),
        _renewal(cells),
        _occupations(cells),
    )


def _body(abbreviation: str, bodies: dict[str, Organization]) -> Organization:
    if abbreviation not in bodies:
        raise RowError(f"the body “{abbreviation[:40]}” is not among the organizations")
    return bodies[abbreviation]


def _provenance(cells: Cells, *words: str, topic: frozenset[str] = frozenset()) -> Values:
    note = about(cells["note"], *words)
    return {
        "source": cells["source_url"],
        "as_of": as_of(cells["source_date"], topic),
        "confidence": confidence(cells["confidence"], note),
        "note": note,
    }


def _exam(cells: Cells) -> Values | None:
    """None where nothing is known about the exam."""
    facts = {
        "questions": cells["exam_questions"],
        "minutes": whole(cells["exam_minutes"], "the exam's minutes"),
        "open_book": yes_no(cells["exam_open_book"], "open book"),
        "pass_mark": cells["pass_mark"],
    }
    if all(fact in ("", None) for fact in facts.values()):
        return None
    return checked(Exam, **facts, **_provenance(cells, *EXAM_WORDS, topic=EXAM))


def _renewal(cells: Cells) -> Values | None:
    facts = {
        "cycle_months": whole(cells["renewal_cycle_months"], "the renewal cycle"),
        "units": whole(cells["ceu_required"], "the continuing-education units"),
    }
    if facts["cycle_months"] == 0:
        raise RowError("the renewal cycle has no months")
    if all(fact is None for fact in facts.values()):
        return None
    return checked(Renewal, **facts, **_provenance(cells, *RENEWAL_WORDS, topic=RENEWAL))


def _occupations(cells: Cells) -> list[Values]:
    """Several codes are parted by semicolons."""
    codes = filter(None, map(str.strip, cells["related_soc"].split(";")))
    return [checked(OpensOccupation, soc=code, **_provenance(cells)) for code in codes]
