from guides.models.facts import OlderWage, SourceFact
from guides.models.guides import Guide, Item, Section
from guides.models.questions import Question

__all__ = ["Guide", "Item", "OlderWage", "Question", "Section", "SourceFact"]
