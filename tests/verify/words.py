"""How figures are written on pages: amounts, spans, lengths, shares."""

from fractions import Fraction

SHORT = 3
"""Months below which people count in weeks."""


def dollars(value: float | None) -> str:
    return "" if value is None else f"${value:,.0f}"


def count(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def span(low: str, high: str) -> str:
    """Both ends, one where they are the same, or the one that is known."""
    if not low or not high:
        return f"up to {high}" if high else low and f"{low} or more"
    return low if low == high else f"{low}–{high.removeprefix('$')}"


def money(low: float | None, high: float | None) -> str:
    return span(dollars(low), dollars(high))


def plain(value: Fraction | None) -> str:
    """At most one decimal."""
    return "" if value is None else f"{float(round(value, 1)):,.1f}".removesuffix(".0")


def _unit(number: str, unit: str) -> str:
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


def _weeks(months: Fraction) -> str:
    return str(max(1, round(months * 52 / 12)))


def months(low: Fraction | None, high: Fraction | None) -> str:
    """Months, and weeks for an end under three months."""
    if high is None:
        return ""
    if low is not None and low < SHORT <= high:
        return f"{_unit(_weeks(low), 'week')}–{_unit(plain(high), 'month')}"
    if high < SHORT:
        return _unit(span("" if low is None else _weeks(low), _weeks(high)), "week")
    return _unit(span(plain(low), plain(high)), "month")


def about_money(value: int) -> str:
    """An estimate: to ten dollars, from $10,000 on to a hundred."""
    step = 10 if value < 10_000 else 100
    return dollars(max(step, round(Fraction(value, step)) * step) if value else 0)


def about_months(value: Fraction) -> str:
    """An estimate: whole months, or weeks."""
    whole = Fraction(round(value)) if value >= SHORT else value
    return months(whole, whole)


def percent(value: float | None, sign: bool = False) -> str:
    if value is None:
        return ""
    return format(value, "+,.1f" if sign else ",.1f").removesuffix(".0").replace("-", "−") + "%"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def listed(names: list[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
