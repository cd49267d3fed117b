"""How many rows each choice of each filter would give, from one pass over the rows."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import EVERY, Mask, Rows, Where

Counts = NDArray[np.int64]


class Facets:
    """Columns of codes counted together.

    Rows whose codes are all alike are of one kind. Few kinds exist of the many there could be; how
    many rows each has gives the counts of every facet under every choice of the others.
    """

    def __init__(
        self, columns: Mapping[str, NDArray[Any]], values: Mapping[str, Sequence[str]]
    ) -> None:
        """Each column has one code a row: the place among `values` of what filters call it."""
        self.names = tuple(columns)
        self.values = {name: list(values[name]) for name in self.names}
        joint = np.zeros(len(next(iter(columns.values()))), dtype=np.int64)
        for name in self.names:
            joint *= len(self.values[name])
            joint += columns[name]
        _kinds, first, of_row = np.unique(joint, return_index=True, return_inverse=True)
        self._codes = {name: np.asarray(columns[name])[first] for name in self.names}
        self._of_row = of_row.astype(np.int32)
        self._size = len(first)
        self._all = self._counted(self._of_row)

    def places(self, name: str, values: Sequence[str]) -> list[int]:
        """The codes of some values; one that no row has is left out."""
        known = self.values[name]
        return [known.index(value) for value in values if value in known]

    def counts(
        self, rows: Rows | Mask | None, chosen: Mapping[str, Sequence[int]]
    ) -> dict[str, Counts]:
        """For each facet the count of each code among `rows` (numbers or a mask; None for every
        row), under what is `chosen` of the other facets."""
        kinds, many = self._kinds(rows)
        passing = {
            name: self._passing(self._codes[name][kinds], name, codes)
            for name, codes in chosen.items()
            if codes
        }
        every = reduce(np.multiply, passing.values(), many)
        found = {}
        for own in self.names:
            others = [passes for name, passes in passing.items() if name != own]
            left = reduce(np.multiply, others, many) if own in passing else every
            number = np.bincount(self._codes[own][kinds], left, minlength=len(self.values[own]))
            found[own] = number.astype(np.int64)
        return found

    def _kinds(self, rows: Rows | Mask | None) -> tuple[Where, NDArray[np.float64]]:
        """The kinds that `rows` are of, and how many rows each stands for: of few rows, each has
        its own."""
        if rows is None:
            return EVERY, self._all
        of_row = self._of_row[rows]
        if len(of_row) < self._size:
            return of_row, np.ones(len(of_row))
        return EVERY, self._counted(of_row)

    def _counted(self, kinds: NDArray[np.int32]) -> NDArray[np.float64]:
        return np.bincount(kinds, minlength=self._size).astype(np.float64)

    def _passing(self, codes: NDArray[Any], name: str, chosen: Sequence[int]) -> Mask:
        """Which of these codes are chosen."""
        wanted = np.zeros(len(self.values[name]), dtype=bool)
        wanted[list(chosen)] = True
        return np.asarray(wanted[codes])
