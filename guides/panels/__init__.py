"""Live figures under a section of a guide: one small module and template each."""

from collections.abc import Callable
from typing import Any

from guides.library import HeldSection
from guides.models import Section
from guides.panels.apprentice import apprentice
from guides.panels.certifications import certifications
from guides.panels.checklist import checklist
from guides.panels.employers import employers
from guides.panels.growth import growth
from guides.panels.local_pay import local_pay
from guides.panels.outlook import outlook
from guides.panels.programs import programs
from guides.panels.states import states
from guides.panels.training import training
from guides.reader import Reader

Panel = Section.Panel
PANELS: dict[str, Callable[[Reader, HeldSection], dict[str, Any]]] = {
    Panel.PROGRAMS: programs,
    Panel.CERTIFICATIONS: certifications,
    Panel.LOCAL_PAY: local_pay,
    Panel.STATES: states,
    Panel.OUTLOOK: outlook,
    Panel.EMPLOYERS: employers,
    Panel.CHECKLIST: checklist,
    Panel.APPRENTICE: apprentice,
    Panel.GROWTH: growth,
    Panel.TRAINING: training,
}
"""What gives the context of each panel's template."""


def drawn(reader: Reader, section: HeldSection) -> dict[str, Any] | None:
    """A section's panel as its template's context, and the template; None where it has none."""
    name = section.row.panel
    make = PANELS.get(name)
    if make is None:
        return None
    template = f"guides/panels/{name.replace(' ', '_')}.html"
    return {"template": template, "anchor": section.row.anchor, **make(reader, section)}
