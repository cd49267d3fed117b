"""What pages are written from, read from the database once and again only when a page may change.

A load makes a new build and an edit counts itself (careerguide/editorial/models.py), so the version
of the pages says when.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Generic, TypeVar

from careerguide.columns import store

Rows = TypeVar("Rows")


class PerPageVersion(Generic[Rows]):
    """`read` called once for each version of the pages; its result must not be changed."""

    def __init__(self, read: Callable[[], Rows]) -> None:
        self._read = read
        self._held: tuple[str, Rows] | None = None
        update_wrapper(self, read)

    def __call__(self) -> Rows:
        version = store.page_version()
        held = self._held
        if held is None or held[0] != version:
            held = self._held = version, self._read()
        return held[1]

    def forget(self) -> None:
        """Read again at the next call; for tests, whose edits are undone without a new version."""
        self._held = None
