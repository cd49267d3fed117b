"""Whether the files of a build are those that were written.

A file beside them says how long each is and its digest. Lengths are compared when a process first
looks at a build, which costs a call a file; digests when somebody asks for them (some 0.2 s).
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

NAME = "digests.json"
Known = dict[str, tuple[int, str]]
"""By a file's place in its build: its bytes, and the digest of what it holds."""


def note(build: Path) -> None:
    """Write what every file of the build's groups is."""
    files = sorted(file for group in _groups(build) for file in group.iterdir())
    known = {str(file.relative_to(build)): (file.stat().st_size, digest(file)) for file in files}
    (build / NAME).write_text(json.dumps(known))


def _groups(build: Path) -> Iterable[Path]:
    """Folders with columns; files to download lie in folders of their own, made afterwards."""
    return (folder for folder in build.iterdir() if (folder / "plain.json").is_file())


def digest(file: Path) -> str:
    """BLAKE2b, which processors without instructions for SHA reckon twice as fast."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def read(build: Path) -> Known | None:
    """What was noted; None where nothing was, by older code, or can't be read any more."""
    try:
        known = json.loads((build / NAME).read_text())
        return {str(place): (int(size), str(digest)) for place, (size, digest) in known.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return None


def are_as_long(build: Path) -> bool:
    """Whether every file is there and as long as it was; of older builds nothing is known."""
    known = read(build)
    if known is None:
        return not (build / NAME).exists()
    return all(_size(build / place) == size for place, (size, _digest) in known.items())


def are_unharmed(build: Path, groups: Iterable[str] | None = None) -> bool:
    """Whether every file, or those of some groups, still holds what was written.

    False for a build of which nothing was noted.
    """
    known = read(build)
    if known is None:
        return False
    asked = None if groups is None else set(groups)
    try:
        return all(
            _size(build / place) == size and digest(build / place) == noted
            for place, (size, noted) in known.items()
            if asked is None or place.split("/")[0] in asked
        )
    except OSError:  # the disk itself gives it up no more
        return False


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return -1


def link_or_copy(source: str, target: str) -> None:
    """The same file in another build; a copy where the disk has no links."""
    try:
        os.link(source, target)
    except OSError:  # across file systems, or on one without links
        shutil.copyfile(source, target)
