"""Every number, amount and range on screen is written here. No Django: pure and tested.

Functions take None for an unknown figure and return "" for it; pages say why it is unknown. What
words they need are looked up by what the site gave `speak`; without it they are English.
"""

from collections.abc import Callable

from careerguide.columns.codes import noop as _

DASH = "–"
NO_BREAK = "\u00a0"
_said: Callable[[str], str] = str


def speak(by: Callable[[str], str]) -> None:
    """Look words up by this function from here on."""
    global _said
    _said = by


def count(value: int | None) -> str:
    """A whole number with commas; "" for None."""
    return "" if value is None else f"{value:,}"


def spelled(value: int) -> str:
    """A small count within a sentence: “six”; figures from ten on."""
    return _said(SPELLED[value]) if 0 <= value < len(SPELLED) else count(value)


SPELLED = (
    _("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"),
    _("eight"), _("nine"),
)  # fmt: skip


def dollars(value: float | None) -> str:
    """Whole dollars, with a real minus below zero."""
    if value is None:
        return ""
    return f"${round(value):,}" if value > -0.5 else f"−${round(-value):,}"


def share(value: float | None) -> str:
    """A share from 0 to 1 in whole per cent: “43%”; "" for None."""
    return "" if value is None else f"{round(value * 100)}%"


def about_dollars(value: float | None) -> str:
    """An estimate without a precision that it does not have: to $10, from $10,000 on to $100."""
    if value is None:
        return ""
    step = 10 if value < 10_000 else 100
    return dollars(max(step, round(value / step) * step) if value else 0)


def brief_dollars(value: float) -> str:
    """A round amount where there is little room: $500, $7.5k, −$20k, $1.2M."""
    sign, size = "−" if value < 0 else "", abs(value)
    for unit, letter in ((1_000_000, "M"), (1_000, "k")):
        if size >= unit:
            return f"{sign}${size / unit:,.4g}{letter}"
    return f"{sign}${size:,.4g}"


def cents(value: int | None) -> str:
    """An hourly wage from cents."""
    return "" if value is None else f"${value / 100:,.2f}"


def span(low: str, high: str) -> str:
    """Two written ends as a range, one end as “up to” or “or more”, the same ends once."""
    if low and high:
        return low if low == high else f"{low}{DASH}{high.removeprefix('$')}"
    if high:
        return _said(_("up to {}")).format(high)
    return _said(_("{} or more")).format(low) if low else ""


def dollar_span(low: float | None, high: float | None) -> str:
    """Whole dollars from low to high; “up to” or “or more” where one of them is None."""
    return span(dollars(low), dollars(high))


def plain(value: float | None) -> str:
    """A number with at most one decimal."""
    if value is None:
        return ""
    return f"{round(value, 1):,.1f}".removesuffix(".0")


def month_span(low: float | None, high: float | None) -> str:
    """A length: months, and weeks for an end under three months."""
    if low is not None and high is not None and low < SHORT <= high:
        return f"{_length(low)}{DASH}{_length(high)}"
    if high is not None and high < SHORT:
        weeks = span(*("" if v is None else plain(_weeks(v)) for v in (low, high)))
        return _counted(weeks, *WEEKS)
    months = span(plain(low), plain(high))
    return months and _counted(months, *MONTHS)


def about_months(value: float | None) -> str:
    """An estimated length: whole months, and whole weeks under three months."""
    if value is None:
        return ""
    return month_span(*[round(value) if value >= SHORT else value] * 2)


def _length(months: float) -> str:
    """One end with its unit; they stay together where a line breaks."""
    short = months < SHORT
    said = _counted(str(_weeks(months)), *WEEKS) if short else _counted(plain(months), *MONTHS)
    return said.replace(" ", NO_BREAK)


def _counted(number: str, one: str, more: str) -> str:
    return _said(one if number == "1" else more).format(number)


def _weeks(months: float) -> int:
    # Lengths are held in few digits: half a week has to stay half a week.
    return max(1, round(round(months * WEEKS_PER_MONTH, 4)))


MONTHS = _("{} month"), _("{} months")
WEEKS = _("{} week"), _("{} weeks")
SHORT = 3
"""Months below which people count in weeks."""
WEEKS_PER_MONTH = 52 / 12


def percent(value: float | None, signed: bool = False) -> str:
    """A percentage with at most one decimal, a real minus, and + where signed; "" for None."""
    if value is None:
        return ""
    text = f"{value:+,.1f}" if signed else f"{value:,.1f}"
    return text.removesuffix(".0").replace("-", "−") + "%"
