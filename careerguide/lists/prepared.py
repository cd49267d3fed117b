"""Whole tables as compressed files, made once for each build: writing one costs seconds. Parts of a
table are files, too, such as a state's programs (`programs-ma`), made once somebody asks.

A file lies with the build it is of, so that it goes when that goes, in a folder of the code that
wrote it: other code may write other columns, and an upgrade need make no new build. Staff's edits
since then are in the list's own downloads; who asks for a file that is older than they gets it, and
has it made anew.
"""

import json
import os
import time
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import TypedDict

from django.apps import apps
from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

from careerguide.columns import beside, builds, store
from careerguide.lists import parquet
from careerguide.lists.files import write_files
from careerguide.lists.schema import Sheet, Whole

MOST_LIVE = 2_000
"""Rows of a download that is written while a reader waits: some 30 times the processor time of a
list's page. More are a prepared file's."""
MOST_IN_WORKBOOK = 1_000
"""Rows of a long list that a workbook takes meanwhile: each costs about two of a CSV's."""
ASKED_EVERY = 60
"""Seconds between two times that a page of everything has it made."""
_seen_to = -float(ASKED_EVERY)
CSV, PARQUET = "csv.gz", "parquet"
FORMATS = {CSV: "application/gzip", PARQUET: "application/vnd.apache.parquet"}
"""Content type by how a file's name ends."""


class File(TypedDict):
    """A file as it was written."""

    bytes: int
    sha256: str


class Note(TypedDict):
    """What is known of a table's files: of which data they are, when they were made, how many rows
    they have, and each by how its name ends."""

    version: str
    made: str
    rows: int
    files: dict[str, File]


def whole(name: str) -> Whole:
    """The table of a name of settings.PREPARED."""
    found: Whole = import_string(settings.PREPARED[name])
    return found


def sheet(name: str) -> Sheet | None:
    """What the file of a table, or of a part of one, holds; None for a name of neither."""
    of, _, part = name.partition("-")
    if name in settings.PREPARED:
        of, part = name, ""
    found: Sheet | None = whole(of).sheet(part) if of in settings.PREPARED else None
    return found


def formats(name: str) -> tuple[str, ...]:
    """How a table's files end: of a part, which somebody waits for, only the CSV."""
    return (CSV, PARQUET) if name in settings.PREPARED and parquet.is_installed() else (CSV,)


def folder() -> Path:
    """Where files are, or will be, for the build in use and the code that runs."""
    return builds.root() / (store.version() or "none") / f"downloads-{code_version()}"


def path(name: str, form: str = CSV) -> Path:
    """Where a file of a table is, or will be."""
    return folder() / f"{name}.{form}"


@cache
def code_version() -> str:
    """Changes with every Python source of the site's own apps; read once, as a process runs what
    it read then."""
    folders = (Path(one.path) for one in apps.get_app_configs())
    return version_of(one for one in folders if one.parent == settings.BASE_DIR)


def version_of(folders: Iterable[Path]) -> str:
    """Twelve hexadecimal digits of the Python sources below `folders`, by name and content."""
    known = sha256()
    for one in sorted(folders):
        for source in sorted(one.rglob("*.py")):
            known.update(f"{source.relative_to(one.parent)}\0".encode())
            known.update(sha256(source.read_bytes()).digest())
    return known.hexdigest()[:12]


def note(name: str) -> Note | None:
    """What is known of a table's files; None while they are not made."""
    with suppress(OSError, ValueError):
        found: Note = json.loads(path(name, "json").read_text())
        if all(path(name, form).is_file() for form in found["files"]):
            return found
    return None


def is_current(name: str) -> bool:
    """Whether the files of a table are there, with all that staff have edited."""
    found = note(name)
    return bool(
        found and found["version"] == store.made_of() and set(formats(name)) <= {*found["files"]}
    )


def make_all(names: Sequence[str] = ()) -> list[Path]:
    """Make what is missing or older than an edit, of some tables or of all; returns those made.

    None where another process is at it.

    After everything else that wants to run: the process stays the least of all.
    """
    os.nice(19)
    with _alone() as mine:
        if not mine or not store.version():
            return []
        version = store.made_of()
        _tidy()
        return [
            one
            for name in names or settings.PREPARED
            if not is_current(name) and (found := sheet(name))
            for one in make(name, found, version)
        ]


def make(name: str, sheet: Sheet, version: str = "") -> list[Path]:
    """Write a table's files and what is known of them; they have their names only when whole.

    `version` is of the pages that say the same, that of now unless given.
    """
    folder().mkdir(parents=True, exist_ok=True)
    files = {form: path(name, form) for form in formats(name)}
    growing = {form: file.with_name(f".{file.name}.{os.getpid()}") for form, file in files.items()}
    try:
        rows = write_files(sheet, growing[CSV], growing.get(PARQUET))
        known: Note = {
            "version": version or store.made_of(),
            "made": timezone.now().isoformat(timespec="seconds"),
            "rows": rows,
            "files": {form: _file(one) for form, one in growing.items()},
        }
        told = path(name, "json")
        saying = told.with_name(f".{told.name}.{os.getpid()}")
        saying.write_text(json.dumps(known))
        for form, one in growing.items():
            one.rename(files[form])
        saying.rename(told)
    finally:
        for one in growing.values():
            one.unlink(missing_ok=True)
    return list(files.values())


def _file(file: Path) -> File:
    digest = sha256()
    with file.open("rb") as opened:
        while part := opened.read(1 << 20):
            digest.update(part)
    return {"bytes": file.stat().st_size, "sha256": digest.hexdigest()}


def made_at(found: Note) -> datetime:
    """When a table's files were made."""
    return datetime.fromisoformat(found["made"])


def start_making(*names: str) -> None:
    """Have a process of its own make what is missing, of some tables or of all.

    Nothing where nothing is missing or older than an edit, or nothing loaded, nor while a process
    is at it or about to be: many readers may ask at once.
    """
    if not store.version() or all(map(is_current, names or settings.PREPARED)):
        return
    if not is_being_made():
        beside.start_alone(builds.root() / ".downloads-started", "prepare_downloads", *names)


def see_to_all() -> None:
    """Have all made that is missing, by a page that names them all: asked once in a while.

    A server that makes none at its start waits until somebody asks for one.
    """
    global _seen_to
    now = time.monotonic()
    if not settings.PREPARE_AT_START:
        return
    if now - _seen_to > ASKED_EVERY and not all(map(is_current, settings.PREPARED)):
        _seen_to = now
        start_making()


def _tidy() -> None:
    """Leave, of the folders that other code wrote, the newest: a server that is being upgraded may
    still send from it."""
    others = [one for one in folder().parent.glob("downloads-*") if one != folder()]
    for one in sorted(others, key=lambda one: one.stat().st_mtime)[:-1]:
        rmtree(one, ignore_errors=True)


def _alone() -> AbstractContextManager[bool]:
    """Whether no other process is making files."""
    return beside.alone(builds.root() / ".downloads")


def is_being_made() -> bool:
    """Whether a process is at it."""
    with _alone() as mine:
        return not mine
