"""Columns of figures on disk, shared by every worker through memory mapping.

A list of programs answers in a tenth of a millisecond from sorted columns, in up to 150 ms from an
indexed table (docs/decisions.md). Deleting them loses nothing: load_all --if-needed writes anew.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from django.db import DatabaseError
from django.utils import timezone

from careerguide import replica
from careerguide.columns import builds, digests, shared
from careerguide.columns.builds import Stamp
from careerguide.columns.models import DataVersion

_versions: dict[str, "_Version"] = {}
"""When it was read, by the database it was read from."""
_asked: tuple[str, int] = ("", 0)
_looked: tuple[str, Stamp, str] | None = None
_harmed: set[tuple[str, Stamp]] = set()
_forgetting: list[Callable[[], None]] = []

CHECK_EVERY = 1.0  # seconds that a worker trusts the version it last read


class NoData(Exception):
    """Nothing has been loaded yet, or the store is being built."""


@contextmanager
def writing(token: str) -> Iterator[None]:
    """Fill a build's folder (careerguide/columns/builds.py), and look again at what is served."""
    in_use = DataVersion.objects.filter(token=token).exists()
    with builds.writing(token, in_use=in_use):
        yield
    forget()


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
            _asked = _asked if _asked[0] else (builds.newest(), 0)
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
    stamp = builds.stamp(token) if token else None
    if stamp is None and token and shared.is_shared():
        shared.start_fetching(token, builds.root())
    if _looked is None or _looked[:2] != (token, stamp):
        anew = _looked is not None and _looked[0] == token
        whole = not token or ((token, stamp) not in _harmed and builds.exists(token))
        served = token if whole else builds.newest() or token
        _looked = (token, stamp, served)
        if anew:
            _forget_all()
    return _looked[2]


def read_whole() -> bool:
    """Read every file of the build in use, for a process that starts: whether they are unharmed.

    Harmed ones are not served until they are written anew. True before anything is loaded, and of a
    build whose files older code wrote without noting what they are.
    """
    _read_version()
    token, noted = _asked[0], (builds.root() / _asked[0] / digests.NAME).exists()
    if not token or (builds.stamp(token) and not noted) or builds.is_unharmed(token):
        return True
    _harmed.add((token, builds.stamp(token)))
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
    return _read(builds.being_written() or builds.root() / (version() or "none"), group)


def columns_of(token: str, group: str) -> dict[str, Any]:
    """The same of another build that is here; raises NoData where it saved nothing under it."""
    return _read(builds.root() / token, group)


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
