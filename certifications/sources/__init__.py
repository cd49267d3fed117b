"""Files of certifications, in the order in which they need one another."""

from certifications.sources.certifications import CertificationsLoader
from certifications.sources.details import (
    ApprenticeRoutesLoader,
    CorrectionsLoader,
    LadderLoader,
    PassRatesLoader,
    PreparationsLoader,
    RequirementsLoader,
    SummariesLoader,
    TestedCodesLoader,
)
from certifications.sources.gathered import BodiesLoader, CodeSystemsLoader, PayLoader

SOURCES = (
    BodiesLoader,
    CodeSystemsLoader,
    CertificationsLoader,
    PayLoader,
    PassRatesLoader,
    ApprenticeRoutesLoader,
    TestedCodesLoader,
    PreparationsLoader,
    RequirementsLoader,
    LadderLoader,
    CorrectionsLoader,
    SummariesLoader,
)
