"""Files of certifications, in the order in which they need one another."""

from certifications.sources.bodies import BodiesLoader, CodeSystemsLoader, FamiliesLoader
from certifications.sources.certifications import CertificationsLoader
from certifications.sources.details import (
    ApprenticeRoutesLoader,
    CorrectionsLoader,
    LadderLoader,
    PassRatesLoader,
    PayLoader,
    PreparationsLoader,
    RequirementsLoader,
    StateRequirementsLoader,
    SummariesLoader,
    TestedCodesLoader,
)

SOURCES = (
    BodiesLoader,
    CodeSystemsLoader,
    FamiliesLoader,
    CertificationsLoader,
    PayLoader,
    PassRatesLoader,
    ApprenticeRoutesLoader,
    TestedCodesLoader,
    PreparationsLoader,
    RequirementsLoader,
    StateRequirementsLoader,
    LadderLoader,
    CorrectionsLoader,
    SummariesLoader,
)
