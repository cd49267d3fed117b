"""The style guide at /styleguide/: every component with sample words, in debug only."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careerguide.charts.dots import Datum, plot
from careerguide.charts.frame import Table, across, month_ticks, ticks, up
from careerguide.charts.ranges import Ranges, ranges
from careerguide.charts.series import Bar, Line, bars, line
from careerguide.lists.comparison import Compared, Figure, Group, Row, marked
from careerguide.lists.fields import Field, Option
from careerguide.lists.paging import MOST_COMPARED, Heading, PageLink
from careerguide.lists.sidebyside import letters, written
from careerguide.pages.numbers import brief_dollars, count, dollars, plain

SORT = (Option("price", "Price, lowest first", chosen=True), Option("months", "Length"))
AWARDS = ("Certificate under 12 weeks", "Certificate, 12 weeks to 1 year", "Associate’s degree")
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

COLOURS = {
    "Ground and words": (
        "paper",
        "raised",
        "surface",
        "surface-2",
        "ink",
        "ink-2",
        "rule",
        "rule-strong",
        "edge",
    ),
    "What counts": ("accent", "on-accent", "accent-soft", "warn", "warn-soft", "bad", "bad-soft"),
    "Routes and marks": (
        "r1",
        "r1-soft",
        "r2",
        "r2-soft",
        "r3",
        "r3-soft",
        "own",
        "mark-1",
        "mark-2",
        "mark-3",
        "mark-4",
    ),
    "The town": (
        "sky-1",
        "sky-2",
        "sun",
        "far",
        "mid",
        "near",
        "ground",
        "wall",
        "wall-2",
        "roof",
        "roof-2",
        "glass",
        "dark",
        "lane",
        "skin-1",
        "skin-2",
        "skin-3",
    ),
}
"""The tokens of colour in site.css, by what they are for."""
ROUTES = (
    ("cheapest", "Cheapest to try"),
    ("surest", "Surest"),
    ("best-paid", "Best pay after"),
    ("", "On your own"),
)
"""What a route is best at, by the class that gives its colour and shape."""

Context = dict[str, Any]
"""Sample words, which only a template reads."""


def link(label: str, **more: str | bool) -> dict[str, str | bool]:
    """A link, tab or chip that leads nowhere."""
    words = dict.fromkeys(("label", "title", "name"), label)
    return {**words, "href": "#", "remove_href": "#", "current": False, **more}


def side_by_side() -> Context:
    """Two made-up programs compared: a figure that is surely best, and one that is not known."""
    names = ("Medical Coding Certificate", "Health Information Management")
    price = [
        Figure("$5,432", 5432, 5432, source="IPEDS IC 2024–25"),
        Figure("$16,240–18,900", 16240, 18900, source="IPEDS IC 2024–25"),
    ]
    books = [Figure("not reported", missing=True)] * 2
    rows = [
        Row("Tuition and fees", price, "lowest", "in-state, whole program"),
        Row("Books", books, "lowest"),
    ]
    return {
        "compared": [
            Compared("#", name, "a school", name, "#", letter)
            for name, letter in zip(names, letters(2), strict=True)
        ],
        "compared_groups": written(
            [Group("Cost", [marked(row, row.figures) for row in rows])], letters(2)
        ),
    }


def samples() -> Context:
    """What the components of templates/components take, with made-up words."""
    numbers = ("1", "", "4", "5", "6", "", "9")
    return {
        **side_by_side(),
        "colours": COLOURS,
        "routes": ROUTES,
        "crumbs": [link("Home")],
        "tabs": [link("Hourly", current=True), link("Annual")],
        "pages": [PageLink(number, "#", number == "5") for number in numbers],
        "previous": "#",
        "next": "#",
        "fields": [
            Field("q", "Words", hint="School, city, field or job"),
            Field("place", "Place", "select", options=(Option("MA", "Massachusetts"),)),
        ],
        "more_fields": [
            Field(
                "cost_max",
                "Highest price",
                "number",
                "cheap",
                error="Write the price as a number, such as 5000.",
                prefix="$",
                unknown=False,
                unknown_name="cost_unknown",
            ),
            Field(
                "award",
                "Award",
                "checks",
                options=tuple(Option(str(n), label) for n, label in enumerate(AWARDS)),
                open=True,
            ),
        ],
        "sort_field": Field("sort", "Sort by", "select", options=SORT, form="filters"),
        "chips": [link("Massachusetts"), link("Certificate")],
        "clear_href": "#",
        "summary": "2 programs",
        "headings": [
            Heading("Program", "#"),
            Heading("Price", "#", "ascending", numeric=True),
            Heading("Length", "#", numeric=True),
            Heading("Compare"),
        ],
        "sizes": [link("25", current=True), link("50")],
        "exports": [link("CSV"), link("JSON")],
        "picks": [link("Bunker Hill: Medical Coding"), link("Fisher College")],
        "limit": MOST_COMPARED,
        "compare_href": "",
        "suggestions": [link("Drop “highest price $2,000”", count="12 programs")],
        "source": {
            "publisher": "US Bureau of Labor Statistics",
            "release": "OEWS, May 2025",
            "href": "#",
        },
    }


def chart_samples() -> Context:
    """One chart of every kind with made-up figures."""
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


def _chart(name: str, plot: Ranges | Line | list[Bar] | Context | None) -> Context:
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


def _dots() -> Context:
    x, y = across(ticks(0, 95_000), brief_dollars, "price"), up(month_ticks(60), plain, "months")
    return plot(PROGRAMS, x, y, lambda names: {"href": "#", "said": ", ".join(names)})


def _curves() -> Context:
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


def _map() -> Context:
    """Three square states: the highest, the reader's own, and one that is not published."""
    square = "M{} 100h200v150h-200z"
    states: list[Context] = [
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


def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component and chart on one page."""
    return render(request, "styleguide.html", samples() | chart_samples())
