"""Builds on disk: a folder of columns for each, which takes its name when all of it is written."""

import fcntl
import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import numpy as np
from django.conf import settings

from careerguide.columns import digests

Stamp = tuple[int, int] | None
"""Tells a build's files from those written later in their place; None while they are not whole."""
_writing: Path | None = None
_writer: IO[bytes] | None = None


def being_written() -> Path | None:
    """The folder that a builder of this process is filling; None where there is none."""
    return _writing


def root() -> Path:
    """The folder that holds a folder for each build."""
    return Path(settings.VAR_DIR) / "store"


def exists(token: str) -> bool:
    """Whether a build's columns are on this machine, every file as long as it was written."""
    return stamp(token) is not None and digests.are_as_long(root() / token)


def is_unharmed(token: str) -> bool:
    """Whether a build's columns are here and hold what was written: reads every file."""
    return stamp(token) is not None and digests.are_unharmed(root() / token)


def stamp(token: str) -> Stamp:
    """What tells a build's files from others of its name; None while they are not whole."""
    try:
        found = (root() / token / "complete").stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


@contextmanager
def writing(token: str, *, in_use: bool) -> Iterator[None]:
    """Collect `save` calls in a folder that takes its name only when all is written.

    The folder stays this process's own, which `prune` respects, until `written` lets go of it. An
    unharmed build that is in use under the same token holds the same figures, and is left alone:
    the transaction around this one may yet fail.
    """
    global _writing
    stays = in_use and is_unharmed(token)
    folder = root() / f".{token}.{os.getpid()}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _own(folder)
    _writing = folder
    try:
        yield
        digests.note(folder)
        (folder / "complete").touch()
        if not stays:
            _take_place(folder, root() / token)
    finally:
        _writing = None
        shutil.rmtree(folder, ignore_errors=True)


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
        raise RuntimeError("builds.save is called by builders only")
    folder = _writing / group
    folder.mkdir()
    plain = {k: v for k, v in columns.items() if not isinstance(v, np.ndarray)}
    for name in columns.keys() - plain.keys():
        np.save(folder / f"{name}.npy", columns[name])
    (folder / "plain.json").write_text(json.dumps(plain, ensure_ascii=False))


def groups() -> set[str]:
    """The groups saved so far; raises RuntimeError unless `writing`."""
    if _writing is None:
        raise RuntimeError("builds.groups is called while building only")
    return {folder.name for folder in _writing.iterdir() if folder.is_dir()}


def carry_over(token: str, names: Collection[str]) -> bool:
    """Take these groups from another build, unchanged; raises RuntimeError unless `writing`.

    False, and nothing taken, where that build is not here or these groups are damaged. Files are
    linked: nothing ever writes into a saved one.
    """
    if _writing is None:
        raise RuntimeError("builds.carry_over is called while building only")
    held = root() / token
    if stamp(token) is None or not digests.are_unharmed(held, names):
        return False
    if not all((held / name / "plain.json").is_file() for name in names):
        return False
    for name in names:
        shutil.copytree(held / name, _writing / name, copy_function=digests.link_or_copy)
    return True


def is_carried(token: str, group: str) -> bool:
    """Whether what is being written under `group` is another build's, carried over."""
    own, other = (one / group / "plain.json" for one in (_writing or root(), root() / token))
    return own.exists() and other.exists() and own.samefile(other)


def newest() -> str:
    """The build written last of those that are unharmed here; "" without any."""
    found = {folder.name: stamp(folder.name) for folder in root().glob("[!.]*")}
    builds = {token: stamp for token, stamp in found.items() if stamp}
    latest = sorted(builds, key=lambda token: builds[token][1], reverse=True)
    return next(filter(is_unharmed, latest), "")


def prune(keep: Collection[str]) -> None:
    """Delete every folder but these builds and those that another process is writing.

    Called after a commit: a page being served may still read the build before, one of `keep`.
    """
    for folder in root().iterdir():
        if folder.is_dir() and folder.name not in keep and not _is_owned(folder):
            shutil.rmtree(folder, ignore_errors=True)
