"""How many rows each choice of each filter would give, from one pass over the rows."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


class Facets:
    """Columns of codes counted together.

    Each row's codes make one number; the histogram of these, as a cube, has the counts of every
    facet under every choice of the others.
    """

    def __init__(
        self, columns: Mapping[str, NDArray[Any]], values: Mapping[str, Sequence[str]]
    ) -> None:
        """Each column has one code a row: the place among `values` of what filters call it."""
        self.names = tuple(columns)
        self.values = {name: list(values[name]) for name in self.names}
        self.shape = tuple(len(self.values[name]) for name in self.names)
        joint = np.zeros(len(next(iter(columns.values()))), dtype=np.int32)
        for name in self.names:
            joint *= len(self.values[name])
            joint += columns[name]
        self.joint = joint
        self.size = math.prod(self.shape)
        self.all = self._cube(joint)

    def places(self, name: str, values: Sequence[str]) -> list[int]:
        """The codes of some values; one that no row has is left out."""
        known = self.values[name]
        return [known.index(value) for value in values if value in known]

    def cube(self, rows: NDArray[np.int32] | NDArray[np.bool_] | None) -> Counts:
        """The histogram of `rows` (numbers or a mask); of every row for None."""
        return self.all if rows is None else self._cube(self.joint[rows])

    def _cube(self, joint: NDArray[np.int32]) -> Counts:
        return np.bincount(joint, minlength=self.size).reshape(self.shape)

    def counts(self, cube: Counts, chosen: Mapping[str, Sequence[int]]) -> dict[str, Counts]:
        """For each facet the count of each code, under what is `chosen` of the other facets."""
        return {name: self._counts(cube, chosen, at) for at, name in enumerate(self.names)}

    def _counts(self, cube: Counts, chosen: Mapping[str, Sequence[int]], own: int) -> Counts:
        for at, name in enumerate(self.names):
            if at != own and (codes := chosen.get(name)):
                cube = cube.take(codes, axis=at)
        others = tuple(at for at in range(len(self.names)) if at != own)
        return np.asarray(cube.sum(axis=others))
