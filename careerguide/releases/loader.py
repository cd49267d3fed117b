"""What a loader is: one class per release format, named in its app's SOURCES."""

import hashlib
import re
import sys
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import ClassVar, TypeVar

from django.apps import apps
from django.db.models import Model
from django.utils.module_loading import autodiscover_modules

from careerguide.releases.bulk import delete_rows
from careerguide.releases.errors import LoadError, RowError
from careerguide.releases.files import Fields, Row, Table, open_table
from careerguide.releases.models import Release

SHOWN_EVERY = 5_000
"""Rows between two steps of a progress bar."""
KEPT_REJECTS = 500
"""Rejected rows kept word for word per release; beyond them only the counts grow."""

Progress = Callable[[int], None]
"""Shown how many rows were read."""
Made = TypeVar("Made")


@dataclass
class Run:
    """The counters of one load, and the release it fills."""

    release: Release
    progress: Progress = lambda _n: None
    read: int = 0
    loaded: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    unmatched: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    rejects: list[tuple[int, str, str]] = field(default_factory=list)

    def parsed(
        self, rows: Iterable[Row], width: int, parse: Callable[[Fields], Made | None]
    ) -> Iterator[Made]:
        """What `parse` makes of each row: a tuple to load, or None for one it counted itself.

        A row of another width than the header, or for which `parse` raises RowError, is rejected.
        Rows are counted, and shown as progress. Raises LoadError where the last row breaks off.
        """
        read = loaded = line = 0
        row: Fields = []
        for read, (line, row) in enumerate(rows, 1):
            if not read % SHOWN_EVERY:
                self.progress(read)
            try:
                if len(row) != width:
                    raise RowError("it has another number of fields than the header")
                result = parse(row)
            except RowError as error:
                self.reject(line, str(error), row)
                continue
            if result is not None:
                loaded += 1
                yield result
        if row and len(row) < width:
            raise LoadError(f"it is truncated: line {line} has {len(row)} of {width} fields")
        self.read += read
        self.loaded += loaded
        self.progress(read)

    def reject(self, line: int, reason: str, row: Fields) -> None:
        """Count a row that can't be read; the first KEPT_REJECTS are kept, cut to what fits."""
        self.reasons[reason] += 1
        if len(self.rejects) < KEPT_REJECTS:
            self.rejects.append((line, reason[:200], ",".join(map(str, row))[:500]))

    def unmatch(self, reason: str) -> None:
        """Count a row that was read but belongs to nothing this site knows."""
        self.unmatched[reason] += 1

    def note(self, what: str, count: int = 1) -> None:
        """Count something about loaded rows that readers of /sources/ should know."""
        self.noted[what] += count


def source_digest(files: Iterable[Path]) -> str:
    """The SHA-256 of some source files, one after another."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


class Loader(ABC):
    """One source: what its file must look like, and how rows become the database's."""

    slug: ClassVar[str]
    title: ClassVar[str]
    publisher: ClassVar[str]
    licence: ClassVar[str] = "Public domain"
    """`{edition}` in it stands for the edition, where the publisher asks to be named with it."""
    url: ClassVar[str] = ""
    caveats: ClassVar[str] = ""
    files: ClassVar[tuple[str, ...]]
    """Where load_all finds it below data/ (globs, in loading order)."""
    rows: ClassVar[tuple[int, int]]
    """The fewest and most data rows a whole file can have; others are refused."""
    models: ClassVar[tuple[type[Model], ...]] = ()
    """What it fills; where a model has no `release`, it is filled by this source alone."""
    keeps_editions: ClassVar[bool] = False
    """Whether editions live side by side (years of completions) or the newest replaces."""
    aside: ClassVar[bool] = True
    """Whether its rows are prepared aside (`staging`); not those that staff may change."""
    year_pattern: ClassVar[str] = r"(20\d\d)"
    """Finds the year the figures describe in the file's name."""

    @cached_property
    def code(self) -> str:
        """Names the source code that reads the file: with other code it is read anew."""
        own = [cls for cls in type(self).__mro__ if issubclass(cls, Loader) and cls is not Loader]
        modules = sorted({cls.__module__ for cls in own})
        return source_digest(Path(str(sys.modules[name].__file__)) for name in modules)[:16]

    def year(self, path: Path) -> int:
        """The year that the figures describe; raises LoadError where the file's name has none."""
        found = re.search(self.year_pattern, path.name)
        if not found:
            raise LoadError(
                "the file's name does not say which year it is for;"
                " give --year, or keep the publisher's file name"
            )
        return int(found.group(1))

    def edition(self, path: Path, year: int) -> str:
        """The edition as the publisher names it."""
        return str(year)

    def series(self, edition: str) -> str:
        """Editions of one series replace one another; others live side by side."""
        return edition if self.keeps_editions else ""

    def open(self, path: Path) -> AbstractContextManager[Table]:
        """The file's table: with a header on its first line, unless a loader says otherwise."""
        return open_table(path)

    @abstractmethod
    def load(self, table: Table, run: Run) -> None:
        """Replace this release's rows in the database; runs inside the release's transaction."""

    def discard(self, release: Release) -> None:
        """Delete the rows of an edition that is replaced; rows that point at them stay."""
        for model in self.models:
            rows = model._default_manager.all()
            if any(f.name == "release" for f in model._meta.fields):
                rows = rows.filter(release=release)
            delete_rows(rows)


LOADERS: dict[str, Loader] = {}


@cache
def discover() -> None:
    """Take in every app's SOURCES and builders; commands call it, pages never need them."""
    autodiscover_modules("sources", "build")
    for app in apps.get_app_configs():
        module = sys.modules.get(f"{app.name}.sources")
        LOADERS.update({one.slug: one() for one in getattr(module, "SOURCES", ())})
