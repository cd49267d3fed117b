"""Live figures under a section of a guide: one small module and template each."""

from guides.panels import apprentice as apprentice
from guides.panels import certifications as certifications
from guides.panels import checklist as checklist
from guides.panels import employers as employers
from guides.panels import growth as growth
from guides.panels import local_pay as local_pay
from guides.panels import outlook as outlook
from guides.panels import programs as programs
from guides.panels import states as states
from guides.panels import training as training
from guides.panels.registry import drawn, registered

__all__ = ["drawn", "registered"]
