from pathlib import Path

from plan.money import curve, gains, net_gain, payback_month
from plan.routes import HIGH, LOW, TYPICAL, Cost, LocalPay, Route, Span, Step, Terms, case

TEXT = (Path(__file__).parents[2] / "docs" / "planner.md").read_text()
ROUTE = Route(
    "example", "The worked example",
    (
        Step("train", "", Span(12, 12, 12)),
        Step("exam", "", Span(2, 2, 2)),
        Step("search", "", Span(3, 3, 3)),
    ),
    (
        Cost("Tuition", "training", Span(3000, 4000, 5000)),
        Cost("Exam", "exam", Span(299, 299, 299)),
        Cost("Renewal", "renewal", Span(218, 218, 218), 24),
    ),
    LocalPay(18, 21, 24, 30),
)  # fmt: skip
TERMS = Terms(horizon_years=5, present_hourly=17)


def line(label: str, values: list[str]) -> str:
    return f"| {label} | {' | '.join(values)} |"


def test_the_worked_example_of_the_documentation_holds_to_the_cent() -> None:
    cases = [case(ROUTE, outcome, TERMS) for outcome in (LOW, TYPICAL, HIGH)]
    known = [one for one in cases if one is not None]
    paid = [ROUTE.total(outcome, 60) for outcome in (LOW, TYPICAL, HIGH)]
    assert line("paid within 5 years", [f"${value:,.2f}" for value in paid]) in TEXT
    assert line("sum of gains", [f"${sum(gains(c, 60)):,.2f}" for c in known]) in TEXT
    assert line("net gain", [f"${net_gain(c, 60, 0.03):,.2f}" for c in known]) in TEXT
    assert line("paid back in month", [str(payback_month(c, 60)) for c in known]) in TEXT


def test_the_months_worked_by_hand_hold() -> None:
    typical = case(ROUTE, TYPICAL, TERMS)
    assert typical is not None
    assert typical.pay is not None
    ahead = curve(typical, 60)
    assert f"${typical.present_monthly:,.2f} a month" in TEXT
    assert f"starts at ${typical.pay.at(0):,.2f}" in TEXT
    assert f"${typical.pay.at(12) - typical.pay.at(0):,.2f} a month each year" in TEXT
    assert f"is ${-ahead[16]:,.2f} behind" in TEXT
    assert f"${ahead[23]:,.2f} are\nover" in TEXT
