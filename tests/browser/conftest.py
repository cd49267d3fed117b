"""The site as readers meet it: the production server on the loaded data, and a real Chromium."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:  # it reads Django's settings, which are not set yet
    from tests.data import SiteData

TOP = Path(__file__).resolve().parents[2]
# Playwright gives up after 5 seconds; only what never happens is a fault, a slow machine is none.
PATIENCE = 120_000
"""Milliseconds."""
expect.set_options(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def server(site: "SiteData", tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, served as `make run` serves it."""
    from tests.data import static_files

    own = site.copy(tmp_path_factory.mktemp("served"))
    (own.var / "static").symlink_to(static_files(site))
    port = free_port()
    settings = {"PORT": str(port), "WEB_WORKERS": "1", "PREPARE_AT_START": "off"}
    environment = own.environment | settings
    del environment["DJANGO_SETTINGS_MODULE"]  # the server finds it by itself, or does not start
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "gunicorn", "--config", "careerguide/gunicorn.conf.py"],
        cwd=TOP,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:  # until it says that it listens; it ends if it never does
        if "is ready" in line:
            break
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGTERM)
    process.communicate()
    shutil.rmtree(own.database.parent)


# What the Content-Security-Policy stops becomes an error; without scripts only Chromium says it.
TELL_OF_POLICY = """
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) =>
  console.error(`policy: ${effectiveDirective} stopped ${blockedURI} of ${sourceFile}`));
"""


class Faults:
    """What went wrong on a page: errors and warnings in the console, broken rules of the policy,
    failed requests, scripts' exceptions.
    """

    def __init__(self, page: Page) -> None:
        self.found: list[str] = []
        page.add_init_script(TELL_OF_POLICY)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.found.append(f"exception: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.found.append(f"console: {message.text}")

    def _failed(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # a reader who goes on cuts these short
            self.found.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Any) -> None:
        if response.status >= 400:
            self.found.append(f"{response.status}: {response.url}")


@pytest.fixture(scope="module")
def tab(browser: Browser, server: str) -> Iterator[tuple[Page, Faults]]:
    """One tab for many pages: opening a new one takes longer than most of the measuring."""
    page = browser.new_context(base_url=server).new_page()
    page.set_default_timeout(PATIENCE)
    yield page, Faults(page)
    page.context.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Any]:
    """Opens a page of the site: visit(path, width=…, scripts=…, dark=…) gives (page, faults)."""
    contexts = []

    def open_page(
        path: str, *, width: int = 1280, scripts: bool = True, dark: bool = False
    ) -> tuple[Page, Faults]:
        context = browser.new_context(
            base_url=server,
            viewport={"width": width, "height": 800 if width > 800 else 740},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        faults = Faults(page)
        page.goto(path)
        return page, faults

    yield open_page
    for context in contexts:
        context.close()
