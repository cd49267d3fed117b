"""The table: one row a measure, one column a contestant, then ratios and goals."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from statistics import median

SITE, DATASETTE, TWO, NAIVE = "site", "Datasette", "Datasette ×2", "naive"
CONTESTANTS = (SITE, DATASETTE, TWO, NAIVE)
LIBRARIES = ("Django", "gunicorn", "numpy", "django-tables2", "datasette", "uvicorn")


@dataclass
class Measure:
    """What was measured, round by round, for each contestant."""

    group: str
    name: str
    unit: str
    values: dict[str, list[float]] = field(default_factory=dict)
    goal: float | None = None
    """At least this figure, or this ratio to Datasette where there is a peer."""
    most: float | None = None
    """At most this figure."""
    less_is_better: bool = False

    def add(self, contestant: str, *values: float) -> None:
        self.values.setdefault(contestant, []).extend(values)

    def value(self, contestant: str) -> float | None:
        found = self.values.get(contestant)
        return median(found) if found else None

    def ratio(self, peer: str) -> float | None:
        """How many times better the site is."""
        ours, theirs = self.value(SITE), self.value(peer)
        if not ours or not theirs:
            return None
        return theirs / ours if self.less_is_better else ours / theirs

    def verdict(self) -> str:
        ours = self.value(SITE)
        if ours is None or (self.goal is None and self.most is None):
            return ""
        if self.most is not None:
            return f"≤ {number(self.most)}: {_word(ours <= self.most)}"
        assert self.goal is not None
        ratio = self.ratio(DATASETTE)
        if ratio is None:
            return f"≥ {number(self.goal)}: {_word(ours >= self.goal)}"
        return f"≥ {self.goal:g}×: {_word(ratio >= self.goal)}"

    def cells(self) -> list[str]:
        return [
            ", ".join(filter(None, (self.name, self.unit))),
            *(number(self.value(who)) for who in CONTESTANTS),
            *(_times(self.ratio(who)) for who in CONTESTANTS[1:]),
            self.verdict(),
        ]


def _word(met: bool) -> str:
    return "met" if met else "**missed**"


def number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _times(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}×"


def markdown(measures: Sequence[Measure]) -> str:
    """One table of all measures."""
    heads = ["", *CONTESTANTS, *(f"÷ {who}" for who in CONTESTANTS[1:]), "goal"]
    rows = [heads]
    group = ""
    for measure in measures:
        if measure.group != group:
            group = measure.group
            rows.append([f"**{group}**", *[""] * (len(heads) - 1)])
        rows.append(measure.cells())
    return aligned(rows)


def aligned(rows: list[list[str]]) -> str:
    """A table whose first row is its head, columns aligned so that it reads well on a terminal."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [_line(row, widths) for row in rows]
    rules = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    lines.insert(1, _line(rules, widths))
    return "\n".join(lines)


def _line(row: list[str], widths: list[int]) -> str:
    first, *rest = zip(row, widths, strict=True)
    cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]
    return "| " + " | ".join(cells) + " |"


def machine(tool: str) -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()} processor cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}; "
        f"load from {tool} on the same cores."
    )
