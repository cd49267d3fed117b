"""Columns of figures on disk, shared by every worker through memory mapping.

A list of programs answers in a tenth of a millisecond from sorted columns, in up to 150 ms from an
indexed table (docs/decisions.md). Deleting them loses nothing: load_all --if-needed writes anew.
"""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple

import numpy as np
from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from careerguide import replica
from careerguide.columns import digests, shared
from careerguide.columns.models import DataVersion

Stamp = tuple[int, int] | None
"""Tells a build's files from those written later in their place; None while they are not whole."""
_writing: Path | None = None
_writer: IO[bytes] | None = None
_versions: dict[str, "_Version"] = {}
"""When it was read, by the database it was read from."""
_asked: tuple[str, int] = ("", 0)
_looked: tuple[str, Stamp, str] | None = None
_harmed: set[tuple[str, Stamp]] = set()
_forgetting: list[Callable[[], None]] = []

CHECK_EVERY = 1.0  # seconds that a worker trusts the version it last read


class NoData(Exception):
    """Nothing has been loaded yet, or the store is being built."""


def root() -> Path:
    """The folder that holds a folder for each build."""
    return Path(settings.VAR_DIR) / "store"


def exists(token: str) -> bool:
    """Whether a build's columns are on this machine, every file as long as it was written."""
    return _stamp(token) is not None and digests.are_as_long(root() / token)


def is_unharmed(token: str) -> bool:
    """Whether a build's columns are here and hold what was written: reads every file."""
    return _stamp(token) is not None and digests.are_unharmed(root() / token)


def _stamp(token: str) -> Stamp:
    try:
        found = (root() / token / "complete").stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


@contextmanager
def writing(token: str) -> Iterator[None]:
    """Collect `save` calls in a folder that takes its name only when all is written.

    The folder stays this process's own, which `prune` respects, until `written` lets go of it. An
    unharmed build that is in use under the same token holds the same figures, and is left alone:
    the transaction around this one may yet fail.
    """
    global _writing
    in_use = DataVersion.objects.filter(token=token).exists() and is_unharmed(token)
    folder = root() / f".{token}.{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _own(folder)
    _writing = folder
    try:
        yield
        digests.note(folder)
        (folder / "complete").touch()
        if not in_use:
            _take_place(folder, root() / token)
    finally:
        _writing = None
        shutil.rmtree(folder, ignore_errors=True)
    forget()


def _take_place(folder: Path, final: Path) -> None:
    """Name the folder `final`; what had the name, damaged, is out of the way in no time."""
    damaged = folder.with_name(f"{folder.name}.damaged")
    with suppress(FileNotFoundError):
        final.rename(damaged)
    folder.rename(final)
    shutil.rmtree(damaged, ignore_errors=True)


def _own(folder: Path) -> None:
    """Lock a file in the folder: the system takes the lock back however this process ends."""
    global _writer
    written()
    _writer = (folder / "writer").open("wb")
    fcntl.flock(_writer, fcntl.LOCK_EX)


def written() -> None:
    """The transaction of the last build has ended; its folder is no longer this process's own."""
    global _writer
    if _writer is not None:
        _writer.close()
    _writer = None


