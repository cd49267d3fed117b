from careerguide.paths.models.facts import OlderWage, SourceFact
from careerguide.paths.models.guides import Guide, Item, Section
from careerguide.paths.models.questions import Question

__all__ = ["Guide", "Item", "OlderWage", "Question", "Section", "SourceFact"]
