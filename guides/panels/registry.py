"""Panels by the name a section gives."""

from collections.abc import Callable
from typing import Any

from guides.library import HeldSection
from guides.reader import Reader

Panel = Callable[[Reader, HeldSection], dict[str, Any]]
_PANELS: dict[str, Panel] = {}


def panel(name: str) -> Callable[[Panel], Panel]:
    """Register what draws the panel of this name (`Section.Panel`)."""

    def register(make: Panel) -> Panel:
        _PANELS[name] = make
        return make

    return register


def registered() -> frozenset[str]:
    return frozenset(_PANELS)


def drawn(reader: Reader, section: HeldSection) -> dict[str, Any] | None:
    """A section's panel as its template's context, and the template; None where it has none."""
    name = section.row.panel
    make = _PANELS.get(name)
    if make is None:
        return None
    template = f"guides/panels/{name.replace(' ', '_')}.html"
    return {"template": template, "anchor": section.row.anchor, **make(reader, section)}
