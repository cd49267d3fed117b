"""Find figures that contradict each other. They stay, are shown as such, and win no mark."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

FEWEST_PRICES = 8
"""Fewer reported prices of a field group than this say nothing about its range."""
FARTHEST = 3.0
"""A price is an outlier past this many times (or below this part of) the field's middle …"""
SPREADS = 4.0
"""… and past this many typical deviations on a log scale (1.4826 × median deviation)."""


@dataclass(frozen=True)
class Outliers:
    """Middle price of each field group (CIP4 and kind of award) and how far prices may lie."""

    limits: Mapping[str, tuple[float, float, float]]

    def reason(self, group: str, price: int) -> str | None:
        """Why `price` is far outside its group's range; None if it is not."""
        if group not in self.limits:
            return None
        low, middle, high = self.limits[group]
        if low <= price <= high:
            return None
        side = "above" if price > high else "below"
        return (
            f"the reported price of ${price:,} is far {side} the range of this field,"
            f" whose middle is ${middle:,.0f}"
        )


def find_outliers(prices: Iterable[tuple[str, int]]) -> Outliers:
    """From (group, price): the robust range of each group with enough prices."""
    groups: dict[str, list[float]] = defaultdict(list)
    for group, price in prices:
        if price > 0:
            groups[group].append(math.log(price))
    limits = {}
    for group, logs in groups.items():
        if len(logs) < FEWEST_PRICES:
            continue
        middle = median(logs)
        spread = 1.4826 * median(abs(value - middle) for value in logs)
        reach = max(SPREADS * spread, math.log(FARTHEST))
        limits[group] = (math.exp(middle - reach), math.exp(middle), math.exp(middle + reach))
    return Outliers(limits)
