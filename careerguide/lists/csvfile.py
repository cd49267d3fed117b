"""Send rows as CSV, a part at a time, whatever their number."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse

from careerguide.lists.schema import Sheet

BOM = "\N{BYTE ORDER MARK}"
FORMULAS = frozenset("=+-@\t\r\n\v\f\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
                     "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}")  # fmt: skip
"""What a spreadsheet may take a formula to begin with."""
PART = 32_768
"""Characters sent together: each part is compressed, and handed to the server, on its own."""


def safe(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front.

    Some pass over what breaks a line first, and some take full-width signs for the plain ones.
    """
    if isinstance(value, str) and value and value[0] in FORMULAS:
        return f"'{value}"
    return value


def csv_response(name: str, sheet: Sheet) -> StreamingHttpResponse:
    """A download named `name`.csv; None is an empty cell.

    It begins with the mark by which spreadsheets know UTF-8, else they garble apostrophes.
    """

    def parts() -> Iterator[str]:
        text = io.StringIO(newline="")
        text.write(BOM)
        writer = csv.writer(text)
        writer.writerow(sheet.names)
        for row in sheet.lines:
            writer.writerow([safe(value) for value in row])
            if text.tell() > PART:
                yield text.getvalue()
                text.seek(0)
                text.truncate()
        yield text.getvalue()

    response = StreamingHttpResponse(parts(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
