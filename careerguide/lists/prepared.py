"""Whole lists as compressed files, made once for each build: writing one costs seconds. Parts of a
list are files, too, such as a state's programs (`programs-ma`), made once somebody asks.

A file lies with the build it is of, so that it goes when that goes, in a folder of the code that
wrote it: other code may write other columns, and an upgrade need make no new build. Staff's edits
since then are in the list's own downloads; who asks for a file that is older than they gets it, and
has it made anew.
"""

import csv
import gzip
import hashlib
import io
import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.utils.module_loading import import_string

from careerguide.columns import beside, store
from careerguide.lists.csvfile import BOM, Sheet, safe

MOST_LIVE = 2_000
"""Rows of a download that is written while a reader waits: some 30 times the processor time of a
list's page. More are a prepared file's."""


def sheet(name: str) -> Sheet | None:
    """What the file of a list, or of a part of one, holds; None for a name of neither."""
    whole, _, part = name.partition("-")
    if whole not in settings.PREPARED:
        return None
    found: Sheet | None = import_string(settings.PREPARED[whole])(part)
    return found


def path(name: str) -> Path:
    """Where the file of a list is, or will be, for the build in use and the code that runs."""
    folder = f"downloads-{code_version()}"
    return store.root() / (store.version() or "none") / folder / f"{name}.csv.gz"


@cache
def code_version() -> str:
    """Changes with every Python source of the site's own apps; read once, as a process runs what
    it read then."""
    folders = (Path(one.path) for one in apps.get_app_configs())
    return version_of(one for one in folders if one.parent == settings.BASE_DIR)


def version_of(folders: Iterable[Path]) -> str:
    """Twelve hexadecimal digits of the Python sources below `folders`, by name and content."""
    known = hashlib.sha256()
    for folder in sorted(folders):
        for source in sorted(folder.rglob("*.py")):
            known.update(f"{source.relative_to(folder.parent)}\0".encode())
            known.update(hashlib.sha256(source.read_bytes()).digest())
    return known.hexdigest()[:12]


def is_current(name: str) -> bool:
    """Whether the file of a list is there, with all that staff have edited."""
    made = path(name).with_suffix(".gz.version")
    return path(name).is_file() and made.is_file() and made.read_text() == store.made_of()


def digest(file: Path) -> str:
    """The SHA-256 of a file, as written beside it."""
    return file.with_suffix(".gz.sha256").read_text().split()[0]


def make_all(names: Sequence[str] = ()) -> list[Path]:
    """Make what is missing or older than an edit, of some files or of whole lists; returns those
    made.

    None where another process is at it.

    After everything else that wants to run: the process stays the least of all.
    """
    os.nice(19)
    with _alone() as mine:
        if not mine or not store.version():
            return []
        version = store.made_of()
        return [
            make(path(name), found, version)
            for name in names or settings.PREPARED
            if not is_current(name) and (found := sheet(name))
        ]


def make(file: Path, sheet: Sheet, version: str = "") -> Path:
    """Write a file and its checksum; it has its name only when it is whole.

    `version` is of the pages that say the same, that of now unless given.
    """
    file.parent.mkdir(exist_ok=True)
    columns, lines = sheet
    growing = file.with_name(f".{file.name}.{os.getpid()}")
    with (
        growing.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="") as text,
    ):
        text.write(BOM)
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows([safe(value) for value in line] for line in lines)
    known = hashlib.sha256(growing.read_bytes()).hexdigest()
    file.with_suffix(".gz.sha256").write_text(f"{known}  {file.name}\n")
    file.with_suffix(".gz.version").write_text(version or store.made_of())
    return growing.rename(file)


def start_making(*names: str) -> None:
    """Have a process of its own make what is missing, of some files or of whole lists.

    Nothing where nothing is missing or older than an edit, or nothing loaded.
    """
    if not store.version() or all(map(is_current, names or settings.PREPARED)):
        return
    beside.start("prepare_downloads", *names)


def _alone() -> AbstractContextManager[bool]:
    """Whether no other process is making files."""
    return beside.alone(store.root() / ".downloads")


def is_being_made() -> bool:
    """Whether a process is at it."""
    with _alone() as mine:
        return not mine
