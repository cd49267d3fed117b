"""What a route brings at the odds: who finishes, passes and is hired. Pure: no Django.

Every figure is a present value in dollars against staying in the present job, or a share from 0
to 1. The same formulas take arrays, one place a route. docs/planner.md works an example.

    expected(h) = f·p·h·hired + f·p·(1 − h)·unhired + f·(1 − p)·failed + (1 − f)·unfinished

with f who finish of those who begin, p who pass of those who finish (1 without an exam) and h who
are hired in the field of those who pass. Those who end elsewhere have paid for all they began and
lost the pay of the time it took: they go back to the present job with nothing gained.
"""

from dataclasses import dataclass
from math import ceil, inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

TEN = 10


@dataclass(frozen=True)
class Ends:
    """What a route brings by where it ends: one sum, or an array of one a route.

    `hired` in the field; `unhired` after passing; `failed` at the exam, having finished;
    `unfinished` after the whole length and price of the training, so that stopping early is
    never counted as cheap.
    """

    unfinished: Any
    failed: Any
    unhired: Any
    hired: Any


def expected(ends: Ends, finish: Any, passing: Any, hired: Any) -> Any:
    """The mean of the four ends at these odds, in dollars."""
    reached = finish * passing
    return (
        reached * hired * ends.hired
        + reached * (1 - hired) * ends.unhired
        + finish * (1 - passing) * ends.failed
        + (1 - finish) * ends.unfinished
    )


def break_even(ends: Ends, finish: float, passing: float) -> float:
    """The share of those who finish and pass that must be hired for `expected` to be 0.

    It is linear in h: −expected(0) ÷ (expected(1) − expected(0)). Over 1: not worth it even if
    all are hired; infinite where being hired brings no more than not being.
    """
    return float(break_evens(ends, np.float64(finish), np.float64(passing)))


def break_evens(ends: Ends, finish: Any, passing: Any) -> NDArray[np.float64]:
    """The same of many routes at once."""
    lost = -np.asarray(expected(ends, finish, passing, 0.0), dtype=np.float64)
    more = np.asarray(finish * passing * (ends.hired - ends.unhired), dtype=np.float64)
    safe = np.where(more > 0, more, 1.0)
    return np.where(more > 0, np.maximum(lost, 0) / safe, inf)


def passing_break_even(ends: Ends, finish: float) -> float:
    """The share of those who finish that must pass and be hired, where nobody says who passes.

    All who fail are taken to lose as much as those who passed and were not hired: the most.
    """
    return break_even(ends, finish, 1.0)


def joint_break_even(ends: Ends) -> float:
    """The share of those who begin that must finish, pass and be hired, where none says who does.

    All others are taken to lose as much as those who passed and were not hired: the most.
    q·hired + (1 − q)·unhired = 0.
    """
    return break_even(ends, 1.0, 1.0)


def in_ten(share: float) -> int | None:
    """At least how many of ten that share is; None for more than all of them.

    A millionth is given: a share of 0.6 reckoned as 0.6000000001 is six of ten.
    """
    return None if share > 1 + 1e-6 else max(0, ceil(TEN * share - 1e-6))
