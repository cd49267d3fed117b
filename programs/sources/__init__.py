"""Files of programs, in the order in which they need one another."""

from django.conf import settings

from programs.sources.aid import AidLoader
from programs.sources.closures import ClosuresLoader
from programs.sources.fields import CipLoader, CrosswalkLoader, EditorialLinksLoader
from programs.sources.institutions import CompletionsLoader, DirectoryLoader, OfferingsLoader
from programs.sources.kept import FurtherTrainingLoader, LicensesLoader
from programs.sources.outcomes import EarningsLoader, ScorecardLoader
from programs.sources.prices import AcademicYearLoader, ProgramYearLoader
from programs.sources.schools import SchoolOutcomesLoader
from programs.sources.state_lists import state_list_sources
from programs.sources.titles import PlainTitlesLoader

SOURCES = (
    CipLoader,
    PlainTitlesLoader,
    CrosswalkLoader,
    EditorialLinksLoader,
    LicensesLoader,
    FurtherTrainingLoader,
    AidLoader,
    DirectoryLoader,
    ClosuresLoader,
    OfferingsLoader,
    AcademicYearLoader,
    ProgramYearLoader,
    CompletionsLoader,
    ScorecardLoader,
    EarningsLoader,
    SchoolOutcomesLoader,
    *state_list_sources(settings.DATA_DIR / "etpl"),
)
