"""Labelled figures of a program's page, each with what it rests on and where it comes from."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from programs.pages.words import residencies


@dataclass(frozen=True)
class Line:
    """A labelled figure: its value, or why there is none, and where it comes from."""

    label: str
    value: str
    why: str = ""
    note: str = ""
    source: str = ""
    warning: str = ""


def alike(values: Mapping[str, Hashable]) -> list[tuple[str, list[str]]]:
    """Residencies that pay the same named together, “in-district and in-state”, and which."""
    names: dict[Hashable, list[str]] = {}
    for name, value in values.items():
        names.setdefault(value, []).append(name)
    words = residencies()
    return [
        (str(get_text_list([words[name] for name in who], _("and"))), who) for who in names.values()
    ]


class Sourced(TypedDict):
    """Lines of one section, and the source that they share; "" where each names its own."""

    lines: list[Line]
    source: str


def sourced(lines: list[Line]) -> Sourced:
    """Lines as their template shows them: a source that all known figures share is named once."""
    sources = {line.source for line in lines if line.value}
    shared = sources.pop() if len(sources) == 1 else ""
    return {"lines": [replace(line, source="") for line in lines] if shared else lines,
            "source": shared}  # fmt: skip
