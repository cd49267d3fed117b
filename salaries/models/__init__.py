from salaries.models.occupations import (
    Combination,
    Interest,
    JobZone,
    Occupation,
    OccupationTitle,
    Projection,
    RelatedOccupation,
)
from salaries.models.wages import Area, IndustryWage, PriceParity, Wage

__all__ = [
    "Area",
    "Combination",
    "IndustryWage",
    "Interest",
    "JobZone",
    "Occupation",
    "OccupationTitle",
    "PriceParity",
    "Projection",
    "RelatedOccupation",
    "Wage",
]