def _is_owned(folder: Path) -> bool:
    """Whether a process that still runs is writing the folder, or has yet to commit it."""
    with suppress(FileNotFoundError), (folder / "writer").open("rb") as writer:
        try:
            fcntl.flock(writer, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def save(group: str, columns: dict[str, Any]) -> None:
    """Arrays as .npy, everything else as JSON, under `group`; RuntimeError unless `writing`."""
    if _writing is None:
        raise RuntimeError("store.save is called by builders only")
    folder = _writing / group
    folder.mkdir()
    plain = {k: v for k, v in columns.items() if not isinstance(v, np.ndarray)}
    for name in columns.keys() - plain.keys():
        np.save(folder / f"{name}.npy", columns[name])
    (folder / "plain.json").write_text(json.dumps(plain, ensure_ascii=False))


def groups() -> set[str]:
    """The groups saved so far; raises RuntimeError unless `writing`."""
    if _writing is None:
        raise RuntimeError("store.groups is called while building only")
    return {folder.name for folder in _writing.iterdir() if folder.is_dir()}


def carry_over(token: str, names: Collection[str]) -> bool:
    """Take these groups from another build, unchanged; raises RuntimeError unless `writing`.

    False, and nothing taken, where that build is not here or these groups are damaged. Files are
    linked: nothing ever writes into a saved one.
    """
    if _writing is None:
        raise RuntimeError("store.carry_over is called while building only")
    held = root() / token
    if _stamp(token) is None or not digests.are_unharmed(held, names):
        return False
    if not all((held / name / "plain.json").is_file() for name in names):
        return False
    for name in names:
        shutil.copytree(held / name, _writing / name, copy_function=digests.link_or_copy)
    return True


def version() -> str:
    """The token of the build that is served; one small query at most every CHECK_EVERY seconds.

    It is the build in use; while that one's files are missing or damaged here, or the database does
    not say which it is, the newest whole one that is here.
    """
    return _read_version().token


def page_version() -> str:
    """Changes whenever a page may: with the build, with every edit by staff, and with the day, from
    which a guide may be public and a figure a year old."""
    return _read_version().page


def made_of() -> str:
    """Changes with the build and with every edit by staff."""
    return _read_version().made_of


class _Version(NamedTuple):
    """What was read, and when."""

    when: float
    token: str
    made_of: str
    page: str


def _read_version() -> _Version:
    global _asked
    now, database = time.monotonic(), replica.alias()
    read = _versions.get(database)
    if read is None or not read.token or now - read.when > CHECK_EVERY:
        try:
            _asked = DataVersion.objects.values_list("token", "edits").first() or ("", 0)
        except DatabaseError as error:
            if replica.is_away(error):
                return _read_version()
            # What is known goes on being shown; a process that knows nothing takes what is here.
            _asked = _asked if _asked[0] else (_newest(), 0)
        token, day = _served(_asked[0]), timezone.localdate().isoformat()
        made = f"{token}.{_asked[1]}" if token else ""
        read = _Version(now, token, made, f"{made}.{day}" if made else "")
        _versions[database] = read
    return read


def _served(token: str) -> str:
    """The build itself where it is whole here, else the newest that is; else itself.

    Files are looked at once, and again when the build was written anew in the same place, or
    `look_again` says so. One that other machines share is fetched meanwhile.
    """
    global _looked
    stamp = _stamp(token) if token else None
    if stamp is None and token and shared.is_shared():
        shared.start_fetching(token, root())
    if _looked is None or _looked[:2] != (token, stamp):
        anew = _looked is not None and _looked[0] == token
        whole = not token or ((token, stamp) not in _harmed and exists(token))
        served = token if whole else _newest() or token
        _looked = (token, stamp, served)
        if anew:
            _forget_all()
    return _looked[2]


def _newest() -> str:
    """The build written last of those that are unharmed here; "" without any."""
    found = {folder.name: _stamp(folder.name) for folder in root().glob("[!.]*")}
    builds = {token: stamp for token, stamp in found.items() if stamp}
    latest = sorted(builds, key=lambda token: builds[token][1], reverse=True)
    return next(filter(is_unharmed, latest), "")


def read_whole() -> bool:
    """Read every file of the build in use, for a process that starts: whether they are unharmed.

    Harmed ones are not served until they are written anew. True before anything is loaded, and of a
    build whose files older code wrote without noting what they are.
    """
    _read_version()
    token, noted = _asked[0], (root() / _asked[0] / digests.NAME).exists()
    if not token or (_stamp(token) and not noted) or is_unharmed(token):
        return True
    _harmed.add((token, _stamp(token)))
    look_again()
    return False


def look_again() -> None:
    """Look at the files of the build anew at the next read: for a process that takes the place of
    one that died, perhaps of a file cut short beneath it."""
    global _looked
    _looked = None
    forget_version()


def columns(group: str) -> dict[str, Any]:
    """The arrays (memory-mapped, read-only) and plain values saved under `group`.

    A builder sees what the builders before it saved; everyone else the build in use. Raises NoData
    where nothing was saved under it.
    """
    return _read(_writing or root() / (version() or "none"), group)


def columns_of(token: str, group: str) -> dict[str, Any]:
    """The same of another build that is here; raises NoData where it saved nothing under it."""
    return _read(root() / token, group)


def is_carried(token: str, group: str) -> bool:
    """Whether what is being written under `group` is another build's, carried over."""
    own, other = (one / group / "plain.json" for one in (_writing or root(), root() / token))
    return own.exists() and other.exists() and own.samefile(other)


def _read(build: Path, group: str) -> dict[str, Any]:
    folder = build / group
    if not (folder / "plain.json").is_file():
        raise NoData(group)
    # As plain arrays: each slice of a memmap object costs a Python call.
    arrays = {f.stem: np.asarray(np.load(f, mmap_mode="r")) for f in folder.glob("*.npy")}
    return {**arrays, **json.loads((folder / "plain.json").read_text())}


def forget_version() -> None:
    """Ask the database at the next read; other workers do so within CHECK_EVERY."""
    _versions.clear()


def forget() -> None:
    """Look again at the next read; for loads and tests."""
    global _asked
    _asked = ("", 0)
    look_again()
    _forget_all()


def _forget_all() -> None:
    for one in _forgetting:
        one()


def on_forget(forget: Callable[[], None]) -> None:
    """Let `forget` be called when what was read of a build must be read again."""
    _forgetting.append(forget)


def prune(keep: Collection[str]) -> None:
    """Delete every folder but these builds and those that another process is writing.

    Called after a commit: a page being served may still read the build before, one of `keep`.
    """
    for folder in root().iterdir():
        if folder.is_dir() and folder.name not in keep and not _is_owned(folder):
            shutil.rmtree(folder, ignore_errors=True)
