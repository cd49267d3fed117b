"""A comparison as its table shows it (templates/components/comparison.html)."""

from dataclasses import dataclass
from typing import Any

from careerguide.lists.comparison import Figure, Group, Row
from careerguide.lists.rows import write_rows


@dataclass(frozen=True)
class Compared:
    """One thing compared, as the head of its column.

    `said` is what a screen reader hears is removed: the head alone may name two things.
    """

    href: str
    head: str
    sub: str
    said: str
    remove_href: str


def written(group: Group) -> dict[str, Any]:
    """A group as its template shows it, each row's cells as HTML."""
    return {
        "label": group.label,
        "rows": [
            {
                "label": row.label,
                "note": row.note,
                "differs": row.differs,
                "cells": write_rows(
                    "components/_compared_cell.html", (_cell(f, row) for f in row.figures)
                ),
            }
            for row in group.rows
        ],
    }


def _cell(figure: Figure, row: Row) -> dict[str, Any]:
    """`label` names the figure where the row's own head is out of sight, on phones."""
    unknown = figure.missing or (row.prefer and not figure.known)
    return {
        "label": ", ".join(filter(None, (row.label, row.note))),
        "css": "unknown" if unknown else "value wrap",
        "text": figure.text,
        "lowest": figure.best and row.prefer == "lowest",
        "highest": figure.best and row.prefer == "highest",
        "note": figure.note,
        "flag": figure.flag,
        "source": figure.source if figure.known else "",
    }
