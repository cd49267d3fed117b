"""One load at a time on this machine."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

WAITING = "Another load is under way; this one begins when it has ended."


@contextmanager
def alone(say: Callable[[str], object]) -> Iterator[None]:
    """Wait for a load that is under way, having said so; who dies lets go of its turn."""
    with (Path(settings.VAR_DIR) / "loading.lock").open("w") as turn:
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(WAITING)
            fcntl.flock(turn, fcntl.LOCK_EX)
        yield
