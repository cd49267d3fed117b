from certifications.models.certification import (
    Certification,
    Fee,
    JobFamily,
    Organization,
    Setting,
)
from certifications.models.links import (
    Correction,
    LadderStep,
    OpensOccupation,
    Preparation,
    SurveyPay,
)
from certifications.models.requirements import (
    ApprenticeRoute,
    CodeSystem,
    Exam,
    PassRate,
    Renewal,
    Requirement,
    StateRequirement,
    TestedCode,
)

__all__ = [
    "ApprenticeRoute",
    "Certification",
    "CodeSystem",
    "Correction",
    "Exam",
    "Fee",
    "JobFamily",
    "LadderStep",
    "OpensOccupation",
    "Organization",
    "PassRate",
    "Preparation",
    "Renewal",
    "Requirement",
    "Setting",
    "StateRequirement",
    "SurveyPay",
    "TestedCode",
]
