"""Start the contestants on free ports, and stop them again."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parent
FIRST_PORT = 18_000


def site_environment(var: Path) -> dict[str, str]:
    """The production settings on `var`; nothing of this machine's .env is read."""
    return os.environ | {
        "VAR_DIR": str(var),
        "DATABASE_URL": "",
        "ENV_FILE": os.devnull,
        "SECRET_KEY": "only-for-the-benchmark-0123456789-abcdefghijklmnopqrstuvwxyz",
        "DEBUG": "off",
        "HTTPS": "off",
        "WEB_WORKERS": "2",
        "PREPARE_AT_START": "off",
    }


def manage(var: Path, *arguments: str) -> None:
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(
        command, cwd=TOP, env=site_environment(var), check=True, stdout=subprocess.DEVNULL
    )


def free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + 1000):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    raise SystemExit("no free port")


@dataclass(frozen=True)
class Server:
    port: int
    group: int
    """Its process group: the first process and its workers."""

    def processor_seconds(self) -> float:
        """Used since the start, by all of them; 0 where the system does not tell (no /proc)."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = stat.read_text().rpartition(")")[2].split()
                if int(fields[2]) == self.group:
                    ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def wait_until_idle(self) -> None:
        """wrk leaves with answers under way; the next contestant must not wait for these."""
        for _try in range(100):
            before = self.processor_seconds()
            time.sleep(0.1)
            if self.processor_seconds() - before < 0.03:
                return


@contextlib.contextmanager
def serving(
    command: list[str], port: int, environment: dict[str, str], path: str, folder: Path
) -> Iterator[Server]:
    """Run a server in a process group of its own until the block ends."""
    with (folder / f"server-{port}.log").open("w+b") as log:
        process = subprocess.Popen(
            command, cwd=TOP, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            wait_until_ready(process, f"http://127.0.0.1:{port}{path}", log.name)
            yield Server(port, process.pid)
        finally:
            if process.pid and process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                try:
                    process.wait(15)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()


def wait_until_ready(process: "subprocess.Popen[bytes]", url: str, log: str) -> None:
    for _try in range(150):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=10):
            return
        time.sleep(0.2)
    raise SystemExit(f"{url} does not answer:\n{Path(log).read_text()[-2000:]}")


def site(var: Path, folder: Path) -> contextlib.AbstractContextManager[Server]:
    """As `make run` serves it: gunicorn, two workers of four threads."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "careerguide/gunicorn.conf.py"]
    environment = site_environment(var) | {"PORT": str(port)}
    return serving(command, port, environment, "/readyz", folder)


def naive(flat: Path, folder: Path) -> contextlib.AbstractContextManager[Server]:
    """The same server with the same number of workers and threads."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", "--chdir", str(HERE), "--bind", f"127.0.0.1:{port}",
        "--workers", "2", "--worker-class", "gthread", "--threads", "4", "--log-level", "warning",
        "--no-control-socket", "naive.wsgi",
    ]  # fmt: skip
    environment = os.environ | {"BENCH_FLAT": str(flat)}
    return serving(command, port, environment, "/wages/?occupation=29-2072", folder)


def datasette(flat: Path, folder: Path) -> contextlib.AbstractContextManager[Server]:
    """One process, which is all it can use; immutable, so that it keeps its row counts."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(flat)]
    command += ["--port", str(port), "--setting", "suggest_facets", "off"]
    return serving(command, port, dict(os.environ), "/flat/wages?_size=1", folder)
