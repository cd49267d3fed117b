"""What a row of certifications.csv asks of candidates, as requirements.

“None required” is a requirement in words; where nothing is said there is no requirement row, and
what is asked is unknown.
"""

import re

from careerguide.editorial.sheets import Cells, Values
from careerguide.editorial.spreadsheets import whole
from careerguide.editorial.sync import checked
from certifications.models import Requirement
from certifications.sources.provenance import as_of, read_cell, sentences_about

NONE = "none required"
NOT_ASKED = re.compile(r"none( required)?( \([^()]+ recommended\))?")
"""What is only recommended stands in requirements.csv, as advice."""
FULL_TITLE = "for the full title; 0 to sit"
"""A note with these words says that the months are not asked of those who sit the exam."""
DESIGNATION = re.compile(r"(?P<title>\S+-A) until ")
EXPERIENCE_WORDS = ("experience", "work", "recommend")


def requirements_of(cells: Cells) -> list[Values]:
    """Education and experience as far as they are said: no row for what is not stated."""
    found = []
    if education := cells["eligibility_education"]:
        asked = NONE if NOT_ASKED.fullmatch(education) else education
        hours = read_cell(cells, "training_hours", whole)
        found.append(_requirement(cells, "education", "to sit", None, asked, hours))
    months = read_cell(cells, "eligibility_experience_months", whole)
    if months is not None:
        found += _experience(cells, months)
    return found


def _experience(cells: Cells, months: int) -> list[Values]:
    sitting = _requirement(cells, "experience", "to sit", 0, NONE)
    if not months:
        return [sitting]
    asked = f"{months} months of work in the field"
    hours = read_cell(cells, "experience_hours", whole)
    if hours:
        asked = f"{hours:,} hours of supervised work over at least {months} months"
    if FULL_TITLE not in cells["note"]:
        return [_requirement(cells, "experience", "to sit", months, asked, hours)]
    if designation := DESIGNATION.match(cells["apprentice_designation"]):
        asked += f", or the equivalent; until then the title is {designation['title']}"
    return [sitting, _requirement(cells, "experience", "full title", months, asked)]


def _requirement(
    cells: Cells, kind: str, strength: str, months: int | None, asked: str, hours: int | None = None
) -> Values:
    return checked(
        Requirement,
        kind=kind,
        strength=strength,
        way=0,
        months=months,
        hours=hours,
        text=asked,
        source=cells["source_url"],
        as_of=as_of(cells["source_date"]),
        confidence=cells["confidence"],
        note=sentences_about(cells["note"], *EXPERIENCE_WORDS) if kind == "experience" else "",
    )
