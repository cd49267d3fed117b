"""Programs and schools in an order: saved with a build, made anew where staff correct."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def in_order(values: NDArray[Any], gone: NDArray[np.bool_], *, falling: bool) -> NDArray[np.int32]:
    """Row numbers by value; unknown (-1) last and ties by row, whichever way.

    Rows of programs that are `gone` come after all others.
    """
    known = np.flatnonzero(values >= 0)
    unknown = np.flatnonzero(values < 0)
    sign = -1 if falling else 1
    order = np.argsort(sign * values[known], kind="stable")
    rows = np.concatenate((known[order], unknown)).astype(np.int32)
    last = gone[rows]
    return np.concatenate((rows[~last], rows[last]))


def alphabet(names: Sequence[str]) -> NDArray[np.int32]:
    """The place of each name among all in alphabetical order; ties as they stand."""
    order = sorted(range(len(names)), key=lambda at: (names[at].lower(), at))
    rank = np.empty(len(names), dtype=np.int32)
    rank[order] = np.arange(len(names))
    return rank
