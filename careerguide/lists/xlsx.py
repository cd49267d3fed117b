"""Writes a workbook: sheets of plain cells, in the few parts of Office Open XML that these need.

openpyxl takes six times as long for each cell, and a reader waits for some 50,000.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767
"""Letters that fit a cell."""
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FIRST_DAY = date(1899, 12, 30)
"""From which a workbook counts days."""
BOLD, DAY = 1, 2
"""Styles of cells, by their places in STYLES."""
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


@dataclass(frozen=True)
class Page:
    """A sheet of the workbook: its name, the widths of its columns in letters, and its lines, of
    which the first is in bold and stays in sight if `headed`."""

    name: str
    widths: Sequence[int]
    lines: Iterable[Sequence[Any]]
    headed: bool = True


def workbook(pages: Sequence[Page]) -> bytes:
    """The file. Numbers and dates stay such, None is empty, all else is text that no program takes
    for a formula."""
    numbers = range(1, len(pages) + 1)
    sheets = "".join(
        f'<sheet name="{_text(page.name[:31])}" sheetId="{n}" r:id="r{n}"/>'
        for n, page in zip(numbers, pages, strict=True)
    )
    parts = {f"xl/worksheets/sheet{n}.xml": _sheet(page) for n, page in zip(numbers, pages,
                                                                          strict=True)}  # fmt: skip
    related = "".join(_related(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    typed = "".join(_typed(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers)
    parts |= {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}'
        "</sheets></workbook>",
        "xl/styles.xml": STYLES,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}'
        f"{_related('s', 'styles', 'styles.xml')}</Relationships>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">'
        f"{_related('w', 'officeDocument', 'xl/workbook.xml')}</Relationships>",
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{_typed('/xl/workbook.xml', 'sheet.main')}{_typed('/xl/styles.xml', 'styles')}{typed}"
        "</Types>",
    }
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=3) as packed:
        for name in sorted(parts):
            packed.writestr(name, DECLARED + parts[name])
    return file.getvalue()


def _related(number: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _typed(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{KIND}.{kind}+xml"/>'


def _sheet(page: Page) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(page.widths, 1)
    )
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetView workbookViewId="0">{frozen if page.headed else ""}</sheetView>'
    width = len(page.widths)
    columns = [_letters(at) for at in range(width)]
    rows = (
        _row(n, line, columns, _head if page.headed and n == 1 else _cell)
        for n, line in enumerate(page.lines, 1)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><sheetViews>{view}</sheetViews><cols>{widths}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _letters(at: int) -> str:
    """What a column is called, from 0: A to Z, AA and on."""
    more, last = divmod(at, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + last)


def _row(n: int, line: Sequence[Any], columns: Sequence[str], written: Any) -> str:
    # Zipped without a look at the lengths: a line may be shorter than the widest.
    cells = [written(value, f"{column}{n}") for value, column in zip(line, columns, strict=False)]
    return f'<row r="{n}">{"".join(cells)}</row>'


def _head(value: Any, at: str) -> str:
    return f'<c r="{at}" s="{BOLD}" t="inlineStr"><is><t>{_text(str(value))}</t></is></c>'


def _cell(value: Any, at: str) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float | Decimal):
        return f'<c r="{at}"><v>{value}</v></c>' if isfinite(value) else ""
    if isinstance(value, date):
        return f'<c r="{at}" s="{DAY}"><v>{(value - FIRST_DAY).days}</v></c>'
    return _cell(str(value), at)


def _text(value: str) -> str:
    """As XML can hold it, no longer than a cell may be."""
    if len(value) > LONGEST:
        value = f"{value[: LONGEST - 1]}…"
    return escape(NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value), {'"': "&quot;"})
