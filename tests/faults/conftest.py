"""A site of a test's own, served as `make run` serves it, to be broken."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from tests.data import SiteData

TOP = Path(__file__).resolve().parents[2]
LONG = os.environ.get("FAULTS") == "long"
"""Whether every kill is tried twenty times, as `make faults` does."""
KILLS = 20 if LONG else 1
long = pytest.mark.skipif(not LONG, reason="FAULTS is not long: make faults tries it")
PATIENCE = 60
"""Seconds after which something is held never to come."""
PAGES = ("/", "/programs/?state=MA", "/programs/164775-51.0713-21/", "/salaries/29-2072/")


def command_of(pid: str) -> bytes:
    """What a process runs; nothing where it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


class Served:
    """A running server, and what it answers."""

    def __init__(
        self,
        site: "SiteData",
        *,
        workers: int = 1,
        within: tuple[str, ...] = (),
        **environment: str,
    ) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        more = {
            "PORT": str(self.port), "WEB_WORKERS": str(workers), "HTTPS": "off",
            "PREPARE_AT_START": "off",
        }  # fmt: skip
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", "careerguide/gunicorn.conf.py"]
        command = [*within, *gunicorn]
        self.log = site.var / "server.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                command, cwd=TOP, env=site.environment | more | environment, stdout=log, stderr=log
            )
        self.until("/healthz", 200)

    def status(self, path: str) -> int:
        """What it answers; 0 where nobody listens, or the connection breaks off."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
                answer.read()
                return int(answer.status)
        except HTTPError as error:
            return error.code
        except (URLError, OSError):
            return 0

    def statuses(self) -> set[int]:
        return {self.status(path) for path in PAGES}

    def until(self, path: str, status: int) -> None:
        until = time.monotonic() + PATIENCE
        while self.status(path) != status:
            assert time.monotonic() < until, f"{path} never was {status}"
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)

    def workers(self) -> list[int]:
        known = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        serving = (pid for pid in known.split() if b"gunicorn" in command_of(pid))
        return [int(pid) for pid in serving]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        self.process.send_signal(how)
        self.process.wait(PATIENCE)


@contextmanager
def served(site: "SiteData", **options: Any) -> Iterator[Served]:
    server = Served(site, **options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


@pytest.fixture
def scratch(site: "SiteData", tmp_path: Path) -> "SiteData":
    """The loaded data, to break; static files as a server sends them."""
    from tests.data import static_files

    own = site.copy(tmp_path)
    (own.var / "static").symlink_to(static_files(site))
    return own
