"""What an answer is made of."""

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
        return f"{self.label}: {self.value or self.unknown}"
