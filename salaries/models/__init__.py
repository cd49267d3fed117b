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

__all__ = [
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
    "RequiredEducation",
    "Wage",
    "WageNote",
]
