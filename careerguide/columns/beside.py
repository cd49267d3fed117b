"""Work beside the server's: by one process of this machine at a time, or by one of its own."""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

MANAGE = (sys.executable, str(settings.BASE_DIR / "manage.py"))


@contextmanager
def alone(lock: Path, *, wait: bool = False) -> Iterator[bool]:
    """Whether no other process holds the lock, or, having waited, holds it any more; one that dies
    lets go of it."""
    with _locked(lock, 0 if wait else fcntl.LOCK_NB) as held:
        yield held is not None


@contextmanager
def _locked(lock: Path, how: int) -> Iterator[int | None]:
    """The descriptor that holds the lock; None where another process does."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("wb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | how)
        except BlockingIOError:
            yield None
        else:
            yield held.fileno()


def is_held(lock: Path) -> bool:
    """Whether a process holds the lock."""
    try:
        with lock.open("rb") as looked:
            fcntl.flock(looked, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def start(*command: str, pass_fds: tuple[int, ...] = ()) -> None:
    """Run a command of manage.py, which outlives this process and says nothing."""
    whole = [*MANAGE, *command]
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    subprocess.Popen(whole, **quiet, start_new_session=True, pass_fds=pass_fds)


def start_alone(lock: Path, *command: str) -> None:
    """The same, unless one that was started under this lock still runs.

    The process inherits the lock, which is so held from before it begins until it ends.
    """
    with _locked(lock, fcntl.LOCK_NB) as held:
        if held is not None:
            start(*command, pass_fds=(held,))
