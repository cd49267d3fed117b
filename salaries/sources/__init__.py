"""Files of wages and occupations, in the order in which they need one another."""

from salaries.sources.attainment import AttainmentLoader
from salaries.sources.oews import IndustryLoader, OewsLoader
from salaries.sources.onet import (
    InterestsLoader,
    JobZonesLoader,
    RelatedLoader,
    RequiredEducationLoader,
    TitlesLoader,
)
from salaries.sources.parity import ParityLoader
from salaries.sources.projections import EntryLoader, ProjectionsLoader
from salaries.sources.soc import CombinationsLoader, SocLoader
from salaries.sources.work import (
    ApprenticeshipsLoader,
    ReportedTitlesLoader,
    SkillsLoader,
    TasksLoader,
    TechnologyLoader,
)

SOURCES = (
    SocLoader,
    OewsLoader,
    CombinationsLoader,
    IndustryLoader,
    ProjectionsLoader,
    EntryLoader,
    ParityLoader,
    TitlesLoader,
    RelatedLoader,
    JobZonesLoader,
    InterestsLoader,
    RequiredEducationLoader,
    AttainmentLoader,
    TasksLoader,
    SkillsLoader,
    ReportedTitlesLoader,
    TechnologyLoader,
    ApprenticeshipsLoader,
)
