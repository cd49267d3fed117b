from certifications.models.certification import Certification, Setting
from certifications.models.codes import CodeSystem, TestedCode
from certifications.models.exam import Exam, PassRate
from certifications.models.fees import Fee
from certifications.models.keeping import ApprenticeRoute, Renewal, Requirement
from certifications.models.links import Correction, LadderStep, OpensOccupation, Preparation
from certifications.models.organization import Organization
from certifications.models.pay import SurveyPay

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
