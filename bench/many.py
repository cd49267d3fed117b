"""Several machines on one: a database and its replica, a machine that loads, web machines that
fetch what it built, and nginx before them. Prints answers a second, and how many readers met an
error while a part was killed.

    .venv/bin/python bench/many.py

Needs PostgreSQL 15 and nginx (Debian: postgresql nginx-light), all on loopback. Takes some seven
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
SMALL = "rpp/MARPP_MSA_2008_2024.csv"
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

    def load_again(self) -> None:
        """A release whose first row has another, made-up figure; what stands on it is built."""
        whole = (TOP / "data" / SMALL).read_bytes()
        first = next(line for line in whole.splitlines() if b"RPPs: All items" in line)
        changed = self.folder / Path(SMALL).name
        changed.write_bytes(whole.replace(first, first.rpartition(b",")[0] + b",77.777"))
        self.manage("loading", "load_release", "rpp", str(changed))

    def serve(self, name: str, port: int = 0) -> int:
        """Start a web machine as docs/deploy's unit does; its port."""
        port = port or free_port()
        self.manage(name, "collectstatic", "--noinput")
        self.manage(name, "load_all", "--if-needed")
        command = [sys.executable, "-m", "gunicorn", "--config", "careerguide/gunicorn.conf.py"]
        process = subprocess.Popen(
            command, cwd=TOP, env=self.environment(name, port), stdout=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        self.web.append((port, process))
        wait_for(lambda: answers(f"http://127.0.0.1:{port}/readyz"))
        return port

    def kill(self, at: int) -> None:
        """All processes of a web machine, at once."""
        os.killpg(self.web[at][1].pid, signal.SIGKILL)
        self.web[at][1].wait()

    def restart_each(self) -> None:
        """One web machine after the other, as an upgrade does."""
        for at, (port, process) in enumerate(list(self.web)):
            process.terminate()
            process.wait()
            self.serve(f"web-{at + 1}", port)
            self.web[at] = self.web.pop()
            time.sleep(5)  # until the proxy asks it again

    def empty_cache(self) -> None:
        """Take away all that the proxy keeps."""
        for kept in (self.folder / "proxy" / "run" / "pages").iterdir():
            shutil.rmtree(kept, ignore_errors=True)

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
            f"        server 127.0.0.1:{port} max_fails=3 fail_timeout=2s;\n" for port in ports
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


def during(
    paths: Path, ports: list[int], start: int, break_it: Callable[[], None], seconds: float = 9
) -> Load:
    """Load on the proxy while, after three seconds, something breaks."""
    breaking = threading.Timer(3, break_it)
    breaking.start()
    found = throughput(ports, paths, start, seconds)
    breaking.join()
    return found


def main() -> None:
    with topology() as made:
        say("loaded and published by one machine, s", made.load())
        say("fetched by another, s", made.manage("web-1", "load_all", "--if-needed"))
        paths = addresses(made.folder, 100_000)
        same = made.folder / "same"
        same.write_text("/programs/?state=MA\n")
        ports: list[int] = []
        for count in (1, 2, 4):
            ports += [made.serve(f"web-{n}") for n in range(len(ports) + 1, count + 1)]
            of = f"{count} web machine{'s' * (count > 1)}"
            say(f"{of}, new addresses", throughput(ports, paths, 5_000 * count, SECONDS))
            say(f"{of}, one address", throughput(ports, same, 0, SECONDS))
        for at in (3, 2):
            made.kill(at)
            made.web.pop()
        ports = ports[:2]
        with made.proxy(ports) as (plain, secure):
            check = ["curl", "-sk", "-o", os.devnull, "-w", "%{http_code}"]
            done = subprocess.run(
                [*check, "-H", "Host: localhost", f"https://127.0.0.1:{secure}/programs/"],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            say("by TLS through the proxy", done.stdout)
            say("through the proxy, new addresses", throughput([plain], paths, 20_000, SECONDS))
            say("through the proxy, one address", throughput([plain], same, 0, SECONDS))
            for at, (what, happens, seconds) in enumerate((
                ("its cache is emptied", made.empty_cache, 9),
                ("another machine loads a release", made.load_again, 60),
                ("each web machine is restarted", made.restart_each, 60),
                ("the replica dies", made.replica.stop, 9),
                ("one web machine dies", lambda: made.kill(0), 9),
            )):  # fmt: skip
                found = during(paths, [plain], 30_000 + 10_000 * at, happens, seconds)
                say(f"… while {what}", found)
            say("then, one address", throughput([plain], same, 0, SECONDS))


def say(what: str, value: object) -> None:
    if isinstance(value, Load):
        value = f"{value.speed:,.0f} answers/s, {value.errors} errors"
    elif isinstance(value, float):
        value = f"{value:.1f}"
    print(f"{what:50} {value}", flush=True)


if __name__ == "__main__":
    main()
