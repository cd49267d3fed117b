"""Sort columns of figures with gaps."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def ordered(key: Floats, descending: bool) -> NDArray[np.int64]:
    """Positions sorted by `key`, equal ones as they stand, NaN last in both directions."""
    # NumPy sorts NaN last, and minus NaN is NaN.
    return np.argsort(-key if descending else key, kind="stable")
