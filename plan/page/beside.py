"""Two to four routes side by side, and the tray of those picked."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.lists.comparison import Compared, Figure, Group, Row, marked
from careerguide.lists.sidebyside import WrittenGroup, written
from careerguide.words.data_text import joined
from plan.page.charts import Curves, curves
from plan.page.shown import RouteRow
from plan.page.words import Words
from plan.plan import Plan
from plan.query import MOST_SIDE_BY_SIDE
from plan.results import Result
from plan.routes import Span


class SideBySide(TypedDict):
    """Heads of the columns and their lines; `enough` where there are two or more."""

    items: list[Compared]
    groups: list[WrittenGroup]
    enough: bool


class Pick(TypedDict):
    """A route picked for comparison, and the address without it."""

    name: str
    remove_href: str


class Tray(TypedDict):
    """The picks, and how many there may be."""

    picks: list[Pick]
    limit: int


def curves_of(plan: Plan, compared: SideBySide | None) -> Curves | None:
    """Their money over the years; None with fewer than two."""
    if not compared or not compared["enough"]:
        return None
    return curves(plan, plan.side_by_side, [item.head for item in compared["items"]])


def side_by_side(plan: Plan, words: Words, labels: Mapping[str, str]) -> SideBySide | None:
    """Heads of the columns and rows of cells; None while nothing is picked."""
    results = plan.side_by_side
    if not results:
        return None
    shown = [words.row(result) for result in results]
    years = {"years": plan.query.years}
    lines: list[tuple[str, str, list[str], Sequence[Span | None]]] = [
        (_("Total cost, %(years)s years") % years, "lowest", [row["total"] for row in shown],
         [r.cost for r in results]),
        (_("Before the first pay"), "lowest", [row["up_front"] for row in shown],
         [r.up_front for r in results]),
        (_("First pay after"), "lowest", [row["first_pay"] for row in shown],
         [r.first_pay for r in results]),
        (labels["pay_label"], "", [row["start"] for row in shown],
         [r.start_hourly for r in results]),
        (labels["later_label"], "", [row["later"] for row in shown],
         [r.later_hourly for r in results]),
    ]  # fmt: skip
    if plan.gains_known and not plan.target.no_pay:
        lines += [
            (_("Paid back after, if hired"), "", [row["payback"] for row in shown],
             [r.gain for r in results]),
            (_("Net gain if hired, %(years)s years") % years, "highest",
             [row["gain"] for row in shown], [r.gain for r in results]),
            (_("Worth it if at least"), "",
             [" ".join((row["needed"], row["needed_of"], row["needed_do"])) for row in shown],
             [r.gain for r in results]),
        ]  # fmt: skip
    return {
        "items": [_item(row) for row in shown],
        "groups": written(
            [Group("", [_row(*line, results) for line in lines])],
            [_("Route %(n)s") % {"n": row["number"]} for row in shown],
        ),
        "enough": len(results) > 1,
    }


def tray(compared: SideBySide | None) -> Tray:
    """The routes picked so far; their comparison stands on the same page."""
    items = compared["items"] if compared else []
    picks: list[Pick] = [{"name": item.head, "remove_href": item.remove_href} for item in items]
    return {"picks": picks, "limit": MOST_SIDE_BY_SIDE}


def _item(row: RouteRow) -> Compared:
    """The head of a column."""
    return Compared(
        href=row["href"] or row["certification_href"],
        head=joined(". ", (str(row["number"]), row["heading"])),
        sub=row["school"],
        said=joined(", ", filter(None, (row["heading"], row["school"]))),
        remove_href=row["remove_href"],
    )


def _row(
    label: str, prefer: str, texts: list[str], spans: Sequence[Span | None], results: list[Result]
) -> Row:
    """A line; a route with anything unknown shows its figure, but is not judged by it."""
    figures = [
        Figure(text, span.low, span.high) if span else Figure(text, missing=True)
        for text, span in zip(texts, spans, strict=True)
    ]
    judged = [
        Figure(figure.text) if result.route.unknown_costs or result.route.alone else figure
        for figure, result in zip(figures, results, strict=True)
    ]
    return marked(Row(label, figures, prefer), judged)
