"""Two to four routes side by side, each figure marked best only where it surely is."""

from typing import Any

from django.utils.translation import gettext as _

from careerguide.lists.comparison import Compared, Figure, Group, Row, marked, written
from plan.page.written import Words
from plan.plan import Plan
from plan.query import MOST_SIDE_BY_SIDE
from plan.ranking import is_complete
from plan.routes import Result, Span


def side_by_side(plan: Plan, words: Words) -> dict[str, Any] | None:
    """Heads of the columns and rows of cells; None while nothing is picked."""
    results = plan.side_by_side
    if not results:
        return None
    shown = [words.row(result) for result in results]
    years = {"years": plan.query.years}
    rows = [
        _row(_("Total cost, %(years)s years") % years, "lowest", "cost", shown, results,
             [r.cost for r in results]),
        _row(_("Before the first pay"), "lowest", "up_front", shown, results,
             [r.up_front for r in results]),
        _row(_("First pay after"), "lowest", "first_pay", shown, results,
             [r.first_pay for r in results]),
        _row(_("Hourly pay at first"), "", "start", shown, results,
             [r.start_hourly for r in results]),
        _row(_("Hourly pay later"), "", "later", shown, results, [r.later_hourly for r in results]),
        _row(_("Paid back after"), "", "payback", shown, results, [r.gain for r in results]),
        _row(_("Net gain, %(years)s years") % years, "highest", "gain", shown, results,
             [r.gain for r in results]),
    ]  # fmt: skip
    return {
        "items": [_item(row) for row in shown],
        "groups": [written(Group("", rows))],
        "enough": len(results) > 1,
    }


def tray(compared: dict[str, Any] | None) -> dict[str, Any]:
    """The routes picked so far; their comparison stands on the same page."""
    items = compared["items"] if compared else []
    picks = [{"name": item.head, "remove_href": item.remove_href} for item in items]
    return {"picks": picks, "limit": MOST_SIDE_BY_SIDE}


def _item(row: dict[str, Any]) -> Compared:
    """The head of a column."""
    return Compared(
        href=row["href"] or row["certification_href"],
        head=f"{row['number']}. {row['title']}",
        sub=row["provider"],
        said=_said(row),
        remove_href=row["remove_href"],
    )


def _said(row: dict[str, Any]) -> str:
    return ", ".join(filter(None, (row["title"], row["provider"])))


def _row(
    label: str, prefer: str, key: str, shown: list[dict[str, Any]], results: list[Result],
    spans: list[Span | None],
) -> Row:  # fmt: skip
    """A line; a route with anything unknown shows its figure, but is not judged by it."""
    figures = [
        Figure(text[key], span.low, span.high) if span else Figure(text[key], missing=True)
        for text, span in zip(shown, spans, strict=True)
    ]
    judged = [
        figure if is_complete(result) and not result.route.unknown_costs else Figure(figure.text)
        for figure, result in zip(figures, results, strict=True)
    ]
    return marked(Row(label, figures, prefer), judged)
