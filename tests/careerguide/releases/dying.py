"""manage.py that kills itself at a given point: dying.py POINT COMMAND ARGUMENT…

POINT is read:SOURCE:ROW (while that source's row is read), commit (when pages' data is written and
the transaction has not ended), built (when the build is over and load_release's transaction has not
ended) or pruning (when it has, and older builds are about to go). SIGKILL leaves no chance to tidy
up, as when the power fails; a fixed point needs no waiting.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import django

django.setup()

from careerguide.columns import builds, store  # noqa: E402
from careerguide.releases.files import Table  # noqa: E402
from careerguide.releases.loader import LOADERS, discover  # noqa: E402


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def at_read(source: str, row: str) -> None:
    discover()
    loader: Any = LOADERS[source]
    opened = loader.open

    @contextmanager
    def counted(path: Path) -> Iterator[Table]:
        with opened(path) as table:
            yield Table(table.header, until(table.rows))

    def until(rows: Iterator[Any]) -> Iterator[Any]:
        for number, item in enumerate(rows, 1):
            if number == int(row):
                die()
            yield item

    loader.open = counted


def at_commit() -> None:
    forget = store.forget
    # The first thing after the store's folder took its name, with the transaction still open.
    store.forget = lambda: (forget(), die())[0]


def at_built() -> None:
    from careerguide.management.commands import load_release

    build: Any = load_release.build
    load_release.build = lambda *arguments: (build(*arguments), die())[0]


def at_pruning() -> None:
    builds.prune = lambda *_arguments: die()


POINTS: dict[str, Callable[..., None]] = {
    "read": at_read,
    "commit": at_commit,
    "built": at_built,
    "pruning": at_pruning,
}

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    point, *details = sys.argv[1].split(":")
    POINTS[point](*details)
    execute_from_command_line(["manage.py", *sys.argv[2:]])
