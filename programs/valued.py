"""Values of a program's columns that depend on the query: whose price, which job, from where."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from careerguide.columns.narrowing import Where


def price(end: str) -> Any:
    """The low, typical or high price in dollars that counts for the reader; -1 unknown."""
    return lambda selection, rows: selection.price(end, rows)


def leading_price(selection: Any, rows: Where) -> NDArray[np.int32]:
    """What the price that counts leads with, in dollars: usual, else its high end; -1 unknown."""
    return np.asarray(selection.sticker(rows))


def leading_months(selection: Any, rows: Where) -> NDArray[np.float32]:
    """The same of lengths."""
    return np.asarray(selection.records.usual_months[rows])


def you_pay(end: str) -> Any:
    """What the reader would pay after aid, in dollars; -1 unknown (`Selection.you_pay`)."""
    return lambda selection, rows: selection.you_pay(end, rows)


def local_wage(figure: str) -> Any:
    """Annual p25 or median in a program's area, of the job chosen or its main one; -1 unknown."""
    return lambda selection, rows: selection.records.local_wage(
        figure, selection.meant["occupation"], rows
    )


def distance(selection: Any, rows: Where) -> NDArray[np.float64]:
    """Miles from the place chosen; NaN without one, or without a position of the provider."""
    far = selection.distances
    unknown = np.full(len(selection.records.provider_names), np.nan)
    return np.asarray((unknown if far is None else far)[selection.records.provider[rows]])


def standing(selection: Any, rows: Where) -> NDArray[np.int8]:
    """Whether each of `rows` is offered, as `Standing`."""
    return np.asarray(selection.records.standing(rows))


def of_school(stored: str) -> Any:
    """What is known of the whole school, for each of `rows`; NaN unknown."""
    return lambda selection, rows: selection.records[stored][selection.records.provider[rows]]
