"""Live figures under a section of a guide: one small module and template each."""

from careerguide.paths.panels import apprentice as apprentice
from careerguide.paths.panels import certifications as certifications
from careerguide.paths.panels import checklist as checklist
from careerguide.paths.panels import employers as employers
from careerguide.paths.panels import growth as growth
from careerguide.paths.panels import local_pay as local_pay
from careerguide.paths.panels import outlook as outlook
from careerguide.paths.panels import programs as programs
from careerguide.paths.panels import states as states
from careerguide.paths.panels import training as training
from careerguide.paths.panels.registry import drawn, registered

__all__ = ["drawn", "registered"]
