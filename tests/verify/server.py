"""The site over loopback: started here as `make run` does, or one that runs already."""

import gzip
import io
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

TOP = Path(__file__).resolve().parents[2]


class Site:
    """Answers of the site at `url`."""

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")

    def lines(self, path: str) -> Iterator[str]:
        """A download, line by line as it comes; raises HTTPError for an answer that is none."""
        with urlopen(self.url + path) as answer:
            packed = answer.headers["Content-Type"] == "application/gzip"
            body = gzip.GzipFile(fileobj=answer) if packed else answer
            yield from io.TextIOWrapper(body, encoding="utf-8-sig", newline="")

    def page(self, path: str) -> str:
        with urlopen(self.url + path) as answer:
            return str(answer.read().decode())


@contextmanager
def served(environment: dict[str, str] | None = None) -> Iterator[str]:
    """The address of the site on a port of its own; only what was started here is ended."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {**os.environ, **(environment or {}), "PORT": str(port), "HTTPS": "off"}
    # The download of everything is a file that the server would make in the background.
    subprocess.run([sys.executable, "manage.py", "prepare_downloads"], cwd=TOP, env=own, check=True)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "gunicorn", "--config", "careerguide/gunicorn.conf.py"],
        cwd=TOP,
        env=own,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        if not any("is ready" in line for line in process.stdout):
            raise RuntimeError("the site did not start; it says why above")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate()
