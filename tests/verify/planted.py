"""The site with faults: a proxy on loopback that changes a few figures on their way."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.request import urlopen


@dataclass
class Fault:
    """In the first answer whose address matches, the first line that `old` is found in changes."""

    address: str
    old: str
    new: str
    planted: bool = False

    def applied(self, line: str) -> str:
        changed = line if self.planted else re.sub(self.old, self.new, line, count=1)
        self.planted |= changed != line
        return changed


@contextmanager
def faulty(url: str, faults: list[Fault]) -> Iterator[str]:
    """The address of a site that answers as `url` does, but for the faults."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here = [f for f in faults if not f.planted and re.fullmatch(f.address, self.path)]
            with urlopen(url + self.path) as answer:
                packed = answer.headers["Content-Type"] == "application/gzip"
                self.send_response(answer.status)
                self.send_header(
                    "Content-Type", "text/csv" if packed else answer.headers["Content-Type"]
                )
                self.end_headers()
                for line in gzip.GzipFile(fileobj=answer) if packed else answer:
                    self.wfile.write(_changed(line, here))

        def log_message(self, *_words: object) -> None:
            """Nothing: thousands of answers are no news."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _changed(line: bytes, faults: list[Fault]) -> bytes:
    if not any(not fault.planted for fault in faults):
        return line
    text = line.decode()
    for fault in faults:
        text = fault.applied(text)
    return text.encode()
