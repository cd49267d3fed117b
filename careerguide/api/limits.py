"""How many requests a network may make: a bucket for each that fills again as time passes.

Each worker counts by itself and in memory, as an answer costs less than a row of a table, where
sign-in and readers' reports count theirs: with several workers the whole allows up to as many times
more, and a restart forgets.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

MOST_NETWORKS = 10_000
"""Networks that a worker remembers, those that asked last; some 1 MB."""
WINDOW = 60
"""Seconds in which an empty bucket is full again."""


@dataclass(frozen=True)
class Left:
    """What a network may still ask for. `wait` is 0 unless the request was one too many."""

    limit: int
    remaining: int
    reset: int
    """Seconds until the bucket is full."""
    wait: int

    @property
    def headers(self) -> dict[str, str]:
        """As the IETF's draft of RateLimit fields names them."""
        found = {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset),
            "RateLimit-Policy": f"{self.limit};w={WINDOW}",
        }
        return found | ({"Retry-After": str(self.wait)} if self.wait else {})


class Buckets:
    """What every network has left, `limit` in a WINDOW; `now` gives seconds."""

    def __init__(self, limit: int, now: Callable[[], float] = time.monotonic) -> None:
        self.limit, self.now = limit, now
        self.used: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, network: str, cost: int = 1) -> Left:
        """Count a request of a network; one that is too many is not counted."""
        now, rate = self.now(), self.limit / WINDOW
        used, since = self.used.pop(network, (0.0, now))
        used = max(0.0, used - (now - since) * rate)
        over = used + cost - self.limit
        if over <= 0:
            used += cost
        self.used[network] = used, now
        if len(self.used) > MOST_NETWORKS:
            self.used.popitem(last=False)
        wait = ceil(over / rate) if over > 0 else 0
        return Left(self.limit, int(self.limit - used), ceil(used / rate), wait)
