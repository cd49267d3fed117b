from salaries.models.local import LocalSurvey, LocalWage, WageNote
from salaries.models.occupations import (
    Attainment,
    Combination,
    Interest,
    JobZone,
    Occupation,
    OccupationTitle,
    Projection,
    RelatedOccupation,
    RequiredEducation,
)
from salaries.models.wages import Area, IndustryWage, PriceParity, Wage
from salaries.models.work import Apprenticeship, ReportedTitle, Skill, Task, Technology

__all__ = [
    "Apprenticeship",
    "Area",
    "Attainment",
    "Combination",
    "IndustryWage",
    "Interest",
    "JobZone",
    "LocalSurvey",
    "LocalWage",
    "Occupation",
    "OccupationTitle",
    "PriceParity",
    "Projection",
    "RelatedOccupation",
    "ReportedTitle",
    "RequiredEducation",
    "Skill",
    "Task",
    "Technology",
    "Wage",
    "WageNote",
]
