"""PostgreSQL servers of the tests' own, in folders that are gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """Where PostgreSQL's server programs are; None where it is not installed."""
    found = shutil.which("postgres")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists()), None)


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _user() -> str | None:
    """The server refuses to run as root: then it runs as the user its package makes."""
    if os.getuid():
        return None
    return "postgres" if any(one.pw_name == "postgres" for one in pwd.getpwall()) else "nobody"


class Server:
    """One server. Nothing is forced to disk, since nothing is kept."""

    def __init__(self, place: Path) -> None:
        self.place, self.user, self.port = place, _user(), free_port()
        self.folder = tempfile.mkdtemp()
        if self.user:
            shutil.chown(self.folder, self.user)
        self.data = f"{self.folder}/data"
        self.address = f"postgres://careerguide@127.0.0.1:{self.port}/postgres"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs on the server's folder."""
        command = [str(self.place / program), "-D", self.data, *arguments]
        with open(os.devnull, "wb") as nowhere:
            subprocess.run(command, check=True, user=self.user, cwd=self.folder, stdout=nowhere)

    def start(self) -> None:
        """Start it, or start it again after `stop`."""
        settings = f"-p {self.port} -c listen_addresses=127.0.0.1 -c fsync=off -k {self.folder}"
        self.run("pg_ctl", "--wait", "-l", f"{self.folder}/log", "-o", settings, "start")

    def stop(self) -> None:
        """As if its machine lost power."""
        self.run("pg_ctl", "-m", "immediate", "stop")

    def _gone(self) -> None:
        if Path(self.data, "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def server(place: Path) -> Iterator[Server]:
    """A server with an empty database."""
    one = Server(place)
    try:
        one.run("initdb", "--auth=trust", "--username=careerguide", "--encoding=UTF8", "--no-sync")
        one.start()
        yield one
    finally:
        one._gone()


@contextmanager
def replica(of: Server) -> Iterator[Server]:
    """A server that follows another, and can be read."""
    one = Server(of.place)
    try:
        where = ("-h", "127.0.0.1", "-p", str(of.port), "-U", "careerguide")
        one.run("pg_basebackup", *where, "--write-recovery-conf", "--no-sync", "-c", "fast")
        one.start()
        yield one
    finally:
        one._gone()
