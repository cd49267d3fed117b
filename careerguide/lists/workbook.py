"""Sends a table as a workbook: numbers as numbers, unknowns by their reason, and beside them a
sheet that says what each column is and where its figures come from."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import FileResponse
from django.utils import timezone

from careerguide.lists.csvfile import safe
from careerguide.lists.schema import DataField, Reason, Sheet
from careerguide.lists.xlsx import TYPE, Page, workbook
from careerguide.pages.slots import filler

NARROWEST, WIDEST, LOOKED_AT = 9, 48, 60
"""Widths of columns in letters, and the rows by which they go."""


def xlsx_response(name: str, sheet: Sheet, address: str, rows: int | None = None) -> FileResponse:
    """A download named `name`.xlsx of the page at `address`; `rows` is of how many the lines are
    the first, None for all."""
    table = [list(map(safe, sheet.names)), *(_cells(sheet.fields, line) for line in sheet.lines)]
    about = [list(map(safe, line)) for line in _about(sheet, address, len(table) - 1, rows)]
    file = workbook([
        Page("Table", _widths(table[:LOOKED_AT]), table),
        Page("About this table", _widths(about), about, headed=False),
    ])  # fmt: skip
    # As a file, which no memory of pages keeps.
    return FileResponse(
        io.BytesIO(file), as_attachment=True, filename=f"{name}.xlsx", content_type=TYPE
    )


def _cells(fields: Sequence[DataField], line: Sequence[Any]) -> list[Any]:
    """Values of a column's own kind; a reason stands as text, which sums and means pass over."""
    return [
        safe(cell if isinstance(cell, Reason) else field.value(cell))
        for field, cell in zip(fields, line, strict=True)
    ]


def _widths(lines: Sequence[Sequence[Any]]) -> list[int]:
    """Each column as wide as what stands in it, within bounds."""
    longest = [0] * max(map(len, lines))
    for line in lines:
        for at, cell in enumerate(line):
            longest[at] = max(longest[at], len(str(cell)))
    return [min(max(width + 2, NARROWEST), WIDEST) for width in longest]


def _about(sheet: Sheet, address: str, shown: int, rows: int | None) -> Iterator[list[Any]]:
    """What the table is, and a line for each of its columns."""
    named = filler("names of releases")
    names: dict[str, str] = named() if named else {}
    yield ["From", address]
    yield ["Downloaded", timezone.localdate()]
    yield ["Rows", shown]
    if rows is not None and rows > shown:
        yield ["Of", rows, "the first in the order of the page"]
    unknown = (
        "An empty cell, or words in a column of numbers, is a figure that is not known; the words"
        " say why. It is never zero."
    )
    yield ["Unknown", unknown]
    yield []
    yield ["Column", "What it is", "Unit", "Where empty", "Sources"]
    for one in sheet.fields:
        about = ". ".join(filter(None, (str(one.label), str(one.about))))
        sources = "; ".join(names[slug] for slug in one.sources if slug in names)
        yield [one.name, about, str(one.unit), str(one.missing), sources]
