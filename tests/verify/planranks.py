"""Which routes of a plan come first, which break a limit, and what the plan's download says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isinf
from typing import Any

from tests.verify.certifications import Certification
from tests.verify.planmoney import Money, Three
from tests.verify.programs import Program
from tests.verify.report import Report

CENT = 0.0101
"""Two roundings to the cent may differ by one."""
Limits = tuple[float | None, float | None, bool]
"""Dollars to spend, months to the first pay, and whether the reader holds a bachelor’s degree."""


@dataclass
class Line:
    """A school route: what is told of it, and what ranks count, an unknown as the worst known."""

    key: str
    program: Program
    money: Money
    rankable: bool
    unknown_costs: bool
    finish: float | None
    passing: float | None
    odds_known: bool
    needed: float | None
    joint: bool
    at_odds: float | None
    start_counts: float
    cost: float
    up_front: float
    needed_ranked: float
    gain_ranked: float | None
    sure: float
    through: float
    after_degree: bool
    offer: Any
    later: tuple[float | None, float | None]
    status: str = ""
    broken: str = ""
    fits_if: str = ""
    rank: int = 0
    score: float = 0.0
    unbeaten: bool = False


IF_GRANTED = "within limits if aid is granted"


def in_order(one: Line) -> tuple[float, float, str]:
    """Best score first, then the cheapest."""
    return -round(one.score, 7), round(one.cost, 4), one.key


def in_groups(lines: list[Line], limits: Limits, query: Mapping[str, str]) -> None:
    """Note of every line whether it keeps to the limits, and its rank and score among its group."""
    budget, deadline, bachelor = limits
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.rankable:
            line.status = "not ranked"
            continue
        broken = []
        if budget is not None and line.up_front > budget:
            broken.append("budget")
        first = line.money.first
        if deadline is not None and first and first[1] > deadline:
            broken.append("deadline")
        if line.after_degree and not bachelor:
            broken.append("degree")
        line.status, line.broken = "breaks a limit" if broken else "within limits", " ".join(broken)
        if broken == ["budget"] and budget is not None:
            over = line.up_front - budget
            name = ""
            if over <= line.offer.off_rule:
                name = line.offer.rule
            elif over <= line.offer.off_all:
                name = line.offer.need
            if name:
                line.fits_if = f"over your limit; fits it if you are granted {name}"
                line.status, line.broken = IF_GRANTED, ""
        groups[line.status].append(line)
    for name, group in groups.items():
        _score(group, query)
        if name == "within limits":
            group.sort(key=in_order)
            for rank, line in enumerate(group, 1):
                line.rank = rank
            _mark_unbeaten(group, query)


def _worth(line: Line, query: Mapping[str, str]) -> float:
    """More is better: the gain at the reader's odds, else how few must be hired, else the pay."""
    if "wage" not in query:
        return line.start_counts
    if "hired" in query:
        return line.gain_ranked or 0.0
    return -min(1.0, line.needed_ranked)


def _columns(group: Sequence[Line], query: Mapping[str, str]) -> dict[str, list[float]]:
    return {
        "w_cost": [-one.cost for one in group],
        "w_time": [-float(one.money.first[1]) if one.money.first else 0.0 for one in group],
        "w_pay": [_worth(one, query) for one in group],
        "w_sure": [one.sure for one in group],
    }


def _score(group: list[Line], query: Mapping[str, str]) -> None:
    usual = {"w_cost": 3, "w_time": 2, "w_pay": 3, "w_sure": 2}
    weights = {name: float(query.get(name, weight)) for name, weight in usual.items()}
    for line in group:
        line.score = 0.0
    for name, values in _columns(group, query).items():
        low, high = min(values), max(values)
        alike = high - low < 1e-9 * max(1.0, abs(high))
        for line, value in zip(group, values, strict=True):
            share = 1.0 if alike else (value - low) / (high - low)
            line.score += 100 * weights[name] * share / sum(weights.values())


def _mark_unbeaten(group: list[Line], query: Mapping[str, str]) -> None:
    """Those that no other beats on cost, time and gain at once."""
    columns = _columns(group, query)
    points = list(
        zip(
            *([round(v, 6) for v in columns[n]] for n in ("w_cost", "w_time", "w_pay")), strict=True
        )
    )
    for line, own in zip(group, points, strict=True):
        line.unbeaten = not any(
            other != own and all(a >= b for a, b in zip(other, own, strict=True))
            for other in points
        )


