from certifications.models.certification import Certification, Fee, Organization, Setting
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
    TestedCode,
)

__all__ = [
    "ApprenticeRoute",
    "Certification",
    "CodeSystem",
    "Correction",
    "Exam",
    "Fee",
    "LadderStep",
    "OpensOccupation",
    "Organization",
    "PassRate",
    "Preparation",
    "Renewal",
    "Requirement",
    "Setting",
    "SurveyPay",
    "TestedCode",
]
