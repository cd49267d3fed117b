from programs.models.catalog import FieldOccupation, FieldOfStudy, Flag, Program, Provider
from programs.models.reported import (
    Completion,
    EarningsByYear,
    InstitutionService,
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
