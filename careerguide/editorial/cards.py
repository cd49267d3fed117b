"""The admin's lists on a phone: rows are cards, so each cell says what no heading above it can."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = Library()
TICK = "action-checkbox"
OPENING = len("<td")
NOTHING = (">-</td>", ">–</td>")


@register.filter
def labelled(cells: Iterable[str], headers: Iterable[dict[str, Any]]) -> Iterator[SafeString]:
    """A row's cells as Django's list writes them, each with its heading as `data-label`, and with
    `data-empty` where it says nothing; the box to tick has neither."""
    for cell, header in zip(cells, headers, strict=True):
        label = ""
        if TICK not in header["class_attrib"]:
            label = format_html(' data-label="{}"', header["text"])
            label += " data-empty" if cell.endswith(NOTHING) else ""
        # The cell is Django's own markup, and the heading is escaped.
        yield mark_safe(cell[:OPENING] + label + cell[OPENING:])  # noqa: S308
