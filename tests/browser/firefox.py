"""The system's Firefox, driven over Marionette, which it speaks itself: no driver, no library.

Playwright's own Firefox is a build of its own that packages do not have.
"""

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAMES = ("firefox-esr", "firefox")
PATIENCE = 120.0
"""Seconds that it may take to answer."""
QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "marionette.port": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""It talks to the site and to nobody else, and listens where a port is free."""
VIEWPORT = """
const [width] = arguments, { style } = window.gBrowser.selectedBrowser;
style.minWidth = "0";
style.maxWidth = width ? `${width}px` : "";
"""


AWAITED = """
const end = arguments[arguments.length - 1], wanted = () => (%s);
const look = () => {
  const found = wanted();
  if (found) end(found);
  else setTimeout(look, 50);
};
look();
"""
LISTENING = re.compile(r"Listening on port (\d+)")


def find() -> str | None:
    """The path of a Firefox; None where there is none."""
    named = os.environ.get("FIREFOX", "")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


class Refused(Exception):
    """What Firefox says went wrong."""


class Firefox:
    """One window. Words of Marionette's commands are WebDriver's."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection, self.number, self.rest = connection, 0, b""
        self._read()  # who it is
        self.ask("WebDriver:NewSession", {"capabilities": {}})
        self.ask("WebDriver:SetTimeouts", {"script": int(1000 * PATIENCE)})

    def ask(self, command: str, words: dict[str, Any] | None = None) -> Any:
        """The answer's value. Raises Refused."""
        self.number += 1
        text = json.dumps([0, self.number, command, words or {}]).encode()
        self.connection.sendall(b"%d:%s" % (len(text), text))
        _kind, _number, error, found = self._read()
        if error:
            raise Refused(f"{error['error']}: {error['message']}")
        return found["value"] if isinstance(found, dict) and "value" in found else found

    def _read(self) -> Any:
        while b":" not in self.rest:
            self._more()
        length, _colon, self.rest = self.rest.partition(b":")
        while len(self.rest) < int(length):
            self._more()
        text, self.rest = self.rest[: int(length)], self.rest[int(length) :]
        return json.loads(text)

    def _more(self) -> None:
        part = self.connection.recv(65_536)
        if not part:
            raise Refused("it went away")
        self.rest += part

    def goto(self, address: str) -> None:
        """Open an address, and wait until it is there."""
        self.ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *words: Any) -> Any:
        """The value of a function's body in the page, past the page's own policy."""
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": list(words)})

    def until(self, script: str) -> Any:
        """The value of an expression once it is true, on this page or the next. Raises Refused if
        it never is."""
        asked = {"script": AWAITED % script, "args": []}
        while True:
            try:
                return self.ask("WebDriver:ExecuteAsyncScript", asked)
            except Refused as error:
                if "unloaded" not in str(error):
                    raise

    def width(self, pixels: int) -> None:
        """How wide the page is laid out; a window itself is never narrower than some 450."""
        self.ask("Marionette:SetContext", {"value": "chrome"})
        self.run(VIEWPORT, pixels)
        self.ask("Marionette:SetContext", {"value": "content"})
        self.until(f"innerWidth === {pixels}" if pixels else "true")


@contextlib.contextmanager
def opened(path: str, folder: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own in `folder`, ended at the end. Raises Refused."""
    lines = [
        f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in QUIET.items()
    ]
    (folder / "user.js").write_text("\n".join(lines))
    process = subprocess.Popen(
        [path, "--headless", "--marionette", "--remote-allow-system-access", "--no-remote",
         "--profile", str(folder), "--width", "1280", "--height", "900", "about:blank"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | {"HOME": str(folder)},
    )  # fmt: skip
    try:
        with socket.create_connection(("127.0.0.1", _port(process)), PATIENCE) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.communicate()


def _port(process: subprocess.Popen[str]) -> int:
    """Where it listens, once it says so. Raises Refused where it ends before."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := LISTENING.search(line):
            return int(found[1])
    raise Refused("it does not start")
