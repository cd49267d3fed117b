"""Files of the guides, in the order in which they need one another."""

from guides.sources.articles import ArticlesLoader, FactsLoader
from guides.sources.figures import AreaWagesLoader, OlderFiguresLoader, StateWagesLoader
from guides.sources.guides import GuidesLoader, ItemsLoader, QuestionsLoader, SectionsLoader
from guides.sources.placements import PlacementsLoader

SOURCES = (
    FactsLoader,
    ArticlesLoader,
    PlacementsLoader,
    AreaWagesLoader,
    StateWagesLoader,
    OlderFiguresLoader,
    GuidesLoader,
    SectionsLoader,
    ItemsLoader,
    QuestionsLoader,
)
