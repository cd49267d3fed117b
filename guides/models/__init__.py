from guides.models.facts import Article, OlderWage, SourceFact
from guides.models.guides import Guide, Item, Section
from guides.models.questions import Question

__all__ = ["Article", "Guide", "Item", "OlderWage", "Question", "Section", "SourceFact"]
