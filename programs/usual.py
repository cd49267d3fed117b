"""What prices and lengths lead with, and how long programs last that do not report it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from programs.rules import lengths
from programs.rules.codes import Residency
from programs.rules.lengths import ANY_FIELD, UsualLengths

USUAL_MONTHS = "months_usual"
LEADING = {
    f"{figure}_usual": (f"{figure}_typical", f"{figure}_high") for figure in (*Residency, "months")
}
"""By stored column of what leads, the two that it is made of."""


def leads(name: str, columns: Mapping[str, Any]) -> NDArray[Any]:
    """A column of LEADING from its two."""
    typical, high = LEADING[name]
    return leading(columns[typical], columns[high])


def leading(typical: NDArray[Any], high: NDArray[Any]) -> NDArray[Any]:
    """What is typical where that is known (not -1), else the high end."""
    return np.where(typical >= 0, typical, high)


class Usual:
    """The part of the catalogue (`programs.catalog`) that knows what is usual."""

    columns: dict[str, Any]
    field: NDArray[np.int16]
    field_codes: list[str]

    def sticker(self, residency: str) -> NDArray[np.int32]:
        """What a price leads with, of every program: what is typical, else its high end; -1 where
        neither is known."""
        found: NDArray[np.int32] = self.columns[f"{residency}_usual"]
        return found

    @property
    def usual_months(self) -> NDArray[np.float32]:
        """The same of lengths."""
        found: NDArray[np.float32] = self.columns[USUAL_MONTHS]
        return found

    @cached_property
    def usual_lengths(self) -> UsualLengths:
        """How long certificates last that do not report it: by field and award level."""
        rows = self.columns["usual_lengths"]
        return {
            (cip, level): lengths.Usual(low, typical, high, n, tuple(sources))
            for cip, level, low, typical, high, n, sources in rows
        }

    def usual_length(self, row: int) -> lengths.Usual | None:
        """Of programs like a row's: of its field and award, else of its award level; or None."""
        field, level = int(self.field[row]), int(self.columns["award_level"][row])
        code = self.field_codes[field] if field >= 0 else ANY_FIELD
        found = self.usual_lengths
        return found.get((code, level)) or found.get((ANY_FIELD, level))
