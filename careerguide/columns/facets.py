"""How many rows each choice of each filter would give, from one pass over the rows."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Mask, Rows

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

    def kinds(self, rows: Rows | Mask | None) -> Counts:
        """How many of `rows` (numbers or a mask; None for every row) are of each kind."""
        return self._all if rows is None else self._counted(self._of_row[rows])

    def _counted(self, kinds: NDArray[np.int32]) -> Counts:
        return np.bincount(kinds, minlength=self._size)

    def counts(self, kinds: Counts, chosen: Mapping[str, Sequence[int]]) -> dict[str, Counts]:
        """For each facet the count of each code, under what is `chosen` of the other facets."""
        passing = {name: self._passing(name, codes) for name, codes in chosen.items() if codes}
        return {name: self._counts(kinds, passing, name) for name in self.names}

    def _passing(self, name: str, codes: Sequence[int]) -> Mask:
        """Which kinds have one of these codes."""
        wanted = np.zeros(len(self.values[name]), dtype=bool)
        wanted[list(codes)] = True
        return np.asarray(wanted[self._codes[name]])

    def _counts(self, kinds: Counts, passing: Mapping[str, Mask], own: str) -> Counts:
        for name, passes in passing.items():
            if name != own:
                kinds = kinds * passes
        found = np.bincount(self._codes[own], kinds, minlength=len(self.values[own]))
        return found.astype(np.int64)
