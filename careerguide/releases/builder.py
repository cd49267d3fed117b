"""What a builder is: a function that derives figures, and the names of what it stands on."""

import ast
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model

from careerguide.releases.loader import source_digest

Derive = Callable[[], dict[str, Any]]
"""Saves columns, writes derived rows, and returns counts for /sources/."""


@dataclass(frozen=True)
class Builder:
    """It runs again when its code, a release of its `sources`, a row of its `kept` tables or a
    builder it is `after` changed.

    A source or builder that it reads and does not name would leave its figures old.
    """

    name: str
    derive: Derive
    sources: tuple[str, ...]
    after: tuple[str, ...] = ()
    kept: tuple[type[Model], ...] = ()
    """Small tables it reads that staff may change: their rows are part of its ground."""

    def rows(self) -> list[str]:
        """The rows of its `kept` tables, as one line each."""
        return [str(row) for model in self.kept for row in model._default_manager.values_list()]

    def code(self) -> str:
        """Names the state of its source: its files, and what they import of this project."""
        path = _file(self.derive.__module__)
        own = set(path.parent.glob("*.py")) if path.parent.name == "build" else {path}
        imported = {_file(name) for file in own for name in _imports(file) if name in sys.modules}
        return source_digest(sorted(own | {file for file in imported if _is_ours(file)}))


BUILDERS: list[Builder] = []


def builder(
    name: str,
    *,
    sources: Iterable[str],
    after: Iterable[str] = (),
    kept: Iterable[type[Model]] = (),
) -> Callable[[Derive], Derive]:
    """Register a function as the builder `name`, which reads these sources and builders only."""

    def add(function: Derive) -> Derive:
        BUILDERS.append(Builder(name, function, tuple(sources), tuple(after), tuple(kept)))
        return function

    return add


def in_order() -> list[Builder]:
    """The builders, each after those it stands on; raises KeyError where one of them is missing."""
    by_name = {one.name: one for one in BUILDERS}
    graph = {one.name: one.after for one in BUILDERS}
    return [by_name[name] for name in TopologicalSorter(graph).static_order()]


def _file(module: str) -> Path:
    return Path(str(getattr(sys.modules[module], "__file__", "")))


def _is_ours(file: Path) -> bool:
    """Of this project, and not of a library that lies in a folder of it."""
    return file.is_relative_to(settings.BASE_DIR) and "site-packages" not in file.parts


def _imports(file: Path) -> Iterator[str]:
    """Modules that a file names in import lines, and names in them that may be modules."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
