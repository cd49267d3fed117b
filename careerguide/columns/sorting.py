"""Rows in the order of their values, and values as Python's, of columns with unknowns."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Rows


def plain(values: NDArray[Any], *, signed: bool) -> list[Any]:
    """As Python numbers; None where unknown: NaN where `signed`, else negative."""
    held = values.tolist()
    if signed:
        return [None if value != value else value for value in held]
    return [value if value >= 0 else None for value in held]


def sort_rows(rows: Rows, values: NDArray[Any], *, falling: bool, signed: bool = False) -> Rows:
    """`rows` (rising) by their values; unknown (negative or NaN) last, ties by row.

    Of a `signed` column only NaN is unknown.
    """
    known = ~np.isnan(values) if signed else values >= 0
    ordered = -values[known].astype(np.float64) if falling else values[known]
    return np.concatenate((rows[known][np.argsort(ordered, kind="stable")], rows[~known]))


def by_sureness(rows: Rows, values: NDArray[Any], sure: NDArray[Any], *, falling: bool) -> Rows:
    """The surest first, whichever way the values are sorted: what is not known must not win."""
    key = np.nan_to_num(-values if falling else values)
    return rows[np.lexsort((rows, key, sure))]
