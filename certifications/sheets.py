"""Spreadsheets that staff send and fetch: CSV and XLSX, in UTF-8, without formulas that run.

Files are read as releases are (core/loading/files.py), so damage is told in the same words.
"""

import csv
import io
import tempfile
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import tablib
from django.utils.translation import gettext as _
from import_export.formats import base_formats
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from careerguide.releases.errors import LoadError
from careerguide.releases.files import Row, open_table

LARGEST = 2 * 1024 * 1024
"""Bytes of a file that is taken in, and an eighth of what a workbook may unpack to."""
MOST_ROWS = 2000
MOST_COLUMNS = 50
LONGEST_CELL = 32_767
"""Letters that fit a cell of a workbook."""
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LINE, BEYOND = "(line)", "(beyond)"
"""Columns of every dataset read here: a row's line in the file, and cells beyond the header."""


def harmless(text: str) -> str:
    """`text` with an apostrophe in front where a spreadsheet could run it; `original` undoes it."""
    return f"'{text}" if text.lstrip("'").startswith(RUNS) else text


def original(text: str) -> str:
    bare = text.removeprefix("'")
    return bare if bare != text and bare.lstrip("'").startswith(RUNS) else text


def plain(text: str) -> str:
    """As forms keep text: no space around it, line ends of one kind."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def cell_text(value: Any) -> str:
    """What a cell says. A workbook keeps 2026 as a number and 2026-02-14 as a date."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return original(plain(str(value)))


class Sheet(base_formats.TablibFormat):
    """A format whose rows are text and know their line, as a spreadsheet numbers them."""

    suffix = ""

    def create_dataset(self, in_stream: bytes, **kwargs: Any) -> tablib.Dataset:
        with tempfile.NamedTemporaryFile(suffix=self.suffix) as file:
            file.write(in_stream)
            file.flush()
            with open_table(Path(file.name), limit=8 * LARGEST) as table:
                return _dataset(table.header, table.rows)

    def get_title(self) -> str:
        return self.suffix.removeprefix(".")

    def get_extension(self) -> str:
        return self.get_title()

    def can_import(self) -> bool:
        return True

    can_export = can_import


def _dataset(header: list[str], lines: Iterable[Row]) -> tablib.Dataset:
    names = [name.lower() for name in header]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise LoadError(_("it has more than %d columns") % MOST_COLUMNS)
    rows = tablib.Dataset(headers=[*names, LINE, BEYOND])
    for line, cells in lines:
        texts = [cell_text(cell) for cell in cells]
        if not any(texts):
            continue
        if len(rows) == MOST_ROWS:
            raise LoadError(_("it has more than %d rows") % MOST_ROWS)
        held = texts[: len(names)] + [""] * (len(names) - len(texts))
        rows.append([*held, line, " ".join(texts[len(names) :]).strip()])
    return rows


class CsvSheet(Sheet):
    suffix = ".csv"
    CONTENT_TYPE = "text/csv; charset=utf-8"

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        """With a byte order mark, by which spreadsheet programs know UTF-8."""
        text = io.StringIO(newline="")
        csv.writer(text).writerows([dataset.headers, *(map(_shown, row) for row in dataset)])
        return text.getvalue().encode("utf-8-sig")


class XlsxSheet(Sheet):
    suffix = ".xlsx"
    CONTENT_TYPE = base_formats.XLSX.CONTENT_TYPE

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.append(dataset.headers)
        for row in dataset:
            cells = [_shown(value) for value in row]
            if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
                raise ValueError(_("A text is too long for a workbook; take CSV."))
            sheet.append(
                [ILLEGAL_CHARACTERS_RE.sub("�", c) if isinstance(c, str) else c for c in cells]
            )
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()


def _shown(value: Any) -> Any:
    """Amounts stay numbers, to be added up; all else is text."""
    return value if isinstance(value, Decimal) else harmless(str(value))
