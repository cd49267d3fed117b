"""Charts of pay: range bars of one or several places, and the median over the years."""

from collections.abc import Callable, Sequence
from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.charts.ranges import Ranges, Row, ranges
from careerguide.charts.series import Line
from careerguide.pages.numbers import brief_dollars
from salaries.pages.wagetext import amount, per
from salaries.rules import HOURLY, PERCENTILES
from salaries.wagestore import BIT, WageRow

Values = list[float | None]


class PayChart(TypedDict):
    """What every chart of pay says around its drawing."""

    id: str
    title: str
    caption: str
    note: str
    finding: str


class RangesChart(PayChart):
    """What templates/charts/ranges.html draws, and the names whose range is not fully known.

    `present` is the reader's own pay; "" where they did not say it.
    """

    plot: Ranges
    present: str
    left_out: list[str]


class LineChart(PayChart):
    """What templates/charts/lines.html draws."""

    plot: Line


def exact(figures: WageRow, unit: str) -> Values:
    """The five percentiles, in cents an hour or dollars a year.

    One that is only known as “at least” is None: where it ends, nobody published.
    """
    names = [f"{unit}_{percentile}" for percentile in PERCENTILES]
    return [None if figures["top_coded"] & BIT[name] else figures[name] for name in names]


def pay_ranges(
    chart_id: str, title: str, named: Sequence[tuple[str, Values]], unit: str,
    present: float | None = None,
) -> RangesChart | None:  # fmt: skip
    """The ranges on one scale; None where no range is fully known.

    Values are in cents an hour or dollars a year; `present` is the reader's own pay in the same.
    """
    drawn = ranges(named, percentiles(), writer(unit), ticker(unit), present)
    if drawn is None:
        return None
    shown = {row.name for row in drawn.rows}
    return {
        "id": chart_id,
        "title": title,
        "caption": pay_per(unit),
        "note": _("Thin from the 10th to the 90th percentile, thick over the middle half; the bold"
                  " tick is the median."),
        "finding": " ".join(_said(row, unit) for row in drawn.rows),
        "plot": drawn,
        "present": "" if present is None else writer(unit)(present),
        "left_out": [name for name, _values in named if name not in shown],
    }  # fmt: skip


def _said(row: Row, unit: str) -> str:
    said = _("A tenth earn less than %(low)s %(per)s, half less than %(median)s, and a tenth more"
             " than %(high)s.") % {
        "low": row.points[0].written, "per": per(unit), "median": row.points[2].written,
        "high": row.points[4].written,
    }  # fmt: skip
    return f"{row.name}: {said}" if row.name else said


def pay_per(unit: str) -> str:
    """What the scale of a chart measures."""
    return _("Pay an hour.") if unit == HOURLY else _("Pay a year.")


def percentiles() -> list[str]:
    """What each of the five points of a range is called, from left to right."""
    return [
        _("10th percentile"), _("25th percentile"), _("median"), _("75th percentile"),
        _("90th percentile"),
    ]  # fmt: skip


def writer(unit: str) -> Callable[[float], str]:
    """Writes a figure held in the unit."""
    return lambda value: amount(f"{unit}_median", value)


def ticker(unit: str) -> Callable[[float], str]:
    """Writes a round figure of an axis."""
    parts = 100 if unit == HOURLY else 1
    return lambda value: brief_dollars(value / parts)


def pay_line(drawn: Line | None, unit: str) -> LineChart | None:
    """The median in every year that published it; None where no line can be drawn."""
    if drawn is None:
        return None
    ends = {
        "first": drawn.first.year, "from": drawn.first.written,
        "last": drawn.last.year, "to": drawn.last.written,
    }  # fmt: skip
    return {
        "id": "trend-line",
        "title": _("National median by year"),
        "caption": pay_per(unit),
        "note": _("The scale begins at %s, not at zero.") % drawn.up.ticks[0].label,
        "finding": _("From %(from)s in %(first)s to %(to)s in %(last)s.") % ends,
        "plot": drawn,
    }
