"""Which routes come first, which break a limit, and which no other beats. Pure: no Django.

Routes stand in columns, one place a route, whose figures are all known or assumed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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

    def broken(self, up_front: float, first_pay: float | None) -> list[str]:
        """The limits that a cost and a time break: "budget", "deadline"."""
        found = []
        if self.budget is not None and not self.can_borrow and up_front > self.budget:
            found.append(BUDGET)
        deadline = self.deadline_months
        if deadline is not None and first_pay is not None and first_pay > deadline:
            found.append("deadline")
        return found


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


def best_first(score: Column, cost: Column, keys: Sequence[str]) -> Places:
    """Places of routes by score; ties go to the cheaper, then by key."""
    by_key = np.argsort(np.argsort(np.array(keys, dtype=str), kind="stable"), kind="stable")
    return np.lexsort((by_key, cost, -score))


def frontier(points: Sequence[Column]) -> Places:
    """Places that no other beats on all columns at once, lower being better: the Pareto frontier.

    One beats another when it is at least as good in all and better in one. Two that are alike in
    all are both kept. In the order of the columns.
    """
    if not len(points) or not len(points[0]):
        return np.array([], dtype=np.int64)
    order = np.lexsort(tuple(reversed(points)))
    kept: list[tuple[float, ...]] = []
    found = []
    for at, point in zip(
        order.tolist(), zip(*(c[order].tolist() for c in points), strict=True), strict=True
    ):
        if not any(o != point and all(a <= b for a, b in zip(o, point, strict=True)) for o in kept):
            if not kept or kept[-1] != point:
                kept.append(point)
            found.append(at)
    return np.array(found, dtype=np.int64)
