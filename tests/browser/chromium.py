"""Finds the Chromium that the browser tests drive; run as a program, installs one if need be."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Where the program below leaves what it found, so that the tests start the same one.
NOTE = Path(sys.prefix) / "chromium-path"
# Playwright's own goes here too, not into the home folder.
os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(Path(sys.prefix) / "browsers"))
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# A browser under test talks to the site and to nothing else.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def find() -> str | None:
    """The path of a Chromium that runs, or None."""
    return next((path for path in candidates() if runs(path)), None)


def candidates() -> Iterator[str]:
    yield os.environ.get("CHROMIUM", "")
    if NOTE.exists():
        yield NOTE.read_text()
    yield from (path for name in NAMES if (path := shutil.which(name)))
    yield from playwrights_own()


def playwrights_own() -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def runs(path: str) -> bool:
    """Starting it is the only proof: Ubuntu's chromium-browser may be a note about snap."""
    if not path or not Path(path).exists():
        return False
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def launch_arguments() -> list[str]:
    # Chromium refuses its sandbox to root, as which containers and CI run.
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def installers() -> Iterator[list[str]]:
    """Commands that get one; the system's packages need root."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        yield ["apt-get", "update", "-qq"]
        yield ["apt-get", "install", "-yqq", "chromium"]
    yield [sys.executable, "-m", "playwright", "install", "chromium"]


def install() -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in installers():
        print("For the browser tests:", " ".join(command), flush=True)
        subprocess.run(command, env=environment)
        if find():
            return


def main() -> None:
    if not find():
        install()
    path = find()
    if not path:
        sys.exit(
            "The browser tests need Chromium: install it (on Debian: apt-get install chromium) "
            "or name one with CHROMIUM=/path/to/chromium."
        )
    NOTE.write_text(path)


if __name__ == "__main__":
    main()
