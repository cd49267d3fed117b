from programs.models.catalog import FieldOccupation, FieldOfStudy, Flag, Program, Provider
from programs.models.kept import FurtherTraining, License
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
    "FurtherTraining",
    "InstitutionService",
    "License",
    "Outcome",
    "Program",
    "ProgramYearPrice",
    "Provider",
    "StateListedProgram",
    "YearPrice",
]
