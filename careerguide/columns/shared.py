"""Builds that several machines share: packed by the one that loaded, fetched by the others.

`SHARED_BUILDS` names a folder that all of them reach, or a bucket. A build is a tar file with its
SHA-256 beside it, which is written last: what has no sum is not whole. A machine whose build is
missing fetches it beside its work, and serves the build before until the new one is whole here.
"""

import hashlib
import logging
import shutil
import tarfile
import threading
from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.core.files import File
from django.core.files.storage import Storage, storages

from careerguide.columns import beside, digests

log = logging.getLogger(__name__)
PIECE = 1 << 20


class NotWhole(Exception):
    """What was fetched is not what was packed."""


def is_shared() -> bool:
    """Whether this machine shares builds with others."""
    return bool(settings.SHARED_BUILDS)


@cache
def _storage() -> Storage:
    return storages.create_storage(dict(settings.SHARED_BUILDS or {}))


def publish(build: Path) -> None:
    """Put a whole build where the others find it; nothing where it is there already.

    Raises what the storage raises: then the others go on with the build before.
    """
    packed, sum_of = f"{build.name}.tar", f"{build.name}.sha256"
    shared = _storage()
    if shared.exists(sum_of):
        return
    with TemporaryFile(dir=build.parent) as held:
        with tarfile.open(fileobj=held, mode="w") as tar:
            for name in _parts(build):
                tar.add(build / name, arcname=name)
        held.seek(0)
        noted = hashlib.file_digest(held, "sha256").hexdigest()
        held.seek(0)
        # A part that a killed process left would make the storage choose another name.
        shared.delete(packed)
        shared.save(packed, File(held))
    with TemporaryFile(dir=build.parent) as held:
        held.write(f"{noted}  {packed}\n".encode())
        held.seek(0)
        shared.save(sum_of, File(held))


def _parts(build: Path) -> Iterator[str]:
    """A build's columns and what tells that they are whole; downloads are made by each machine."""
    for path in sorted(build.iterdir()):
        if path.name in (digests.NAME, "complete") or (path / "plain.json").is_file():
            yield path.name


def prune(keep: Collection[str]) -> None:
    """Take other builds away; the others' machines have theirs."""
    shared = _storage()
    for name in shared.listdir("")[1]:
        token, _dot, kind = name.partition(".")
        if kind in ("tar", "sha256") and token not in keep:
            shared.delete(name)


def fetch(token: str, root: Path) -> bool:
    """Have the build under `root`; False where nobody has published it or another process of this
    machine is fetching it.

    Raises NotWhole where its sum, or a file's, is another; what is there already stays.
    """
    with beside.alone(root / ".fetching") as mine:
        if not mine or not _storage().exists(f"{token}.sha256"):
            return False
        folder = root / f".{token}.fetched"
        shutil.rmtree(folder, ignore_errors=True)
        try:
            _unpack(token, folder)
            if not digests.are_unharmed(folder):
                raise NotWhole(f"files of the build {token} are not those that were packed")
            final = root / token
            shutil.rmtree(final, ignore_errors=True)
            folder.rename(final)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return True


def _unpack(token: str, folder: Path) -> None:
    shared = _storage()
    with shared.open(f"{token}.sha256") as stream:
        noted = stream.read().split()[0].decode()
    folder.mkdir(parents=True)
    with TemporaryFile(dir=folder.parent) as held:
        sum_of = hashlib.sha256()
        with shared.open(f"{token}.tar") as stream:
            for piece in stream.chunks(PIECE):
                sum_of.update(piece)
                held.write(piece)
        if sum_of.hexdigest() != noted:
            raise NotWhole(f"the build {token} has another sum than was noted")
        held.seek(0)
        with tarfile.open(fileobj=held) as tar:
            for part in tar:
                _put(tar, part, folder)


def _put(tar: tarfile.TarFile, part: tarfile.TarInfo, folder: Path) -> None:
    """Only folders and files, and only within: `filter="data"` is not in every Python 3.11."""
    place = folder / part.name
    if not place.resolve().is_relative_to(folder.resolve()):
        raise NotWhole(f"the build has a part outside itself: {part.name}")
    if part.isdir():
        place.mkdir(exist_ok=True)
        return
    held = tar.extractfile(part) if part.isreg() else None
    if held is None:
        raise NotWhole(f"the build has a part that is no file: {part.name}")
    with place.open("wb") as own:
        shutil.copyfileobj(held, own)


def fetched(token: str, root: Path) -> bool:
    """Whether the build could be fetched; False where machines share none, and where it failed,
    which is logged: a bucket that is away raises errors of its library's own."""
    if not is_shared():
        return False
    try:
        return fetch(token, root)
    except Exception as error:
        log.warning("The build is made here: %s", error)
        return False


def share(build: Path, keep: Collection[str]) -> None:
    """Let other machines fetch the build, and take away all but it and `keep`; nothing where none
    share.

    What fails is logged: here the build is in use all the same.
    """
    if not is_shared():
        return
    try:
        publish(build)
        prune({build.name, *keep})
    except Exception:
        log.exception("Other machines go on with the build before: it can't be shared.")


_fetching = threading.Lock()


def start_fetching(token: str, root: Path) -> None:
    """Fetch a build beside whatever this process is doing; nothing while it is fetching one."""
    if _fetching.acquire(blocking=False):
        threading.Thread(target=_fetch, args=(token, root), daemon=True).start()


def _fetch(token: str, root: Path) -> None:
    try:
        with suppress(FileNotFoundError):  # taken away by a newer build meanwhile
            fetch(token, root)
    except Exception:
        log.exception("The build %s could not be fetched; the one before is served.", token)
    finally:
        _fetching.release()
