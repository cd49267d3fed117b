"""Which routes come first, which break a limit, and which no other beats. Pure: no Django.

Routes stand in columns, one place a route, whose figures are all known or assumed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plan.results import Result

Column = NDArray[np.float64]
Places = NDArray[np.int64]
BUDGET = "budget"
NEVER = 1.0
"""What a share that must be hired counts as where it is over all of them: all are alike."""


@dataclass(frozen=True)
class Weights:
    """How much each thing counts, 0 to 10 each; all zero counts as all equal."""

    cost: int = 3
    time: int = 2
    pay: int = 3
    sure: int = 2


@dataclass(frozen=True)
class Limits:
    """What a route must keep to; None is no limit. Money in dollars, time in months."""

    budget: float | None = None
    can_borrow: bool = False
    deadline_months: float | None = None

    def over(self, up_front: Any, first_pay: Any) -> dict[str, Any]:
        """Whether a cost and a time are over each limit that is set, or of columns, which are."""
        found = {}
        if self.budget is not None and not self.can_borrow:
            found[BUDGET] = up_front > self.budget
        if self.deadline_months is not None and first_pay is not None:
            found["deadline"] = first_pay > self.deadline_months
        return found

    def broken(self, up_front: float, first_pay: float | None) -> list[str]:
        """The limits that a cost and a time break: "budget", "deadline"."""
        return [name for name, over in self.over(up_front, first_pay).items() if over]


def broken(result: Result, limits: Limits) -> list[str]:
    """The limits a route breaks as it typically turns out."""
    first = result.first_pay
    return limits.broken(result.up_front.typical, first.typical if first else None)


def strained(result: Result, limits: Limits) -> list[str]:
    """The limits it breaks only where it turns out dear or slow."""
    typical, first = broken(result, limits), result.first_pay
    high = limits.broken(result.up_front.high, first.high if first else None)
    return [name for name in high if name not in typical]


def parts(columns: Mapping[str, Column]) -> dict[str, Column]:
    """Each column as the share of the way from its worst (lowest) value to its best: 0 to 1.

    1 everywhere where all are alike.
    """
    found = {}
    for name, values in columns.items():
        low, high = (values.min(), values.max()) if len(values) else (0.0, 0.0)
        alike = high == low
        found[name] = np.ones(len(values)) if alike else (values - low) / (high - low)
    return found


def scores(shares: Mapping[str, Column], weights: Weights) -> Column:
    """0 to 100: the weighted mean of each route's parts (a simple additive weighting: Fishburn
    1967)."""
    by_weight = {name: float(getattr(weights, name)) for name in shares}
    if not any(by_weight.values()):
        by_weight = dict.fromkeys(shares, 1.0)
    total = sum(by_weight[name] * share for name, share in shares.items())
    return np.asarray(100 * total / sum(by_weight.values()))


def best_first(score: Column, cost: Column, by_key: Places) -> Places:
    """Places of routes by score; ties go to the cheaper, then by key, whose order `by_key` is."""
    return np.lexsort((by_key, cost, -score))


def frontier(points: Sequence[Column]) -> Places:
    """Places that no other beats on all columns at once, lower being better: the Pareto frontier.

    One beats another when it is at least as good in all and better in one. Two that are alike in
    all are both kept. In the order of the columns.
    """
    left = np.lexsort(tuple(reversed(points)))
    found = []
    while len(left):
        # The first in this order is beaten by none that is left, nor by one found before.
        first = left[0]
        beaten = np.all([column[left] >= column[first] for column in points], axis=0)
        alike = np.all([column[left] == column[first] for column in points], axis=0)
        found.append(left[alike])
        left = left[~beaten]
    return np.concatenate(found) if found else np.array([], dtype=np.int64)
