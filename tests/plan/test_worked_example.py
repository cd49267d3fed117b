"""The worked examples of docs/planner.md, reproduced to the cent. Their figures are made up."""

from dataclasses import replace
from pathlib import Path

import pytest

from plan.money import curve, gains, net_gain, payback_month
from plan.odds import in_ten
from plan.results import case, ends, worked_out
from plan.routes import HIGH, LOW, TYPICAL, Cost, LocalPay, Route, Span, Step, Terms

TEXT = (Path(__file__).parents[2] / "docs" / "planner.md").read_text()
STEPS = (
    Step("train", "", Span(12, 12, 12)),
    Step("exam", "", Span(2, 2, 2)),
    Step("search", "", Span(3, 3, 3)),
)
ROUTE = Route(
    "example", "The worked example", STEPS,
    (
        Cost("Tuition", "training", Span(3000, 4000, 5000)),
        Cost("Exam", "exam", Span(299, 299, 299)),
        Cost("Renewal", "renewal", Span(218, 218, 218), 24),
    ),
    LocalPay(18, 21, 24, 30),
)  # fmt: skip
TERMS = Terms(horizon_years=5, present_hourly=17, raises=24 / 21)
WITH_AID = Route(
    "odds", "The second example", (Step("train", "", Span(6, 6, 6)), *STEPS[1:]),
    (
        Cost("Tuition after aid", "training", Span(0, 1000, 4000)),
        Cost("Exam", "exam", Span(300, 300, 300)),
        Cost("A second try", "retake", Span(0, 120, 300)),
        Cost("Renewal", "renewal", Span(200, 200, 200), 24),
    ),
    LocalPay(18, 21, 24, 30), finish=0.6, passing=0.6,
)  # fmt: skip
FULL_TIME = Terms(present_hourly=15, keeps_working=False, raises=24 / 21, hired=0.7)


def line(label: str, values: list[str]) -> str:
    return f"| {label} | {' | '.join(values)} |"


def sum_of(value: float) -> str:
    return f"{'−' if value < 0 else ''}${abs(value):,.2f}"


def test_the_worked_example_of_the_documentation_holds_to_the_cent() -> None:
    cases = [case(ROUTE, outcome, TERMS) for outcome in (LOW, TYPICAL, HIGH)]
    known = [one for one in cases if one is not None]
    paid = [ROUTE.total(outcome, 60) for outcome in (LOW, TYPICAL, HIGH)]
    assert line("paid within 5 years", [sum_of(value) for value in paid]) in TEXT
    assert line("sum of gains", [sum_of(sum(gains(c, 60))) for c in known]) in TEXT
    assert line("net gain", [sum_of(net_gain(c, 60, 0.03)) for c in known]) in TEXT
    assert line("paid back in month", [str(payback_month(c, 60) or "never") for c in known]) in TEXT


def test_the_months_worked_by_hand_hold() -> None:
    typical = case(ROUTE, TYPICAL, TERMS)
    assert typical is not None
    assert typical.pay is not None
    ahead, present = curve(typical, 60), typical.present
    assert f"present pay is ${present.at(0):,.2f} a month" in TEXT
    assert f"${present.at(12) - present.at(0):,.2f} a month each year" in TEXT
    assert f"starts at ${typical.pay.at(0):,.2f}" in TEXT
    assert f"rises by ${typical.pay.at(12) - typical.pay.at(0):,.2f} a\nmonth each year" in TEXT
    assert f"is ${-ahead[16]:,.2f} behind" in TEXT
    assert f"${typical.pay.at(0) - present.at(12):,.2f}, which leaves ${-ahead[23]:,.2f}" in TEXT
    assert f"brings ${ahead[24] - ahead[23]:,.2f}: paid back, ${ahead[24]:,.2f} over" in TEXT


def test_the_example_with_odds_and_aid_holds_to_the_cent() -> None:
    four = ends(WITH_AID, FULL_TIME)
    assert four is not None
    rows = (
        ("not finished", 0.4, four.unfinished),
        ("not passed", 0.6 * 0.4, four.failed),
        ("not hired", 0.6 * 0.6 * 0.3, four.unhired),
        ("hired", 0.6 * 0.6 * 0.7, four.hired),
    )
    for label, share, value in rows:
        assert line(label, [f"{share:.3f}", sum_of(value)]) in TEXT
    assert sum(share for _label, share, _value in rows) == pytest.approx(1)
    found = worked_out(WITH_AID, FULL_TIME)
    assert found.at_odds == pytest.approx(sum(share * value for _label, share, value in rows))
    assert found.at_odds is not None
    assert found.needed is not None
    assert f"Expected: {sum_of(found.at_odds)}. Break-even: {found.needed:.3f}" in TEXT
    assert f"at least {in_ten(found.needed)} in 10 are hired" in TEXT


def test_the_same_example_without_aid_holds() -> None:
    sticker = (Cost("Tuition", "training", Span(4000, 4000, 4000)), *WITH_AID.costs[1:])
    found = worked_out(replace(WITH_AID, costs=sticker), FULL_TIME)
    assert found.at_odds is not None
    assert found.needed is not None
    assert f"expected {sum_of(found.at_odds)}, break-even {found.needed:.3f}" in TEXT
    assert in_ten(found.needed) == 8
