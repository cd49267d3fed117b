"""gunicorn's processes, each serving through waitress: no client's slowness holds a thread.

gunicorn watches the processes, replaces those that die and passes signals on. Its own threaded
worker gives a thread to a connection as soon as there is one: eight that send half a request stop
the site. waitress reads whole requests and writes whole answers between sockets and buffers in one
thread of its own, and gives only whole requests to the threads that run Django.
"""

import os
import select
import signal
import time
from typing import Any

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import create_server
from waitress.task import WSGITask

from careerguide import watch

TICK = 1.0
"""Seconds at most between two signs of life to gunicorn."""
MOST_CONNECTIONS = 800
"""Of a process, whose files the system usually limits to 1,024."""
SILENT_SECONDS = 30
"""After which a connection that says nothing is closed."""
LARGEST_REQUEST = 32 * 2**20
LARGEST_HEAD = 64 * 2**10
"""Bytes; a larger request is refused."""
BUFFERED = 32 * 2**20
"""Bytes of one answer that wait for a slow reader, in a file from 1 MB on; then its thread waits.
The largest answer that is not read from a file is some 10 MB."""


class Task(WSGITask):
    """One answer, which is named, timed and counted (`careerguide/watch.py`)."""

    is_last = False
    """Of every answer from when the process is told to stop: its connection carries no other. A
    proxy that keeps connections would send its next request into one that is about to close."""

    def service(self) -> None:
        """Overridden to note what the request took, in time and in this thread's processor time."""
        started, cpu = time.perf_counter(), time.thread_time()
        self.name = watch.new_id(self.request.headers.get("X_REQUEST_ID", ""))
        try:
            super().service()
        finally:
            request = self.request
            watch.note(
                self.name, request.command, request.path, request.query,
                int(self.status[:3]), time.perf_counter() - started, time.thread_time() - cpu,
                self.content_bytes_written,
            )  # fmt: skip

    def get_environment(self) -> Any:
        """Overridden so that errors can name the request."""
        return super().get_environment() | {"HTTP_X_REQUEST_ID": self.name}

    def build_response_header(self) -> bytes:
        """Overridden to tell the client the request's name."""
        if self.is_last:
            self.request.headers["CONNECTION"] = "close"
        self.response_headers.append(("X-Request-ID", self.name))
        return bytes(super().build_response_header())


class Channel(HTTPChannel):
    """A connection that leaves a thread alone with the answer it is writing."""

    task_class = Task

    def writable(self) -> bool:
        """Overridden: while a thread writes, it sends what it can itself.

        waitress's loop would find room to send, not get the lock, and turn without end meanwhile,
        which costs a page a third more processor time.
        """
        writing = self.requests and not (self.will_close or self.close_when_flushed)
        if writing and self.total_outbufs_len <= self.adj.outbuf_high_watermark:
            return False
        return bool(super().writable())


class BufferedWorker(Worker):
    """A process of gunicorn that serves with waitress."""

    def init_signals(self) -> None:
        """gunicorn's own, and a Python interrupt is the arbiter's business alone."""
        super().init_signals()
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def run(self) -> None:
        """Serve until told to stop, then let answers under way go out."""
        watch.take_part(self.age)
        [listener] = self.sockets
        listener.sock.setblocking(False)
        connections: dict[int, Any] = {}
        server = create_server(
            self.wsgi,
            map=connections,
            sockets=[listener.sock],
            threads=self.cfg.threads,
            connection_limit=MOST_CONNECTIONS,
            channel_timeout=SILENT_SECONDS,
            cleanup_interval=SILENT_SECONDS // 2,
            max_request_header_size=LARGEST_HEAD,
            max_request_body_size=LARGEST_REQUEST,
            outbuf_high_watermark=BUFFERED,
            ident=None,
            **forwarded(self.cfg.forwarded_allow_ips),
        )
        server.channel_class = Channel
        while self.alive:
            self.notify()
            if self.ppid != os.getppid():  # gunicorn itself was killed
                break
            wasyncore.loop(TICK, use_poll=True, map=connections, count=1)
        self._finish(server, connections)

    def _finish(self, server: Any, connections: dict[int, Any]) -> None:
        """Take no new connection; wait for answers under way as long as gunicorn allows."""
        Task.is_last = True
        self._close_door(server)
        until = time.monotonic() + self.cfg.graceful_timeout
        waiting = True  # who was let in last may have sent what is not read yet
        while time.monotonic() < until and waiting:
            self.notify()
            wasyncore.loop(0.1, use_poll=True, map=connections, count=1)
            waiting = any(map(busy, server.active_channels.values()))
        server.task_dispatcher.shutdown(timeout=0)

    def _close_door(self, server: Any) -> None:
        """Take in who knocked already, then listen no more: who is let wait at a socket that nobody
        serves is cut off when the process ends, and a proxy holds the machine for broken."""
        [listener] = self.sockets
        while select.select([listener.sock], [], [], 0)[0]:
            server.handle_accept()
        server.accepting = False
        server.del_channel()
        listener.sock.close()


def busy(channel: Any) -> bool:
    """Whether a connection has a request under way, or an answer that is not sent yet."""
    return bool(channel.requests or channel.total_outbufs_len)


def forwarded(allowed: list[str]) -> dict[str, Any]:
    """Whose word is taken for how a reader's request came to the proxy: an address, or all."""
    proxy = "*" if "*" in allowed else next((one for one in allowed if ":" not in one), None)
    if proxy is None:
        return {"clear_untrusted_proxy_headers": True}
    return {
        "trusted_proxy": proxy,
        "trusted_proxy_headers": {"x-forwarded-proto", "x-forwarded-for"},
        "clear_untrusted_proxy_headers": True,
    }
