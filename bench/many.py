"""Several machines on one: a database and its replica, a machine that loads, web machines that
fetch what it built, and nginx before them. Prints answers a second, and how many readers met an
error while a part was killed.

    .venv/bin/python bench/many.py

Needs PostgreSQL 15 and nginx (Debian: postgresql nginx-light), all on loopback. Takes some five
minutes.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from load import Load, throughput
from servers import TOP, free_port, site_environment

sys.path.insert(0, str(TOP))
from tests import postgres

SECONDS = 6.0
CONFIG = TOP / "docs" / "deploy" / "nginx.conf"


class Topology:
    """What runs, and how to stop a part of it."""

    def __init__(self, folder: Path, primary: postgres.Server, replica: postgres.Server) -> None:
        self.folder, self.primary, self.replica = folder, primary, replica
        self.builds = folder / "builds"
        self.builds.mkdir()
        self.web: list[tuple[int, subprocess.Popen[bytes]]] = []

    def environment(self, name: str, port: int = 8000) -> dict[str, str]:
        var = self.folder / name
        return site_environment(var) | {
            "DATABASE_URL": self.primary.address,
            "DATABASE_REPLICA_URL": self.replica.address,
            "SHARED_BUILDS": str(self.builds),
            "WEB_WORKERS": "1",
            "PORT": str(port),
        }

    def manage(self, name: str, *command: str) -> float:
        began = time.monotonic()
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=TOP, env=self.environment(name),
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        return time.monotonic() - began

    def load(self) -> float:
        """Load everything on a machine of its own; seconds."""
        self.manage("loading", "migrate")
        return self.manage("loading", "load_all")

    def serve(self, name: str) -> int:
        """Start a web machine; its port."""
        port = free_port()
        self.manage(name, "collectstatic", "--noinput")
        command = [sys.executable, "-m", "gunicorn", "--config", "careerguide/gunicorn.conf.py"]
        process = subprocess.Popen(
            command, cwd=TOP, env=self.environment(name, port), stdout=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        self.web.append((port, process))
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/healthz"))
        return port

    def kill(self, at: int) -> None:
        """All processes of a web machine, at once."""
        os.killpg(self.web[at][1].pid, signal.SIGKILL)
        self.web[at][1].wait()

    @contextlib.contextmanager
    def proxy(self, ports: list[int]) -> Iterator[tuple[int, int]]:
        """Nginx with docs/deploy/nginx.conf before the web machines; its plain port and its TLS."""
        run = self.folder / "proxy" / "run"
        run.mkdir(parents=True)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
             "/CN=careerguide.example", "-keyout", run / "site.key", "-out", run / "site.crt"],
            check=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        plain = free_port()
        secure = postgres.free_port()
        text = CONFIG.read_text()
        servers = "".join(
            f"        server 127.0.0.1:{port} max_fails=1 fail_timeout=5s;\n" for port in ports
        )
        text = re.sub(r"(        server 127\.0\.0\.1:800\d [^\n]*\n)+", servers, text)
        text = text.replace(":8443", f":{secure}").replace(":8080", f":{plain}")
        (run.parent / "nginx.conf").write_text(f"daemon off;\nuser root;\n{text}")
        process = subprocess.Popen(["nginx", "-p", str(run.parent), "-c", "nginx.conf"])
        try:
            wait_for(lambda: answers(f"http://127.0.0.1:{plain}/healthz"))
            yield plain, secure
        finally:
            process.terminate()
            process.wait()

    def stop(self) -> None:
        for _port, process in self.web:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def wait_for(true: Callable[[], bool], seconds: float = 60) -> float:
    """How long it took; SystemExit where it never became true."""
    began = time.monotonic()
    while not true():
        if time.monotonic() - began > seconds:
            raise SystemExit("a part of the topology did not start")
        time.sleep(0.1)
    return time.monotonic() - began


@contextlib.contextmanager
def topology() -> Iterator[Topology]:
    place = postgres.programs()
    if place is None or not shutil.which("nginx"):
        raise SystemExit(
            "bench/many.py needs PostgreSQL and nginx: apt install postgresql nginx-light"
        )
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres.server(place) as primary,
        postgres.replica(primary) as follower,
    ):
        made = Topology(Path(folder), primary, follower)
        try:
            yield made
        finally:
            made.stop()


def addresses(folder: Path, count: int) -> Path:
    """Lists that nobody asked for before, one a line."""
    paths = folder / "paths"
    paths.write_text("".join(f"/programs/?state=MA&cost_max={n}\n" for n in range(1, count + 1)))
    return paths


def during(paths: Path, ports: list[int], start: int, break_it: Callable[[], None]) -> Load:
    """Load on the proxy while, after a third of the time, something breaks."""
    breaking = threading.Timer(SECONDS / 3, break_it)
    breaking.start()
    found = throughput(ports, paths, start, SECONDS)
    breaking.join()
    return found


def main() -> None:
    with topology() as made:
        say("loaded and published by one machine, s", made.load())
        say("fetched by another, s", made.manage("web-1", "load_all", "--if-needed"))
        ports = [made.serve("web-1"), made.serve("web-2")]
        paths = addresses(made.folder, 60_000)
        say("one web machine, new addresses, answers/s", throughput(ports[:1], paths, 0, SECONDS))
        say("two, new addresses, answers/s", throughput(ports, paths, 10_000, SECONDS))
        with made.proxy(ports) as (plain, secure):
            check = ["curl", "-sk", "-o", os.devnull, "-w", "%{http_code}"]
            done = subprocess.run(
                [*check, "-H", "Host: localhost", f"https://127.0.0.1:{secure}/programs/"],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            say("by TLS through the proxy", done.stdout)
            say("through the proxy, new addresses", throughput([plain], paths, 20_000, SECONDS))
            same = made.folder / "same"
            same.write_text("/programs/?state=MA\n")
            say("through the proxy, one address", throughput([plain], same, 0, SECONDS))
            say(
                "… while one web machine dies", during(paths, [plain], 30_000, lambda: made.kill(0))
            )
            say("… while the replica dies", during(paths, [plain], 40_000, made.replica.stop))


def say(what: str, value: object) -> None:
    if isinstance(value, Load):
        value = f"{value.speed:,.0f} answers/s, {value.errors} errors"
    elif isinstance(value, float):
        value = f"{value:.1f}"
    print(f"{what:50} {value}", flush=True)


if __name__ == "__main__":
    main()
