"""Files of the guides, in the order in which they need one another."""

from guides.sources.articles import FactsLoader
from guides.sources.figures import (
    MassachusettsWagesLoader,
    OlderFiguresLoader,
    StateWagesLoader,
)
from guides.sources.guides import GuidesLoader, ItemsLoader, QuestionsLoader, SectionsLoader
from guides.sources.placements import PlacementsLoader

SOURCES = (
    FactsLoader,
    PlacementsLoader,
    MassachusettsWagesLoader,
    StateWagesLoader,
    OlderFiguresLoader,
    GuidesLoader,
    SectionsLoader,
    ItemsLoader,
    QuestionsLoader,
)