def answers(ranked: Sequence[Line], peers: Sequence[Certification], gains: bool) -> dict[str, Line]:
    """By its words, each answer: cheapest to try, surest, best pay after."""
    some = [one for one in ranked if not gains or one.needed_ranked <= 1]
    if len(some) < 2:
        return {}
    some = [one for one in some if min(one.offer.sure) > 0] or some
    found: list[tuple[str, Line]] = [
        ("Cheapest to try", min(some, key=lambda one: round(one.up_front, 6)))
    ]
    certain = [one for one in some if one.odds_known] or some
    found.append(("Surest", min(certain, key=lambda one: round(-one.through, 6))))
    by_year: dict[str, list[Line]] = defaultdict(list)
    for one in some:
        if one.program.earnings:
            by_year[one.program.after].append(one)
    most = max(by_year.values(), key=len, default=[])
    if len({one.program.earnings for one in most}) > 1:
        best = max(one.program.earnings or 0 for one in most)
        found.append(("Best pay after", next(o for o in most if o.program.earnings == best)))
    roles: dict[str, list[str]] = defaultdict(list)
    lines = {}
    for name, line in found:
        roles[line.key].append(name if not roles[line.key] else name[0].lower() + name[1:])
        lines[line.key] = line
    return {" and ".join(names): lines[key] for key, names in roles.items()}


def _span(name: str, span: Three | tuple[int, ...] | None) -> dict[str, object]:
    ends = span or (None, None, None)
    return {f"{name}_{end}": v for end, v in zip(("low", "typical", "high"), ends, strict=True)}


def _row(line: Line, peers: bool) -> dict[str, object]:
    """What the download should say of a route."""
    m = line.money
    start, later = m.start, line.later
    whole = None not in (*later, m.start and 0)
    return {
        "place": line.rank or None,
        "score": line.score if line.status != "not ranked" else None,
        "status": line.status,
        "breaks": line.broken or None,
        "fits_if": line.fits_if or None,
        "provider": line.program.school.name,
        **_span("cost", m.cost),
        "cost_is_at_least": "true" if line.unknown_costs else "false",
        **_span("up_front", m.up_front),
        **_span("months_to_first_pay", m.first),
        "payback_month_early": m.payback[0],
        "payback_month_typical": m.payback[1],
        "payback_month_late": m.payback[2],
        **_span("net_gain_if_hired", m.gain),
        "completion_rate_of_school": line.finish,
        "pass_rate": line.passing,
        "break_even_share_hired": None
        if line.needed is None or isinf(line.needed) else line.needed,
        "break_even_is_of_all_who_start": None
        if line.needed is None else ("true" if line.joint else "false"),
        "expected_net_gain": line.at_odds,
        "start_hourly_low": start[0] if start else None,
        "start_hourly_high": start[2] if start else None,
        "later_hourly_low": later[0] if whole else None,
        "later_hourly_high": later[1] if whole else None,
        "on_frontier": "true" if line.unbeaten else "false",
    }  # fmt: skip


TOLERANCES = {"score": 0.051, "break_even_share_hired": 0.000051, "completion_rate_of_school": 1e-9}
"""How far a figure may be off, where it is not rounded to the cent."""


def check_rows(
    lines: Sequence[Line], rows: Sequence[Mapping[str, str]], limits: Limits,
    query: Mapping[str, str], address: str, report: Report,
) -> None:  # fmt: skip
    """Every school route of a download: that just these are there, in order, and each figure."""
    own = {"on your own", "yardstick"}
    served = {row["route"]: row for row in rows if row["status"] not in own}
    wanted = {line.key: line for line in lines}
    for key in wanted.keys() - served.keys():
        report.differ("plans: routes", address, key, "no such route")
    for key in served.keys() - wanted.keys():
        report.differ("plans: routes", address, "no such route", key)
    report.alike(["plans: routes"], len(served.keys() & wanted.keys()))
    for key, line in wanted.items():
        if key in served:
            for name, value in _row(line, True).items():
                _compare(name, value, served[key][name], f"{address} {key}", report)


def _compare(name: str, value: object, got: str, key: str, report: Report) -> None:
    figure = f"plans: {name}"
    if isinstance(value, float | int) and not isinstance(value, bool) and got:
        if abs(float(value) - float(got)) <= TOLERANCES.get(name, CENT):
            report.alike([figure])
        else:
            report.differ(figure, key, round(float(value), 4), got)
        return
    report.check(figure, key, value, got.lower() if value in ("true", "false") else got)
