"""One chart of every kind with made-up figures, for the style guide."""

from typing import Any

from careerguide.charts.bars import bars
from careerguide.charts.dots import Datum, plot
from careerguide.charts.frame import Table, across, up
from careerguide.charts.lines import line
from careerguide.charts.ranges import ranges
from careerguide.charts.scales import month_ticks, ticks
from careerguide.pages.numbers import brief_dollars, count, dollars, plain

PERCENTILES = ("10th percentile", "25th percentile", "median", "75th percentile", "90th percentile")
PLACES = (
    ("Worcester, MA", (38_000, 43_000, 51_000, 63_000, 76_000)),
    ("A place with a name too long for a phone, MA-NH", (31_000, 36_000, 40_000, 52_000, 60_000)),
)
PROGRAMS = (
    Datum(6_800, 12, 1, (2_100, 3), "Bunker Hill", "Coding"),
    Datum(6_800, 12, 1, of="Billing"),
    Datum(6_800, 12, 1, of="Office work"),
    Datum(22_800, 48, 2, (11_000, 18), of="Health information"),
    Datum(95_000, 60, 3, of="Health management"),
    Datum(71_000, 24, 4, of="Informatics"),
    Datum(13_600, 7, 5, of="Award level not reported"),
)


def chart_samples() -> dict[str, Any]:
    awards = bars(_awards(14, None, 0, 12), _count, "not reported")
    table = Table(["Year", "Awards"], [[bar.label, bar.written] for bar in awards])
    return {
        "range_chart": _chart("range", ranges(PLACES[:1], PERCENTILES, dollars, brief_dollars)),
        "pay_chart": _chart("pay", ranges(PLACES, PERCENTILES, dollars, brief_dollars, 34_000))
        | {"present": "$34,000"},
        "line_chart": _chart("line", line(_years(22, 23, None, 27, 26), plain, plain)),
        "bar_chart": _chart("bars", awards) | {"table": table},
        "dot_chart": _chart("dots", _dots()),
        "curve_chart": _chart("curves", _curves()),
        **_map(),
    }


def _chart(name: str, plot: Any) -> dict[str, Any]:
    return {
        "id": f"sample-{name}",
        "title": f"Sample of {name}",
        "caption": f"The finding of these {name}",
        "note": "How they are read.",
        "finding": "What they show, in a sentence.",
        "plot": plot,
    }


def _count(value: float) -> str:
    return count(round(value))


def _years(*values: float | None) -> list[tuple[int, float | None]]:
    return list(enumerate(values, 2021))


def _awards(*values: float | None) -> list[tuple[str, float | None]]:
    return [(str(year), value) for year, value in _years(*values)]


def _dots() -> dict[str, Any]:
    x, y = across(ticks(0, 95_000), brief_dollars, "price"), up(month_ticks(60), plain, "months")
    return plot(PROGRAMS, x, y, lambda names: {"href": "#", "said": ", ".join(names)})


def _curves() -> dict[str, Any]:
    x, y = across(range(6), plain, "years from today"), up(ticks(-10_000, 40_000), brief_dollars)
    lines = []
    for number, (dash, start, rise) in enumerate((("", -4_000, 8_000), ("8 4", 0, 3_000)), 1):
        values = [start + rise * year for year in range(6)]
        places = [(x.place(year), y.place(value)) for year, value in enumerate(values)]
        lines.append(
            {
                "number": number,
                "mark": number,
                "dash": dash,
                "points": " ".join(f"{across},{up}" for across, up in places),
                "end": places[-1][1],
                "yearly": [
                    {"year": year, "x": places[year][0], "y": places[year][1],
                     "written": dollars(value)}
                    for year, value in enumerate(values)
                ],
            }
        )  # fmt: skip
    return {"across": x, "up": y, "zero": y.place(0), "lines": lines}


def _map() -> dict[str, Any]:
    """Three square states: the highest, the reader's own, and one that is not published."""
    square = "M{} 100h200v150h-200z"
    states: list[dict[str, Any]] = [
        {"name": "Eastland", "said": "$61,000", "shade": 5, "opacity": "1", "rank": "1"},
        {"name": "Midland", "said": "$44,000", "shade": 1, "opacity": ".16", "rank": "2"},
        {"name": "Westland", "said": "not published", "shade": 0, "opacity": "", "rank": ""},
    ]
    for at, state in enumerate(states):
        state |= {"href": "#", "path": square.format(100 + 250 * at), "own": at == 1}
    return {
        "states": states,
        "first": states[:2],
        "others": states[2:],
        "own": states[1],
        "unpublished": 1,
        "occupation": "samples",
        "finding": "Highest in Eastland, lowest in Midland.",
        "legend": [{"label": "under $50,000", "shade": 1, "opacity": ".16", "count": 1},
                   {"label": "$50,000 or more", "shade": 5, "opacity": "1", "count": 1}],
    }  # fmt: skip
