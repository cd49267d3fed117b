"""A load generator: keep-alive connections over loopback, bounded in time and in requests.

Run as a program, so that it never shares a processor's turn with what it measures:
`client.py --ports 18000 --paths FILE --start 0 --connections 16 --seconds 2` prints JSON.
"""

import argparse
import json
import selectors
import socket
import time
from itertools import count
from pathlib import Path
from typing import Any

LEAST_REQUESTS, MOST_REQUESTS = 5, 200_000
# What a browser sends: a server that compresses pays for it, as it does for readers.
HEADERS = "Host: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n"


class Connection:
    """One keep-alive connection with one request under way at a time."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.open()

    def open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, path: str) -> None:
        self.received = b""
        self.began = time.perf_counter()
        self.socket.sendall(f"GET {path} HTTP/1.1\r\n{HEADERS}".encode())

    def receive(self) -> bool:
        """Read what has come; True once the answer is whole."""
        chunk = self.socket.recv(1 << 18)
        if not chunk:
            raise ConnectionError("closed before the answer was whole")
        self.received += chunk
        head, gap, body = self.received.partition(b"\r\n\r\n")
        if not gap:
            return False
        head = head.lower()
        if b"\r\ncontent-length:" in head:
            length = int(head.split(b"\r\ncontent-length:")[1].split(b"\r\n")[0])
            whole = len(body) >= length
        else:
            whole = body.endswith(b"0\r\n\r\n")  # chunked
        if whole:
            self.seconds = time.perf_counter() - self.began
            self.good = head.split(b" ", 2)[1] == b"200"
            self.closing = b"\r\nconnection: close" in head
        return whole


def run(
    ports: list[int], paths: list[str], start: int, connections: int, seconds: float, most: int
) -> dict[str, Any]:
    """Ask for `paths` from `start` on, round and round; latencies are in milliseconds."""
    latencies: list[float] = []
    errors = 0
    numbers = count(start)
    selector = selectors.DefaultSelector()
    for at in range(connections):
        connection = Connection(ports[at % len(ports)])
        selector.register(connection.socket, selectors.EVENT_READ, connection)
        connection.send(paths[next(numbers) % len(paths)])
    began = time.perf_counter()
    while selector.get_map():
        for key, _events in selector.select(timeout=1):
            connection = key.data
            if not connection.receive():
                continue
            latencies.append(connection.seconds * 1000)
            errors += not connection.good
            late = time.perf_counter() - began > seconds and len(latencies) >= LEAST_REQUESTS
            over = late or len(latencies) >= most
            if over or connection.closing:
                selector.unregister(connection.socket)
                connection.socket.close()
            if over:
                continue  # what was asked is still awaited, so that no server is left at work
            if connection.closing:
                connection.open()
                selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(paths[next(numbers) % len(paths)])
    elapsed = time.perf_counter() - began
    return {
        "requests": len(latencies),
        "seconds": elapsed,
        "errors": errors,
        "latencies": [round(ms, 3) for ms in latencies] if connections == 1 else [],
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--ports", type=int, nargs="+", required=True)
    parser.add_argument("--paths", type=Path, required=True)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--connections", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("--most", type=int, default=MOST_REQUESTS)
    given = vars(parser.parse_args())
    given["paths"] = given["paths"].read_text().split()
    print(json.dumps(run(**given)))
