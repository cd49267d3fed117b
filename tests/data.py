"""The databases that tests stand on: the whole of data/ loaded once a run, and an empty one.

Loading takes half a minute, so the first worker that needs it does it for all, in a process of its
own and with the site's own commands. Each worker then copies the file: SQLite lets one writer in at
a time. The store is only read, so all share it.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connections

from careerguide.columns import store

TOP = Path(__file__).resolve().parent.parent
DATA = TOP / "data"


@dataclass(frozen=True)
class SiteData:
    """A database file, and the folder that holds its store."""

    database: Path
    var: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a process of its own needs to work on this data."""
        return {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{self.database}",
            "VAR_DIR": str(self.var),
        }

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """manage.py in a process of its own; its exit status and output are the test's to judge."""
        return self.python("manage.py", *arguments)

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=TOP, env=self.environment, capture_output=True, text=True, check=False
        )

    def copy(self, folder: Path) -> "SiteData":
        """The same data in `folder`, to commit to; the store's files are linked, not copied."""
        other = SiteData(folder / "site.sqlite3", folder / "var")
        shutil.copyfile(self.database, other.database)
        other.var.mkdir()
        if (self.var / "store").exists():
            shutil.copytree(self.var / "store", other.var / "store", copy_function=os.symlink)
        return other


def loaded(folder: Path) -> SiteData:
    """All of data/ in `folder`; where a run before left it, only what is missing is loaded."""
    site = SiteData(folder / "loaded.sqlite3", folder / "var")
    return _made_once(site, lambda: _run(site, "load_all", "--if-needed"))


def empty(folder: Path) -> SiteData:
    """A database with every table and no rows."""
    return _made_once(SiteData(folder / "empty.sqlite3", folder / "empty-var"))


def static_files(site: SiteData) -> Path:
    """Where the static files stand as a server sends them; packing them takes seconds."""
    _once(site.var / "static.made", lambda: _run(site, "collectstatic", "--noinput"))
    return site.var / "static"


def _made_once(site: SiteData, fill: Callable[[], None] = lambda: None) -> SiteData:
    site.database.parent.mkdir(parents=True, exist_ok=True)

    def make() -> None:
        _run(site, "migrate")
        fill()

    _once(site.database.with_suffix(".made"), make)
    return site


def _once(note: Path, make: Callable[[], None]) -> None:
    """Done by the first process of this run that asks; the others wait for it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    with note.open("a+") as made:
        fcntl.flock(made, fcntl.LOCK_EX)
        made.seek(0)
        if made.read() != run:
            make()
            made.truncate(0)
            made.write(run)


def _run(site: SiteData, *command: str) -> None:
    done = site.manage(*command)
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout}\n{done.stderr}")


@contextmanager
def using(site: SiteData) -> Iterator[None]:
    """Point this process's database connection and store at `site`, and back afterwards."""
    config = connections["default"].settings_dict
    before = config["NAME"], settings.VAR_DIR
    _point(config, str(site.database), site.var)
    try:
        yield
    finally:
        _point(config, *before)


def _point(config: dict[str, object], name: object, var: Path) -> None:
    connections.close_all()
    config["NAME"] = name
    settings.VAR_DIR = var
    store.forget()
