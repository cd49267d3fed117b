"""What the server notes of each request: a line in the access log, and counters for /metrics.

The counters lie in memory that all processes of the server share, a part for each, so that any of
them can add them up. A part belongs to the next process that takes its place: nothing counts down.
"""

import mmap
import os
import secrets
import threading
import time
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern

PARTS = 128
"""More than there are processes at a time."""
STATUSES = ("1xx", "2xx", "3xx", "4xx", "5xx")
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds up to which requests are counted together, and beyond."""
MOST_ROUTES = 40
PER_ROUTE = len(STATUSES) + 2
"""Requests by status, then seconds, then seconds of processor."""
OTHER = "other"
DURATIONS = MOST_ROUTES * PER_ROUTE
SENT = DURATIONS + len(BUCKETS) + 1
FIELDS = SENT + 1

_shared = memoryview(mmap.mmap(-1, PARTS * FIELDS * 8)).cast("d")
_part = 0
_lock = threading.Lock()


@cache
def routes() -> dict[str, int]:
    """The site's addresses by their first word, which is few enough to count by; in order.

    A page counts alike in every language.
    """
    outer: list[Any] = get_resolver().url_patterns
    inner = [one.url_patterns if _is_in_languages(one) else [one] for one in outer]
    words = {str(one.pattern).partition("/")[0] for one in chain.from_iterable(inner)}
    names = sorted(word for word in words if "<" not in word)
    return {name: at for at, name in enumerate(["static", OTHER, *names][:MOST_ROUTES])}


def _is_in_languages(outer: Any) -> bool:
    return isinstance(outer.pattern, LocalePrefixPattern)


def route_of(path: str) -> str:
    """The first word of an address behind its language; `OTHER` for one that no page has."""
    # The server reads this module before Django's settings, which say the languages.
    from careerguide.pages.language import bare

    word = bare(path)[1:].partition("/")[0]
    return word if word in routes() else OTHER


def take_part(number: int) -> None:
    """Count in a part of this process's own; called once after the fork."""
    global _part
    _part = number % PARTS * FIELDS


def new_id(given: str = "") -> str:
    """The name of a request: what the proxy calls it, where that is a plain word, or a new one."""
    plain = given.replace("-", "")
    return given if 8 <= len(given) <= 64 and plain.isascii() and plain.isalnum() else _random()


def _random() -> str:
    return secrets.token_hex(8)


def note(
    name: str,
    method: str,
    path: str,
    query: str,
    status: int,
    seconds: float,
    cpu: float,
    sent: int,
) -> None:
    """Count a request that was answered, and write its line where there is a log.

    Of the query the slow log has the names alone: what readers say of themselves is not kept.
    """
    route = route_of(path)
    at = _part + routes()[route] * PER_ROUTE
    bucket = next((n for n, most in enumerate(BUCKETS) if seconds <= most), len(BUCKETS))
    with _lock:
        _shared[at + min(max(status // 100, 1), 5) - 1] += 1
        _shared[at + len(STATUSES)] += seconds
        _shared[at + len(STATUSES) + 1] += cpu
        _shared[_part + DURATIONS + bucket] += 1
        _shared[_part + SENT] += sent
    for log, wanted in ((_access(), True), (2, seconds * 1000 >= settings.SLOW_MS)):
        if log is not None and wanted:
            names = "&".join(pair.partition("=")[0] for pair in query.split("&")) if query else ""
            kind = "slow request" if log == 2 else "request"
            line = (
                f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} {kind} {name} {method}"
                f" {route or 'home'} {ascii(path)[1:-1]}{'?' + ascii(names)[1:-1] if names else ''}"
                f" {status} {seconds * 1000:.1f} ms, processor {cpu * 1000:.1f} ms, {sent} bytes\n"
            )
            with suppress(OSError):  # a full disk stops no answer
                os.write(log, line.encode())


@cache
def _access() -> int | None:
    """Where lines go: nowhere, to the server's output, or to a file."""
    if settings.ACCESS_LOG == "off":
        return None
    if settings.ACCESS_LOG == "-":
        return 1
    return os.open(Path(settings.ACCESS_LOG), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)


def total(field: int) -> float:
    """A counter over all processes."""
    return sum(_shared[part * FIELDS + field] for part in range(PARTS))


def exposition() -> list[str]:
    """The counters as lines of Prometheus's text format."""
    lines = ["# TYPE careerguide_requests_total counter"]
    for route, at in routes().items():
        for status, kind in enumerate(STATUSES):
            if counted := total(at * PER_ROUTE + status):
                labels = f'route="{route or "home"}",status="{kind}"'
                lines.append(f"careerguide_requests_total{{{labels}}} {counted:.0f}")
    for name, field in (("seconds", len(STATUSES)), ("processor_seconds", len(STATUSES) + 1)):
        lines.append(f"# TYPE careerguide_request_{name}_total counter")
        for route, at in routes().items():
            if spent := total(at * PER_ROUTE + field):
                label = f'{{route="{route or "home"}"}}'
                lines.append(f"careerguide_request_{name}_total{label} {spent:.6f}")
    lines.append("# TYPE careerguide_request_duration_seconds histogram")
    seen = 0.0
    for bucket, most in enumerate((*map(str, BUCKETS), "+Inf")):
        seen += total(DURATIONS + bucket)
        lines.append(f'careerguide_request_duration_seconds_bucket{{le="{most}"}} {seen:.0f}')
    spent = sum(total(at * PER_ROUTE + len(STATUSES)) for at in routes().values())
    lines += [
        f"careerguide_request_duration_seconds_sum {spent:.6f}",
        f"careerguide_request_duration_seconds_count {seen:.0f}",
        "# TYPE careerguide_sent_bytes_total counter",
        f"careerguide_sent_bytes_total {total(SENT):.0f}",
    ]
    return lines
