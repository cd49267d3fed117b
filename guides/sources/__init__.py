"""Files of the guides, in the order in which they need one another."""

from guides.sources.articles import ArticlesLoader, FactsLoader, PlacementsLoader
from guides.sources.figures import AreaWagesLoader, OlderFiguresLoader, StateWagesLoader
from guides.sources.guides import GuidesLoader, ItemsLoader, QuestionsLoader, SectionsLoader

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
