"""A figure of an answer with the lines beneath it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A few words, which may end in a link."""

    text: str
    name: str = ""
    href: str = ""


@dataclass(frozen=True)
class Cell:
    """A figure as components/figure.html has it; `unknown` says why there is none."""

    label: str
    value: str
    lines: tuple[Line, ...]
    unknown: str = ""
    more: tuple[Line, ...] = ()

    @property
    def spoken(self) -> str:
        """The figure as a screen reader hears it: its label and value, or why there is none."""
        return f"{self.label}: {self.value or self.unknown}"
