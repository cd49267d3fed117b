"""Which routes come first, which break a limit, and which no other beats. Pure: no Django."""

from collections.abc import Sequence
from dataclasses import dataclass

from plan.routes import Result


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


@dataclass(frozen=True)
class Ranked:
    """A result with its score (0 to 100) and the parts it is made of, each 0 to 1."""

    result: Result
    score: float
    parts: dict[str, float]


def broken(result: Result, limits: Limits) -> list[str]:
    """The limits a route breaks as it typically turns out: "budget", "deadline"."""
    return _over(result, limits, "typical")


def strained(result: Result, limits: Limits) -> list[str]:
    """The limits it breaks only where it turns out dear or slow."""
    typical = _over(result, limits, "typical")
    return [name for name in _over(result, limits, "high") if name not in typical]


def _over(result: Result, limits: Limits, end: str) -> list[str]:
    found = []
    if limits.budget is not None and getattr(result.up_front, end) > limits.budget:
        found.append("budget")
    first = result.first_pay
    deadline = limits.deadline_months
    if deadline is not None and first and getattr(first, end) > deadline:
        found.append("deadline")
    return [name for name in found if name != "budget" or not limits.can_borrow]


def is_complete(result: Result) -> bool:
    """Whether cost, time and gain are known well enough for the route to be ranked."""
    blocking = any(cost.decides for cost in result.route.unknown_costs)
    return not (blocking or result.first_pay is None or result.gain is None)


def ranked(results: Sequence[Result], weights: Weights) -> list[Ranked]:
    """Complete results, best first.

    Each part is the share of the way from the worst of them to the best (1 where all are alike):
    lower cost, sooner pay, higher net gain over the horizon, surer figures. The score is their
    weighted mean (a simple additive weighting: Fishburn 1967). Ties go to the cheaper, then by key.
    """
    complete = [r for r in results if is_complete(r)]
    columns = {
        "cost": [-r.cost.typical for r in complete],
        "time": [-r.first_pay.typical for r in complete if r.first_pay],
        "pay": [r.gain.typical for r in complete if r.gain],
        "sure": [r.route.sure for r in complete],
    }
    shares = {name: _shares(values) for name, values in columns.items()}
    by_weight = {name: getattr(weights, name) for name in columns}
    if not any(by_weight.values()):
        by_weight = dict.fromkeys(columns, 1)
    whole = sum(by_weight.values())
    found = []
    for at, result in enumerate(complete):
        parts = {name: share[at] for name, share in shares.items()}
        score = 100 * sum(by_weight[name] * part for name, part in parts.items()) / whole
        found.append(Ranked(result, score, parts))
    found.sort(key=lambda r: (-r.score, r.result.cost.typical, r.result.route.key))
    return found


def frontier(results: Sequence[Result]) -> list[Result]:
    """Complete results that no other beats on cost, time and gain at once (the Pareto frontier).

    One beats another when it is at least as good in all three and better in one. Two that are
    alike in all three are both kept.
    """
    points = [(_point(r), r) for r in results if is_complete(r)]
    points.sort(key=lambda pair: (pair[0], pair[1].route.key))
    kept: list[tuple[tuple[float, float, float], Result]] = []
    for point, result in points:
        if not any(_beats(other, point) for other, _r in kept):
            kept.append((point, result))
    return [result for _point, result in kept]


def _point(result: Result) -> tuple[float, float, float]:
    """Cost, months and gain with its sign turned: lower is better in each."""
    assert result.first_pay is not None
    assert result.gain is not None
    return result.cost.typical, result.first_pay.typical, -result.gain.typical


def _beats(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def _shares(values: Sequence[float]) -> list[float]:
    """Where each value stands between the lowest (0) and the highest (1)."""
    if not values:
        return []
    low, high = min(values), max(values)
    return [1.0 if high == low else (value - low) / (high - low) for value in values]
