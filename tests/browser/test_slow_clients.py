"""Clients that are slow, silent or broken keep no other reader from the site."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
BODY = (
    b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nCookie: csrftoken=" + b"a" * 32 + b"\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nusername=a"
)
CSV = b"GET /programs/?state=NH&_export=csv HTTP/1.1\r\nHost: localhost\r\n\r\n"
PATIENCE = 60
"""Seconds after which a page is held never to come: a slow machine takes a second or two."""


@pytest.fixture
def connections() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def opened(server: str, stack: ExitStack, sent: bytes) -> None:
    """A connection that sends so much, and reads nothing."""
    one = stack.enter_context(socket.socket())
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    address = urlsplit(server)
    one.connect((address.hostname, address.port))
    one.sendall(sent)


@pytest.mark.parametrize(
    ("number", "sent"),
    [(50, b""), (20, HEAD), (20, BODY), (20, CSV)],
    ids=["silent", "half a request", "half a form", "reading a download slowly"],
)
def test_other_readers_are_answered(
    server: str, connections: ExitStack, number: int, sent: bytes
) -> None:
    for _one in range(number):
        opened(server, connections, sent)
    for path in ("/", "/programs/?state=MA", "/healthz"):
        with urlopen(server + path, timeout=PATIENCE) as answer:
            assert answer.status == 200
