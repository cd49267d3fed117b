"""Numbers for what is alike, by columns. Pure: no Django."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def kinds(*columns: NDArray[Any]) -> tuple[Ints, Ints]:
    """Where each combination of whole numbers first stands, and the place there of each row.

    Their ranges multiplied must stay under 2**63.
    """
    code = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns if len(code) else ():
        low = int(column.min())
        code = code * (int(column.max()) - low + 1) + column - low
    _codes, first, kind = np.unique(code, return_index=True, return_inverse=True)
    return first, kind


def alike(columns: Sequence[NDArray[Any]], among: Ints) -> Ints:
    """The same number for rows that are the same in all columns, of any numbers, and in `among`,
    which parts them roughly: those alone in that are looked at no closer."""
    if not len(among):
        return among
    several = np.bincount(among)[among] > 1
    table = np.column_stack([among[several], *(column[several] for column in columns)])
    table = table.astype(np.float64) + 0.0  # -0.0 is 0.0
    rows = table.view(f"V{table.itemsize * table.shape[1]}").ravel().tolist()
    at: dict[bytes, int] = {}
    found = among.copy()
    found[several] = [among.max() + 1 + at.setdefault(row, len(at)) for row in rows]
    return found


def nth(numbers: Ints) -> Ints:
    """How many rows with the same number stand before each."""
    order = np.argsort(numbers, kind="stable")
    inside = numbers[order]
    found = np.empty(len(numbers), dtype=np.int64)
    found[order] = np.arange(len(numbers)) - np.searchsorted(inside, inside)
    return found
