"""Live figures under a section of a guide: a function and a template each."""

from collections.abc import Callable, Mapping
from typing import Any

from guides.library import HeldSection
from guides.models import Section
from guides.panels.certifications import apprentice, certifications, growth
from guides.panels.checklist import checklist
from guides.panels.local_pay import local_pay
from guides.panels.outlook import employers, outlook
from guides.panels.programs import programs, training
from guides.panels.states import states
from guides.reader import Reader

Panel = Section.Panel
Context = Mapping[str, Any]
"""What a panel's template shows; each function names its own."""
PANELS: dict[str, Callable[[Reader, HeldSection], Context]] = {
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


def panel_of(reader: Reader, section: HeldSection) -> Context | None:
    """A section's panel as its template's context, and the template; None where it has none."""
    name = section.row.panel
    make = PANELS.get(name)
    if make is None:
        return None
    template = f"guides/panels/{name.replace(' ', '_')}.html"
    return {"template": template, "anchor": section.row.anchor, **make(reader, section)}
