from programs.models.accreditation import ProgramAccreditation
from programs.models.aid import AidProgram
from programs.models.catalog import FieldOccupation, FieldOfStudy, Flag, Program, Provider
from programs.models.corrections import ProgramCorrection, ProviderCorrection
from programs.models.kept import FurtherTraining, License
from programs.models.local import LocalProgram, LocalProvider
from programs.models.reported import (
    Closure,
    Completion,
    EarningsByYear,
    InstitutionService,
    Outcome,
    ProgramYearPrice,
    SchoolOutcome,
    StateListedProgram,
    YearPrice,
)
from programs.models.titles import PlainTitle

__all__ = [
    "AidProgram",
    "Closure",
    "Completion",
    "EarningsByYear",
    "FieldOccupation",
    "FieldOfStudy",
    "Flag",
    "FurtherTraining",
    "InstitutionService",
    "License",
    "LocalProgram",
    "LocalProvider",
    "Outcome",
    "PlainTitle",
    "Program",
    "ProgramAccreditation",
    "ProgramCorrection",
    "ProgramYearPrice",
    "Provider",
    "ProviderCorrection",
    "SchoolOutcome",
    "StateListedProgram",
    "YearPrice",
]
