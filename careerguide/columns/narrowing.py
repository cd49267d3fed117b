"""Filter rows step by step: once few are left, a step looks only at these."""

from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Rows = NDArray[np.int32]
Where = Rows | slice
"""What a column is asked for: some of its rows, or `EVERY` one (which copies nothing)."""
Test = Callable[[Where], Mask]

EVERY = slice(None)
FEW = 8
"""Below an eighth of all rows, picking a column's values beats testing the whole column."""


class Narrowing:
    """Row numbers 0 to size, of which each `keep` leaves those that pass."""

    def __init__(self, size: int, rows: Rows | None = None) -> None:
        """All rows, or those given (rising)."""
        self.size = size
        self._mask: Mask | None = None
        self._few: Rows | None = None
        if rows is not None and len(rows) * FEW < size:
            self._few = rows
        elif rows is not None:
            self._mask = mask_of(rows, size)

    def keep(self, test: Test) -> None:
        """Leave the rows that pass `test`, which is asked for some rows or for EVERY one."""
        if self._few is not None:
            self._few = self._few[test(self._few)]
            return
        passing = test(EVERY)
        self._mask = passing if self._mask is None else self._mask & passing
        if np.count_nonzero(self._mask) * FEW < self.size:
            self._few = np.flatnonzero(self._mask).astype(np.int32)

    def copy(self) -> "Narrowing":
        """The same rows, to be narrowed further."""
        other = Narrowing(self.size)
        other._mask, other._few = self._mask, self._few
        return other

    @property
    def some(self) -> Rows | Mask | None:
        """What is left as it is held: row numbers, one flag a row, or None for every row."""
        return self._mask if self._few is None else self._few

    @cached_property
    def count(self) -> int:
        """How many are left. Ask for this and what follows once all is filtered."""
        if self._few is not None:
            return len(self._few)
        return self.size if self._mask is None else int(np.count_nonzero(self._mask))

    @cached_property
    def rows(self) -> Rows:
        """What is left, rising."""
        return np.flatnonzero(self.mask).astype(np.int32) if self._few is None else self._few

    @cached_property
    def mask(self) -> Mask:
        """What is left, as one flag a row."""
        if self._few is not None:
            return mask_of(self._few, self.size)
        return np.ones(self.size, dtype=bool) if self._mask is None else self._mask


def mask_of(rows: Rows, size: int) -> Mask:
    """One flag a record, bool of shape (size,): whether it is among `rows`."""
    mask = np.zeros(size, dtype=bool)
    mask[rows] = True
    return mask
