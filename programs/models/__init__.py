from programs.models.catalog import Flag, Program
from programs.models.fields import FieldOccupation, FieldOfStudy
from programs.models.providers import InstitutionService, Provider
from programs.models.reported import (
    Completion,
    EarningsByYear,
    Outcome,
    ProgramYearPrice,
    StateListedProgram,
    YearPrice,
)

__all__ = [
    "Completion",
    "EarningsByYear",
    "FieldOccupation",
    "FieldOfStudy",
    "Flag",
    "InstitutionService",
    "Outcome",
    "Program",
    "ProgramYearPrice",
    "Provider",
    "StateListedProgram",
    "YearPrice",
]
