"""What a certification asks, from the columns of one row.

“None required” is a requirement in words; where nothing is said there is no requirement row, and
what is asked is unknown.
"""

import re

from careerguide.editorial.sync import Cells, Values, checked
from certifications.models import Requirement
from certifications.sources.base import whole
from certifications.sources.dates import as_of
from certifications.sources.notes import about

COLUMNS = ("eligibility_education", "eligibility_experience_months", "apprentice_designation")
NONE = "none required"
NOT_ASKED = re.compile(r"none( required)?( \([^()]+ recommended\))?")
"""What is only recommended stands in requirements.csv, as advice."""
FULL_TITLE = "for the full title; 0 to sit"
"""A note with these words says that the months are not asked of those who sit the exam."""
DESIGNATION = re.compile(r"(?P<title>\S+-A) until ")
EXPERIENCE_WORDS = ("experience", "work", "recommend")


def requirements(cells: Cells) -> list[Values]:
    found = []
    if education := cells["eligibility_education"]:
        asked = NONE if NOT_ASKED.fullmatch(education) else education
        found.append(_requirement(cells, "education", "to sit", None, asked))
    months = whole(cells["eligibility_experience_months"], "the months of experience")
    if months is not None:
        found += _experience(cells, months)
    return found


def _experience(cells: Cells, months: int) -> list[Values]:
    sitting = _requirement(cells, "experience", "to sit", 0, NONE)
    if not months:
        return [sitting]
    asked = f"{months} months of work in the field"
    if FULL_TITLE not in cells["note"]:
        return [_requirement(cells, "experience", "to sit", months, asked)]
    if designation := DESIGNATION.match(cells["apprentice_designation"]):
        asked += f", or the equivalent; until then the title is {designation['title']}"
    return [sitting, _requirement(cells, "experience", "full title", months, asked)]


def _requirement(cells: Cells, kind: str, strength: str, months: int | None, asked: str) -> Values:
    return checked(
        Requirement,
        kind=kind,
        strength=strength,
        months=months,
        text=asked,
        source=cells["source_url"],
        as_of=as_of(cells["source_date"]),
        confidence=cells["confidence"],
        note=about(cells["note"], *EXPERIENCE_WORDS) if kind == "experience" else "",
    )
