"""Files of certifications, in the order in which they need one another."""

from certifications.sources.certifications import CertificationsLoader
from certifications.sources.details import (
    ApprenticeRoutesLoader,
    BodiesLoader,
    CodeSystemsLoader,
    CorrectionsLoader,
    LadderLoader,
    PassRatesLoader,
    PayLoader,
    PreparationsLoader,
    RequirementsLoader,
    SummariesLoader,
    TestedCodesLoader,
)

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
