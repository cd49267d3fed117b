"""Derive what pages read (catalogue rows, flags, column stores) from the releases in use.

A builder is a function that derives figures, and the names of what it stands on.
"""

import ast
import hashlib
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, TypedDict

from django.conf import settings
from django.db.models import Model

from careerguide.columns import builds, shared, store
from careerguide.columns.models import DataVersion
from careerguide.releases import changes, staging
from careerguide.releases.loader import Progress, source_digest
from careerguide.releases.models import Release
from careerguide.releases.runner import quiet

Counts = dict[str, Any]
"""Kept as JSON: numbers, or numbers by kind."""
Derive = Callable[[], Counts]
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
    files: tuple[str, ...] = ()
    """Files in data/ that its code reads itself, without a loader."""

    def rows(self) -> list[str]:
        """The rows of its `kept` tables, as one line each."""
        return [
            str(row)
            for model in self.kept
            for row in model._default_manager.values_list(*_saying(model))
        ]

    def code(self) -> str:
        """Names the state of its source: its files, and what they import of this project."""
        path = _file(self.derive.__module__)
        own = set(path.parent.glob("*.py")) if path.parent.name == "build" else {path}
        imported = {_file(name) for file in own for name in _imports(file) if name in sys.modules}
        read = {settings.BASE_DIR / "data" / name for name in self.files}
        return source_digest(sorted(own | read | {file for file in imported if _is_ours(file)}))


BUILDERS: list[Builder] = []


def _saying(model: type[Model]) -> list[str]:
    """Fields that say something of a row; how often it was saved does not."""
    return [field.attname for field in model._meta.concrete_fields if field.name != "version"]


def builder(
    name: str,
    *,
    sources: Iterable[str],
    after: Iterable[str] = (),
    kept: Iterable[type[Model]] = (),
    files: Iterable[str] = (),
) -> Callable[[Derive], Derive]:
    """Register a function as the builder `name`, which reads these sources and builders only."""

    def add(function: Derive) -> Derive:
        grounds = (tuple(sources), tuple(after), tuple(kept), tuple(files))
        BUILDERS.append(Builder(name, function, *grounds))
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


class Derived(TypedDict):
    """What a builder made: the digest of what it stood on, and the groups of columns it saved."""

    digest: str
    groups: list[str]


@dataclass(frozen=True)
class Wanted:
    """What the releases in use, and this code, call for: a digest a builder, and the build's name.

    The name goes by every release, since pages show also what no builder reads.
    """

    digests: dict[str, str]
    token: str

    @classmethod
    def now(cls) -> "Wanted":
        """By the releases in use and the builders there are at this moment."""
        releases: dict[str, list[str]] = defaultdict(list)
        for r in Release.objects.filter(is_current=True).order_by("source", "edition"):
            releases[r.source].append(f"{r.source} {r.edition} {r.sha256} {r.code}")
        digests: dict[str, str] = {}
        for one in in_order():
            read = [line for source in sorted(one.sources) for line in releases.get(source, [])]
            below = [digests[name] for name in one.after]
            digests[one.name] = _digest([one.code(), *read, *one.rows(), *below])
        lines = [line for source in releases.values() for line in source]
        named = [f"{name} {digest}" for name, digest in sorted(digests.items())]
        return cls(digests, _digest([*lines, *named]))


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def is_built() -> bool:
    """Whether the build in use is the one wanted, and its columns are unharmed on this machine.

    Where they are not, and machines share builds, it is fetched.
    """
    version = DataVersion.objects.first()
    return (
        version is not None
        and version.token == Wanted.now().token
        and (builds.is_unharmed(version.token) or _fetched(version.token))
    )


def _fetched(token: str) -> bool:
    found = shared.fetched(token, builds.root())
    if found:
        store.forget()
    return found


def share() -> None:
    """Let other machines have the build in use, where they have not: one from before they did."""
    if token := DataVersion.objects.values_list("token", flat=True).first():
        shared.share(builds.root() / token, ())


def build(progress: Progress = quiet) -> DataVersion:
    """Run the builders whose ground changed, in one transaction; readers see the build before
    until it commits.

    What the others derived is carried over: their rows stay, their columns' files are linked. A
    builder that needs a release not yet loaded derives nothing until that is loaded.
    """
    wanted, before = Wanted.now(), DataVersion.objects.first()
    summary: dict[str, Counts] = {}
    builders: dict[str, Derived] = {}
    with staging.aside(), store.writing(wanted.token):
        staging.change(DataVersion)
        for done, one in enumerate(in_order(), 1):
            digest = wanted.digests[one.name]
            if before is not None and _carried_over(one, digest, before):
                builders[one.name] = before.builders[one.name]
                if one.name in before.summary:
                    summary[one.name] = before.summary[one.name]
            else:
                saved = builds.groups()
                with suppress(store.NoData):
                    summary[one.name] = one.derive()
                groups = sorted(builds.groups() - saved)
                builders[one.name] = {"digest": digest, "groups": groups}
            progress(done)
        changes.note(before, wanted.token)
        version, _new = DataVersion.objects.update_or_create(
            pk=1,
            defaults={"token": wanted.token, "summary": summary, "builders": builders},
        )
        staging.afterwards(lambda: _tidy({wanted.token, before.token if before else ""}))
    return version


def _carried_over(one: Builder, digest: str, before: DataVersion) -> bool:
    """Whether what the builder derived for the build before still holds, and is now in this one.

    False also on a machine that does not have the columns of the build before.
    """
    made = before.builders.get(one.name)
    if made is None or made["digest"] != digest:
        return False
    return builds.carry_over(before.token, made["groups"])


def _tidy(keep: set[str]) -> None:
    """Only a commit makes older builds needless; another process may have committed since."""
    store.forget()
    builds.written()
    in_use = DataVersion.objects.values_list("token", flat=True).first() or ""
    builds.prune({*keep, in_use})
    if in_use:
        shared.share(builds.root() / in_use, keep)
