"""Two to four routes side by side, each figure marked best only where it surely is."""

from typing import Any

from django.utils.translation import gettext as _

from careerguide.core.comparison import Figure, Row, marked
from careerguide.paths.plan.plan import Plan
from careerguide.paths.plan.written import Words
from careerguide.paths.planner.ranking import is_complete
from careerguide.paths.planner.routes import Result, Span


def side_by_side(plan: Plan, words: Words) -> dict[str, Any] | None:
    """Heads of the columns and rows of cells; None while nothing is picked."""
    results = plan.side_by_side
    if not results:
        return None
    written = [words.row(result, number=at) for at, result in enumerate(results, 1)]
    rows = [
        _row(_("Total cost"), "lowest", "cost", written, results, [r.cost for r in results]),
        _row(_("Before the first pay"), "lowest", "up_front", written, results,
             [r.up_front for r in results]),
        _row(_("Months to the first pay"), "lowest", "first_pay", written, results,
             [r.first_pay for r in results]),
        _row(_("Pay at the start"), "", "start", written, results, [None] * len(results)),
        _row(_("Pay later"), "", "later", written, results, [None] * len(results)),
        _row(_("Paid back"), "", "payback", written, results, [None] * len(results)),
        _row(_("Net gain"), "highest", "gain", written, results, [r.gain for r in results]),
    ]  # fmt: skip
    return {"items": written, "rows": rows, "enough": len(results) > 1}


def _row(
    label: str, prefer: str, key: str, written: list[dict[str, Any]], results: list[Result],
    spans: list[Span | None],
) -> dict[str, Any]:  # fmt: skip
    figures = []
    for text, result, span in zip(written, results, spans, strict=True):
        whole = span is not None and is_complete(result) and not result.route.unknown_costs
        ends = (span.low, span.high) if whole and span else (None, None)
        figures.append(Figure(text[key], *ends))
    row = marked(Row(label, figures, prefer))
    return {"label": label, "cells": [{"text": f.text, "best": f.best} for f in row.figures]}
