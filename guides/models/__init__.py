from guides.models.facts import Article, OlderWage, SourceFact
from guides.models.guides import Guide, Item, Question, Section

__all__ = ["Article", "Guide", "Item", "OlderWage", "Question", "Section", "SourceFact"]
