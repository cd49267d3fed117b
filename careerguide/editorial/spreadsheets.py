"""Tables that staff send and fetch: CSV and XLSX, in UTF-8, without formulas that run, and what
the text of one cell means.

Files are read as releases are (careerguide/releases/files.py), so damage is told in the same words.
"""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from careerguide.releases.errors import LoadError, RowError
from careerguide.releases.files import Table, open_table

FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Content type by the end of a file's name."""
LARGEST = 2 * 1024 * 1024
"""Bytes of a file that is taken in, and an eighth of what a workbook may unpack to."""
MOST_ROWS = 2000
MOST_COLUMNS = 50
LONGEST_CELL = 32_767
"""Letters that fit a cell of a workbook."""
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
DECIMAL = re.compile(r"-?\$?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
WHOLE = re.compile(r"\d{1,9}", re.ASCII)
ANSWERS = {"": None, "yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
LARGEST_SMALL = 32_767
SHOWN = 40
"""Letters of a wrong cell that are told back."""


@dataclass(frozen=True)
class Line:
    """A row's texts under the header, its line in the file, and what stands beyond the header."""

    number: int
    texts: list[str]
    beyond: str


@dataclass(frozen=True)
class Grid:
    """What a file says: its columns in small letters, and its rows that are not blank."""

    columns: list[str]
    lines: list[Line]


def harmless(text: str) -> str:
    """`text` with an apostrophe in front where a spreadsheet could run it; `original` undoes it."""
    return f"'{text}" if text.lstrip("'").startswith(RUNS) else text


def original(text: str) -> str:
    """`text` as it was before `harmless`."""
    bare = text.removeprefix("'")
    return bare if bare != text and bare.lstrip("'").startswith(RUNS) else text


def plain(text: str) -> str:
    """As forms keep text: no space around it, line ends of one kind."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def cell_text(value: object) -> str:
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


def whole(text: str) -> int | None:
    """A whole number of zero or more; None where blank. Raises RowError for anything else."""
    if not text:
        return None
    if not WHOLE.fullmatch(text):
        raise RowError(_("Write a whole number, not “%s”.") % text[:SHOWN])
    return int(text)


def small(text: str) -> int | None:
    """As `whole`, raising RowError also for what not every database keeps in two bytes."""
    value = whole(text)
    if value is not None and value > LARGEST_SMALL:
        raise RowError(_("Write a whole number of at most %d.") % LARGEST_SMALL)
    return value


def decimal(text: str) -> Decimal | None:
    """A number such as 425, 61.5 or $1,500.00; None where blank. Raises RowError for others."""
    if not text:
        return None
    if not DECIMAL.fullmatch(text):
        raise RowError(_("Write a number as 425 or 425.00, not “%s”.") % text[:SHOWN])
    return Decimal(text.replace("$", "").replace(",", ""))


def yes_no(text: str) -> bool | None:
    """Whether it is so; None where blank: not known. Raises RowError for other words."""
    if text.lower() not in ANSWERS:
        raise RowError(_("Write yes, no, or nothing where it is not known."))
    return ANSWERS[text.lower()]


def read(data: bytes, form: str) -> Grid:
    """The table in a file of one of FORMATS. Raises LoadError for one that can't be taken in."""
    with tempfile.NamedTemporaryFile(suffix=f".{form}") as file:
        file.write(data)
        file.flush()
        with open_table(Path(file.name), limit=8 * LARGEST) as table:
            return _grid(table)


def _grid(table: Table) -> Grid:
    """Raises LoadError for a table with no rows, or more rows or columns than are taken in."""
    columns = [name.lower() for name in table.header]
    while columns and not columns[-1]:
        columns.pop()
    if len(columns) > MOST_COLUMNS:
        raise LoadError(_("it has more than %d columns") % MOST_COLUMNS)
    lines: list[Line] = []
    width = len(columns)
    for number, cells in table.rows:
        texts = [cell_text(cell) for cell in cells]
        if not any(texts):
            continue
        if len(lines) == MOST_ROWS:
            raise LoadError(_("it has more than %d rows") % MOST_ROWS)
        blank = [""] * (width - len(texts))
        lines.append(Line(number, texts[:width] + blank, " ".join(texts[width:]).strip()))
    if not lines:
        raise LoadError(_("it has no rows below its header"))
    return Grid(columns, lines)


def write(columns: Sequence[str], rows: Iterable[Sequence[str | Decimal]], form: str) -> bytes:
    """A file of one of FORMATS. Raises ValueError where a text is too long for a workbook."""
    shown = [[_shown(value) for value in row] for row in rows]
    return {"csv": _csv, "xlsx": _xlsx}[form]([list(columns), *shown])


def _shown(value: str | Decimal) -> str | Decimal:
    return value if isinstance(value, Decimal) else harmless(value)


def _csv(rows: list[list[str | Decimal]]) -> bytes:
    """With a byte order mark, by which spreadsheet programs know UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[list[str | Decimal]]) -> bytes:
    """Raises ValueError where a text is longer than a workbook's cell can be."""
    if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for row in rows for cell in row):
        raise ValueError(_("A text is too long for a workbook; take CSV."))
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("�", c) if isinstance(c, str) else c for c in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
