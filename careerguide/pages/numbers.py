"""Every number, amount and range on screen is written here. No Django: pure and tested.

Functions take None for an unknown figure and return "" for it; pages say why it is unknown.
"""

DASH = "–"
NO_BREAK = "\u00a0"


def count(value: int | None) -> str:
    """A whole number with commas; "" for None."""
    return "" if value is None else f"{value:,}"


def spelled(value: int) -> str:
    """A small count within a sentence: “six”; figures from ten on."""
    names = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return names[value] if 0 <= value < len(names) else count(value)


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


def span(low: str, high: str, most: str = "up to {}", least: str = "{} or more") -> str:
    """Two written ends as a range, one end as “up to” or “or more”, the same ends once."""
    if low and high:
        return low if low == high else f"{low}{DASH}{high.removeprefix('$')}"
    if high:
        return most.format(high)
    return least.format(low) if low else ""


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
        return f"{weeks} week" if weeks == "1" else f"{weeks} weeks"
    months = span(plain(low), plain(high))
    return f"{months} month" if months == "1" else (months and f"{months} months")


def about_months(value: float | None) -> str:
    """An estimated length: whole months, and whole weeks under three months."""
    if value is None:
        return ""
    return month_span(*[round(value) if value >= SHORT else value] * 2)


def _length(months: float) -> str:
    """One end with its unit; they stay together where a line breaks."""
    number, unit = (str(_weeks(months)), "week") if months < SHORT else (plain(months), "month")
    return f"{number}{NO_BREAK}{unit}" if number == "1" else f"{number}{NO_BREAK}{unit}s"


def _weeks(months: float) -> int:
    # Lengths are held in few digits: half a week has to stay half a week.
    return max(1, round(round(months * WEEKS_PER_MONTH, 4)))


SHORT = 3
"""Months below which people count in weeks."""
WEEKS_PER_MONTH = 52 / 12


def percent(value: float | None, signed: bool = False) -> str:
    """A percentage with at most one decimal, a real minus, and + where signed; "" for None."""
    if value is None:
        return ""
    text = f"{value:+,.1f}" if signed else f"{value:,.1f}"
    return text.removesuffix(".0").replace("-", "−") + "%"
