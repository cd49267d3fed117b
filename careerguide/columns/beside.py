"""Work beside the server's: by one process of this machine at a time, or by one of its own."""

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings


@contextmanager
def alone(lock: Path, *, wait: bool = False) -> Iterator[bool]:
    """Whether no other process holds the lock, or, having waited, holds it any more; one that dies
    lets go of it."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("wb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


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


def start(*command: str) -> None:
    """Run a command of manage.py, which outlives this process and says nothing."""
    whole = [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    subprocess.Popen(whole, **quiet, start_new_session=True)
