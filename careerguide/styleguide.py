"""The style guide at /styleguide/: every component with sample words, in debug only."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careerguide.chart_samples import chart_samples
from careerguide.lists.comparison import Compared, Figure, Group, Row, marked, written
from careerguide.lists.fields import Field, Option
from careerguide.lists.paging import MOST_COMPARED, Heading, PageLink

SORT = (Option("price", "Price, lowest first", chosen=True), Option("months", "Length"))
AWARDS = ("Certificate under 12 weeks", "Certificate, 12 weeks to 1 year", "Associate’s degree")


def link(label: str, **more: Any) -> dict[str, Any]:
    words = dict.fromkeys(("label", "title", "name"), label)
    return {**words, "href": "#", "remove_href": "#", "current": False, **more}


def side_by_side() -> dict[str, Any]:
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
        "compared": [Compared("#", name, "a school", name, "#") for name in names],
        "compared_groups": [written(Group("Cost", [marked(row, row.figures) for row in rows]))],
    }


def samples() -> dict[str, Any]:
    numbers = ("1", "", "4", "5", "6", "", "9")
    return {
        **side_by_side(),
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


def styleguide(request: HttpRequest) -> HttpResponse:
    return render(request, "styleguide.html", samples() | chart_samples())
