"""A PostgreSQL server of the tests' own, in a folder that is gone afterwards."""

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


def _user() -> str | None:
    """The server refuses to run as root: then it runs as the user its package makes."""
    if os.getuid():
        return None
    return "postgres" if any(one.pw_name == "postgres" for one in pwd.getpwall()) else "nobody"


@contextmanager
def server(place: Path) -> Iterator[str]:
    """The address of an empty database; nothing is forced to disk, since nothing is kept."""
    user, folder = _user(), tempfile.mkdtemp()
    if user:
        shutil.chown(folder, user)
    data = f"{folder}/data"

    def run(program: str, *arguments: str) -> None:
        command = [str(place / program), "-D", data, *arguments]
        with open(os.devnull, "wb") as nowhere:
            subprocess.run(command, check=True, user=user, cwd=folder, stdout=nowhere)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    try:
        run("initdb", "--auth=trust", "--username=careerguide", "--encoding=UTF8", "--no-sync")
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -k {folder}"
        run("pg_ctl", "--wait", "-l", f"{folder}/log", "-o", settings, "start")
        try:
            yield f"postgres://careerguide@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
