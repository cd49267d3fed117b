"""Whether two publishers name the same college. Pure: no Django."""

import re

_LEFT_OUT = re.compile(r"\b(the|district|system|campus|main|of|at|and)\b|[^a-z0-9 ]")
"""Words and marks that one publisher puts into a college's name and the other does not."""


def same_name(name: str) -> str:
    """A college's name without what differs between publishers; equal for the same college."""
    return " ".join(_LEFT_OUT.sub(" ", name.lower()).split())
